/** What a server refuses for the time being waits and is sent again, in its order; what proves nothing is not. D18, D25. */
import { expect } from 'chai';
import { type Client, type ClientOptions, ConnectionLostError, ReplyError } from '../../src/index.ts';
import { FaultProxy, FaultServer } from '../../src/testing/index.ts';
import { useClients } from '../support/connection/clients.ts';
import { rejection } from '../support/rejection.ts';
import { useServer } from '../support/server.ts';

const LOADING = '-LOADING Redis is loading the dataset in memory\r\n';
const BUSY = '-BUSY Redis is busy running a script.\r\n';

describe('a command that is refused for the time being', () => {
	const make = useClients();
	let server: FaultServer;
	afterEach(() => server.stop());
	const said = (): string[] =>
		server.commands.map(({ args }) => args.join(' ')).filter((each) => !/^(HELLO|CLIENT|SELECT)/.test(each));

	/** Answers OK, after it has refused `times` commands. */
	async function start(refusal: string, times: number, options: ClientOptions = {}): Promise<Client> {
		let left = times;
		server = await FaultServer.start({
			onCommand: ([name]) => {
				if (/^(HELLO|CLIENT|SELECT|AUTH|PING)$/.test(String(name))) return undefined;
				return left-- > 0 ? refusal : '+OK\r\n';
			},
		});
		return make({ url: server.url, ...options });
	}

	for (const refusal of [LOADING, BUSY]) {
		const code = refusal.slice(1, refusal.indexOf(' '));
		for (const [where, options] of [
			['on a fresh connection', {}],
			['beside a handshake with a database', { database: 1 }],
			['beside a handshake with a password', { password: 'p' }],
			['under RESP2', { protocol: 2 }],
		] as const) {
			it(`with ${code} ${where} waits, in its order`, async () => {
				const redis = await start(refusal, 3, options);
				const all = [redis.call('GET', 'a'), redis.call('SET', 'b', 1), redis.call('GET', 'c')];
				expect(await Promise.all(all)).deep.equal(['OK', 'OK', 'OK']);
				expect(said().slice(-3)).deep.equal(['GET a', 'SET b 1', 'GET c']);
			});
		}

		it(`with ${code} for longer than maxWait hears it`, async () => {
			const redis = await start(refusal, 1e9, { maxWait: 300 });
			for (const command of [redis.get('a'), redis.set('b', 1)])
				expect(await rejection(command, ReplyError)).include({ code });
		});

		it(`with ${code} hears it at once where nothing may be sent again, or nothing waits`, async () => {
			const redis = await start(refusal, 1e9);
			expect(await rejection(redis.with({ retry: 'never' }).get('a'), ReplyError)).include({ code });
			expect(await rejection(redis.with({ retry: () => false }).get('a'), ReplyError)).include({ code });
			const fast = make({ url: server.url, maxWait: 'fail-fast' });
			expect(await rejection(fast.get('a'), ReplyError)).include({ code });
			expect(server.commands.filter(({ name }) => name === 'GET')).lengthOf(3);
		});

		it(`with ${code} by a script, a function, a module or EXEC hears it: that proves nothing`, async () => {
			const redis = await start(refusal, 1e9);
			await redis.connect();
			const all = [
				redis.eval('return 1', 0),
				redis.evalsha('0'.repeat(40), 0),
				redis.fcall('f', 0),
				redis.call('MY.COMMAND', 'k'),
				redis.call('json.set', 'k', '$', '1'),
			];
			for (const command of all) expect(await rejection(command, ReplyError)).include({ code });
			expect(server.commands.filter(({ name }) => /EVAL|FCALL|MY|JSON/.test(name))).lengthOf(5);
		});
	}

	it('is not sent again after a later command ran: a later write is not undone', async () => {
		let refused = false;
		server = await FaultServer.start({
			onCommand: ([name]) => {
				if (String(name) !== 'SET') return undefined;
				if (refused) return '+OK\r\n';
				refused = true;
				return LOADING;
			},
		});
		const redis = make({ url: server.url });
		await redis.connect();
		const [first, second] = await Promise.allSettled([redis.set('k', 'old'), redis.set('k', 'new')]);
		expect(second).include({ status: 'fulfilled' });
		expect(first).property('reason').instanceof(ReplyError).include({ code: 'LOADING' });
		expect(said()).deep.equal(['SET k old', 'SET k new']);
	});

	it('rests as short as ever when the server was well in between', async function () {
		this.timeout(20_000);
		let refuse = true;
		server = await FaultServer.start({
			onCommand: ([name]) => {
				if (String(name) !== 'GET') return undefined;
				refuse = !refuse;
				return refuse ? '+OK\r\n' : LOADING;
			},
		});
		const redis = make({ url: server.url });
		const began = performance.now();
		// Rests that grew to a second each would take 6 seconds.
		for (let i = 0; i < 12; i++) await redis.get('k');
		expect(performance.now() - began).lessThan(3000);
	});
});

