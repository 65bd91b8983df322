/**
 * The settle-count audit: a client works through a network and on a server that fail in every way that we know, and an account is kept of
 * what it was told. At the end every promise has settled, no reply was another command's, and every counter lies between what was
 * acknowledged and that plus what nobody knows.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { type Client, createClient, type Outcome, ReplyError } from '../../../../src/index.ts';
import { FaultProxy, type RedisServer } from '../../../../src/testing/index.ts';
import { auditPromises } from '../../../support/connection/audited-promise.ts';
import { Chance } from '../../../support/protocol/seeds.ts';

export interface Storm {
	/** With `appendonly yes` and `appendfsync always`: what it has acknowledged survives its end. */
	readonly server: RedisServer;
	/** Milliseconds for which it blows, at least. */
	readonly duration: number;
	/** Commands that are done, at least. */
	readonly commands: number;
	readonly seed: number;
}

/** A pipeline or a MULTI block hears a refusal at once; other commands wait, and a write may be overtaken meanwhile. */
type Kind = 'read' | 'write' | 'batch';

const WORKERS = 100;
const COUNTERS = 8;
const MAX_WAIT = 1500;
/** The client counts whole milliseconds. */
const GRAIN = 1;

class Account {
	begun = 0;
	settled = 0;
	/** All that is more than a read, in the order of the calls. */
	readonly #changes: { settled: boolean }[] = [];
	readonly told: Map<string, number> = new Map();
	readonly wrong: string[] = [];
	readonly acknowledged: number[] = new Array<number>(COUNTERS).fill(0);
	readonly ambiguous: number[] = new Array<number>(COUNTERS).fill(0);
	readonly seen: ReadonlyArray<Set<number>> = Array.from({ length: COUNTERS }, () => new Set());

	/** Of one command: its reply, or what is known of it. */
	async outcome<T>(kind: Kind, work: Promise<T>): Promise<{ value: T } | { maybe: boolean }> {
		this.begun++;
		const began = performance.now();
		const place = this.#changes.length;
		const change = { settled: false };
		if (kind !== 'read') this.#changes.push(change);
		try {
			const value = await work;
			change.settled = true;
			return { value };
		} catch (error) {
			change.settled = true;
			const waited = performance.now() - began >= MAX_WAIT - GRAIN;
			const later = this.#changes.slice(place + 1);
			// Whatever has overtaken it is settled by now, if not yet told.
			await new Promise((resolve) => setImmediate(resolve));
			const overtaken = kind === 'write' && later.some(({ settled }) => settled);
			this.hear(error, { kind, waited, overtaken });
			return { maybe: (error as Partial<Outcome>).maybeExecuted === true };
		} finally {
			this.settled++;
		}
	}

	/** What a client may be told when all this happens, and nothing else. */
	hear(error: unknown, { kind, waited, overtaken }: { kind: Kind; waited: boolean; overtaken: boolean }): void {
		const name = error instanceof ReplyError ? `ReplyError ${error.code}` : (error as Error).name;
		const how = `${kind} ${waited ? 'after maxWait' : overtaken ? 'overtaken' : 'at once'}: ${name}`;
		this.told.set(how, (this.told.get(how) ?? 0) + 1);
		const may: Readonly<Record<string, boolean>> = {
			'ReplyError LOADING': waited || overtaken || kind === 'batch',
			ConnectionLostError: true,
			QueueFullError: true,
			ServerUnavailableError: waited,
			TimeoutError: waited,
			TransactionError: kind === 'batch',
		};
		if (may[name] !== true) this.wrong.push(`${how}: ${String(error)}`);
	}

	counted(counter: number, outcome: { value: unknown } | { maybe: boolean }): void {
		if ('value' in outcome) {
			const { value } = outcome;
			const seen = this.seen[counter] as Set<number>;
			if (typeof value !== 'number' || seen.has(value)) this.wrong.push(`INCR ${counter} gave ${String(value)}`);
			else seen.add(value);
			this.acknowledged[counter] = (this.acknowledged[counter] as number) + 1;
		} else if (outcome.maybe) this.ambiguous[counter] = (this.ambiguous[counter] as number) + 1;
	}
}

