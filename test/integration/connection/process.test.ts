/** D23: a client that is left alone lets the process end, one that owes an answer does not, and nobody has to listen to its errors. */
import { getEventListeners } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { FaultServer } from '../../../src/testing/index.ts';
import { type ChildEnd, runChild } from '../../support/connection/children.ts';
import { useClients } from '../../support/connection/clients.ts';
import { useServer } from '../../support/server.ts';

const fixture = join(import.meta.dirname, 'fixtures', 'leave-client.ts');

/** What each way of leaving a client has heard. */
const left: Record<string, unknown[]> = {
	made: [],
	connected: [],
	used: ['OK', 'v', 'v'],
	resp2: ['PONG'],
	'used by many': [],
	'timed out': ['TimeoutError'],
	aborted: ['AbortError'],
	'given up while it dialled': ['TimeoutError'],
	'destroyed while it dialled': ['ClosedError'],
	'lost and found': ['PONG', 2],
	'not heard': ['ServerUnavailableError', 'PONG'],
	'heard by listeners that throw': [
		['0', '1', '2'],
		['0', '1', '2'],
		['of connect', 'of ready', 'of close', 'of connect', 'of ready'],
	],
};
const owed: Record<string, unknown[]> = {
	'waiting for an answer': ['at last'],
	'waiting for a dial': ['ServerUnavailableError'],
	'waiting for credentials': ['PONG'],
	'waiting for its end': ['at last', 'closed'],
};
/** Children that run at once: more only wait for the processor. */
const AT_ONCE = 4;

describe('a process', () => {
	const server = useServer();
	let silent: FaultServer;
	const ends: Map<string, Promise<ChildEnd>> = new Map();

	before(async () => {
		silent = await FaultServer.start({
			timeout: 60_000,
			onCommand: async (args) => {
				if (['GET', 'SET'].includes(String(args[0]))) return '';
				// A HELLO with a password is never answered.
				if (String(args[0]) === 'HELLO' && args.length > 2) return new Promise<string>(() => {});
				if (String(args[0]) !== 'LATE') return undefined;
				await pause(300);
				return '+at last\r\n';
			},
		});
		const queue = [...Object.keys(left), ...Object.keys(owed)];
		const starters = queue.map((way) => {
			let start = (): void => {};
			const started = new Promise<void>((resolve) => {
				start = resolve;
			});
			ends.set(
				way,
				started.then(() => runChild(fixture, [way, server().url, silent.url], 15_000)),
			);
			return { way, start };
		});
		let next = 0;
		const runNext = (): void => {
			const job = starters[next++];
			if (job === undefined) return;
			job.start();
			void ends.get(job.way)?.finally(runNext);
		};
		for (let i = 0; i < AT_ONCE; i++) runNext();
	});
	after(() => silent.close());

	for (const [kind, table] of [
		['ends by itself with a client that was', left],
		['waits for what is owed, and then ends, with a client that is', owed],
	] as const) {
		for (const [way, expected] of Object.entries(table)) {
			it(`${kind} ${way}`, async function () {
				this.timeout(60_000);
				const { code, signal, stderr, lines, at } = (await ends.get(way)) as ChildEnd;
				expect({ stderr, signal, code }).deep.equal({ stderr: '', signal: null, code: 0 });
				const [told] = lines as [{ heard: unknown[]; at: number }];
				expect(told.heard).deep.equal(expected);
				expect(at - told.at, 'milliseconds from the last answer to the end').lessThan(2000);
			});
		}
	}
});

describe('two hundred thousand commands', () => {
	const server = useServer();
	const client = useClients();

	it('leave as many listeners as there were before, and no warning', async function () {
		this.timeout(60_000);
		let socket: Socket | undefined;
		const redis = client({
			connect: () => {
				socket = connect(server().port, server().host);
				return socket;
			},
		});
		await redis.set('k', 'v');
		const counts = (): Record<string, number> =>
			({
				...Object.fromEntries(
					(socket as Socket).eventNames().map((name) => [`socket ${String(name)}`, socket?.listenerCount(name)]),
				),
				...Object.fromEntries(
					process.eventNames().map((name) => [`process ${String(name)}`, process.listenerCount(name)]),
				),
			}) as Record<string, number>;
		const warnings: Error[] = [];
		const warn = (warning: Error): void => void warnings.push(warning);
		process.on('warning', warn);
		const given = new AbortController();
		const views = [redis, redis.with({ timeout: 60_000 }), redis.with({ signal: given.signal })];
		const before = counts();
		try {
			for (let round = 0; round < 200; round++) {
				const view = views[round % views.length] as typeof redis;
				await Promise.all(Array.from({ length: 1000 }, () => view.get('k')));
			}
			expect(counts()).deep.equal(before);
			expect(getEventListeners(given.signal, 'abort').length).at.most(1);
			await pause(0);
			expect(warnings).deep.equal([]);
		} finally {
			process.off('warning', warn);
		}
	});

	it('and a hundred connections leave none either', async () => {
		const before = process.eventNames().map((name) => [name, process.listenerCount(name)]);
		const redis = client({ url: server().url, reconnect: () => 0 });
		for (let i = 0; i < 100; i++) {
			const closed = new Promise((resolve) => redis.once('close', resolve));
			await redis.ping();
			await server().call('CLIENT', 'KILL', 'TYPE', 'normal');
			await closed;
		}
		expect(process.eventNames().map((name) => [name, process.listenerCount(name)])).deep.equal(before);
	});
});
