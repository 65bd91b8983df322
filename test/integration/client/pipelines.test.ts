/** Pipelines and MULTI blocks: executed once, and what becomes of them when the connection goes or the server is not there. */
import { expect } from 'chai';
import { type Client, ConnectionLostError, createClient, PipelineError } from '../../../src/index.ts';
import { FaultServer, type ReplyValue, resp } from '../../../src/testing/index.ts';
import { nextPoll } from '../../../src/testing/next-poll.ts';
import { useClients } from '../../support/connection/clients.ts';
import { memoryClient } from '../../support/memory-client.ts';
import { rejection } from '../../support/rejection.ts';
import { eachServer, testServer } from '../../support/server.ts';

/** A server that counts for INCR and says OK to SET; MULTI is answered as if nothing were inside. */
function answering(): (words: readonly string[]) => ReplyValue | undefined {
	let count = 0;
	return ([name = '']) => (name === 'INCR' ? ++count : resp.simple('OK'));
}

describe('A builder', () => {
	const once = 'This builder was executed already';
	/** Ways to end a builder; both are the one execution that it has. */
	const ends = { 'pipeline().exec()': 'exec', 'pipeline().settle()': 'settle' } as const;

	for (const [first, begin] of Object.entries(ends)) {
		for (const [second, again] of Object.entries(ends)) {
			it(`of a pipeline is refused ${second} after ${first}, whether that has ended or not`, async () => {
				const { client, lines } = await memoryClient(answering());
				const builder = client.pipeline().incr('a');
				const executed = builder[begin]();
				expect((await rejection(builder[again](), TypeError)).message).equal(once);
				await executed;
				expect((await rejection(builder[again](), TypeError)).message).equal(once);
				expect(lines()).deep.equal(['INCR a']);
				client.destroy();
			});
		}
	}

	it('of a block is refused a second exec(), whether the first has ended or not', async () => {
		const { client, commands } = await memoryClient(([name]) => (name === 'EXEC' ? [1] : resp.simple('OK')));
		const builder = client.multi().incr('a');
		const executed = builder.exec();
		expect((await rejection(builder.exec(), TypeError)).message).equal(once);
		expect(await executed).deep.equal([1]);
		expect((await rejection(builder.exec(), TypeError)).message).equal(once);
		expect(commands.filter(([name]) => name === 'INCR')).lengthOf(1);
		client.destroy();
	});

	it('that failed is not executed again, either', async () => {
		const { client, lines } = await memoryClient(() => resp.error('ERR no'));
		const builder = client.pipeline().incr('a');
		await rejection(builder.exec(), PipelineError);
		expect((await rejection(builder.exec(), TypeError)).message).equal(once);
		expect(lines()).deep.equal(['INCR a']);
		client.destroy();
	});

	it('sends nothing at all when it is refused for what was queued', async () => {
		const { client, lines } = await memoryClient(answering());
		const queued = (builder: { call(name: string, ...args: unknown[]): { exec(): Promise<unknown> } }) =>
			builder.call('SET', 'k', null).exec();
		await rejection(queued(client.pipeline().incr('a') as never), TypeError);
		await rejection(queued(client.multi().incr('a') as never), TypeError);
		expect(lines()).deep.equal([]);
		client.destroy();
	});
});

/** A pipeline of INCR and its like, or a block of them. */
const kinds: Readonly<Record<string, (redis: Client) => Promise<unknown[]>>> = {
	'pipeline().exec()': (redis) => redis.pipeline().incr('a').incr('b').exec(),
	'pipeline().settle()': (redis) =>
		redis
			.pipeline()
			.incr('a')
			.incr('b')
			.settle()
			.then((results) => results.map((each) => (each.status === 'fulfilled' ? each.value : each.reason))),
	'multi().exec()': (redis) => redis.multi().incr('a').incr('b').exec(),
};

