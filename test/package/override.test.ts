/** `respool-ioredis`, packed and installed under the name `ioredis`, beside the packed respool. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { binary, type Packed, packed, run } from './packed.ts';

const source = fileURLToPath(new URL('../../packages/ioredis', import.meta.url));

const consumer = `
import Redis, { type Callback, type RedisOptions, type Result } from 'ioredis';

declare module 'ioredis' {
	interface RedisCommander<Context> {
		mine(key: string, callback?: Callback<string>): Result<string, Context>;
	}
}
const options: RedisOptions = { lazyConnect: true };
export const redis: Redis = new Redis(options);
export const value: Promise<string> = redis.mine('k');
void redis.multi().mine('k').get('k').exec();
`;

describe('the package of the override', function () {
	this.timeout(60_000);
	let pack: Packed;
	let folder: string;
	before(async () => {
		pack = await packed();
		folder = join(pack.project, 'node_modules/ioredis');
		const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', pack.project];
		const [report] = JSON.parse((await run('npm', args, source)).output) as [{ filename: string }];
		mkdirSync(folder, { recursive: true });
		const tarball = join(pack.project, report.filename);
		await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1'], pack.project);
	});

	const evaluate = async (args: readonly string[]): Promise<unknown> => {
		const { output } = await run(process.execPath, args, pack.project);
		return JSON.parse(output);
	};

	it('has a version that tools take for ioredis 6, and wants this respool', () => {
		const own = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
		const { version } = JSON.parse(readFileSync(join(pack.folder, 'package.json'), 'utf8')) as { version: string };
		expect(own['version']).match(/^6\.\d+\.\d+$/);
		expect(own['dependencies']).deep.equal({ respool: `^${version}` });
	});

	it('require and import give the class of respool/ioredis', async () => {
		const required =
			"const R = require('ioredis'); console.log(JSON.stringify([R === require('respool/ioredis'), R.name]))";
		expect(await evaluate(['-e', required])).deep.equal([true, 'Redis']);
		const imported = `
			import Redis, { Cluster, Command, Redis as Named, ReplyError } from 'ioredis';
			import { createRequire } from 'node:module';
			const required = createRequire(import.meta.url)('ioredis');
			console.log(JSON.stringify([Redis === required, Named === required, Cluster === required.Cluster, typeof Command, typeof ReplyError]));
		`;
		const seen = await evaluate(['--input-type=module', '-e', imported]);
		expect(seen).deep.equal([true, true, true, 'function', 'function']);
	});

	it('has the files that published packages import from inside ioredis', async () => {
		const script = `
			const R = require('ioredis');
			const utils = require('ioredis/built/utils');
			console.log(JSON.stringify([
				utils.CONNECTION_CLOSED_ERROR_MSG,
				require('ioredis/built/utils/index.js').parseURL('redis://h:1').host,
				require('ioredis/built/utils/index').parseURL === utils.parseURL,
				require('ioredis/built/Command').default === R.Command,
				require('ioredis/built/Redis.js').default === R,
				typeof require('ioredis/built/types'),
				typeof require('ioredis/built/connectors/SentinelConnector/types'),
				require('ioredis/package.json').name,
			]));
		`;
		expect(await evaluate(['-e', script])).deep.equal([
			...['Connection is closed.', 'h', true, true, true, 'object', 'object', 'respool-ioredis'],
		]);
	});

	for (const [file, module] of [
		['override.mts', 'nodenext'],
		['override.cts', 'nodenext'],
		['override.ts', 'esnext'],
	] as const) {
		it(`types ${file}, augmentation of "ioredis" included`, async () => {
			const place = join(pack.project, file.replace('.', '-'));
			mkdirSync(place, { recursive: true });
			writeFileSync(join(place, file), consumer);
			const moduleResolution = module === 'nodenext' ? 'nodenext' : 'bundler';
			const compilerOptions = {
				target: 'es2023',
				strict: true,
				noEmit: true,
				types: ['node'],
				module,
				moduleResolution,
			};
			writeFileSync(join(place, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [file] }));
			const { output } = await run(binary('tsc'), ['-p', place], pack.project);
			expect(output).equal('');
		});
	}
});
