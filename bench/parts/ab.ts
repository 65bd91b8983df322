/** Two builds of our own client against each other: what "costs no more than" means. Runs only when asked for, with `--against FOLDER`. */
import type { Context } from '../lib/context.ts';
import { Random } from '../lib/random.ts';
import { type Line, line, type PartResult, show } from '../lib/report.ts';
import { bootstrapMedian, ratios } from '../lib/stats.ts';
import { type Contender, type Measured, runRounds, series } from './load.ts';
import { loadTable, workloads } from './single.ts';

/** Microseconds of CPU for each command that a change may add. */
const ALLOWED = 0.1;
const cpu = (result: Measured): number => result.cpu;

export async function ab(context: Context): Promise<PartResult> {
	const { quick, rounds, seed, against } = context.options;
	if (against === null) throw new Error('ab needs --against FOLDER: the dist/esm of the other build');
	const builds: Contender[] = [
		{ label: 'respool', client: 'respool', dist: context.dist },
		{ label: 'other', client: 'respool', dist: against },
	];
	const list = workloads(quick);
	const run = await runRounds(context, builds, list, rounds ?? (quick ? 6 : 30));
	const random = new Random(seed + 4);
	const notes: string[] = [];
	const lines: Line[] = list.flatMap(({ name }) => {
		const own = series(run, 'respool', name, cpu);
		const other = series(run, 'other', name, cpu);
		const added = own.map((value, i) => value - (other[i] as number));
		const { low, high } = bootstrapMedian(added, random);
		notes.push(
			`${name}: CPU added for each command, 95 % bootstrap interval of the median: ${show(low)} to ${show(high)} µs`,
		);
		return [
			line('', `${name}: CPU added against the other build`, added, { atMost: ALLOWED, unit: 'µs' }),
			line('', `${name}: CPU against the other build`, ratios(own, other)),
		];
	});
	return {
		part: 'ab',
		title: 'A/B · two builds',
		lines,
		tables: list.map(({ name }) => loadTable(run, name)),
		charts: [],
		notes: [...notes, `other: ${against}`],
		rounds: run.rounds,
	};
}
