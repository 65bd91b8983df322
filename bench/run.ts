/**
 * `npm run bench` — all parts; `npm run bench -- single decoder --quick --json --rounds 12`.
 * Tables on stdout (with `--json` the JSON instead), progress on stderr, JSON and SVG files under `bench/results/`.
 */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildCommit } from './lib/commit.ts';
import {
	benchFolder,
	buildScripts,
	type Context,
	environment,
	folderUrl,
	installPeers,
	type RunOptions,
	scriptPath,
	snapshotPackage,
} from './lib/context.ts';
import { Control } from './lib/control.ts';
import { type PartRecord, type PartResult, partText, recordText } from './lib/report.ts';
import { startServer } from './lib/server.ts';
import { chartSvg } from './lib/svg.ts';
import { ab } from './parts/ab.ts';
import { blocking } from './parts/blocking.ts';
import { decoder } from './parts/decoder.ts';
import { facade } from './parts/facade.ts';
import { latency } from './parts/latency.ts';
import { memory } from './parts/memory.ts';
import { pipeline } from './parts/pipeline.ts';
import { pool } from './parts/pool.ts';
import { pubsub } from './parts/pubsub.ts';
import { single } from './parts/single.ts';
import { typed } from './parts/typed.ts';

const parts: Readonly<Record<string, (context: Context) => Promise<PartResult>>> = {
	single,
	latency,
	decoder,
	memory,
	blocking,
	pipeline,
	pool,
	pubsub,
	facade,
	typed,
	ab,
};
/** What runs when no part is named. */
const standard = Object.keys(parts).filter((name) => name !== 'ab');

const usage = `npm run bench -- [${Object.keys(parts).join(' | ')} …]
  --rounds N        instead of each part's own number
  --quick           few and short rounds, results under bench/results/tmp
  --json            JSON on stdout instead of tables
  --seed N          of keys, values, corpora and order (1)
  --peers-only      without our own client
  --dist FOLDER     another build of it than dist/esm
  --against WHAT    the other build, for the part ab: its dist/esm, or a commit, which is built`;

async function readArguments(): Promise<{ names: string[]; dist: string | null; options: RunOptions }> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			rounds: { type: 'string' },
			seed: { type: 'string', default: '1' },
			quick: { type: 'boolean', default: false },
			json: { type: 'boolean', default: false },
			dist: { type: 'string' },
			against: { type: 'string' },
			'peers-only': { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		console.log(usage);
		process.exit(0);
	}
	const rounds = values.rounds === undefined ? null : Number(values.rounds);
	const seed = Number(values.seed);
	if (rounds !== null && !(Number.isInteger(rounds) && rounds > 0))
		throw new Error(`--rounds ${values.rounds}: a number from 1 up`);
	if (!Number.isInteger(seed)) throw new Error(`--seed ${values.seed}: an integer`);
	const all = values['peers-only'] ? standard.filter((name) => name !== 'typed') : standard;
	const names = positionals.length === 0 ? all : positionals;
	for (const name of names) if (!(name in parts)) throw new Error(`no part named ${name}\n${usage}`);
	const { quick, json, dist } = values;
	const against = values.against === undefined ? null : folderUrl(await otherBuild(values.against));
	return {
		names,
		dist: dist === undefined ? null : folderUrl(dist),
		options: { rounds, seed, quick, json, peersOnly: values['peers-only'], against },
	};
}

const say = (text: string): void => {
	if (process.stderr.isTTY) process.stderr.write(`\x1b[2K\r${text}`);
	else process.stderr.write(`${text}\n`);
};

const otherBuild = async (what: string): Promise<string> => (existsSync(what) ? what : buildCommit(what, say));

async function main(): Promise<void> {
	const { names, dist, options } = await readArguments();
	await installPeers(say);
	const built = options.peersOnly ? '' : (dist ?? (await snapshotPackage(say)));
	await buildScripts();
	// A short run is for the one who runs it: it does not overwrite the figures that are kept.
	const folder = join(benchFolder, 'results', options.quick ? 'tmp' : '');
	await mkdir(folder, { recursive: true });

	const server = await startServer();
	const control = await Control.open(server.host, server.port);
	const results: PartRecord[] = [];
	let failed = false;
	try {
		const version = await control.version();
		for (const name of names) {
			const part = parts[name] as (context: Context) => Promise<PartResult>;
			const before = await environment(version);
			const context: Context = {
				options,
				host: server.host,
				port: server.port,
				dist: built,
				startServer,
				script: scriptPath,
				say,
			};
			let result: PartResult;
			try {
				result = await part(context);
			} catch (error) {
				// One void part does not void the others; the run as a whole fails.
				failed = true;
				console.error(`\n${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
				continue;
			}
			const { charts, ...rest } = result;
			const record: PartRecord = { ...rest, options, environment: before };
			results.push(record);
			await writeFile(join(folder, `${name}.json`), recordText(record));
			for (const chart of charts) await writeFile(join(folder, `${chart.name}.svg`), chartSvg(chart));
			say('');
			const { node, cpu, cores } = before;
			if (!options.json) console.log(`${partText(result)}\n${node} · ${version} · ${cores} × ${cpu} · ${folder}\n`);
		}
	} finally {
		control.close();
		await server.stop();
	}
	if (options.json) console.log(`[${results.map(recordText).join(',')}]`);
	if (failed) process.exitCode = 1;
}

await main();
