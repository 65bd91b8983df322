/**
 * Commands that are collected and leave together.
 *
 *   open ──exec()──▶ sent ──last outcome──▶ done (a second exec() gives the same promise)
 */
import type { RespValue } from '../protocol/types.ts';
import { asCallback, type NodeCallback } from './callback.ts';
import { Command } from './command.ts';
import type { CommandOwner } from './commander.ts';
import { connectionClosed } from './errors.ts';
import { asText, isReplyError } from './reply-mapping.ts';
import type { Sink } from './settlement.ts';
import type { Mapping } from './transformers.ts';

/** What `exec()` gives for each command: `[null, result]` or `[error]`. */
export type Outcome = [error: null, result: unknown] | [error: Error];

/** What a pipeline needs of its client. */
export interface PipelineClient extends CommandOwner {
	readonly status: string;
	/** Sends a command without asking for its promise; patched senders included. */
	dispatch(command: Command): void;
	traceBatch<T>(size: number, run: () => Promise<T>): Promise<T>;
}

/** Which commands of the queue stand between MULTI and the EXEC at `end`. */
function blockBefore(queue: readonly Command[], end: number): number {
	let begin = end;
	while (begin > 0 && queue[begin - 1]?.verb.lower !== 'multi') begin--;
	return begin;
}

export class Pipeline implements Sink {
	readonly redis: PipelineClient;
	readonly isPipeline = true;
	readonly isCluster = false;
	readonly options: PipelineClient['options'];
	#queue: Command[] = [];
	#outcomes: Outcome[] = [];
	#length = 0;
	/** MULTIs that have no EXEC yet. */
	#transactions = 0;
	#left = 0;
	#sent = false;
	#finish: ((outcomes: Outcome[]) => void) | undefined = undefined;
	#promise: Promise<Outcome[]> | undefined = undefined;
	/** Made by `multi()`: what `exec()` of the whole gives. */
	#block: Promise<unknown> | undefined = undefined;
	#isBlock = false;

	constructor(redis: PipelineClient) {
		this.redis = redis;
		this.options = redis.options;
	}

	/** Commands so far. */
	get length(): number {
		return this.#length;
	}

