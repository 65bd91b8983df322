/** Types under ioredis's names, for its users and for what they declare of their own. Types only. */
import type { EventEmitter } from 'node:events';
import type { NodeCallback } from './callback.ts';
import type { GeneratedCommands } from './commander.generated.ts';
import type { ReplyMapping } from './options.ts';

/** A callback in the manner of Node. */
export type Callback<T = unknown> = NodeCallback<T>;

export type RedisKey = string | Buffer;
export type RedisValue = string | Buffer | number;
/** Arrays are flattened by one level. */
export type RedisArgument = RedisValue | readonly RedisValue[];

/** What a method returns, by who has it. */
export interface ResultTypes<Result, Context> {
	default: Promise<Result>;
	pipeline: ChainableCommander<Context extends { mapping: 'resp3' } ? 'resp3' : 'resp2'>;
}

/** Who has the methods: a client or a pipeline, and how replies look. */
export interface ClientContext {
	type: keyof ResultTypes<unknown, unknown>;
	mapping?: 'resp2' | 'resp3';
}

/** What a method of a `Context` returns for a reply `T`. */
export type Result<T, Context extends ClientContext> = ResultTypes<T, Context>[Context['type']];

/** A reply that looks different under `replyMapping: "resp3"`. */
export type Mapped<Legacy, Resp3, Context> = Context extends { mapping: 'resp3' } ? Resp3 : Legacy;

/** Add the methods of your scripts here: `declare module 'respool/ioredis' { interface RedisCommander<Context> { … } }`. */
export interface RedisCommander<Context extends ClientContext = { type: 'default' }>
	extends GeneratedCommands<Context> {
	/** Any command, by name. */
	call(...args: [command: string, ...args: RedisArgument[], callback: Callback<unknown>]): Result<unknown, Context>;
	call(command: string, ...args: RedisArgument[]): Result<unknown, Context>;
	call(command: readonly RedisValue[], callback?: Callback<unknown>): Result<unknown, Context>;
	callBuffer(
		...args: [command: string, ...args: RedisArgument[], callback: Callback<unknown>]
	): Result<unknown, Context>;
	callBuffer(command: string, ...args: RedisArgument[]): Result<unknown, Context>;
	send_command(
		...args: [command: string, ...args: RedisArgument[], callback: Callback<unknown>]
	): Result<unknown, Context>;
	send_command(command: string, ...args: RedisArgument[]): Result<unknown, Context>;
}

/** Outcomes of a pipeline: `[null, result]` or `[error, undefined]`. */
export type PipelineResults = [error: Error | null, result: unknown][] | null;

/** A pipeline or a transaction: every command returns it. */
export interface ChainableCommander<Mapping extends 'resp2' | 'resp3' = 'resp2'>
	extends RedisCommander<{ type: 'pipeline'; mapping: Mapping }> {
	readonly length: number;
	/** Sends all; `null` where a watched key had changed. */
	exec(callback?: Callback<PipelineResults>): Promise<PipelineResults>;
	execBuffer(callback?: Callback<PipelineResults>): Promise<PipelineResults>;
	multi(): this;
	addBatch(commands: ReadonlyArray<readonly unknown[]>): this;
}

/** How a client's replies look, as a pipeline's type has it. */
export type MappingOf<Replies extends ReplyMapping> = Replies extends 'resp3' ? 'resp3' : 'resp2';

/** Any listener of an emitter. */
export type Listener = Parameters<EventEmitter['on']>[1];
