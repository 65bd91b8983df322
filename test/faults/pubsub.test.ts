/** D13, D14: confirmations never take the place of replies, and subscriptions live on whatever connections do. */
import { expect } from 'chai';
import { AbortError, ClosedError, ReplyError, ServerUnavailableError, TimeoutError } from '../../src/index.ts';
import { type FaultConnection, FaultServer, type FaultServerOptions, resp } from '../../src/testing/index.ts';
import { turns, until } from '../integration/pool/support/until.ts';
import { useClients } from '../support/connection/clients.ts';
import { answerer, publish } from '../support/pubsub-server.ts';
import { rejection } from '../support/rejection.ts';

describe('a subscriber', () => {
	const client = useClients();
	let server: FaultServer | undefined;
	afterEach(async () => {
		await server?.close();
		server = undefined;
	});
	const start = async (options: FaultServerOptions = {}): Promise<FaultServer> => {
		server = await FaultServer.start({ onCommand: answerer(), ...options });
		return server;
	};
	/** The connection that got the last SUBSCRIBE. */
	const subscriber = (from: FaultServer): FaultConnection =>
		from.connections.findLast(
			({ commands, open }) => open && commands.some(({ name }) => /SUBSCRIBE$/.test(name)),
		) as FaultConnection;

	for (const protocol of [2, 3] as const) {
		describe(`RESP${protocol}`, () => {
			it('has a connection of its own, and a GET beside it gets its own reply', async () => {
				const fake = await start();
				const redis = client({ url: fake.url, protocol });
				const heard: string[] = [];
				await redis.subscribe(['a', 'b'], (message) => void heard.push(message));
				const replies = Promise.all(['x', 'y', 'z'].map((key) => redis.get(key)));
				publish(subscriber(fake), 'a', '1');
				expect(await replies).deep.equal(['x', 'y', 'z']);
				await until('it is heard', () => heard.length === 1);
				const spoken = fake.connections.map(({ commands }) => commands.map(({ name }) => name));
				expect(spoken.filter((names) => names.includes('SUBSCRIBE'))).lengthOf(1);
				expect(spoken.filter((names) => names.includes('SUBSCRIBE') && names.includes('GET'))).lengthOf(0);
			});

			it('asks the server once for a channel that two listen to, and takes it back with the last', async () => {
				const fake = await start();
				const redis = client({ url: fake.url, protocol });
				const [one, two]: string[][] = [[], []];
				const first = await redis.subscribe('a', (message) => void one?.push(message));
				const second = await redis.subscribe(['a', 'b'], (message) => void two?.push(message));
				await first.unsubscribe();
				publish(subscriber(fake), 'a', '1');
				await until('it is heard', () => two?.length === 1);
				expect(one).deep.equal([]);
				await second.unsubscribe();
				const words = subscriber(fake).commands.map(({ args }) => args.map(String).join(' '));
				expect(words.filter((line) => /SUBSCRIBE/.test(line))).deep.equal([
					'SUBSCRIBE a',
					'SUBSCRIBE b',
					'UNSUBSCRIBE a b',
				]);
			});

			it('restores everything after a loss, in few commands, before gap and ready are told', async () => {
				const fake = await start();
				const redis = client({ url: fake.url, protocol });
				await redis.connect();
				const heard: string[] = [];
				const gaps: unknown[] = [];
				redis.on('gap', (gap) => gaps.push({ ...gap, asked: subscriber(fake).commands.length }));
				await redis.subscribe(['a', 'b'], (message) => void heard.push(message));
				await redis.psubscribe('p*', (message) => void heard.push(message));
				await redis.ssubscribe('s', (message) => void heard.push(message));
				const lost = subscriber(fake);
				lost.reset();
				await until('the gap is told', () => gaps.length === 1);
				const now = subscriber(fake);
				expect(now).not.equal(lost);
				expect(gaps).deep.equal([
					{
						reason: 'reconnect',
						channels: ['a', 'b'],
						patterns: ['p*'],
						shardChannels: ['s'],
						dropped: undefined,
						asked: now.commands.length,
					},
				]);
				const asked = now.commands
					.map(({ args }) => args.map(String).join(' '))
					.filter((line) => /SUBSCRIBE/.test(line));
				expect(asked).deep.equal(['SUBSCRIBE a b', 'PSUBSCRIBE p*', 'SSUBSCRIBE s']);
				publish(now, 'b', 'again');
				now.reply(resp.push('pmessage', 'p*', 'px', 'pattern'));
				now.reply(resp.push('smessage', 's', 'shard'));
				await until('all is heard', () => heard.length === 3);
				expect(heard).deep.equal(['again', 'pattern', 'shard']);
				expect(redis.stats().lanes.subscriber).include({ losses: 1, gaps: 1, dials: 2 });
			});

			it('of which the server takes a subscription away asks for it again, and tells the gap', async () => {
				const fake = await start();
				const redis = client({ url: fake.url, protocol });
				const gaps: unknown[] = [];
				redis.on('gap', (gap) => gaps.push([gap.reason, gap.shardChannels]));
				const heard: string[] = [];
				await redis.ssubscribe(['s', 't'], (message) => void heard.push(message));
				const connection = subscriber(fake);
				connection.reply(resp.push('sunsubscribe', 's', 1));
				await until('the gap is told', () => gaps.length === 1);
				expect(gaps).deep.equal([['unsubscribed', ['s']]]);
				connection.reply(resp.push('smessage', 's', '1'));
				await until('it is heard', () => heard.length === 1);
				expect(connection.open).equal(true);
			});

			it('that is refused one channel of several rejects with the server’s words, and keeps none of them', async () => {
				const answer = answerer();
				const fake = await start({
					onCommand: (args, connection) =>
						args.some((arg) => String(arg) === 'secret')
							? '-NOPERM this user has no permissions to access one of the channels\r\n'
							: answer(args, connection),
				});
				const redis = client({ url: fake.url, protocol });
				const error = await rejection(
					redis.subscribe(['open', 'secret'], () => {}),
					ReplyError,
				);
				expect(error.code).equal('NOPERM');
				expect(redis.stats().lanes.subscriber).include({ channels: 0, subscriptions: 0 });
				await redis.subscribe('other', () => {});
				expect(await redis.get('k')).equal('k');
			});

			it('whose channel is refused on the next connection tells it, and the others go on', async () => {
				let denied = false;
				const answer = answerer();
				const fake = await start({
					onCommand: (args, connection) =>
						denied && args.some((arg) => String(arg) === 'secret')
							? '-NOPERM this user has no permissions to access one of the channels\r\n'
							: answer(args, connection),
				});
				const redis = client({ url: fake.url, protocol });
				const errors: unknown[] = [];
				redis.on('error', (error) => errors.push((error as ReplyError).code));
				const lost = await redis.subscribe('secret', () => {});
				const heard: string[] = [];
				await redis.subscribe('open', (message) => void heard.push(message));
				const feed = redis.messages('secret');
				await feed.ready();
				denied = true;
				subscriber(fake).reset();
				expect((await rejection(feed.next(), ReplyError)).code).equal('NOPERM');
				await until('the error is told', () => errors.length === 1);
				expect(errors).deep.equal(['NOPERM']);
				expect(lost.active).equal(false);
				await until('open is live', () => redis.stats().lanes.subscriber.channels === 1);
				await until('it is asked for', () =>
					subscriber(fake).commands.some(({ args }) => String(args[1]) === 'open' && args.length === 2),
				);
				publish(subscriber(fake), 'open', '1');
				await until('it is heard', () => heard.length === 1);
			});

			it('does not mistake the confirmation of an unsubscribe for one of a later subscribe', async () => {
				const fake = await start();
				const redis = client({ url: fake.url, protocol });
				const old: string[] = [];
				const sub = await redis.subscribe('a', (message) => void old.push(message));
				const connection = subscriber(fake);
				// Published before the server saw the unsubscribe: neither the one who left nor the one who comes gets it.
				publish(connection, 'a', 'before');
				const left = sub.unsubscribe();
				const fresh: string[] = [];
				const joined = redis.subscribe('a', (message) => void fresh.push(message));
				await Promise.all([left, joined]);
				publish(connection, 'a', 'after');
				await until('it is heard', () => fresh.length > 0);
				expect([old, fresh]).deep.equal([[], ['after']]);
			});

			it('unsubscribed while it reconnects is forgotten, and nothing is stuck', async () => {
				const fake = await start();
				const redis = client({ url: fake.url, protocol });
				const sub = await redis.subscribe('a', () => {});
				const kept = await redis.subscribe('b', () => {});
				const gaps: string[][] = [];
				redis.on('gap', ({ channels }) => gaps.push([...channels]));
				const connection = subscriber(fake);
				connection.reset();
				await until('it is lost', () => redis.stats().lanes.subscriber.creating === 1);
				await sub.unsubscribe();
				const joined = redis.subscribe('c', () => {});
				await joined;
				await until('the gap is told', () => gaps.length === 1);
				expect(gaps).deep.equal([['b']]);
				await kept.unsubscribe();
				expect(redis.stats().lanes.subscriber).include({ channels: 1, subscriptions: 1 });
			});
		});
	}

	it('D13: speaks RESP2 when HELLO fails on the second connection, and nothing is subscribed on the shared one', async () => {
		let hello = true;
		const answer = answerer();
		const fake = await start({
			script: () => [
				async (connection) => {
					for (;;) {
						const { name, args } = await connection.peekCommand();
						if (!hello && name === 'HELLO') connection.send("-ERR unknown command 'HELLO'\r\n");
						else if (!connection.answerHandshake(args)) return;
						await connection.nextCommand();
					}
				},
			],
			onCommand: (args, connection) => answer(args, connection),
		});
		const redis = client({ url: fake.url });
		await redis.connect();
		const heard: string[] = [];
		await redis.subscribe('a', (message) => void heard.push(message));
		expect(subscriber(fake).protocol).equal(3);
		hello = false;
		for (const each of fake.connections) each.reset();
		await until('it is restored', () => redis.stats().lanes.subscriber.gaps === 1);
		expect(subscriber(fake).protocol).equal(2);
		const replies = Promise.all(['x', 'y'].map((key) => redis.get(key)));
		publish(subscriber(fake), 'a', '1');
		expect(await replies).deep.equal(['x', 'y']);
		await until('it is heard', () => heard.length === 1);
		for (const { commands } of fake.connections) {
			const names = commands.map(({ name }) => name);
			expect(names.includes('GET') && names.includes('SUBSCRIBE')).equal(false);
		}
	});

	it('whose first dial is refused rejects everybody who waits, and wants nothing any more', async () => {
		const fake = await start();
		await fake.refuse();
		const redis = client({ url: fake.url });
		const waiting = [redis.subscribe('a', () => {}), redis.messages('b').ready()];
		for (const each of waiting) await rejection(each, ServerUnavailableError);
		expect(redis.stats().lanes.subscriber).include({ total: 0, subscriptions: 0, channels: 0 });
	});

	it('keeps trying once it was there', async () => {
		const fake = await start();
		const redis = client({ url: fake.url });
		const heard: string[] = [];
		await redis.subscribe('a', (message) => void heard.push(message));
		await fake.refuse();
		subscriber(fake).reset();
		const late = redis.subscribe('b', () => {});
		await until('a dial was refused', () => redis.stats().lanes.subscriber.lastDialError !== undefined);
		await fake.accept();
		await late;
		await until('it is restored', () => redis.stats().lanes.subscriber.gaps === 1);
		publish(subscriber(fake), 'a', '1');
		await until('it is heard', () => heard.length === 1);
	});

	it('is restored before ready is told when all connections were lost', async () => {
		const answer = answerer();
		const held: (() => void)[] = [];
		let hold = false;
		const fake = await start({
			onCommand: (args, connection) => {
				if (!hold || String(args[0]) !== 'SUBSCRIBE') return answer(args, connection);
				held.push(() => void answer(args, connection));
				return '';
			},
		});
		const redis = client({ url: fake.url });
		await redis.connect();
		await redis.subscribe('a', () => {});
		const order: string[] = [];
		redis.on('gap', () => order.push('gap'));
		redis.on('ready', () => order.push('ready'));
		hold = true;
		for (const each of fake.connections) each.reset();
		// Commands run already; what is subscribed to is asked for, and not confirmed.
		await until('a command runs', () => redis.get('k').then(Boolean, () => false));
		await until('it is asked for', () => held.length === 1);
		await turns();
		expect(order).deep.equal([]);
		held[0]?.();
		await until('both are told', () => order.length === 2);
		expect(order).deep.equal(['gap', 'ready']);
	});

	it('that falls silent is asked for a sign of life, given up, and replaced', async () => {
		const answer = answerer();
		const mute = new Set<FaultConnection>();
		const fake = await start({
			onCommand: (args, connection) => (mute.has(connection) ? '' : answer(args, connection)),
		});
		const redis = client({ url: fake.url, staleAfter: 20, responseTimeout: 20, stallTimeout: 100 });
		const heard: string[] = [];
		await redis.subscribe('a', (message) => void heard.push(message));
		const silent = subscriber(fake);
		mute.add(silent);
		await until('it is replaced', () => redis.stats().lanes.subscriber.gaps === 1);
		expect(silent.commands.at(-1)?.name).equal('PING');
		publish(subscriber(fake), 'a', '1');
		await until('it is heard', () => heard.length === 1);
	});

	it('that is silent because nothing is published is left alone', async () => {
		const fake = await start();
		const redis = client({ url: fake.url, protocol: 2, staleAfter: 10, responseTimeout: 1000 });
		const heard: string[] = [];
		await redis.subscribe('a', (message) => void heard.push(message));
		const connection = subscriber(fake);
		await connection.waitFor('PING', { count: 3 });
		publish(connection, 'a', '1');
		await until('it is heard', () => heard.length === 1);
		expect(redis.stats().lanes.subscriber).include({ losses: 0, dials: 1 });
	});

	it('whose server is busy when it comes back asks again on another connection', async () => {
		const answer = answerer();
		let busy = 0;
		const fake = await start({
			onCommand: (args, connection) =>
				busy > 0 && /SUBSCRIBE/.test(String(args[0])) && busy-- > 0
					? '-BUSY Redis is busy running a script.\r\n'
					: answer(args, connection),
		});
		const redis = client({ url: fake.url });
		const heard: string[] = [];
		const sub = await redis.subscribe('a', (message) => void heard.push(message));
		busy = 2;
		subscriber(fake).reset();
		await until('it is restored', () => redis.stats().lanes.subscriber.gaps === 1);
		publish(subscriber(fake), 'a', '1');
		await until('it is heard', () => heard.length === 1);
		expect(sub.active).equal(true);
	});

	it('given up by the timeout of its view says so', async () => {
		const fake = await start({ onCommand: (args) => (String(args[0]) === 'SUBSCRIBE' ? '' : undefined) });
		const redis = client({ url: fake.url }).with({ timeout: 30 });
		expect(
			await rejection(
				redis.subscribe('a', () => {}),
				TimeoutError,
			),
		).include({ phase: 'reply' });
		expect(redis.stats().lanes.subscriber.subscriptions).equal(0);
	});

	it('given up while it waits is taken back', async () => {
		const fake = await start({ onCommand: (args) => (String(args[0]) === 'SUBSCRIBE' ? '' : undefined) });
		const redis = client({ url: fake.url });
		const controller = new AbortController();
		const waiting = redis.subscribe('a', () => {}, { signal: controller.signal });
		await fake.received('SUBSCRIBE');
		controller.abort();
		expect(await rejection(waiting, AbortError)).include({ written: true });
		await fake.received('UNSUBSCRIBE');
		expect(redis.stats().lanes.subscriber).include({ channels: 0, subscriptions: 0 });
	});

	it('that is closed while messages arrive hears no more, and whoever waits hears of the end', async () => {
		const fake = await start();
		const redis = client({ url: fake.url });
		let heard = 0;
		await redis.subscribe('a', () => {
			heard++;
			if (heard === 3) redis.destroy();
		});
		const feed = redis.messages('a');
		await feed.ready();
		const connection = subscriber(fake);
		for (let i = 0; i < 10; i++) publish(connection, 'a', String(i));
		await until('it is over', () => redis.state === 'closed');
		await turns();
		expect(heard).equal(3);
		const rest: string[] = [];
		const read = async (): Promise<void> => {
			for await (const { message } of feed) rest.push(message);
		};
		await rejection(read(), ClosedError);
		expect(rest).deep.equal(['0', '1', '2'].slice(0, rest.length));
		await rejection(
			redis.subscribe('b', () => {}),
			ClosedError,
		);
	});

	it('close() rejects a subscribe that waits and ends iterators', async () => {
		const fake = await start({ onCommand: (args) => (String(args[0]) === 'SUBSCRIBE' ? '' : undefined) });
		const redis = client({ url: fake.url });
		const waiting = rejection(
			redis.subscribe('a', () => {}),
			ClosedError,
		);
		const feed = redis.messages('b');
		const next = rejection(feed.next(), ClosedError);
		await fake.received('SUBSCRIBE');
		await redis.close();
		await waiting;
		await next;
		expect(redis.stats().lanes.subscriber).include({ total: 0, subscriptions: 0 });
	});
});
