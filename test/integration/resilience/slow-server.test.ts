/** D25: a server that is slow, paused, busy or loading is not dead; and what closes an idle connection is no error. */
import { expect } from 'chai';
import { type Client, type ClientOptions, ReplyError, TimeoutError } from '../../../src/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { useProxy } from '../../support/proxy.ts';
import { rejection } from '../../support/rejection.ts';
import { eachServer, hasFeaturesOf } from '../../support/server.ts';
import { needs } from '../../support/skip.ts';
import { untilConnected } from '../pool/support/server-clients.ts';
import { until } from '../pool/support/until.ts';

/** Much less than the server is silent for; the spare gets its verdict in between. */
const EAGER: ClientOptions = { responseTimeout: 150, stallTimeout: 20_000, connectTimeout: 300, staleAfter: 60_000 };
const SILENCE = 1200;

eachServer('a server that is slow', ({ server }) => {
	const make = useClients();
	const proxy = useProxy(server);

	/** What a client of the proxy hears and does while the server is silent. */
	async function outlast(redis: Client, begin: () => Promise<unknown>): Promise<void> {
		const errors: unknown[] = [];
		await redis.set('n', 0);
		redis.on('error', (error) => errors.push(error));
		const closes: unknown[] = [];
		redis.on('close', (cause) => closes.push(cause));
		// Silent from here on: what was sent beside it might have been answered before.
		await begin();
		const counted = Promise.all([redis.incr('n'), redis.get('n'), redis.incr('n')]);
		// A second connection: the first one is in doubt, and what comes now waits.
		const later = proxy()
			.link(1)
			.then(() => Promise.all([redis.incr('n'), redis.get('n')]));
		expect(await counted).deep.equal([1, '1', 2]);
		expect(await later).deep.equal([3, '3']);
		expect(closes).deep.equal([]);
		expect(redis.stats().lanes.shared).include({ losses: 0, resent: 0 });
		expect(await server().cli('GET', 'n')).equal('3');
	}

	for (const protocol of [2, 3] as const) {
		it(`CLIENT PAUSE ALL is no death, under RESP${protocol}`, async function () {
			this.timeout(20_000);
			const redis = make({ url: proxy().url, protocol, ...EAGER });
			const mode = hasFeaturesOf(server(), '6.2') ? ['ALL'] : [];
			await outlast(redis, () => server().cli('CLIENT', 'PAUSE', String(SILENCE), ...mode));
		});

		it(`CLIENT PAUSE WRITE is no death, under RESP${protocol}`, async function () {
			this.timeout(20_000);
			needs(this, server(), '6.2');
			const redis = make({ url: proxy().url, protocol, ...EAGER });
			await outlast(redis, () => server().cli('CLIENT', 'PAUSE', String(SILENCE), 'WRITE'));
		});
	}

	it('a server that stands still is no death', async function () {
		this.timeout(20_000);
		const redis = make({ url: proxy().url, ...EAGER });
		await outlast(redis, async () => {
			await server().kill('SIGSTOP');
			// Its standing still is the subject, for as long as the pauses above; who asks whom meanwhile is waited for.
			setTimeout(() => void server().kill('SIGCONT'), SILENCE);
		});
	});

	it('a script that runs for long is no death, and its caller gets the reply', async function () {
		this.timeout(30_000);
		await server().cli('CONFIG', 'SET', 'lua-time-limit', '100');
		const redis = make({ url: server().url, ...EAGER, maxWait: 20_000 });
		const admin = make({ url: server().url, maxWait: 20_000 });
		await redis.set('n', 0);
		await admin.ping();
		// The loop does something each time round: what takes a second on one machine takes another time on the next.
		const script = redis.eval(
			"local t = redis.call('TIME'); local function ms(x) return x[1] * 1000 + x[2] / 1000 end; local s = ms(t); while ms(redis.call('TIME')) - s < 1200 do end; return 'done'",
			0,
		);
		// Redis 6.0 forgets what stands behind such a script on its connection, until something else comes on it.
		if (!hasFeaturesOf(server(), '6.2')) expect(await script).equal('done');
		const others = Promise.all([redis.incr('n'), redis.get('n'), admin.incr('n'), admin.get('k')]);
		expect(await script).equal('done');
		expect((await others).slice(0, 2)).satisfy(([n]: unknown[]) => n === 1 || n === 2);
		expect(await server().cli('GET', 'n')).equal('2');
		expect(redis.stats().lanes.shared).include({ losses: 0 });
	});

	it('a lease is not given up for having waited: what it does next is answered', async function () {
		this.timeout(20_000);
		const redis = make({ url: proxy().url, ...EAGER, connectTimeout: 5000 });
		await redis.use(async (lease) => {
			await lease.set('n', 0);
			const before = proxy().links.length;
			await server().kill('SIGSTOP');
			const first = lease.incr('n');
			// It is in doubt, and somebody asks.
			await proxy().link(before);
			await server().kill('SIGCONT');
			expect(await first).equal(1);
			for (let i = 2; i < 200; i++) expect(await lease.incr('n')).equal(i);
		});
		expect(redis.stats().lanes.exclusive).include({ total: 1, created: 1 });
	});

	it('silence beyond stallTimeout is given up, whatever the reason', async function () {
		this.timeout(20_000);
		const redis = make({ url: server().url, ...EAGER, stallTimeout: 600 });
		await redis.set('n', 0);
		await server().kill('SIGSTOP');
		try {
			const error = await rejection(redis.incr('n'));
			expect(error).include({ name: 'ConnectionLostError', maybeExecuted: true });
		} finally {
			await server().kill('SIGCONT');
		}
		await until('it is back', () => redis.ping().catch(() => undefined));
	});

	it('CLIENT KILL while it is idle surfaces no error, and nothing is lost', async () => {
		const redis = make({ url: server().url });
		const errors: unknown[] = [];
		redis.on('error', (error) => errors.push(error));
		for (let i = 1; i <= 3; i++) {
			await Promise.all([redis.get('k'), redis.use((lease) => lease.get('k'))]);
			const closed = new Promise<void>((resolve) => redis.once('close', () => resolve()));
			await server().cli('CLIENT', 'KILL', 'TYPE', 'normal');
			await closed;
			expect(await redis.incr('n')).equal(i);
			expect(await redis.use((lease) => lease.get('n'))).equal(String(i));
		}
		expect(errors).deep.equal([]);
	});

	it('and closes idle connections by its own timeout surfaces no error', async function () {
		this.timeout(20_000);
		await server().cli('CONFIG', 'SET', 'timeout', '1');
		try {
			const redis = make({ url: server().url });
			const errors: unknown[] = [];
			redis.on('error', (error) => errors.push(error));
			await redis.incr('n');
			await untilConnected(server(), 0);
			expect(await redis.incr('n')).equal(2);
			expect(errors).deep.equal([]);
		} finally {
			await server().cli('CONFIG', 'SET', 'timeout', '0');
		}
	});

	it('a script that answers -LOADING is not run twice', async () => {
		const redis = make({ url: server().url });
		const lua = "redis.call('INCR', 'n'); return redis.error_reply('LOADING x')";
		expect(await rejection(redis.eval(lua, 0), ReplyError)).include({ code: 'LOADING' });
		expect(await server().cli('GET', 'n')).equal('1');
	});

	it('answers a GET while BLPOP waits', async () => {
		const redis = make({ url: server().url });
		await redis.set('k', 'v');
		let taken = false;
		const job = redis.blpop('q', 0).then((reply) => {
			taken = true;
			return reply;
		});
		await until('it waits', async () => /flags=\S*b/.test(await server().cli('CLIENT', 'LIST')));
		expect(await redis.get('k')).equal('v');
		expect(taken).equal(false);
		await redis.rpush('q', 'x');
		expect(await job).deep.equal(['q', 'x']);
	});

	it('D2: a lease that timed out late never gives its answer to the next one', async () => {
		const redis = make({ url: proxy().url, pool: { max: 1, acquireTimeout: 8000 } });
		await server().cli('SET', 'a', 'of a');
		const first = await redis.use(async (lease) => {
			const id = await lease.call('CLIENT', 'ID');
			proxy().stall('toClient');
			await rejection(lease.with({ timeout: 100 }).get('a'), TimeoutError);
			return id;
		});
		proxy().resume();
		const second = await redis.use(async (lease) => [await lease.get('b'), await lease.call('CLIENT', 'ID')]);
		expect(second[0]).equal(null);
		expect(second[1]).not.equal(first);
	});
});

eachServer(
	'a server that loads its data',
	({ server }) => {
		const make = useClients();

		it('is waited for, by plain commands, with and without a database', async function () {
			this.timeout(60_000);
			const redis = make({ url: server().url, maxWait: 30_000 });
			const other = make({ url: server().url, maxWait: 30_000, database: 1 });
			await Promise.all([redis.set('k', 'v'), other.set('k', 'w')]);
			await server()
				.cli('DEBUG', 'SET-ACTIVE-EXPIRE', '1')
				.catch(() => {});
			await server()
				.cli('CONFIG', 'SET', 'key-load-delay', '0')
				.catch(() => {});
			await server().cli('EVAL', "for i = 1, 20000 do redis.call('SET', 'key:' .. i, i) end", '0');
			await server().cli('SAVE');
			await server().kill('SIGKILL');
			const waiting = Promise.all([redis.get('k'), other.get('k'), redis.incr('n'), other.incr('n')]);
			await server().restart();
			expect(await waiting).deep.equal(['v', 'w', 1, 1]);
		});
	},
	{ config: { 'key-load-delay': 1 } },
);
