/** stats(): gauges counted from state, counters that only grow, and what is told on diagnostics channels. */
import { type Channel, channel, tracingChannel } from 'node:diagnostics_channel';
import { expect } from 'chai';
import { type Client, PoolTimeoutError, ServerUnavailableError } from '../../../src/index.ts';
import { FaultProxy } from '../../../src/testing/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { rejection } from '../../support/rejection.ts';
import { useServer } from '../../support/server.ts';
import { blockedClients, serverClients, untilBlocked } from './support/server-clients.ts';
import { turns, until } from './support/until.ts';

const gauges = ['total', 'idle', 'busy', 'creating', 'closing', 'waiting'] as const;
const counters = [
	'created',
	'closed',
	'acquired',
	'released',
	'timeouts',
	'aborts',
	'rejections',
	'dialFailures',
] as const;

describe('stats()', () => {
	const server = useServer();
	const make = useClients();

	it('says what there is, step by step', async () => {
		const redis = make({ url: server().url, pool: { max: 2, maxBlocking: 1 } });
		const { lanes, orphans, leaks } = redis.stats();
		for (const lane of [lanes.exclusive, lanes.blocking]) {
			for (const name of [...gauges, ...counters]) expect(lane[name]).equal(0);
			expect(lane).include({ epoch: 0, waitTime: 0, longestWait: 0, lastDialError: undefined });
		}
		expect([orphans, leaks]).deep.equal([0, 0]);
		const exclusive = () => redis.stats().lanes.exclusive;
		const blocking = () => redis.stats().lanes.blocking;

		const acquiring = redis.acquire();
		expect(exclusive()).include({ total: 1, creating: 1, waiting: 1, busy: 0 });
		const one = await acquiring;
		expect(exclusive()).include({ total: 1, creating: 0, waiting: 0, busy: 1, created: 1, acquired: 1 });
		expect(exclusive().waitTime).greaterThan(0);
		expect(exclusive().longestWait).equal(exclusive().waitTime);
		const two = await redis.acquire();
		const three = redis.acquire();
		expect(exclusive()).include({ total: 2, busy: 2, waiting: 1 });
		await one.release();
		expect(exclusive()).include({ total: 2, busy: 2, waiting: 0, released: 1, acquired: 3 });
		await two.release();
		expect(exclusive()).include({ total: 2, busy: 1, idle: 1 });
		const dirty = await three;
		await dirty.client('SETNAME', 'x');
		await dirty.release();
		expect(exclusive()).include({ busy: 0, idle: 1, released: 3 });
		await until('it is closed', () => exclusive().closed === 1);
		expect(exclusive()).include({ total: 1, closing: 0 });

		const popping = redis.blpop('q', 0);
		const queued = redis.blpop('q', 0);
		await untilBlocked(server(), 1);
		expect(blocking()).include({ total: 1, busy: 1, waiting: 1, acquired: 1 });
		await redis.rpush('q', 1, 2);
		await Promise.all([popping, queued]);
		expect(blocking()).include({ total: 1, idle: 1, busy: 0, waiting: 0, acquired: 2, released: 2 });
		expect(redis.stats().lanes.shared).include({ total: 1, inFlight: 0, dials: 1, losses: 0 });
		await redis.close();
		expect(exclusive()).include({ total: 0, idle: 0, busy: 0, closed: 2 });
		expect(blocking()).include({ total: 0, closed: 1 });
	});

	it('agrees with itself and with the server while everything goes on', async () => {
		const redis = make({ url: server().url, name: 'busy', pool: { max: 3, maxBlocking: 3, maxConnections: 6 } });
		let over = false;
		const work = Promise.allSettled(
			Array.from({ length: 150 }, async (_, i) => {
				if (i % 4 === 0) await redis.blpop('none', 0.002);
				else if (i % 4 === 1) await redis.use((lease) => lease.incr('n'));
				else if (i % 4 === 2) await redis.use((lease) => lease.client('SETNAME', 'x'));
				else await redis.use((lease) => lease.get('n'), { timeout: 20, signal: AbortSignal.timeout(15) });
			}),
		).finally(() => {
			over = true;
		});
		let before = redis.stats();
		for (let looks = 0; !over; looks++) {
			const now = redis.stats();
			for (const [name, bound] of [
				['exclusive', 3],
				['blocking', 3],
			] as const) {
				const lane = now.lanes[name];
				expect(lane.total)
					.equal(lane.idle + lane.busy + lane.creating + lane.closing)
					.within(0, bound);
				expect(lane.acquired - lane.released)
					.within(lane.busy === 0 ? 0 : 1, bound)
					.at.most(lane.busy);
				for (const counter of [...counters, 'waitTime', 'longestWait'] as const) {
					expect(lane[counter], counter).at.least(before.lanes[name][counter]);
				}
			}
			expect(now.lanes.exclusive.total + now.lanes.blocking.total).at.most(5);
			before = now;
			await turns(1);
			if (looks % 50 === 0) expect((await blockedClients(server())).length).at.most(3);
		}
		await work;
		await turns();
		await until('all settled', () => redis.stats().lanes.exclusive.closing === 0);
		const { exclusive, blocking } = redis.stats().lanes;
		expect(exclusive.released).equal(exclusive.acquired);
		expect(exclusive.created - exclusive.closed).equal(exclusive.total);
		const connected = (await serverClients(server())).filter((each) => each['addr'] !== undefined);
		expect(connected.length).at.least(exclusive.total + blocking.total);
	});

	it('says why nothing can be dialled, and errors do, too', async () => {
		const proxy = await FaultProxy.start({ target: server() });
		const redis = make({ url: proxy.url, pool: { acquireTimeout: 60 } });
		// Where nobody was ever reached the first refusal is the answer; here somebody was.
		await redis.ping();
		await proxy.refuse();
		const heard: Error[] = [];
		redis.on('error', (error) => void heard.push(error));
		const error = await rejection(redis.acquire(), PoolTimeoutError);
		expect(error.cause).instanceof(ServerUnavailableError);
		expect(error.message).match(/last dial failed/);
		expect(error.stats.lastDialError).equal(error.cause);
		const { exclusive } = redis.stats().lanes;
		expect(exclusive).include({ idle: 0, busy: 0, timeouts: 1, waiting: 0 });
		// There is nothing but the dial that goes on.
		expect(exclusive.total).equal(exclusive.creating);
		expect(exclusive.lastDialError).equal(error.cause);
		expect(exclusive.dialFailures).at.least(1);
		expect(heard).lengthOf(exclusive.dialFailures);
		await proxy.accept();
		const lease = await redis.acquire({ timeout: 8000 });
		expect(redis.stats().lanes.exclusive.lastDialError).equal(undefined);
		await lease.release();
		redis.destroy();
		await proxy.stop();
	});
});

