/** The class that `respool/ioredis` is. Everything that happens on its connection is in {@link CallerLane}. */
import { EventEmitter } from 'node:events';
import Denque from 'denque';
import type { RespValue } from '../protocol/types.ts';
import { AbstractConnector, type NetStream } from './abstract-connector.ts';
import { asCallback, guarded, type NodeCallback } from './callback.ts';
import { CallerLane } from './caller-lane.ts';
import { addMethods, conditionOf, hide, loginOf, scan, unanswered } from './client-methods.ts';
import { Command } from './command.ts';
import type { ChainableCommander, PipelineResults, RedisCommander } from './commander.generated.ts';
import {
	builtinCommands,
	builtinMethods,
	type CommandOwner,
	commandOptions,
	installCommands,
	takeCallback,
} from './commander.ts';
import { SentinelConnector, SentinelIterator, StandaloneConnector } from './connector.ts';
import { CONNECTION_CLOSED_ERROR_MSG, ReplyError } from './errors.ts';
import type { Condition, RedisStatus } from './lane-host.ts';
import { parseMonitorLine } from './monitor.ts';
import { defaultOptions, parseOptions, type RedisOptions, type ReplyMapping, type ResolvedOptions } from './options.ts';
import { Pipeline, tuplesOf } from './pipeline.ts';
import { ScanStream, type ScanStreamOptions } from './scan-stream.ts';
import { Script } from './script.ts';
import type { ScriptDefinition } from './script-definition.ts';
import { commandsAreHeard, traceBatch, traceCommand, traceConnect } from './tracing.ts';
import type { Listener, MappingOf } from './types.ts';
import { CommandQueueView, type QueueItem } from './waiting-commands.ts';

/** The commands are methods of its prototype; what users declare in `RedisCommander` is here, too. */
export interface Redis<Replies extends ReplyMapping = 'legacy'>
	extends RedisCommander<{ type: 'default'; mapping: MappingOf<Replies> }> {
	on(event: 'message' | 'smessage', listener: (channel: string, message: string) => void): this;
	on(event: 'messageBuffer' | 'smessageBuffer', listener: (channel: Buffer, message: Buffer) => void): this;
	on(event: 'pmessage', listener: (pattern: string, channel: string, message: string) => void): this;
	on(event: 'pmessageBuffer', listener: (pattern: string, channel: Buffer, message: Buffer) => void): this;
	on(event: 'error', listener: (error: Error) => void): this;
	on(event: RedisStatus, listener: () => void): this;
	on(event: string | symbol, listener: Listener): this;
	once(event: 'message' | 'smessage', listener: (channel: string, message: string) => void): this;
	once(event: 'messageBuffer' | 'smessageBuffer', listener: (channel: Buffer, message: Buffer) => void): this;
	once(event: 'pmessage', listener: (pattern: string, channel: string, message: string) => void): this;
	once(event: 'pmessageBuffer', listener: (pattern: string, channel: Buffer, message: Buffer) => void): this;
	once(event: 'error', listener: (error: Error) => void): this;
	once(event: RedisStatus, listener: () => void): this;
	once(event: string | symbol, listener: Listener): this;
}

// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the same
export class Redis<Replies extends ReplyMapping = 'legacy'> extends EventEmitter {
	static readonly defaultOptions: ResolvedOptions = defaultOptions;
	static readonly Command: typeof Command = Command;
	static readonly ScanStream: typeof ScanStream = ScanStream;
	static readonly Pipeline: typeof Pipeline = Pipeline;
	static readonly AbstractConnector: typeof AbstractConnector = AbstractConnector;
	static readonly SentinelConnector: typeof SentinelConnector = SentinelConnector;
	static readonly SentinelIterator: typeof SentinelIterator = SentinelIterator;
	static readonly ReplyError: typeof ReplyError = ReplyError;

	/** @deprecated Promises are native. */
	static get Promise(): PromiseConstructor {
		console.warn('Redis.Promise: only native promises are used');
		return Promise;
	}

	/** @deprecated It has no effect. */
	static set Promise(_library: unknown) {
		console.warn('Redis.Promise: only native promises are used, another library is not taken');
	}

	/** As `new Redis(...)`. */
	static createClient(port: number, host: string, options?: RedisOptions): Redis;
	static createClient(pathOrPort: string | number, options?: RedisOptions): Redis;
	static createClient(options?: RedisOptions): Redis;
	static createClient(...args: unknown[]): Redis {
		return Reflect.construct(Redis, args) as Redis;
	}

	readonly options: ResolvedOptions;
	status: RedisStatus | (string & {}) = 'wait';
	readonly isCluster = false;
	/** The socket; there is none before the first attempt to connect. */
	declare stream: NetStream;
	condition: Condition;
	readonly connector: AbstractConnector;
	readonly commandQueue: CommandQueueView;
	readonly offlineQueue: Denque<QueueItem> = new Denque<QueueItem>();
	/** Scripts that were defined on this client. */
	readonly scriptsSet: Record<string, Script> = {};
	/** Commands that were added to this client. */
	readonly addedBuiltinSet: Set<string> = new Set();
	retryAttempts = 0;
	manuallyClosing = false;
	connectionEpoch = 0;
	/** @internal */
	declare readonly _lane: CallerLane;
	/** @internal */
	declare _pipelines: typeof Pipeline;

