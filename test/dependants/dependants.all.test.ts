/**
 * Published packages that depend on ioredis, on a real server: first with stock ioredis, the control, then with ours in its place. Each
 * scenario checks what it can by itself; beyond that, what it saw must be the same with both.
 */
import { expect } from 'chai';
import { useServer } from '../support/server.ts';
import { installation, type Library } from './installation.ts';
import { scenario } from './scenario.ts';
import { complaintsAbout } from './typed.ts';

const lines = [
	'bullmq bullmq',
	'bullmq bullmq5',
	'bullmq-killed bullmq',
	'bullmq-killed bullmq5',
	'bull',
	'redlock',
	'semaphore',
	'mock',
	'rate-limiter',
	'socket-io',
	'socket-io streams',
	'fastify',
	'graphql',
	'opentelemetry require',
	'opentelemetry esm',
	'dd-trace',
];

const wanted: Readonly<Record<Library, string>> = { stock: 'ioredis', override: 'respool-ioredis' };

describe('dependants of ioredis', function () {
	this.timeout(150_000);
	const server = useServer();
	const folders: Partial<Record<Library, string>> = {};

	const play = async (library: Library, line: string): Promise<string[]> => {
		await server().call('FLUSHALL');
		const folder = folders[library];
		if (folder === undefined) throw new Error(`The project with ${library} was not installed`);
		const { port } = server();
		return scenario(folder, line, { REDIS_PORT: String(port), WANTED_IOREDIS: wanted[library] });
	};

	for (const library of ['stock', 'override'] as const) {
		it(`${library}: is installed in the place of ioredis, for every package`, async function () {
			this.timeout(600_000);
			folders[library] = await installation(library);
			expect(await play(library, 'identity')).to.deep.equal(['["ping","PONG"]', '["quit","OK"]']);
		});
	}

	for (const library of ['stock', 'override'] as const) {
		it(`${library}: their types take its clients`, async () => {
			expect(await complaintsAbout(folders[library] ?? '')).to.equal('');
		});
	}

	for (const line of lines) {
		it(line, async () => {
			const stock = await play('stock', line);
			expect(stock.at(-1)).to.equal('["end",null]');
			expect(await play('override', line)).to.deep.equal(stock);
		});
	}
});
