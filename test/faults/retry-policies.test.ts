/** What is sent again when a reply was lost: by policy, and never more than was said. D22. */
import { expect } from 'chai';
import { type Client, ConnectionLostError, type RetryPolicy, TimeoutError } from '../../src/index.ts';
import { FaultServer } from '../../src/testing/index.ts';
import { useClients } from '../support/connection/clients.ts';
import { useProxy } from '../support/proxy.ts';
import { rejection } from '../support/rejection.ts';
import { useServer } from '../support/server.ts';

describe('a command whose reply was lost', () => {
	const server = useServer();
	const make = useClients();
	const proxy = useProxy(server);

	/** Runs `work` on a connection that is cut before the first reply; whatever is sent after that is answered. */
	async function lose<T>(redis: Client, work: () => T): Promise<T> {
		await redis.connect();
		proxy().stall('toClient');
		const before = proxy().stats().bytesToServer;
		const begun = work();
		await proxy().passed('toServer', before + 1);
		// The server has run it when it answers somebody who came later.
		await server().cli('PING');
		await server().cli('PING');
		proxy().kill();
		proxy().heal();
		return begun;
	}

	const calls: Readonly<Record<string, (redis: Client) => Promise<unknown>>> = {
		get: (redis) => redis.get('s'),
		set: (redis) => redis.set('s', 'v'),
		'set NX': (redis) => redis.set('s', 'v', 'NX'),
		'set GET': (redis) => redis.set('s', 'v', 'GET'),
		incr: (redis) => redis.incr('n'),
		eval: (redis) => redis.eval('return 1', 0),
		unknown: (redis) => redis.call('NO.SUCH'),
	};
	const policies: ReadonlyArray<readonly [RetryPolicy, string, ...string[]]> = [
		['reads', "'reads'", 'get'],
		['idempotent', "'idempotent'", 'get', 'set'],
		['never', "'never'"],
		[({ name, args }) => name === 'SET' && args.length === 2, 'a function', 'set'],
		[
			() => {
				throw new Error('mine');
			},
			'a function that throws',
		],
	];
	for (const [retry, words, ...resent] of policies) {
		for (const scope of ['client', 'view'] as const) {
			it(`under ${words} of the ${scope}: ${resent.join(', ') || 'nothing'} is sent again`, async () => {
				const redis = make({ url: proxy().url, ...(scope === 'client' ? { retry } : {}) });
				const view = scope === 'client' ? redis : redis.with({ retry });
				const outcomes = await lose(redis, () => Promise.allSettled(Object.values(calls).map((call) => call(view))));
				const known = Object.keys(calls).filter((_name, at) => {
					const outcome = outcomes[at] as PromiseSettledResult<unknown>;
					if (outcome.status === 'fulfilled') return true;
					if (!(outcome.reason instanceof ConnectionLostError)) return true;
					expect(outcome.reason).include({ written: true, maybeExecuted: true });
					return false;
				});
				expect(known).deep.equal(resent);
				expect(Number(await server().cli('GET', 'n'))).equal(1);
			});
		}
	}

	it('keeps its order among others that are sent again, before what came later', async () => {
		const lines: string[] = [];
		const watched = await FaultServer.start({
			onCommand: ([name, key], connection) => {
				if (String(name) !== 'GET' && String(name) !== 'SET') return undefined;
				if (connection.index === 0) {
					if (String(key) === 'd') void Promise.resolve().then(() => connection.reset());
					return '';
				}
				lines.push(`${name} ${key}`);
				return '+OK\r\n';
			},
		});
		try {
			const redis = make({ url: watched.url });
			await redis.connect();
			const all = ['a', 'b', 'c', 'd'].map((key) => redis.get(key));
			const closed = new Promise<void>((resolve) => redis.once('close', () => resolve()));
			await closed;
			all.push(redis.get('e'), redis.call('SET', 'f', 1) as Promise<string>);
			expect(await Promise.all(all)).lengthOf(6);
			expect(lines).deep.equal(['GET a', 'GET b', 'GET c', 'GET d', 'GET e', 'SET f']);
		} finally {
			await watched.close();
		}
	});

	it('is a pipeline or a block: it rejects, having been written', async () => {
		const redis = make({ url: proxy().url, retry: 'idempotent' });
		const [pipe, multi] = await lose(redis, () =>
			Promise.allSettled([redis.pipeline().get('a').incr('n').settle(), redis.multi().get('a').incr('n').exec()]),
		);
		expect(multi.status).equal('rejected');
		const outcomes = (pipe as PromiseFulfilledResult<PromiseSettledResult<unknown>[]>).value;
		for (const each of outcomes) expect(each).property('reason').instanceof(ConnectionLostError);
		expect(Number(await server().cli('GET', 'n'))).equal(2);
	});

	it('is a read that is the death of every connection: it is not tried for ever', async () => {
		const dying = await FaultServer.start({
			onCommand: ([name], connection) => {
				if (String(name) !== 'GET') return undefined;
				connection.reset();
				return '';
			},
		});
		try {
			const redis = make({ url: dying.url, reconnect: () => 0 });
			await redis.connect();
			expect(await rejection(redis.get('k'), ConnectionLostError)).include({ written: true, maybeExecuted: true });
			// Three times on connections that were up, and in between beside handshakes that were lost with it.
			expect(dying.commands.filter(({ name }) => name === 'GET').length).within(3, 6);
		} finally {
			await dying.close();
		}
	});
});

describe('commandTimeout', () => {
	const make = useClients();
	let server: FaultServer;
	afterEach(() => server.close());

	it('bounds the whole call: losses, rests and what is sent again included', async () => {
		server = await FaultServer.start({
			onCommand: ([name], connection) => {
				if (String(name) !== 'GET') return undefined;
				if (connection.index === 0) connection.reset();
				return '';
			},
		});
		const redis = make({ url: server.url, commandTimeout: 400, reconnect: () => 150 });
		await redis.connect();
		const began = performance.now();
		const error = await rejection(redis.get('k'), TimeoutError);
		expect(error).include({ phase: 'reply', written: true, maybeExecuted: true });
		expect(performance.now() - began).within(300, 4000);
	});

	it('names where the command was: connect, queue, write, reply, acquire', async function () {
		this.timeout(20_000);
		server = await FaultServer.start({ onCommand: ([name]) => (/GET|BLPOP/.test(String(name)) ? '' : undefined) });
		const redis = make({ url: server.url, commandTimeout: 150, pool: { max: 1 } });
		await redis.connect();
		expect(await rejection(redis.get('k'), TimeoutError)).include({ phase: 'reply', written: true });

		const unreached = make({ url: server.url, commandTimeout: 150, credentials: () => new Promise(() => {}) });
		expect(await rejection(unreached.get('k'), TimeoutError)).include({ phase: 'connect', written: false });

		const blocking = redis.with({ timeout: 150 });
		expect(await rejection(blocking.blpop('q', 0))).property('name', 'TimeoutError');
	});

	it('does not bound what blocks by its own words', async () => {
		server = await FaultServer.start({ onCommand: ([name]) => (/GET|BLPOP/.test(String(name)) ? '' : undefined) });
		const redis = make({ url: server.url, commandTimeout: 100 });
		const popped = redis.blpop('q', 1);
		await server.received('BLPOP');
		const blocked = server.connections.find(({ commands }) => commands.some(({ name }) => name === 'BLPOP'));
		// The same bound, begun later: when this is over, the other one's would be.
		await rejection(redis.get('k'), TimeoutError);
		blocked?.send('*2\r\n$1\r\nq\r\n$1\r\nx\r\n');
		expect(await popped).deep.equal(['q', 'x']);
	});
});