eachServer('A server that is down', ({ suite }) => {
	for (const [kind, begin] of Object.entries(kinds)) {
		it(`makes ${kind} wait, and then it is executed exactly once`, async function () {
			this.timeout(60_000);
			await using server = await testServer(suite === undefined ? {} : { suite });
			await using redis = createClient({ url: server.url, maxWait: 30_000 });
			await redis.connect();
			const lost = new Promise((resolve) => redis.once('close', resolve));
			await server.kill('SIGKILL');
			await lost;
			const results = begin(redis);
			expect(redis.state).not.equal('ready');
			await server.restart();
			expect(await results).deep.equal([1, 1]);
			expect(await redis.mget('a', 'b')).deep.equal(['1', '1']);
		});
	}
});

describe('A connection that is lost', () => {
	const reply = ([name = '']: readonly string[]): ReplyValue =>
		name === 'EXEC' ? [1, 1] : name === 'INCR' ? 1 : resp.simple(name === 'MULTI' ? 'OK' : 'QUEUED');

	for (const [kind, begin] of Object.entries(kinds)) {
		it(`before ${kind} was written: it is sent on the next one, once`, async () => {
			const { client, wires, commands } = await memoryClient(reply);
			const results = begin(client);
			// The bytes leave at the end of the turn.
			wires[0]?.fin();
			expect(await results).deep.equal([1, 1]);
			expect(wires).lengthOf(2);
			expect(wires[0]?.writes).deep.equal([]);
			expect(commands.filter(([name]) => name === 'INCR')).deep.equal([
				['INCR', 'a'],
				['INCR', 'b'],
			]);
			client.destroy();
		});

		it(`before ${kind} was written, with retry 'never': it is told that nothing ran`, async () => {
			const { client, wires, commands } = await memoryClient(reply);
			const results = begin(client.with({ retry: 'never' })).catch((error: unknown) => [error]);
			wires[0]?.fin();
			for (const error of await results) {
				const { results: inner = [{ reason: error }] } = error as { results?: Array<{ reason: unknown }> };
				for (const { reason } of inner) {
					expect(reason).instanceOf(ConnectionLostError).include({ written: false, maybeExecuted: false });
				}
			}
			await client.ping();
			expect(commands.map(([name]) => name)).deep.equal(['PING']);
			client.destroy();
		});

		it(`after ${kind} was written: it may have run, and is not sent again`, async () => {
			// The first connection answers nothing, the second all.
			let silent = true;
			const { client, wires, commands } = await memoryClient((words) => (silent ? undefined : reply(words)));
			const results = begin(client).catch((error: unknown) => [error]);
			await new Promise((resolve) => setImmediate(resolve));
			const written = commands.length;
			expect(written).above(1);
			silent = false;
			wires[0]?.fin();
			for (const error of await results) {
				expect(error).instanceOf(Error);
				const { results: inner = [{ reason: error }] } = error as { results?: Array<{ reason: unknown }> };
				for (const { reason } of inner) {
					expect(reason).instanceOf(ConnectionLostError).include({ written: true, maybeExecuted: true });
				}
			}
			await client.ping();
			expect(commands.slice(written).map(([name]) => name)).deep.equal(['PING']);
			client.destroy();
		});
	}

	it('in the middle of a turn: what was written of a pipeline may have run, the rest did not and is not sent any more', async () => {
		const { client, wires, commands } = await memoryClient(([name]) => (name === 'PING' ? 'PONG' : undefined));
		// Three segments of ten: two leave when the second is there, the third at the end of the turn.
		const builder = client.pipeline();
		for (let i = 0; i < 30; i++) builder.set(`key:${i}`, 'v'.repeat(13_200));
		const results = builder.settle();
		expect(commands).lengthOf(20);
		wires[0]?.fin();
		const written = (await results).map((each) => (each as PromiseRejectedResult).reason.written);
		expect(written).deep.equal(Array.from({ length: 30 }, (_, index) => index < 20));
		expect(await client.ping()).equal('PONG');
		expect(commands.slice(20)).deep.equal([['PING']]);
		client.destroy();
	});

	it('is no reason to send a pipeline of reads again, either', async () => {
		const { client, wires, commands } = await memoryClient(([name]) => (name === 'GET' ? undefined : reply(['PING'])));
		const results = client.pipeline().get('a').get('b').settle();
		await new Promise((resolve) => setImmediate(resolve));
		wires[0]?.fin();
		for (const each of await results) {
			expect((each as PromiseRejectedResult).reason).instanceOf(ConnectionLostError);
		}
		await client.ping();
		expect(commands.map(([name]) => name)).deep.equal(['GET', 'GET', 'PING']);
		client.destroy();
	});
});

