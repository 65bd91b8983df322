/** Tracing channels under ioredis's names: `tracing:ioredis:command:start` and so on. They cost nothing while nobody listens. */
import { type TracingChannel, tracingChannel } from 'node:diagnostics_channel';
import { Flag } from '../commands/descriptor.ts';
import { keyIndexes, redact } from '../commands/spec.ts';
import type { Command } from './command.ts';
import type { ResolvedOptions } from './options.ts';

/** What `ioredis:command` tells. */
export interface CommandTraceContext {
	command: string;
	/** Secrets are left out; of commands that are not in the table everything is. */
	args: string[];
	database: number;
	serverAddress: string;
	serverPort: number | undefined;
}

/** What `ioredis:batch` tells. */
export interface BatchOperationContext {
	batchMode: 'MULTI';
	batchSize: number;
	database: number;
	serverAddress: string;
	serverPort: number | undefined;
}

/** What `ioredis:connect` tells. */
export interface ConnectTraceContext {
	serverAddress: string;
	serverPort: number | undefined;
	connectionEpoch: number;
}

type Channel<T> = TracingChannel<unknown, T & object>;

const commandChannel = tracingChannel('ioredis:command') as unknown as Channel<CommandTraceContext>;
const batchChannel = tracingChannel('ioredis:batch') as unknown as Channel<BatchOperationContext>;
const connectChannel = tracingChannel('ioredis:connect') as unknown as Channel<ConnectTraceContext>;

/** Node before 20.13 does not say it itself. */
function isHeard({ start, end, asyncStart, asyncEnd, error }: Channel<never>): boolean {
	return (
		start.hasSubscribers ||
		end.hasSubscribers ||
		asyncStart.hasSubscribers ||
		asyncEnd.hasSubscribers ||
		error.hasSubscribers
	);
}

/** Whether anybody listens to commands. */
export function commandsAreHeard(): boolean {
	return isHeard(commandChannel as Channel<never>);
}

function placeOf({ path, host, port }: ResolvedOptions): {
	serverAddress: string;
	serverPort: number | undefined;
} {
	return path ? { serverAddress: path, serverPort: undefined } : { serverAddress: host, serverPort: port };
}

/** Keys as they are, and all of what only reads; everything else may be data, which is nobody's business. */
function sanitized({ verb, args }: Command): string[] {
	const { spec } = verb;
	if ((spec.flags & Flag.unknown) !== 0) return args.map(() => '?');
	if ((spec.flags & Flag.readonly) !== 0) return redact(spec, args).map(String);
	const keys = new Set(keyIndexes(spec, args));
	return args.map((arg, index) => (keys.has(index) ? String(arg) : '?'));
}

/** Runs `send`, told to whoever listens to commands. */
export function traceCommand<T>(
	command: Command,
	database: number,
	options: ResolvedOptions,
	send: () => Promise<T>,
): Promise<T> {
	const context = { command: command.name, args: sanitized(command), database, ...placeOf(options) };
	return commandChannel.tracePromise(send, context) as Promise<T>;
}

/** Runs a transaction, told to whoever listens to batches. */
export function traceBatch<T>(
	batchSize: number,
	database: number,
	options: ResolvedOptions,
	run: () => Promise<T>,
): Promise<T> {
	if (!isHeard(batchChannel as Channel<never>)) return run();
	const context = { batchMode: 'MULTI' as const, batchSize, database, ...placeOf(options) };
	return batchChannel.tracePromise(run, context) as Promise<T>;
}

/** Runs an attempt to connect, told to whoever listens to those. */
export function traceConnect<T>(connectionEpoch: number, options: ResolvedOptions, run: () => Promise<T>): Promise<T> {
	if (!isHeard(connectChannel as Channel<never>)) return run();
	return connectChannel.tracePromise(run, { ...placeOf(options), connectionEpoch }) as Promise<T>;
}
