/** The two libraries under test: stock ioredis, the control, and the facade. */
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Command, CommandClass, PipelineClass, Redis, RedisClass } from './loose-types.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What `import * as ioredis` yields. */
export interface Exports {
	readonly default: RedisClass;
	readonly Redis: RedisClass;
	readonly Command: CommandClass;
	readonly Pipeline: PipelineClass;
	readonly ScanStream: new (options: object) => NodeJS.ReadableStream;
	readonly ReplyError: new (message: string) => Error;
	readonly Cluster: new (nodes: readonly unknown[], options?: object) => Redis;
	readonly SentinelConnector: new (options: object) => object;
	readonly SentinelIterator: new (list: readonly object[]) => object;
	readonly AbstractConnector: abstract new (disconnectTimeout: number) => object;
	readonly print: (error: Error | null, reply?: unknown) => void;
}

export interface Subject {
	readonly name: 'stock' | 'facade';
	readonly exports: Exports;
	/** What another process can `require()`. */
	readonly main: string;
	/** What `require()` yields: the class itself. */
	required(): RedisClass & Record<string, unknown>;
	/** A file inside the package, as dependants require it: `built/utils`. */
	deep(path: string): Record<string, unknown>;
}

export type { Command };

/** Where stock ioredis 6 is: beside the benchmarks, unless the project has it itself. */
export function stockFolder(): string | undefined {
	const folders = [
		'node_modules/ioredis',
		'bench/node_modules/ioredis',
		'.cache/dependants/stock/node_modules/ioredis',
	];
	return folders.map((folder) => join(root, folder)).find((folder) => existsSync(join(folder, 'package.json')));
}

export async function stock(): Promise<Subject> {
	const folder = stockFolder();
	if (folder === undefined) throw new Error('No ioredis to compare with: npm --prefix bench ci');
	const require = createRequire(join(folder, 'package.json'));
	return {
		name: 'stock',
		exports: (await import(pathToFileURL(join(folder, 'built/index.js')).href)) as Exports,
		main: folder,
		required: () => require(folder) as RedisClass & Record<string, unknown>,
		deep: (path) => require(join(folder, path)) as Record<string, unknown>,
	};
}

let scratch: string | undefined;

/** The package of the override, installed beside respool. */
function overridden(): string {
	if (scratch === undefined) {
		const folder = mkdtempSync(join(tmpdir(), 'respool-override-'));
		process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
		cpSync(join(root, 'packages/ioredis'), join(folder, 'node_modules/ioredis'), { recursive: true });
		symlinkSync(root, join(folder, 'node_modules/respool'));
		scratch = join(folder, 'node_modules/ioredis');
	}
	return scratch;
}

export async function facade(): Promise<Subject> {
	const require = createRequire(import.meta.url);
	const built = join(root, 'dist/cjs/ioredis/index.js');
	return {
		name: 'facade',
		exports: (await import(pathToFileURL(join(root, 'src/ioredis/index.ts')).href)) as Exports,
		main: built,
		required: () => require(built) as RedisClass & Record<string, unknown>,
		deep: (path) => require(join(overridden(), path)) as Record<string, unknown>,
	};
}
