/**
 * What the cases believe an ioredis has, loosely typed: a case calls it with whatever an application may pass, also with nonsense.
 * The strict types of both libraries are compiled in test/types.
 */
import type { EventEmitter } from 'node:events';
import type { Readable } from 'node:stream';
import type { Client } from '../../../src/index.ts';

type Native = Lowercase<Extract<keyof Client, string>>;
type More =
	| 'subscribe'
	| 'unsubscribe'
	| 'psubscribe'
	| 'punsubscribe'
	| 'ssubscribe'
	| 'sunsubscribe'
	| 'watch'
	| 'unwatch'
	| 'select'
	| 'exec'
	| 'discard'
	| 'quit'
	| 'auth'
	| 'hello'
	| 'readonly'
	| 'readwrite'
	| 'asking'
	| 'wait'
	| 'eval'
	| 'evalsha'
	| 'client'
	| 'config'
	| 'script'
	| 'info'
	| 'object'
	| 'call'
	| 'callBuffer'
	| 'send_command';
/** Members that are no commands, or are typed by themselves. */
type Otherwise =
	| 'multi'
	| 'pipeline'
	| 'on'
	| 'off'
	| 'once'
	| 'exec'
	| 'options'
	| 'connect'
	| 'close'
	| 'duplicate'
	| 'monitor';
export type CommandName = Exclude<Native | More, Otherwise>;
type Results = [error: Error | null, reply?: unknown][];
type Methods<Result> = Record<CommandName | `${CommandName}Buffer`, (...args: unknown[]) => Result>;

export interface Queue {
	readonly length: number;
	peekAt(index: number): { command: Command; stream?: unknown; select: number } | undefined;
}

export interface Command {
	name: string;
	args: unknown[];
	promise: Promise<unknown>;
	resolve(value: unknown): unknown;
	reject(error: unknown): unknown;
	inTransaction: boolean;
	pipelineIndex?: number;
	isReadOnly?: boolean;
	ignore?: boolean;
	isTraced: boolean;
	isResolved: boolean;
	isSettled?: boolean;
	getSlot(): number | null;
	getKeys(): unknown[];
	toWritable(socket?: object): string | Buffer;
	transformReply(reply: unknown): unknown;
	stringifyArguments(): void;
	setTimeout(ms: number): void;
	setBlockingTimeout(ms: number): void;
	extractBlockingTimeout(): number | null | undefined;
	setReplyContext(context: object): void;
}

export interface CommandClass {
	new (name: string, args?: unknown[], options?: object, callback?: Callback): Command;
	readonly FLAGS: Record<string, readonly string[]>;
	checkFlag(flag: string, name: string): boolean;
	setArgumentTransformer(name: string, transform: ((args: unknown[]) => unknown[]) | undefined): void;
	setReplyTransformer(name: string, transform: ((reply: never, context: never) => unknown) | undefined): void;
}

export type Callback = (error?: Error | null, reply?: unknown) => void;

export interface Pipeline extends Methods<Pipeline> {
	readonly length: number;
	readonly promise: Promise<unknown>;
	readonly redis: Redis;
	readonly options: Record<string, unknown>;
	readonly isPipeline: boolean;
	readonly isCluster: boolean;
	sendCommand(command: Command): unknown;
	addBatch(commands: readonly unknown[][]): Pipeline;
	exec(...args: unknown[]): Promise<Results | null>;
	execBuffer(...args: unknown[]): Promise<Results | null>;
	multi(...args: unknown[]): Pipeline;
}

export interface PipelineClass {
	new (redis: Redis): Pipeline;
}

export interface Redis extends EventEmitter, Methods<Promise<unknown>> {
	status: string;
	readonly mode: string;
	readonly options: Record<string, unknown>;
	readonly isCluster: boolean;
	readonly stream: NodeJS.Socket & { destroy(): void; remotePort?: number; timeout?: number };
	readonly condition: Record<string, unknown>;
	readonly commandQueue: Queue;
	readonly offlineQueue: Queue;
	readonly connector: Record<string, unknown> & { connect: unknown; disconnect: unknown; check: unknown };
	readonly scriptsSet: Record<string, unknown>;
	readonly addedBuiltinSet: Set<string>;
	readonly retryAttempts: number;
	readonly manuallyClosing: boolean;
	readonly autoPipelineQueueSize: number;
	exec(...args: unknown[]): Promise<unknown>;
	connect(callback?: Callback): Promise<unknown>;
	disconnect(reconnect?: boolean): void;
	end(): void;
	duplicate(override?: object): Redis;
	monitor(callback?: Callback): Promise<Redis>;
	pipeline(commands?: readonly unknown[][]): Pipeline;
	multi(commands: { pipeline: false }): Promise<unknown>;
	multi(commands?: readonly unknown[][], options?: object): Pipeline;
	defineCommand(name: string, definition: object): void;
	createBuiltinCommand(name: string): { string: Method; buffer: Method };
	addBuiltinCommand(name: string): void;
	getBuiltinCommands(): string[];
	sendCommand(command: Command, stream?: unknown): Promise<unknown>;
	silentEmit(event: string, arg?: unknown): boolean;
	scanStream(options?: object): ScanStream;
	scanBufferStream(options?: object): ScanStream;
	sscanStream(key: unknown, options?: object): ScanStream;
	sscanBufferStream(key: unknown, options?: object): ScanStream;
	hscanStream(key: unknown, options?: object): ScanStream;
	hscanBufferStream(key: unknown, options?: object): ScanStream;
	zscanStream(key: unknown, options?: object): ScanStream;
	zscanBufferStream(key: unknown, options?: object): ScanStream;
}

export type Method = (this: Redis, ...args: unknown[]) => Promise<unknown>;
export type ScanStream = Readable & { close(): void };

export interface RedisClass {
	new (...args: unknown[]): Redis;
	createClient(...args: unknown[]): Redis;
	readonly prototype: Redis;
	readonly name: string;
	readonly defaultOptions: Record<string, unknown>;
	readonly Command: CommandClass;
}

/** The methods that a case has defined itself. */
export function own<Name extends string>(
	on: Redis,
	...names: Name[]
): Redis & Record<Name | `${Name}Buffer`, (...args: unknown[]) => Promise<unknown>> {
	void names;
	return on as Redis & Record<Name | `${Name}Buffer`, (...args: unknown[]) => Promise<unknown>>;
}

/** As {@link own}, of a pipeline. */
export function ownOf<Name extends string>(
	on: Pipeline,
	...names: Name[]
): Pipeline & Record<Name, (...args: unknown[]) => Pipeline> {
	void names;
	return on as Pipeline & Record<Name, (...args: unknown[]) => Pipeline>;
}