describe('the diagnostics channels', () => {
	const server = useServer();
	const make = useClients();
	let redis: Client;
	let told: { name: string; message: Record<string, unknown> }[];
	let leave: () => void = () => {};

	beforeEach(() => {
		told = [];
		const listeners: [Channel, (message: unknown) => void][] = ['respool:create', 'respool:close'].map((name) => [
			channel(name),
			(message) => void told.push({ name, message: message as Record<string, unknown> }),
		]);
		for (const [each, listener] of listeners) each.subscribe(listener);
		const note = (name: string) => (message: object) => void told.push({ name, message: { ...message } });
		const tracing = tracingChannel('respool:acquire');
		const subscribers = {
			start: note('start'),
			end: note('end'),
			asyncStart: note('asyncStart'),
			asyncEnd: note('asyncEnd'),
			error: note('error'),
		};
		tracing.subscribe(subscribers);
		leave = () => {
			for (const [each, listener] of listeners) each.unsubscribe(listener);
			tracing.unsubscribe(subscribers);
		};
		redis = make({ url: server().url, pool: { max: 1, maxBlocking: 1, acquireTimeout: 30, maxLeaseTime: 200 } });
	});
	afterEach(() => leave());

	const closes = (): unknown[] => told.filter(({ name }) => name === 'respool:close').map(({ message }) => message);
	const idOf = async (lease: { call(...args: ['CLIENT', 'ID']): Promise<unknown> }): Promise<number> =>
		Number(await lease.call('CLIENT', 'ID'));

	it('tell of each acquire, from its beginning to its end, by lane and label', async () => {
		const lease = await redis.acquire({ label: 'traced' });
		const names = told.filter(({ name }) => !name.startsWith('respool:')).map(({ name }) => name);
		expect(names).deep.equal(['start', 'end', 'asyncStart', 'asyncEnd']);
		expect(told[0]?.message).deep.equal({ lane: 'exclusive', label: 'traced' });
		told.length = 0;
		const error = await rejection(
			redis.use(() => {}, { label: 'late' }),
			PoolTimeoutError,
		);
		const failed = told.find(({ name }) => name === 'error');
		expect(failed?.message).include({ lane: 'exclusive', label: 'late', error });
		await lease.release();
		told.length = 0;
		await redis.transaction({ watch: [] }, () => 1);
		expect(told[0]?.message).include({ lane: 'exclusive', label: 'transaction' });
	});

	it('tell of each connection that was made: lane, id, how long it took', async () => {
		const lease = await redis.acquire();
		await redis.blpop('none', 0.01);
		const made = told.filter(({ name }) => name === 'respool:create').map(({ message }) => message);
		expect(made.map(({ lane }) => lane)).deep.equal(['exclusive', 'blocking']);
		expect(made[0]?.['id']).equal(await idOf(lease));
		for (const { took } of made) expect(took).greaterThan(0);
		await lease.release();
	});

	it('tell of each connection that was closed, and why', async () => {
		const reasons: [why: string, act: () => Promise<unknown>][] = [
			['broken', () => redis.use((lease) => lease.client('SETNAME', 'x'))],
			['dead', async () => server().cli('CLIENT', 'KILL', 'ID', String(await redis.use(idOf)))],
			['revoked', () => redis.use((lease) => lease.blpop('none', 0)).catch(() => {})],
			['closed', () => redis.use(idOf).then(() => redis.close())],
		];
		for (const [reason, act] of reasons) {
			told.length = 0;
			await act();
			await until(reason, () => closes().length > 0);
			const [message] = closes() as [{ lane: string; id: number; reason: string }];
			expect(message).include({ lane: 'exclusive', reason });
			expect(message.id).a('number');
		}
		const idle = make({ url: server().url, pool: { idleTimeout: 20 } });
		told.length = 0;
		await idle.use(idOf);
		await until('idle', () => closes().length > 0);
		expect(closes()[0]).include({ reason: 'idle' });
		const full = make({ url: server().url, pool: { max: 1, maxBlocking: 1, maxConnections: 2 } });
		await full.use(idOf);
		told.length = 0;
		await full.blpop('none', 0.01);
		expect(closes()[0]).include({ lane: 'exclusive', reason: 'evicted' });
		const young = make({ url: server().url, pool: { maxLifetime: 30 } });
		await young.use(idOf);
		told.length = 0;
		await until('old', () => closes().length > 0);
		expect(closes()[0]).include({ reason: 'lifetime' });
	});

	it('that nobody listens to cost nothing that could be seen', async () => {
		leave();
		leave = () => {};
		await redis.use(idOf);
		expect(told).deep.equal([]);
	});
});
