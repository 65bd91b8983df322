/** The subscriber connection whose credentials expire is replaced: what goes wrong at that very time is told, or mended. */
import { expect } from 'chai';
import { type Client, type ClientOptions, createClient } from '../../src/index.ts';
import { type FaultConnection, FaultServer, resp } from '../../src/testing/index.ts';
import { until } from '../integration/pool/support/until.ts';
import { answerer, publish } from '../support/pubsub-server.ts';

for (const protocol of [2, 3] as const) {
	describe(`a subscriber connection that takes over, RESP${protocol}`, function () {
		this.timeout(10_000);
		let fake: FaultServer;
		let redis: Client;
		let gaps: [reason: string, channels: string[], shards: string[]][];
		/** What a connection that is stalled has been asked and has not answered. */
		let held: Map<FaultConnection, (() => void)[]>;

		const start = async (options: Partial<ClientOptions> = {}): Promise<void> => {
			const answer = answerer();
			held = new Map();
			fake = await FaultServer.start({
				onCommand: (args, connection) => {
					const later = held.get(connection);
					// The handshake, which has a PING of its own under RESP2, is answered.
					const subscribed = connection.commands.some(({ name }) => /SUBSCRIBE$/.test(name));
					if (later === undefined || !subscribed) return answer(args, connection);
					later.push(() => {
						const reply = answer(args, connection);
						if (reply === undefined) connection.reply(protocol === 2 ? ['pong', ''] : 'PONG');
					});
					return '';
				},
			});
			let issued = 0;
			redis = createClient({
				url: fake.url,
				protocol,
				credentials: () => ({ password: 'p', ...(issued++ === 0 && { expiresAt: Date.now() + 1100 }) }),
				...options,
			});
			gaps = [];
			redis.on('gap', (gap) => gaps.push([gap.reason, [...gap.channels], [...gap.shardChannels]]));
		};
		afterEach(async () => {
			redis.destroy();
			await fake.close();
		});
		const stall = (connection: FaultConnection): void => void held.set(connection, []);
		const release = (connection: FaultConnection): void => {
			const all = held.get(connection) ?? [];
			held.delete(connection);
			for (const answer of all) answer();
		};
		const asked = (connection: FaultConnection, count: number) =>
			until('it is asked', () => (held.get(connection)?.length ?? 0) >= count);
		/** The connection that is to take over, once the server has seen it: it gets no answers to what it asks. */
		const successor = async (): Promise<FaultConnection> => {
			const connection = await fake.connection(1);
			stall(connection);
			return connection;
		};

		/** One channel is subscribed to; the next connection has been asked for it and does not answer, nor does the old one from now on. */
		const bothStalled = async (options?: Partial<ClientOptions>) => {
			await start(options);
			const heard: unknown[] = [];
			await redis.subscribe('a', (message) => void heard.push(message));
			const old = await fake.connection(0);
			const next = await successor();
			await asked(next, 1);
			stall(old);
			return { heard, old, next };
		};

		/** It has asked whether the server is there, and has had it answer that the old one is done. */
		const throughWith = (connection: FaultConnection): Promise<unknown> =>
			connection.waitFor('PING', { count: protocol === 2 ? 3 : 2 });

		it('lets a Buffer listener join that waited for the old one', async () => {
			const { heard, old, next } = await bothStalled();
			const joined = redis.buffers.subscribe('a', (message) => void heard.push(message));
			await asked(old, 1);
			release(next);
			await joined;
			release(old);
			await throughWith(next);
			publish(next, 'a', '1');
			await until('both hear it', () => heard.length >= 2);
			expect(heard).deep.equal(['1', Buffer.from('1')]);
		});

		it('asks again for what the server has ended there meanwhile', async () => {
			await start();
			const heard: string[] = [];
			await redis.ssubscribe('s', (message) => void heard.push(message));
			// More than one command takes.
			await redis.ssubscribe(
				Array.from({ length: 500 }, (_, i) => `t${i}`),
				() => {},
			);
			const next = await successor();
			await asked(next, 1);
			held.get(next)?.shift()?.();
			await asked(next, 1);
			next.reply(resp.push('sunsubscribe', 's', 499));
			release(next);
			await until('the gap is told', () => gaps.length > 0);
			expect(gaps).deep.equal([['unsubscribed', [], ['s']]]);
			expect(next.commands.filter(({ args }) => String(args[1]) === 's' && args.length === 2)).lengthOf(1);
			await throughWith(next);
			next.reply(resp.push('smessage', 's', '1'));
			await until('it is heard', () => heard.length === 1);
			expect(gaps).lengthOf(1);
		});

		it('does not wait for an old one that died without a word', async () => {
			await start({ probeTimeout: 30 });
			const heard: string[] = [];
			await redis.subscribe('a', (message) => void heard.push(message));
			const old = await fake.connection(0);
			stall(old);
			await until('it is given up', () => gaps.length > 0);
			expect(gaps).deep.equal([['reconnect', ['a'], []]]);
			publish(await fake.connection(1), 'a', '1');
			await until('it is heard', () => heard.length === 1);
			expect(held.get(old)).lengthOf(1);
			expect(redis.stats().lanes.subscriber).include({ total: 1, losses: 0, gaps: 1 });
		});

		it('waits for an old one as long as the server answers neither of the two', async () => {
			const { heard, old, next } = await bothStalled({ probeTimeout: 30 });
			held.get(next)?.shift()?.();
			await asked(old, 1);
			await asked(next, 1);
			const began = performance.now();
			await until('an old one alone would have been given up', () => performance.now() - began > 150);
			expect(old.open).equal(true);
			publish(old, 'a', '1');
			release(old);
			release(next);
			await throughWith(next);
			publish(next, 'a', '2');
			await until('both are heard', () => heard.length === 2);
			expect(heard).deep.equal(['1', '2']);
			expect(gaps).deep.equal([]);
		});
	});
}
