/** Two builds of our own client against each other: what "costs no more than" means. Runs only when asked for, with `--against WHAT`. */
import type { Context } from '../lib/context.ts';
import { Random } from '../lib/random.ts';
import { type Line, line, type PartResult, show } from '../lib/report.ts';
import { bootstrapMedian, ratios } from '../lib/stats.ts';
import { type Contender, type Measured, runRounds, series, type Workload } from './load.ts';
import { loadTable, workloads } from './single.ts';

/** Microseconds of CPU for each command that a change may add. */
const ALLOWED = 0.1;
const cpu = (result: Measured): number => result.cpu;

/** What `own` costs more than `other`; `against` says in words what that is. */
export async function compare(
	context: Context,
	[own, other]: readonly [Contender, Contender],
	list: readonly Workload[],
	against: string,
): Promise<Omit<PartResult, 'part' | 'title'>> {
	const { quick, rounds, seed } = context.options;
	const run = await runRounds(context, [own, other], list, rounds ?? (quick ? 6 : 30));
	const random = new Random(seed + 4);
	const notes: string[] = [];
	const lines: Line[] = list.flatMap(({ name }) => {
		const ours = series(run, own.label, name, cpu);
		const theirs = series(run, other.label, name, cpu);
		const added = ours.map((value, i) => value - (theirs[i] as number));
		const { low, high } = bootstrapMedian(added, random);
		notes.push(
			`${name}: CPU added for each command, 95 % bootstrap interval of the median: ${show(low)} to ${show(high)} µs`,
		);
		return [
			line('', `${name}: CPU added against ${against}`, added, { atMost: ALLOWED, unit: 'µs' }),
			line('', `${name}: CPU against ${against}`, ratios(ours, theirs)),
		];
	});
	return { lines, tables: list.map(({ name }) => loadTable(run, name)), charts: [], notes, rounds: run.rounds };
}

export async function ab(context: Context): Promise<PartResult> {
	const { quick, against } = context.options;
	if (against === null) throw new Error('ab needs --against: the dist/esm of the other build, or a commit');
	const builds: readonly [Contender, Contender] = [
		{ label: 'respool', client: 'respool', dist: context.dist },
		{ label: 'other', client: 'respool', dist: against },
	];
	const { notes, ...rest } = await compare(context, builds, workloads(quick), 'the other build');
	return { part: 'ab', title: 'A/B · two builds', ...rest, notes: [...notes, `other: ${against}`] };
}