	/** Of `exec()`: settles when that was called and all is answered. */
	get promise(): Promise<Outcome[]> {
		this.#promise ??= new Promise((resolve) => {
			this.#finish = resolve;
		});
		return this.#promise;
	}

	/** Adds a command. */
	sendCommand(command: unknown): this {
		const added = command as Command;
		if (this.#sent) {
			throw new Error('Pipeline cannot be used to send any commands when the `exec()` has been called on it.');
		}
		if (this.#transactions > 0) added.inTransaction = true;
		added.pipelineIndex = this.#length++;
		added.sink = this;
		this.#queue.push(added);
		const { lower } = added.verb;
		if (lower === 'exec' || lower === 'discard') added.inTransaction = true;
		if (added.callback !== undefined) void added.promise;
		return this;
	}

	/** Adds commands as `[name, ...arguments]`. @throws TypeError for a name that is no method */
	addBatch(commands: ReadonlyArray<readonly unknown[]>): this {
		for (const [name, ...args] of commands) {
			const method = (this as unknown as Record<string, unknown>)[String(name)];
			if (typeof method !== 'function') {
				throw new TypeError(`Cannot apply ${String(name)}: a pipeline has no such method (reading 'apply')`);
			}
			method.apply(this, args);
		}
		return this;
	}

	/** Begins a transaction within the pipeline. */
	multi(): this {
		this.#transactions++;
		return this.sendCommand(new Command('multi', [], { replyEncoding: 'utf8' }));
	}

	/** The whole is one transaction: `exec()` gives the outcomes of its commands alone. */
	asBlock(): this {
		this.#isBlock = true;
		return this.multi();
	}

	/**
	 * Sends all. Resolves with `[null, result]` or `[error]` for each command; never rejects. Inside a transaction that `multi()` began on
	 * this pipeline it adds EXEC and returns the pipeline.
	 */
	exec(callback?: NodeCallback): unknown {
		if (this.#isBlock) return this.#execBlock(callback);
		if (this.#transactions > 0 && !this.#sent) {
			this.#addExec(callback);
			return this;
		}
		return asCallback(this.#run(), callback);
	}

	/** EXEC whose text comes as Buffers, within a transaction. */
	execBuffer(callback?: NodeCallback): unknown {
		if (this.#isBlock) return this.#execBlock(callback);
		if (this.#transactions > 0) this.#transactions--;
		this.sendCommand(new Command('exec', [], { replyEncoding: null }, callback));
		return this;
	}

	#addExec(callback?: NodeCallback): void {
		this.#transactions--;
		const position = this.#queue.length;
		const block = this.#queue.slice(blockBefore(this.#queue, position));
		const bytes = block.some((command) => command.replyEncoding === null);
		const exec = new Command('exec', [], { replyEncoding: bytes ? null : 'utf8' }, callback);
		// What EXEC gives is read by the commands that it ran.
		exec.unpack = (value, mapping) => unpack(value, block, mapping);
		this.sendCommand(exec);
	}

	#execBlock(callback: NodeCallback | undefined): Promise<unknown> {
		if (this.#block === undefined) {
			if (this.#transactions > 0) this.#addExec();
			const size = this.#queue.length - 2;
			this.#block = this.redis.traceBatch(size, () => this.#run().then(unwrapped));
		}
		return asCallback(this.#block, callback);
	}

	#run(): Promise<Outcome[]> {
		const { promise } = this;
		if (this.#sent) return promise;
		this.#sent = true;
		const queue = this.#queue;
		this.#left = queue.length;
		this.#outcomes = new Array<Outcome>(queue.length);
		if (queue.length === 0) this.#done();
		const { redis } = this;
		for (let i = 0; i < queue.length; i++) redis.dispatch(queue[i] as Command);
		return promise;
	}

	/** Sink: the outcome of one command. */
	fill(index: number, error: unknown, value: unknown): void {
		this.#outcomes[index] = error === undefined ? [null, value] : [error as Error];
		if (--this.#left === 0) this.#done();
	}

	#done(): void {
		const finish = this.#finish;
		const queue = this.#queue;
		const outcomes = this.#outcomes;
		this.#finish = undefined;
		this.#queue = [];
		this.#outcomes = [];
		const isKept = (_: Outcome, index: number): boolean => queue[index]?.ignore !== true;
		finish?.(outcomes.every(isKept) ? outcomes : outcomes.filter(isKept));
	}
}

/** Each answer of EXEC as the command that it belongs to reads it. */
function unpack(value: unknown, block: readonly Command[], mapping: Mapping): unknown {
	if (!Array.isArray(value)) return value;
	return value.map((item: RespValue, index) => {
		const command = block[index];
		if (isReplyError(item)) command?.script?.failed(item);
		if (isReplyError(item) || command === undefined) return item;
		try {
			return command.transformReply(command.replyEncoding === null ? item : asText(item), mapping);
		} catch (error) {
			return error;
		}
	});
}

/** What EXEC gave, as tuples; `null` where a watched key had changed. */
export function tuplesOf(results: unknown): Outcome[] | null {
	if (!Array.isArray(results)) return null;
	return results.map((item): Outcome => (item instanceof Error ? [item] : [null, item]));
}

/** The outcome of a transaction from those of its commands. */
function unwrapped(outcomes: Outcome[]): Outcome[] | null {
	const last = outcomes.at(-1);
	if (last === undefined) throw connectionClosed();
	const [error, results] = last;
	if (error === null) return tuplesOf(results);
	const previousErrors = outcomes.slice(0, -1).flatMap(([earlier]) => (earlier === null ? [] : [earlier]));
	throw Object.assign(error, { previousErrors });
}
