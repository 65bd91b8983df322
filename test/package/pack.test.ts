import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { binary, type Packed, packed, run } from './packed.ts';

/** What each entry has to export; it may export more. */
const contract: Readonly<Record<string, readonly string[]>> = {
	respool: [
		...['createClient', 'parseUrl'],
		...['RedisError', 'ReplyError', 'ConnectionLostError', 'ServerUnavailableError', 'MaxClientsError', 'AuthError'],
		...['TimeoutError', 'AbortError', 'PoolTimeoutError', 'PoolDeadlockError', 'LeaseReleasedError', 'QueueFullError'],
		...['ClosedError', 'ProtocolError', 'PipelineError', 'TransactionError', 'WatchConflictError', 'ClusterError'],
	],
	'respool/protocol': ['Decoder', 'encodeCommand', 'ProtocolError', 'ReplyError'],
	'respool/testing': ['startRedis', 'FaultServer', 'FaultProxy'],
};

const consumer = `
import { type Client, type ClientOptions, createClient, RedisError } from 'respool';
import { Decoder, encodeCommand } from 'respool/protocol';
import Redis, { type ChainableCommander, type Result } from 'respool/ioredis';
import { startRedis } from 'respool/testing';

declare module 'respool/ioredis' {
	interface RedisCommander<Context> {
		mine(key: string): Result<string, Context>;
	}
}
export async function facade(): Promise<string> {
	const redis = new Redis({ lazyConnect: true });
	const pipeline: ChainableCommander = redis.pipeline().mine('k').set('k', 1);
	await pipeline.exec();
	// @ts-expect-error SETEX has a value
	await redis.setex('k', 1);
	return redis.mine('k');
}
const options: ClientOptions = { pool: { max: 10 } };
const client: Client = createClient('redis://localhost:6379/0', options);
export const value: Promise<string | null> = client.get('k');
// @ts-expect-error a reply of GET is no number
export const wrong: Promise<number> = client.get('k');
// @ts-expect-error GET needs a key
export const missing: unknown = client.get();
export const encoded: string | (string | Buffer)[] = encodeCommand(['GET', 'k']);
export const decoder: Decoder = new Decoder({ onReply() {}, onError() {}, onPush() {} });
export const isOurs = (error: unknown): error is RedisError => error instanceof RedisError;
export const start: typeof startRedis = startRedis;
`;

describe('the package', function () {
	this.timeout(60_000);
	let pack: Packed;
	before(async () => {
		pack = await packed();
	});

	it('holds what it exports, its papers, and nothing else', () => {
		const targets = [...JSON.stringify(pack.manifest.exports).matchAll(/"\.\/([^"]+\.(?:js|ts|json))"/g)].map(
			(match) => match[1] as string,
		);
		expect(targets).length.greaterThan(9);
		expect(pack.files).include.members([...targets, 'README.md', 'CHANGELOG.md', 'LICENSE', 'dist/cjs/package.json']);
		const stray = pack.files.filter(
			(file) => !/^(?:dist\/(?:esm|cjs)\/.+\.(?:js|d\.ts)|dist\/cjs\/package\.json|docs\/.+|[^/]+)$/.test(file),
		);
		expect(stray).deep.equal([]);
	});

	it('depends on two packages', () => {
		expect(Object.keys(pack.manifest.dependencies).sort()).deep.equal(['cluster-key-slot', 'denque']);
	});

	for (const [entry, names] of Object.entries(contract)) {
		it(`${entry} gives the same names to import and to require`, async () => {
			const print = `console.log(JSON.stringify(Object.keys(entry).filter((name) => !/^(?:__esModule|default|module\\.exports)$/.test(name)).sort()))`;
			const [imported, required] = await Promise.all([
				run(
					process.execPath,
					['--input-type=module', '-e', `import * as entry from '${entry}'; ${print}`],
					pack.project,
				),
				run(process.execPath, ['-e', `const entry = require('${entry}'); ${print}`], pack.project),
			]);
			expect(imported.output).equal(required.output);
			expect(JSON.parse(imported.output)).include.members(names as string[]);
		});
	}

	it('respool/ioredis: require() gives the class with every export on it, import the same by name', async () => {
		const names = ['Cluster', 'Command', 'Pipeline', 'Redis', 'ReplyError', 'ScanStream', 'default', 'print'];
		const script = `
			import * as named from 'respool/ioredis';
			import { createRequire } from 'node:module';
			const required = createRequire(import.meta.url)('respool/ioredis');
			const names = Object.keys(named).filter((name) => name !== 'module.exports');
			console.log(JSON.stringify({ names, missing: names.filter((name) => !(name in required)), type: typeof required, own: required.default === required && required.Redis === required, name: required.name }));
		`;
		const { output } = await run(process.execPath, ['--input-type=module', '-e', script], pack.project);
		const seen = JSON.parse(output) as { names: string[] };
		expect(seen).include({ type: 'function', own: true, name: 'Redis' });
		expect(seen).deep.include({ missing: [] });
		expect(seen.names).include.members(names);
	});

	it('recognises its errors across the two copies', async () => {
		const script = `
			import { createRequire } from 'node:module';
			import { RedisError, ReplyError } from 'respool';
			const copy = createRequire(import.meta.url)('respool');
			const error = new copy.ReplyError('WRONGTYPE no list');
			console.log(copy.ReplyError !== ReplyError && error instanceof ReplyError && error instanceof RedisError);
		`;
		const { output } = await run(process.execPath, ['--input-type=module', '-e', script], pack.project);
		expect(output.trim()).equal('true');
	});

	const settings: Readonly<Record<string, { file: string; module: string; moduleResolution: string }>> = {
		'an ES module, nodenext': { file: 'consumer.mts', module: 'nodenext', moduleResolution: 'nodenext' },
		'a CommonJS module, nodenext': { file: 'consumer.cts', module: 'nodenext', moduleResolution: 'nodenext' },
		'an ES module, node16': { file: 'consumer.mts', module: 'node16', moduleResolution: 'node16' },
		'a CommonJS module, node16': { file: 'consumer.cts', module: 'node16', moduleResolution: 'node16' },
		'a bundled module': { file: 'consumer.ts', module: 'esnext', moduleResolution: 'bundler' },
	};
	for (const [name, { file, ...compilerOptions }] of Object.entries(settings)) {
		it(`types ${name}`, async () => {
			const folder = join(pack.project, name.replace(/\W+/g, '-'));
			mkdirSync(folder);
			writeFileSync(join(folder, file), consumer);
			const common = {
				target: 'es2023',
				strict: true,
				exactOptionalPropertyTypes: true,
				noEmit: true,
				types: ['node'],
			};
			const config = { compilerOptions: { ...common, ...compilerOptions, skipLibCheck: false }, files: [file] };
			writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
			const { output } = await run(binary('tsc'), ['-p', folder], pack.project);
			expect(output).equal('');
		});
	}

	it('pleases publint', async () => {
		const { status, output } = await run(binary('publint'), ['run', pack.tarball, '--strict'], pack.project);
		expect(status, output).equal(0);
		expect(output).match(/All good!/);
	});

	it('pleases attw, in every way of resolving', async () => {
		const args = [pack.tarball, '--no-definitely-typed', '--no-emoji', '--no-color', '--format', 'ascii'];
		const { status, output } = await run(binary('attw'), args, pack.project);
		expect(status, output).equal(0);
		expect(output).match(/No problems found/);
	});
});