describe('A pipeline whose connection dies in the middle', () => {
	const client = useClients();
	let server: FaultServer;
	afterEach(() => server.stop());

	/** Answers the first two INCR by their number, and the third with RST. */
	async function answersTwo(): Promise<void> {
		let count = 0;
		server = await FaultServer.start({
			onCommand: async ([word], connection) => {
				if (String(word) !== 'INCR') return undefined;
				if (++count <= 2) return `:${count}\r\n`;
				// What was sent must have been read before the socket fails.
				await nextPoll();
				connection.reset();
				return '';
			},
		});
	}

	it('keeps the results of those that were answered; the others may have run', async () => {
		await answersTwo();
		const redis = client({ url: server.url });
		await redis.connect();
		const builder = redis.pipeline();
		for (let i = 0; i < 5; i++) builder.incr('k');
		const results = await builder.settle();
		expect(results.slice(0, 2)).deep.equal([
			{ status: 'fulfilled', value: 1 },
			{ status: 'fulfilled', value: 2 },
		]);
		expect(results).lengthOf(5);
		for (const each of results.slice(2)) {
			expect(each.status).equal('rejected');
			const { reason } = each as PromiseRejectedResult;
			expect(reason).instanceOf(ConnectionLostError).include({ written: true, maybeExecuted: true });
		}
	});

	it('rejects exec() with a PipelineError that has them by position', async () => {
		await answersTwo();
		const redis = client({ url: server.url });
		await redis.connect();
		const builder = redis.pipeline();
		for (let i = 0; i < 5; i++) builder.incr('k');
		const error = await rejection(builder.exec(), PipelineError);
		expect(error.results.map((each) => (each.status === 'fulfilled' ? each.value : each.reason.name))).deep.equal([
			1,
			2,
			'ConnectionLostError',
			'ConnectionLostError',
			'ConnectionLostError',
		]);
		expect(error.cause).equal((error.results[2] as PromiseRejectedResult).reason);
	});

	it('does not send the segments that were not written yet, and says of them that they did not run', async () => {
		const commands = 20_000;
		const value = 'v'.repeat(4000);
		server = await FaultServer.start({ record: false, onCommand: () => undefined });
		const redis = client({ url: server.url });
		await redis.connect();
		const [connection] = server.connections;
		connection?.stopReading();
		const builder = redis.pipeline();
		for (let i = 0; i < commands; i++) builder.set(`key:${i}`, value);
		const outcome = builder.settle();
		connection?.send(':1\r\n:2\r\n');
		while (!redis.writableNeedDrain) await nextPoll();
		await nextPoll();
		connection?.reset();
		const results = await outcome;
		const written = results.map((each) => (each.status === 'fulfilled' ? 'answered' : each.reason.written));
		expect(written.slice(0, 2)).deep.equal(['answered', 'answered']);
		const firstUnwritten = written.indexOf(false);
		expect(firstUnwritten).above(2).and.below(commands);
		expect(new Set(written.slice(2, firstUnwritten))).deep.equal(new Set([true]));
		expect(new Set(written.slice(firstUnwritten))).deep.equal(new Set([false]));
		for (const each of results.slice(2)) {
			const { reason } = each as PromiseRejectedResult;
			expect(reason).instanceOf(ConnectionLostError);
			expect(reason.maybeExecuted).equal(reason.written);
		}
		expect(await redis.ping()).equal('PONG');
		// HELLO, twice CLIENT SETINFO and PING: nothing else went to the next connection.
		expect(server.connections).lengthOf(2);
		expect(server.connections[1]?.bytesReceived).below(500);
	});
});
