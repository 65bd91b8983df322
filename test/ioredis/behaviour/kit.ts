/** What a case is given: a library, a way to map replies, a server, and things that are put away when the case is over. */
import type { EventEmitter } from 'node:events';
import { FaultProxy } from '../../../src/testing/fault-proxy.ts';
import { FaultServer, type FaultServerOptions } from '../../../src/testing/fault-server.ts';
import type { RedisServer } from '../../../src/testing/redis-server.ts';
import type { StartRedisOptions } from '../../../src/testing/start-redis.ts';
import { caseServer } from './case-server.ts';
import type { CommandClass, Redis, RedisClass } from './loose-types.ts';
import type { Exports, Subject } from './subject.ts';

export interface Mapping {
	readonly name: 'RESP2/legacy' | 'RESP3/legacy' | 'RESP3/resp3';
	readonly options: { readonly protocol: 2 | 3; readonly replyMapping: 'legacy' | 'resp3' };
}

export const mappings: readonly Mapping[] = [
	{ name: 'RESP2/legacy', options: { protocol: 2, replyMapping: 'legacy' } },
	{ name: 'RESP3/legacy', options: { protocol: 3, replyMapping: 'legacy' } },
	{ name: 'RESP3/resp3', options: { protocol: 3, replyMapping: 'resp3' } },
];

/** One behaviour. It is green on stock ioredis, and green on the facade unless it is one that migrators are told of. */
export interface Case {
	/** Rows of the catalogue that it shows. */
	readonly ids: readonly string[];
	readonly title: string;
	/** `each`: in every mapping. Default: in RESP3/legacy alone, for what no mapping touches. */
	readonly mappings?: 'each';
	run(kit: Kit): unknown;
	readonly differs?: Difference;
}

/** Where the facade behaves otherwise, on purpose. */
export interface Difference {
	/** Words of docs/migrating-from-ioredis.md that tell it. */
	readonly told: string;
	/** What the facade does instead. Absent when there is nothing to see. */
	run?(kit: Kit): unknown;
}

/** How long a case waits for what has to come. */
export const PATIENCE = 5000;

export class Kit {
	readonly subject: Subject;
	readonly mapping: Mapping;
	readonly server: RedisServer;
	readonly #clients: Redis[] = [];
	readonly #others: (() => Promise<unknown>)[] = [];

	constructor(subject: Subject, mapping: Mapping, server: RedisServer) {
		this.subject = subject;
		this.mapping = mapping;
		this.server = server;
	}

	get exports(): Exports {
		return this.subject.exports;
	}

	get Redis(): RedisClass {
		return this.subject.exports.default;
	}

	get Command(): CommandClass {
		return this.subject.exports.Command;
	}

	get resp2(): boolean {
		return this.mapping.options.protocol === 2;
	}

	/** One value for each mapping, the legacy ones alike unless `resp2` is given. */
	shape<T>(of: { legacy: T; resp3: T; resp2?: T }): T {
		if (this.mapping.options.replyMapping === 'resp3') return of.resp3;
		return this.resp2 && 'resp2' in of ? (of.resp2 as T) : of.legacy;
	}

	/** A client of the server in the case's mapping, which reconnects fast. */
	redis(options: object = {}): Redis {
		const fast = { retryStrategy: (): number => 5 };
		return this.made(
			new this.Redis({ port: this.server.port, host: '127.0.0.1', ...fast, ...this.mapping.options, ...options }),
		);
	}

	/** As {@link redis}, when it is ready. */
	async ready(options: object = {}): Promise<Redis> {
		const redis = this.redis(options);
		await this.once(redis, 'ready');
		return redis;
	}

	/** Takes a client into its care. Errors that nobody listens to are kept quiet. */
	made(redis: Redis): Redis {
		redis.on('error', () => {});
		this.#clients.push(redis);
		return redis;
	}

	/** The arguments of the next such event. */
	async once(emitter: EventEmitter, event: string): Promise<unknown[]> {
		let timer: NodeJS.Timeout | undefined;
		try {
			return await new Promise((resolve, reject) => {
				const tooLate = (): void => reject(new Error(`"${event}" did not come within ${PATIENCE} ms`));
				timer = setTimeout(tooLate, PATIENCE);
				emitter.once(event, (...args: unknown[]) => resolve(args));
			});
		} finally {
			clearTimeout(timer);
		}
	}

