/** How pipelines leave: a small one in one write, a large one in bounded pieces, whatever the server does meanwhile. */
import { connect, type Socket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect } from 'chai';
import { createClient } from '../../../src/index.ts';
import { resp } from '../../../src/testing/index.ts';
import { memoryClient } from '../../support/memory-client.ts';
import { eachServer } from '../../support/server.ts';

setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc') as () => void;

const MB = 1024 * 1024;

/** What is the same of both builders. */
interface Queued {
	call(name: string, ...args: string[]): unknown;
	exec(): Promise<unknown[]>;
}

describe('Pipelines leave', () => {
	const two = { 'a pipeline': 'pipeline', 'a block': 'multi' } as const;
	for (const [kind, build] of Object.entries(two)) {
		it(`in one write: ${kind} of 200 commands`, async () => {
			const { client, wires } = await memoryClient(([name]) =>
				name === 'EXEC' ? Array.from({ length: 200 }, () => 'OK') : resp.simple('OK'),
			);
			const builder: Queued = client[build]();
			for (let i = 0; i < 200; i++) builder.call('SET', `key:${i}`, 'value');
			const executed = builder.exec();
			expect(wires[0]?.writes, 'before the end of the turn').lengthOf(0);
			expect(await executed).lengthOf(200);
			expect(wires[0]?.writes).lengthOf(1);
			client.destroy();
		});
	}

	// The count bounds a segment of tiny commands, the bytes one of large ones. Two segments may leave together.
	const sizes: Readonly<Record<string, { count: number; size: number; most: number }>> = {
		tiny: { count: 50_000, size: 1, most: 128 * 1024 },
		small: { count: 20_000, size: 100, most: 320 * 1024 },
		large: { count: 1000, size: 12_000, most: 320 * 1024 },
	};
	for (const [what, { count, size, most }] of Object.entries(sizes)) {
		it(`in writes that are bounded: ${what} commands`, async () => {
			const { client, wires } = await memoryClient(() => resp.simple('OK'));
			const value = 'v'.repeat(size);
			const builder = client.pipeline();
			for (let i = 0; i < count; i++) builder.set('k', value);
			expect(await builder.exec()).deep.equal(Array.from({ length: count }, () => 'OK'));
			const writes = wires[0]?.writes ?? [];
			expect(writes.join('').length).above(count * size);
			expect(Math.max(...writes.map((each) => each.length))).below(most);
			client.destroy();
		});
	}
});

eachServer('A pipeline of a million commands to a server that stands still', ({ server }) => {
	it('waits in bounded memory, and is executed in order once the server goes on', async function () {
		this.timeout(120_000);
		const commands = 1_000_000;
		let socket: Socket | undefined;
		const { port } = server();
		const own = (): Socket => {
			socket ??= connect(port, '127.0.0.1');
			return socket;
		};
		await using redis = createClient({ connect: own, responseTimeout: 60_000, maxWait: 60_000 });
		await redis.connect();
		await redis.del('counter');
		// 100 bytes a command, 100 MB in all.
		const key = 'counter'.padEnd(70, '.');
		const builder = redis.pipeline();
		for (let i = 0; i < commands; i++) builder.incr(key);

		await server().kill('SIGSTOP');
		gc();
		const before = process.memoryUsage();
		const writtenBefore = socket?.bytesWritten ?? 0;
		const executed = builder.exec();
		executed.catch(() => {});
		// The socket takes no more, and what the kernel took is at an end, too.
		for (let last = -1; last !== socket?.bytesWritten || redis.writableNeedDrain === false; ) {
			last = socket?.bytesWritten ?? 0;
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		gc();
		const now = process.memoryUsage();
		const written = (socket?.bytesWritten ?? 0) - writtenBefore;
		const grown = now.heapUsed + now.external - before.heapUsed - before.external;
		await server().kill('SIGCONT');

		// What the kernel keeps of a connection, a mebibyte in the socket, one segment.
		expect(written, 'bytes written')
			.above(0)
			.and.below(24 * MB);
		// The results that are to come take eight bytes each.
		expect(grown, 'bytes of heap').below(40 * MB);
		const results = await executed;
		expect(results.length).equal(commands);
		expect(results.findIndex((result, index) => result !== index + 1)).equal(-1);
		expect(await redis.get(key)).equal(String(commands));
	});
});
