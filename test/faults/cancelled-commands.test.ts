/** D1 and D2: whoever gives up a command, everybody else gets their own reply. */
import { expect } from 'chai';
import { AbortError, type Client, TimeoutError } from '../../src/index.ts';
import { FaultProxy, FaultServer } from '../../src/testing/index.ts';
import { useClients } from '../support/connection/clients.ts';
import { Chance } from '../support/protocol/seeds.ts';
import { rejection } from '../support/rejection.ts';
import { useServer } from '../support/server.ts';

const bulk = (text: string): string => `$${text.length}\r\n${text}\r\n`;

describe('a cancelled command on a slow network', () => {
	const server = useServer();
	const client = useClients();
	let proxy: FaultProxy;
	let redis: Client;
	const valueAt = (key: string): string => `value of ${key}`;
	const large = 'x'.repeat(1 << 20);

	beforeEach(async () => {
		const setup = client({ url: server().url });
		await setup.mset('foo', valueAt('foo'), 'bar', valueAt('bar'), 'large', large);
		proxy = await FaultProxy.start({ target: server() });
		redis = client({ url: proxy.url });
		await redis.connect();
		proxy.delay(50);
	});
	afterEach(() => proxy.stop());

	/** 1000 commands of three kinds at once; each reply must be that of its own command. */
	async function interleaved(): Promise<void> {
		const replies = await Promise.all(
			Array.from({ length: 1000 }, (_, index) => {
				if (index % 3 === 0) return redis.get('foo');
				return index % 3 === 1 ? redis.get('bar') : redis.echo(`echo ${index}`);
			}),
		);
		for (const [index, reply] of replies.entries()) {
			const expected = [valueAt('foo'), valueAt('bar'), `echo ${index}`][index % 3];
			expect(reply).equal(expected);
		}
		expect(proxy.stats().connections).equal(1);
	}

	it('before its write never reaches the server', async () => {
		const { bytesToServer } = proxy.stats();
		const given = new AbortController();
		const set = redis.with({ signal: given.signal }).set('foo', 'changed');
		const reason = new Error('changed my mind');
		given.abort(reason);
		const error = await rejection(set, AbortError);
		expect(error).include({ code: 'ABORT_ERR', written: false, maybeExecuted: false, cause: reason });
		await interleaved();
		expect(proxy.stats().bytesToServer).greaterThan(bytesToServer);
		expect(await redis.get('foo')).equal(valueAt('foo'));
	});

	it('after its write leaves the replies of others alone', async () => {
		const { bytesToServer } = proxy.stats();
		const given = new AbortController();
		const get = redis.with({ signal: given.signal }).get('foo');
		await proxy.passed('toServer', bytesToServer + 1);
		given.abort();
		const error = await rejection(get, AbortError);
		expect(error).include({ written: true, maybeExecuted: true });
		await interleaved();
	});

	it('in the middle of its reply leaves the replies of others alone', async () => {
		const { bytesToClient } = proxy.stats();
		proxy.delay(0);
		proxy.split({ toClient: 16_384 });
		const given = new AbortController();
		const get = redis.with({ signal: given.signal }).get('large');
		await proxy.passed('toClient', bytesToClient + 100_000);
		given.abort();
		await rejection(get, AbortError);
		expect(proxy.stats().bytesToClient).lessThan(bytesToClient + large.length);
		proxy.split(0);
		await interleaved();
	});

	it('by its timeout leaves the replies of others alone', async () => {
		const impatient = redis.with({ timeout: 10 });
		const error = await rejection(impatient.get('foo'), TimeoutError);
		expect(error).include({ code: 'TIMEOUT', phase: 'reply', written: true, maybeExecuted: true });
		await interleaved();
	});

	it('among a thousand, at any moment, leaves the replies of others alone', async () => {
		proxy.delay({ toClient: 5 });
		proxy.split({ toClient: 1460 });
		const chance = new Chance(7);
		for (let round = 0; round < 5; round++) {
			const controllers: AbortController[] = [];
			const cancelled: Promise<void>[] = [];
			const kept: Promise<unknown>[] = [];
			for (let i = 0; i < 400; i++) {
				const key = chance.pick(['foo', 'bar']);
				const check = (value: unknown): void => void expect(value).equal(valueAt(key));
				if (chance.below(4) > 0) kept.push(redis.get(key).then(check));
				else {
					// Some were answered before; then with what is theirs.
					const given = new AbortController();
					const aborted = (error: unknown): void => void expect(error).instanceof(AbortError);
					cancelled.push(redis.with({ signal: given.signal }).get(key).then(check, aborted));
					controllers.push(given);
				}
				if (chance.below(50) === 0) await redis.echo('x');
			}
			for (const given of controllers) given.abort();
			await Promise.all([...cancelled, ...kept]);
		}
		await interleaved();
	});
});

describe('a late reply', () => {
	const client = useClients();
	let server: FaultServer;
	afterEach(() => server.stop());

	it('goes to the command that timed out, which drops it, and to no other', async () => {
		let release = (): void => {};
		const late = new Promise<void>((resolve) => {
			release = resolve;
		});
		server = await FaultServer.start({
			onCommand: async (args) => {
				if (String(args[0]) !== 'GET') return undefined;
				if (String(args[1]) === 'slow') await late;
				return bulk(String(args[1]));
			},
		});
		const redis = client({ url: server.url });
		await redis.connect();
		const slow = rejection(redis.with({ timeout: 20 }).get('slow'), TimeoutError);
		const next = [redis.get('a'), redis.get('b')];
		expect(await slow).include({ written: true, maybeExecuted: true });
		next.push(redis.get('c'));
		release();
		expect(await Promise.all(next)).deep.equal(['a', 'b', 'c']);
		expect(await redis.get('d')).equal('d');
		expect(server.connections).lengthOf(1);
	});

	it('that comes in two halves around the timeout is dropped whole', async () => {
		server = await FaultServer.start({
			onCommand: async (args, connection) => {
				if (String(args[0]) !== 'GET') return undefined;
				if (String(args[1]) !== 'halves') return bulk(String(args[1]));
				connection.send('$10\r\n01234');
				await halved;
				return '56789\r\n';
			},
		});
		let release = (): void => {};
		const halved = new Promise<void>((resolve) => {
			release = resolve;
		});
		const redis = client({ url: server.url });
		await redis.connect();
		await rejection(redis.with({ timeout: 20 }).get('halves'), TimeoutError);
		const next = redis.get('a');
		release();
		expect(await next).equal('a');
		expect(server.connections).lengthOf(1);
	});

	it('does not count against a signal that is shared by many: one abort gives up all that wait, none that are done', async () => {
		server = await FaultServer.start({
			onCommand: (args) => {
				if (String(args[0]) !== 'GET') return undefined;
				return Number(String(args[1])) < 500 ? bulk(String(args[1])) : '';
			},
		});
		const redis = client({ url: server.url });
		const given = new AbortController();
		const view = redis.with({ signal: given.signal });
		const all = Array.from({ length: 1000 }, (_, index) => view.get(String(index)));
		const done = all.slice(0, 500);
		expect(await Promise.all(done)).lengthOf(500);
		const left = all.slice(500).map((each) => rejection(each, AbortError));
		given.abort();
		for (const error of await Promise.all(left)) expect(error).include({ written: true, maybeExecuted: true });
		await rejection(view.get('1'), AbortError);
	});
});