	constructor(port: number, host: string, options: RedisOptions & { replyMapping: Replies });
	constructor(portOrPath: number | string, options: RedisOptions & { replyMapping: Replies });
	constructor(options: RedisOptions & { replyMapping: Replies });
	constructor(port: number, host: string, options?: RedisOptions);
	constructor(path: string, options: RedisOptions);
	constructor(port: number, options: RedisOptions);
	constructor(options: RedisOptions);
	constructor(port: number);
	constructor(path: string);
	constructor();
	constructor(...args: unknown[]) {
		super();
		this.options = parseOptions(args);
		const { options } = this;
		this.condition = conditionOf(options, loginOf(options));
		this.connector = new (options.Connector ?? StandaloneConnector)(options);
		hide(this, '_lane', new CallerLane(this));
		hide(this, '_pipelines', Pipeline);
		this.commandQueue = new CommandQueueView(
			() => this._lane.connection?.pending ?? 0,
			() => unanswered(this),
		);
		for (const [name, definition] of Object.entries(options.scripts ?? {})) this.defineCommand(name, definition);
		if (options.lazyConnect) this.setStatus('wait');
		else this.connect().catch(ignore);
	}

	/** @internal A new connection begins with what the options say; a password that the caller gave later counts, too. */
	freshCondition(): void {
		const before = this.condition;
		const own = loginOf(this.options);
		this.condition = conditionOf(this.options, before.auth ?? own);
	}

	get autoPipelineQueueSize(): number {
		return 0;
	}

	/** `subscriber` only under RESP2. */
	get mode(): 'normal' | 'subscriber' | 'monitor' {
		if (this.options.monitor === true) return 'monitor';
		return this._lane.sender.subscriber.restricted ? 'subscriber' : 'normal';
	}

	/**
	 * Connects. Resolves when the connection is ready; rejects with `Error("Connection is closed.")`, whose `cause` says why, when the first
	 * attempt fails: `retryStrategy` then goes on by itself.
	 */
	connect(callback?: NodeCallback<void>): Promise<void> {
		const started = traceConnect(this.connectionEpoch, this.options, () => this._lane.start());
		return asCallback(started, callback);
	}

	/** Closes the connection; commands without a reply reject. With `reconnect` it is made again as after a loss. */
	disconnect(reconnect = false): void {
		this._lane.disconnect(reconnect);
	}

	/** @deprecated `disconnect()` */
	end(): void {
		this.disconnect();
	}

	/** A client with the same options, changed by `override`. Listeners, subscriptions and `defineCommand` are not copied. */
	duplicate<Other extends ReplyMapping = Replies>(
		override?: Partial<RedisOptions> & { replyMapping?: Other },
	): Redis<Other> {
		return Reflect.construct(Redis, [{ ...this.options, ...override }]) as unknown as Redis<Other>;
	}

	/** A connection that tells what every client of the server does, as event `monitor`. */
	monitor(callback?: NodeCallback<Redis<Replies>>): Promise<Redis<Replies>> {
		const client = this.duplicate<Replies>({ monitor: true, lazyConnect: false });
		const started = new Promise<Redis<Replies>>((resolve, reject) => {
			client.once('error', reject);
			client.once('monitoring', () => {
				client.removeListener('error', reject);
				resolve(client);
			});
		});
		return asCallback(started, callback);
	}

	/** Sends a command: everything goes through here, so that it can be patched. */
	sendCommand(command: Command, _stream?: unknown): Promise<unknown> {
		if (commandsAreHeard() && !command.isTraced) {
			command.isTraced = true;
			this._lane.sender.announce(command);
			traceCommand(command, this.condition.select, this.options, () => {
				this._lane.sender.send(command);
				return command.promise;
			}).catch(ignore);
			return command.promise;
		}
		this._lane.sender.send(command);
		return command.promise;
	}

	/** @internal A pipeline's command: no promise is made unless somebody has patched `sendCommand`. */
	dispatch(command: Command): void {
		if (this.sendCommand !== Redis.prototype.sendCommand || ORIGINAL !== Redis.prototype.sendCommand) {
			void this.sendCommand(command);
		} else if (commandsAreHeard()) void this.sendCommand(command);
		else this._lane.sender.send(command);
	}

	/** @internal */
	traceBatch<T>(size: number, run: () => Promise<T>): Promise<T> {
		return traceBatch(size, this.condition.select, this.options, run);
	}

	/** Collects commands and sends them together. */
	pipeline(commands?: ReadonlyArray<readonly unknown[]>): ChainableCommander<MappingOf<Replies>> {
		const pipeline = new this._pipelines(this);
		if (Array.isArray(commands)) pipeline.addBatch(commands);
		return pipeline as unknown as ChainableCommander<MappingOf<Replies>>;
	}