export async function storm({ server, duration, commands, seed }: Storm): Promise<Account> {
	const proxy = await FaultProxy.start({ target: server });
	const redis = createClient({
		url: proxy.url,
		connectTimeout: 500,
		responseTimeout: 300,
		stallTimeout: 2000,
		staleAfter: 1000,
		probeTimeout: 50,
		maxWait: MAX_WAIT,
		reconnect: (attempt) => Math.min(200, 20 * attempt),
		maxQueue: 500,
	});
	redis.on('error', () => {});
	const account = new Account();
	let blowing = true;
	const audit = auditPromises();
	try {
		await redis.ping();
		const end = Date.now() + duration;
		const wanted = (): boolean => blowing || account.begun < commands;
		const workers = Array.from({ length: WORKERS }, (_, worker) => work(redis, account, worker, seed, wanted));
		const chance = new Chance(seed);
		while (Date.now() < end) {
			await pause(20 + chance.below(200));
			await disturb(proxy, server, chance);
			if (chance.below(3) === 0) proxy.heal();
		}
		blowing = false;
		proxy.heal();
		if (!server.running) await server.restart();
		await Promise.all(workers);
		expect(account.settled).equal(account.begun);
		// Ours; the proxy and the servers of the test are not what is audited.
		expect(audit.repeated.filter((stack) => /src\/(?!testing)/.test(stack)).slice(0, 3)).deep.equal([]);
		expect(account.wrong.slice(0, 10)).deep.equal([]);
		for (let counter = 0; counter < COUNTERS; counter++) {
			const count = Number(await server.cli('GET', `n:${counter}`));
			const acknowledged = account.acknowledged[counter] as number;
			expect(count).within(acknowledged, acknowledged + (account.ambiguous[counter] as number));
		}
		return account;
	} finally {
		audit.restore();
		redis.destroy();
		await proxy.stop();
	}
}

async function disturb(proxy: FaultProxy, server: RedisServer, chance: Chance): Promise<void> {
	// Gone, or loading: somebody else's doing.
	const ask = (...args: string[]): Promise<unknown> => server.cli(...args).catch(() => {});
	switch (chance.below(8)) {
		case 0:
			await server.kill('SIGKILL');
			await pause(chance.below(150));
			return server.restart();
		case 1:
			return proxy.kill(chance.pick(['rst', 'fin']));
		case 2:
			return proxy.blackHole('existing');
		case 3:
			return void (await ask('CLIENT', 'KILL', 'TYPE', 'normal'));
		case 4:
			return void (await ask('CLIENT', 'PAUSE', String(50 + chance.below(600)), chance.pick(['ALL', 'WRITE'])));
		case 5:
			return proxy.delay({ toServer: chance.below(30), toClient: chance.below(30) });
		case 6:
			return proxy.cutAfter(chance.below(2000), { direction: chance.pick(['toServer', 'toClient']), how: 'rst' });
		default:
			proxy.stall(chance.pick(['toServer', 'toClient']));
			await pause(chance.below(500));
			return proxy.resume();
	}
}

/** One thing after the other. Each value carries its key, and each key is one worker's alone. */
async function work(
	redis: Client,
	account: Account,
	worker: number,
	seed: number,
	wanted: () => boolean,
): Promise<void> {
	const chance = new Chance(seed + worker + 1);
	const key = `key:${worker}`;
	/** What may stand under the key: the last that was acknowledged, and all of which nobody knows. */
	let last: string | null = null;
	const maybe = new Set<string>();
	const check = (value: string | null): void => {
		if (value !== last && !maybe.has(String(value))) account.wrong.push(`GET ${key} gave ${value}, not ${last}`);
	};
	for (let turn = 0; wanted(); turn++) {
		const value = `${key}=${turn}`;
		switch (chance.below(7)) {
			case 0: {
				const outcome = await account.outcome('write', redis.set(key, value));
				if ('value' in outcome) last = value;
				else if (outcome.maybe) maybe.add(value);
				break;
			}
			case 1:
			case 2: {
				const outcome = await account.outcome('read', redis.get(key));
				if ('value' in outcome) check(outcome.value);
				break;
			}
			case 3: {
				const outcome = await account.outcome('read', redis.echo(value));
				if ('value' in outcome && outcome.value !== value) account.wrong.push(`ECHO ${value} gave ${outcome.value}`);
				break;
			}
			case 4: {
				const counter = chance.below(COUNTERS);
				account.counted(counter, await account.outcome('write', redis.incr(`n:${counter}`)));
				break;
			}
			case 5: {
				const counter = chance.below(COUNTERS);
				const outcome = await account.outcome('batch', redis.multi().incr(`n:${counter}`).echo(value).exec());
				account.counted(counter, 'value' in outcome ? { value: outcome.value[0] } : outcome);
				if ('value' in outcome && outcome.value[1] !== value) account.wrong.push(`EXEC gave ${outcome.value.join()}`);
				break;
			}
			default: {
				const counter = chance.below(COUNTERS);
				const run = redis.pipeline().echo(value).incr(`n:${counter}`).get(key).settle();
				const outcome = await account.outcome('batch', run);
				if (!('value' in outcome)) break;
				for (const each of outcome.value)
					if (each.status === 'rejected') account.hear(each.reason, { kind: 'batch', waited: false, overtaken: false });
				const [echoed, counted, got] = outcome.value;
				if (echoed.status === 'fulfilled' && echoed.value !== value)
					account.wrong.push(`pipelined ECHO gave ${echoed.value}`);
				if (got.status === 'fulfilled') check(got.value as string | null);
				const reason = counted.status === 'rejected' ? (counted.reason as Partial<Outcome>) : undefined;
				account.counted(counter, counted.status === 'fulfilled' ? counted : { maybe: reason?.maybeExecuted === true });
			}
		}
	}
}
