/** Architecture 8: every promise settles exactly once, however a client, its socket and its server come to their end. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import type { Client } from '../../src/index.ts';
import { FaultServer } from '../../src/testing/index.ts';
import { type Audit, auditPromises } from '../support/connection/audited-promise.ts';
import { useClients } from '../support/connection/clients.ts';

/** A promise that must not be pending in the end: by whom it was asked for, and how it ended. */
class Ledger {
	readonly #entries: Array<{ name: string; outcome: string | undefined; settled: Promise<void> }> = [];

	add(name: string, promise: Promise<unknown>): void {
		const settle = (outcome: string): void => {
			entry.outcome = outcome;
		};
		const entry: { name: string; outcome: string | undefined; settled: Promise<void> } = {
			name,
			outcome: undefined,
			settled: promise.then(
				() => settle('resolved'),
				(error: Error) => settle(error.name),
			),
		};
		this.#entries.push(entry);
	}

	/** How each ended, once all have; what is pending after a while is so named. */
	async outcomes(patience = 3000): Promise<Record<string, string>> {
		const given = new AbortController();
		const all = Promise.all(this.#entries.map((each) => each.settled));
		await Promise.race([all, pause(patience, undefined, { signal: given.signal }).catch(() => {})]);
		given.abort();
		return Object.fromEntries(this.#entries.map(({ name, outcome }) => [name, outcome ?? 'pending']));
	}
}

interface Stage {
	readonly redis: Client;
	readonly server: FaultServer;
	readonly ledger: Ledger;
}
interface Scene {
	/** Commands that the server never answers; the name of a command, or all. */
	readonly silentTo?: RegExp;
	play(stage: Stage): Promise<void> | void;
	/** How each promise ends; a regular expression where the moment decides. */
	readonly expected: Readonly<Record<string, string | RegExp>>;
}

const late = (redis: Client): Promise<unknown> => redis.call('LATE');
const scenes: Record<string, Scene> = {
	'close with commands in flight': {
		async play({ redis, ledger }) {
			await redis.connect();
			ledger.add('get', redis.get('a'));
			ledger.add('set', redis.set('a', 'b'));
			ledger.add('close', redis.close());
			ledger.add('after', redis.get('b'));
		},
		expected: { get: 'resolved', set: 'resolved', close: 'resolved', after: 'ClosedError' },
	},
	'close three times, then destroy twice, with a command in flight': {
		async play({ redis, ledger }) {
			await redis.connect();
			ledger.add('late', late(redis));
			for (const name of ['first', 'second', 'quit']) ledger.add(name, name === 'quit' ? redis.quit() : redis.close());
			ledger.add('refused', redis.call('x'));
			redis.destroy();
			redis.destroy();
			ledger.add('again', redis.close());
		},
		expected: {
			late: 'ClosedError',
			first: 'resolved',
			second: 'resolved',
			quit: 'resolved',
			refused: 'ClosedError',
			again: 'resolved',
		},
	},
	'close twice with a late answer': {
		async play({ redis, server, ledger }) {
			await redis.connect();
			ledger.add('late', late(redis));
			await server.received('LATE');
			ledger.add('first', redis.close());
			ledger.add('second', redis.close());
			server.connections[0]?.send('+late\r\n');
		},
		expected: { late: 'resolved', first: 'resolved', second: 'resolved' },
	},
	'close before anything': {
		play({ redis, ledger }) {
			ledger.add('close', redis.close());
			ledger.add('connect', redis.connect());
		},
		expected: { close: 'resolved', connect: 'ClosedError' },
	},
	'close in the middle of the dial': {
		play({ redis, ledger }) {
			ledger.add('connect', redis.connect());
			ledger.add('get', redis.get('a'));
			ledger.add('set', redis.set('a', 'b'));
			ledger.add('close', redis.close());
		},
		expected: { connect: 'resolved', get: 'resolved', set: 'resolved', close: 'resolved' },
	},
	'close of a client whose handshake is never answered': {
		silentTo: /./,
		async play({ redis, server, ledger }) {
			ledger.add('connect', redis.connect());
			ledger.add('set', redis.set('a', 'b'));
			await server.received('HELLO');
			ledger.add('close', redis.close({ timeout: 50 }));
		},
		expected: { connect: 'ClosedError', set: 'ClosedError', close: 'resolved' },
	},
	'destroy in the middle of the dial': {
		play({ redis, ledger }) {
			ledger.add('connect', redis.connect());
			ledger.add('get', redis.get('a'));
			redis.destroy();
		},
		expected: { connect: 'ClosedError', get: 'ClosedError' },
	},
	'destroy in the middle of the handshake': {
		silentTo: /./,
		async play({ redis, server, ledger }) {
			ledger.add('connect', redis.connect());
			ledger.add('get', redis.get('a'));
			ledger.add('set', redis.set('a', 'b'));
			await server.received('GET');
			ledger.add('close', redis.close());
			redis.destroy();
		},
		expected: { connect: 'ClosedError', get: 'ClosedError', set: 'ClosedError', close: 'resolved' },
	},
	'destroy in the turn of the commands': {
		async play({ redis, ledger }) {
			await redis.connect();
			for (let i = 0; i < 100; i++) ledger.add(`get ${i}`, redis.get('a'));
			redis.destroy();
		},
		expected: Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`get ${index}`, 'ClosedError'])),
	},
	'destroy by the first of many replies': {
		async play({ redis, ledger }) {
			await redis.connect();
			ledger.add(
				'first',
				redis.get('a').then(() => redis.destroy()),
			);
			for (let i = 0; i < 20; i++) ledger.add(`get ${i}`, redis.get('a'));
		},
		expected: {
			first: 'resolved',
			...Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`get ${index}`, /^(resolved|ClosedError)$/])),
		},
	},
	'destroy by a listener of ready': {
		play({ redis, ledger }) {
			redis.once('ready', () => redis.destroy());
			ledger.add('connect', redis.connect());
			ledger.add('late', late(redis));
		},
		expected: { connect: 'resolved', late: 'ClosedError' },
	},
	'a socket that dies while closing': {
		async play({ redis, server, ledger }) {
			await redis.connect();
			ledger.add('late', late(redis));
			await server.received('LATE');
			ledger.add('close', redis.close());
			server.connections[0]?.reset();
		},
		expected: { late: 'ConnectionLostError', close: 'resolved' },
	},
	'a socket that dies while closing, with a read to be sent again': {
		async play({ redis, server, ledger }) {
			await redis.connect();
			const { onCommand } = server;
			server.onCommand = (args, connection) => {
				if (String(args[0]) === 'GET' && connection.index === 0) return '';
				return onCommand?.(args, connection);
			};
			ledger.add('get', redis.get('a'));
			await server.received('GET');
			ledger.add('close', redis.close());
			server.connections[0]?.end();
		},
		expected: { get: 'resolved', close: 'resolved' },
	},
	'a server that goes away while closing': {
		async play({ redis, server, ledger }) {
			await redis.connect();
			server.onCommand = () => '';
			ledger.add('get', redis.get('a'));
			await server.received('GET');
			ledger.add('close', redis.close());
			await server.refuse();
			server.connections[0]?.reset();
		},
		expected: { get: /^(ServerUnavailableError|ConnectionLostError)$/, close: 'resolved' },
	},
	'a socket that dies, and a client that is destroyed because of it': {
		async play({ redis, server, ledger }) {
			await redis.connect();
			redis.on('close', () => redis.destroy());
			ledger.add('late', late(redis));
			await server.received('LATE');
			server.connections[0]?.reset();
		},
		expected: { late: 'ConnectionLostError' },
	},
	'a close by a listener of close': {
		async play({ redis, server, ledger }) {
			await redis.connect();
			redis.once('close', () => ledger.add('close', redis.close()));
			ledger.add('late', late(redis));
			await server.received('LATE');
			server.connections[0]?.end();
			await new Promise((resolve) => redis.once('close', resolve));
		},
		expected: { late: 'ConnectionLostError', close: 'resolved' },
	},
	'an abort, a timeout, a reply and an end at once': {
		async play({ redis, server, ledger }) {
			await redis.connect();
			for (let i = 0; i < 20; i++) {
				const given = new AbortController();
				const view = redis.with({ signal: given.signal, timeout: 20 });
				ledger.add(`late ${i}`, i % 2 === 0 ? view.call('LATE') : view.get('a'));
				setTimeout(() => given.abort(), 18 + (i % 5));
				if (i % 2 === 0) setTimeout(() => server.connections[0]?.send('+late\r\n'), 18 + (i % 7));
			}
			setTimeout(() => redis.destroy(), 25);
		},
		expected: Object.fromEntries(
			Array.from({ length: 20 }, (_, index) => [
				`late ${index}`,
				/^(resolved|AbortError|TimeoutError|ClosedError|ConnectionLostError)$/,
			]),
		),
	},
	'an abort while closing': {
		async play({ redis, server, ledger }) {
			await redis.connect();
			const given = new AbortController();
			ledger.add('late', redis.with({ signal: given.signal }).call('LATE'));
			await server.received('LATE');
			ledger.add('close', redis.close({ timeout: 60_000 }));
			given.abort();
		},
		expected: { late: 'AbortError', close: 'resolved' },
	},
	'a refusal while many wait': {
		silentTo: /./,
		async play({ redis, server, ledger }) {
			ledger.add('connect', redis.connect());
			for (let i = 0; i < 20; i++) ledger.add(`set ${i}`, redis.with({ timeout: 5000 }).set('a', 'b'));
			await server.received('SET', { count: 20 });
			server.connections[0]?.send('-ERR max number of clients reached\r\n');
			server.connections[0]?.reset();
		},
		expected: {
			connect: /^(MaxClientsError|ServerUnavailableError)$/,
			...Object.fromEntries(
				Array.from({ length: 20 }, (_, index) => [`set ${index}`, /^(MaxClientsError|ConnectionLostError)$/]),
			),
		},
	},
};