	/** Begins a transaction: collected, and sent by `exec()`; with `{ pipeline: false }` on the wire at once. */
	multi(options: { pipeline: false }): Promise<'OK'>;
	multi(options: { pipeline: true }): ChainableCommander<MappingOf<Replies>>;
	multi(commands?: ReadonlyArray<readonly unknown[]>): ChainableCommander<MappingOf<Replies>>;
	multi(...args: unknown[]): unknown {
		const callback = takeCallback(args);
		const commands = Array.isArray(args[0]) ? (args[0] as unknown[][]) : undefined;
		const options = (commands === undefined ? args[0] : args[1]) as { pipeline?: boolean } | undefined;
		if (options?.pipeline === false) {
			return this.sendCommand(new Command('multi', [], commandOptions(this, 'utf8'), callback));
		}
		const pipeline = new this._pipelines(this).asBlock();
		return commands === undefined ? pipeline : pipeline.addBatch(commands);
	}

	/** Ends a transaction that `multi({ pipeline: false })` began. */
	exec(callback?: NodeCallback<PipelineResults>): Promise<PipelineResults> {
		const sent = this.sendCommand(new Command('exec', [], commandOptions(this, 'utf8')));
		return asCallback(sent.then(tuplesOf) as Promise<PipelineResults>, callback as NodeCallback);
	}

	/** Adds a method for a script, and one more with `Buffer` behind its name. Pipelines have them, too. */
	defineCommand(name: string, definition: ScriptDefinition): void {
		const { lua, numberOfKeys, readOnly } = definition;
		const script = new Script(lua, numberOfKeys ?? null, this.options.keyPrefix, readOnly === true);
		this.scriptsSet[name] = script;
		addMethods(
			this,
			name,
			(encoding) =>
				function (this: CommandOwner, ...args: unknown[]): unknown {
					const callback = takeCallback(args);
					return this.sendCommand(script.command(args, commandOptions(this, encoding), callback));
				},
		);
	}

	/** The methods of a command that has none. */
	createBuiltinCommand(name: string): ReturnType<typeof builtinMethods> {
		return builtinMethods(name);
	}

	/** Adds methods for a command. */
	addBuiltinCommand(name: string): void {
		const { string, buffer } = builtinMethods(name);
		this.addedBuiltinSet.add(name);
		addMethods(this, name, (encoding) => (encoding === null ? buffer : string));
	}

	/** Names of the commands that are methods. */
	getBuiltinCommands(): string[] {
		return builtinCommands();
	}

	scanStream(options?: ScanStreamOptions): ScanStream {
		return scan(this, 'scan', undefined, options);
	}

	scanBufferStream(options?: ScanStreamOptions): ScanStream {
		return scan(this, 'scanBuffer', undefined, options);
	}

	sscanStream(key: string | Buffer, options?: ScanStreamOptions): ScanStream {
		return scan(this, 'sscan', key, options);
	}

	sscanBufferStream(key: string | Buffer, options?: ScanStreamOptions): ScanStream {
		return scan(this, 'sscanBuffer', key, options);
	}

	hscanStream(key: string | Buffer, options?: ScanStreamOptions): ScanStream {
		return scan(this, 'hscan', key, options);
	}

	hscanBufferStream(key: string | Buffer, options?: ScanStreamOptions): ScanStream {
		return scan(this, 'hscanBuffer', key, options);
	}

	zscanStream(key: string | Buffer, options?: ScanStreamOptions): ScanStream {
		return scan(this, 'zscan', key, options);
	}

	zscanBufferStream(key: string | Buffer, options?: ScanStreamOptions): ScanStream {
		return scan(this, 'zscanBuffer', key, options);
	}

	/** @internal Emits in the next turn of the loop, so that `status` may be further already. */
	setStatus(status: RedisStatus, argument?: unknown): void {
		this.status = status;
		process.nextTick(() => this.emit(status, argument));
	}

	/** Emits; an `error` that nobody hears is printed, and errors of a connection that we close ourselves are dropped. */
	silentEmit(event: string, argument?: unknown): boolean {
		if (event === 'error') {
			if (this.status === 'end') return false;
			const { message, syscall } = (argument ?? {}) as NodeJS.ErrnoException;
			const ours = message === CONNECTION_CLOSED_ERROR_MSG || syscall === 'connect' || syscall === 'read';
			if (this.manuallyClosing && argument instanceof Error && ours) return false;
		}
		if (this.listenerCount(event) > 0) return this.emit(event, argument);
		if (event === 'error' && argument instanceof Error) {
			console.error('[ioredis] Unhandled error event:', argument.stack);
		}
		return false;
	}

	/** @internal */
	monitored(line: RespValue): boolean {
		const parsed = parseMonitorLine(String(line));
		if (parsed === undefined) return false;
		guarded(() => this.emit('monitor', parsed.time, parsed.args, parsed.source, parsed.database));
		return true;
	}
}

const ORIGINAL: Redis['sendCommand'] = Redis.prototype.sendCommand;

const ignore = (): void => {};

installCommands(Redis.prototype);
installCommands(Pipeline.prototype);
