/** D8: blpop(key, 0) waits as long as it takes. It is sent once, and only what is meant for it ends it. */
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { type Client, TimeoutError } from '../../../src/index.ts';
import { FaultProxy, FaultServer } from '../../../src/testing/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { rejection } from '../../support/rejection.ts';
import { useServer } from '../../support/server.ts';
import { skip } from '../../support/skip.ts';
import { blockedClients, untilBlocked } from './support/server-clients.ts';
import { turns, until } from './support/until.ts';

describe('a blocking command without a timeout', () => {
	const make = useClients();
	let server: FaultServer;
	let answer: (reply: string) => void;

	beforeEach(async () => {
		const answered = new Promise<string>((resolve) => {
			answer = resolve;
		});
		server = await FaultServer.start({
			onCommand: (args) => {
				const name = String(args[0]).toUpperCase();
				if (name === 'BLPOP') return answered;
				return name === 'GET' ? '' : undefined;
			},
		});
	});
	afterEach(() => server.stop());

	it('outlives every bound that is meant for others, and is sent once, whole', async () => {
		// All bounds of the pool as short as they can be.
		const pool = { acquireTimeout: 1, idleTimeout: 1, maxLifetime: 1, maxLeaseTime: 1, leakThreshold: 1 };
		const redis = make({ url: server.url, connectTimeout: 2000, pool });
		const waiting = redis.blpop('q', 0);
		await server.received('BLPOP');
		// Other commands of the same client run into their timeouts meanwhile, on connections that are silent as well.
		const impatient = redis.with({ timeout: 20 });
		for (let i = 0; i < 5; i++) {
			expect(await rejection(impatient.get('k'), TimeoutError)).include({ phase: 'reply' });
		}
		expect(redis.stats().lanes.blocking).include({ busy: 1, total: 1, closed: 0 });
		answer('*2\r\n$1\r\nq\r\n$4\r\nitem\r\n');
		expect(await waiting).deep.equal(['q', 'item']);
		const sent = server.commands.filter(({ name }) => name === 'BLPOP');
		expect(sent.map(({ args }) => args.map(String))).deep.equal([['BLPOP', 'q', '0']]);
		expect(server.commands.map(({ args }) => String(args[1]).toUpperCase())).not.include('UNBLOCK');
	});

	it('is not sent again when its connection is lost: it may have taken something', async () => {
		const redis = make({ url: server.url });
		const waiting = rejection(redis.blpop('q', 0));
		const reading = rejection(redis.xread('BLOCK', 0, 'STREAMS', 's', '$'));
		await server.received('BLPOP');
		await server.received('XREAD');
		for (const each of server.connections) each.reset();
		expect(await waiting).include({ name: 'ConnectionLostError', written: true, maybeExecuted: true });
		expect(await reading)
			.property('name')
			.match(/ConnectionLostError|ReplyError/);
		await turns(20);
		expect(server.commands.filter(({ name }) => name === 'BLPOP')).lengthOf(1);
	});

	it('does not answer the next one when it is answered late, and out of turn', async () => {
		const redis = make({ url: server.url, pool: { maxBlocking: 1 } });
		const first = redis.blpop('first', 0);
		const second = redis.blpop('second', 0);
		await server.received('BLPOP');
		answer('*2\r\n$5\r\nfirst\r\n$1\r\n1\r\n');
		expect(await first).deep.equal(['first', '1']);
		await server.received('BLPOP', { count: 2 });
		expect(await second).deep.equal(['first', '1']);
	});
});

describe('a blocked connection', () => {
	const server = useServer();
	const make = useClients();

	/** The kernel's keepalive timer on a connection whose bytes were acknowledged, in milliseconds; 0 when there is none. Linux only. */
	function keepAliveOf(localPort: number): Promise<number> {
		return until('everything is acknowledged', () => timerOf(localPort)).then(([kind, ms]) => (kind === '02' ? ms : 0));
	}

	function timerOf(localPort: number): readonly [kind: string, ms: number] | undefined {
		const port = localPort.toString(16).toUpperCase().padStart(4, '0');
		const tables = ['/proc/net/tcp', '/proc/net/tcp6'].map((file) => readFileSync(file, 'latin1'));
		const rows = tables
			.join('')
			.split('\n')
			.map((line) => line.trim().split(/\s+/));
		const row = rows.find(([, local = '', , state]) => local.endsWith(`:${port}`) && state === '01');
		// 01 is for what was sent and not acknowledged, 02 is keepalive; in hundredths of a second.
		const [kind = '01', when = ''] = (row?.[5] ?? '').split(':');
		return kind === '01' || kind === '' ? undefined : [kind, Number.parseInt(when, 16) * 10];
	}

	async function portOfBlocked(redis: Client): Promise<number> {
		void redis.blpop('none', 0).catch(() => {});
		await untilBlocked(server(), 1);
		const [blocked] = await blockedClients(server());
		return Number(blocked?.['addr']?.split(':').at(-1));
	}

	it('has TCP keepalive, by which a dead peer is noticed', async function () {
		if (process.platform !== 'linux') skip(this, 'only Linux tells the timers of a socket');
		const port = await portOfBlocked(make({ url: server().url }));
		expect(await keepAliveOf(port)).within(1, 20_000);
	});

	it('has the keepalive that was asked for, or none', async function () {
		if (process.platform !== 'linux') skip(this, 'only Linux tells the timers of a socket');
		const short = make({ url: server().url, keepAlive: 3000 });
		expect(await keepAliveOf(await portOfBlocked(short))).within(1, 3000);
		short.destroy();
		await untilBlocked(server(), 0);
		expect(await keepAliveOf(await portOfBlocked(make({ url: server().url, keepAlive: 0 })))).equal(0);
	});

	it('whose peer is gone with RST or FIN says so at once', async () => {
		for (const how of ['rst', 'fin'] as const) {
			const proxy = await FaultProxy.start({ target: server() });
			const redis = make({ url: proxy.url });
			const waiting = rejection(redis.blpop('none', 0));
			await untilBlocked(server(), 1);
			proxy.kill(how);
			expect(await waiting).include({ name: 'ConnectionLostError', written: true, maybeExecuted: true });
			redis.destroy();
			await proxy.stop();
			await untilBlocked(server(), 0);
		}
	});

	it('whose server crashes says so, and the next one waits for the server', async () => {
		const proxy = await FaultProxy.start({ target: server() });
		const redis = make({ url: proxy.url });
		const waiting = rejection(redis.blpop('q', 0));
		await untilBlocked(server(), 1);
		await proxy.refuse();
		proxy.kill();
		await waiting;
		const later = redis.blpop('q', 0);
		await turns(20);
		expect(redis.stats().lanes.blocking).include({ waiting: 1, busy: 0 });
		await proxy.accept();
		await untilBlocked(server(), 1);
		await server().cli('RPUSH', 'q', 'item');
		expect(await later).deep.equal(['q', 'item']);
		redis.destroy();
		await proxy.stop();
	});
});