describe('every promise settles once:', () => {
	const client = useClients();
	let audit: Audit | undefined;
	let server: FaultServer | undefined;
	afterEach(async () => {
		audit?.restore();
		await server?.close();
	});

	for (const [name, { silentTo, play, expected }] of Object.entries(scenes)) {
		it(name, async () => {
			const started = await FaultServer.start({
				onCommand: (args) => {
					const word = String(args[0]);
					if (word === 'LATE' || silentTo?.test(word)) return '';
					return word === 'GET' || word === 'SET' ? '+answered\r\n' : undefined;
				},
			});
			server = started;
			const ledger = new Ledger();
			const watched = auditPromises();
			audit = watched;
			const redis = client({ url: started.url });
			await play({ redis, server: started, ledger });
			const outcomes = await ledger.outcomes();
			for (const [promise, outcome] of Object.entries(expected)) {
				if (typeof outcome === 'string') expect(outcomes[promise], promise).equal(outcome);
				else expect(outcomes[promise], promise).match(outcome);
			}
			expect(Object.keys(outcomes)).deep.equal(Object.keys(expected));
			redis.destroy();
			for (const each of started.connections) await each.closed;
			expect(watched.made).greaterThan(0);
			expect(watched.repeated).deep.equal([]);
		});
	}
});