describe('a server that became a replica', () => {
	const primary = useServer();
	const demoted = useServer();
	const make = useClients();

	it('is looked up anew: writes go to whoever has the name now', async function () {
		this.timeout(20_000);
		await Promise.all([primary(), demoted()].map((each) => each.cli('FLUSHALL')));
		const proxy = await FaultProxy.start({ target: demoted() });
		try {
			let lookups = 0;
			const redis = make({
				host: 'redis.example',
				port: proxy.port,
				lookup: (_host, options, done) => {
					lookups++;
					if (options.all === true) done(null, [{ address: '127.0.0.1', family: 4 }]);
					else done(null, '127.0.0.1', 4);
				},
			});
			await redis.set('k', 'before');
			// The name now leads elsewhere; the connection that there is stays where it was.
			proxy.target = primary();
			await demoted().cli('REPLICAOF', '127.0.0.1', String(primary().port));
			expect(await redis.set('k', 'after')).equal('OK');
			expect(await Promise.all([redis.incr('n'), redis.incr('n'), redis.get('k')])).deep.equal([1, 2, 'after']);
			expect(await primary().cli('GET', 'k')).equal('after');
			expect(lookups).least(2);
			expect(proxy.links).lengthOf(2);
		} finally {
			await demoted().cli('REPLICAOF', 'NO', 'ONE');
			await proxy.stop();
		}
	});

	it('is not used by leases and blocking commands any more once one of them was told', async function () {
		this.timeout(20_000);
		await Promise.all([primary(), demoted()].map((each) => each.cli('FLUSHALL')));
		const proxy = await FaultProxy.start({ target: demoted() });
		try {
			const redis = make({ url: proxy.url });
			const leases = await Promise.all([redis.acquire(), redis.acquire(), redis.acquire()]);
			await Promise.all(leases.map((lease) => lease.incr('n')));
			await Promise.all(leases.map((lease) => lease.release()));
			await redis.blpop('q', 0.01);
			proxy.target = primary();
			await demoted().cli('REPLICAOF', '127.0.0.1', String(primary().port));
			const told = redis.transaction({ watch: ['n'] }, (tx) => tx.multi().incr('n'));
			expect(await rejection(told)).property('name', 'TransactionError');
			for (let i = 1; i <= 4; i++) expect(await redis.transaction({}, (tx) => tx.multi().incr('n'))).deep.equal([i]);
			expect(await redis.use((lease) => lease.incr('n'))).equal(5);
			expect(await redis.blpop('q', 0.01)).equal(null);
		} finally {
			await demoted().cli('REPLICAOF', 'NO', 'ONE');
			await proxy.stop();
		}
	});

	it('and stays it under this name refuses writes with its own words, within maxWait; reads go on', async () => {
		await demoted().cli('SET', 'k', 'v');
		const redis = make({ url: demoted().url, maxWait: 400 });
		await redis.get('k');
		await demoted().cli('REPLICAOF', '127.0.0.1', '1');
		try {
			expect(await rejection(redis.set('k', 1), ReplyError)).include({ code: 'READONLY' });
			expect(await redis.get('k')).equal('v');
			expect(await rejection(redis.multi().set('k', 1).exec())).property('name', 'TransactionError');
		} finally {
			await demoted().cli('REPLICAOF', 'NO', 'ONE');
		}
	});

	it('and was one from the beginning refuses at once', async () => {
		await demoted().cli('REPLICAOF', '127.0.0.1', '1');
		try {
			const redis = make({ url: demoted().url });
			await redis.connect();
			expect(await rejection(redis.set('k', 1), ReplyError)).include({ code: 'READONLY' });
			expect(redis.stats().lanes.shared).include({ dials: 1 });
		} finally {
			await demoted().cli('REPLICAOF', 'NO', 'ONE');
		}
	});
});

describe('a read that goes along with handshakes that fail', () => {
	const make = useClients();

	for (const options of [{}, { password: 'p' }, { database: 1 }] as const) {
		it(`waits no longer than maxWait (${Object.keys(options).join() || 'nothing set'})`, async function () {
			this.timeout(10_000);
			let serving = true;
			const server = await FaultServer.start({
				onCommand: (_args, connection) => {
					if (serving) return undefined;
					connection.end();
					return '';
				},
			});
			try {
				const redis = make({ url: server.url, maxWait: 500, reconnect: () => 50, ...options });
				redis.on('error', () => {});
				await redis.ping();
				serving = false;
				server.connections[0]?.reset();
				const error = await rejection(redis.get('k'));
				expect(['ServerUnavailableError', ConnectionLostError.name]).include(error.name);
			} finally {
				await server.close();
			}
		});
	}
});