	/** The events of a client as they come, `names` of them, with their first argument where there is one. */
	record(redis: EventEmitter, ...names: string[]): string[] {
		const seen: string[] = [];
		for (const name of names) {
			redis.on(name, (arg?: unknown) => seen.push(arg === undefined ? name : `${name} ${String(arg)}`));
		}
		return seen;
	}

	/** Waits until it holds. */
	async until(holds: () => unknown, what = 'what was waited for'): Promise<void> {
		const end = Date.now() + PATIENCE;
		while (!(await holds())) {
			if (Date.now() > end) throw new Error(`${what} did not come within ${PATIENCE} ms`);
			await new Promise((resolve) => setTimeout(resolve, 2));
		}
	}

	/**
	 * Waits until a client that was made now has failed, rested for `delay` and failed again, twice: whoever was to try again after no longer
	 * a rest has done so.
	 */
	async retried(delay: number): Promise<void> {
		const other = this.redis({ port: 1, retryStrategy: () => delay });
		for (let times = 0; times < 3; times++) await this.once(other, 'close');
		other.disconnect();
	}

	/** The error with which it fails. */
	async failure(promise: Promise<unknown> | unknown): Promise<Error & Record<string, unknown>> {
		try {
			await promise;
		} catch (error) {
			return error as Error & Record<string, unknown>;
		}
		throw new Error('It was expected to fail, and did not');
	}

	async proxy(): Promise<FaultProxy> {
		const proxy = await FaultProxy.start({ target: { port: this.server.port } });
		this.#others.push(() => proxy.stop());
		return proxy;
	}

	/** Cuts the connection on which a client waits in BLPOP, and waits until one waits there again. */
	async cutBlocked(proxy: FaultProxy): Promise<void> {
		const blocked = async (): Promise<string | undefined> =>
			/\bid=(\d+) .*\bcmd=blpop\b/.exec(await this.server.cli('CLIENT', 'LIST'))?.[1];
		await this.until(blocked);
		const before = await blocked();
		proxy.kill();
		await this.until(async () => ![undefined, before].includes(await blocked()));
	}

	/** A scripted server, which also answers INFO unless the case does. */
	async fault(options: FaultServerOptions): Promise<FaultServer> {
		const info = 'redis_version:7.0.0\r\nrole:master\r\nloading:0\r\n';
		const server = await FaultServer.start({
			...options,
			onCommand: async (args, connection) => {
				const answer = await options.onCommand?.(args, connection);
				const asksInfo = answer === undefined && String(args[0]).toLowerCase() === 'info';
				return asksInfo ? `$${info.length}\r\n${info}\r\n` : answer;
			},
		});
		this.#others.push(() => server.stop());
		return server;
	}

	/** A real server of the case's own. */
	async otherServer(options: StartRedisOptions = {}): Promise<RedisServer> {
		const server = await caseServer(options);
		this.#others.push(() => server.stop());
		return server;
	}

	/** What is to be undone. */
	later(undo: () => Promise<unknown> | unknown): void {
		this.#others.push(async () => undo());
	}

	/** Has the reply of a command end in an error until the case is over. */
	failingTransformer(command: string, message: string): void {
		this.Command.setReplyTransformer(command, () => {
			throw new Error(message);
		});
		this.later(() => this.Command.setReplyTransformer(command, (reply) => reply));
	}

	/** Lines that the library prints with `console[method]` until the case is over. */
	printed(method: 'log' | 'warn' | 'error'): string[] {
		const lines: string[] = [];
		const original = console[method];
		console[method] = (...parts: unknown[]): void => void lines.push(parts.map(String).join(' '));
		this.later(() => {
			console[method] = original;
		});
		return lines;
	}

	/** Ends what the case has begun. */
	async close(): Promise<void> {
		for (const redis of this.#clients) {
			if (redis.status !== 'end') redis.disconnect();
		}
		for (const end of this.#others.reverse()) await end();
	}
}
