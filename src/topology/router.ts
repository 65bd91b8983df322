/** Where a command goes. The client knows nothing else of how many servers there are. */
import type { Executable, Pending, ReplyView } from '../commands/command.ts';
import type { PipelineRun } from '../commands/pipeline-run.ts';
import type { CommandSpec } from '../commands/spec.ts';
import type { ServerInfo } from '../connection/index.ts';
import type {
	AcquireOptions,
	LeasedConnection,
	Monitoring,
	MonitorListener,
	NodeStats,
	Receiver,
	TopicKind,
	TopicName,
} from '../pool/index.ts';

export interface Router {
	/** Sends a plain command, a block, or a segment of a pipeline. */
	execute(command: Executable): void;
	/** Sends a blocking command on a connection of its own. */
	block(
		spec: CommandSpec,
		args: readonly unknown[],
		view: ReplyView,
		resolve: (value: unknown) => void,
		reject: (error: unknown) => void,
	): Pending;
	/** Sends a pipeline that holds a blocking command, whole, on a connection of its own. */
	blockRun(run: PipelineRun): void;
	/** A connection for the caller alone. */
	lease(options: AcquireOptions): Promise<LeasedConnection>;
	/** Resolves when the server has confirmed all of it; `receiver` gets its messages until {@link unsubscribe}, whatever connections do. */
	subscribe(kind: TopicKind, names: readonly TopicName[], receiver: Receiver): Promise<void>;
	/** `receiver` gets nothing any more; resolves when the server has confirmed what nobody else wants. */
	unsubscribe(receiver: Receiver): Promise<void>;
	/** Messages that a receiver could not keep. */
	dropped(count: number): void;
	/** Calls back once everything that is subscribed to is so at the server. */
	whenRestored(callback: () => void): void;
	/** Begins a MONITOR. */
	monitor(listener: MonitorListener): Monitoring;
	/** A connection for many blocking reads of one caller, with a listener for what they took when they were given up. */
	leaseBlocking(
		options: AcquireOptions,
		orphan: (reply: unknown, spec: CommandSpec, args: readonly unknown[]) => void,
	): Promise<LeasedConnection>;
	/** Resolves when commands can be sent at once; rejects with the reason why not. */
	connect(): Promise<void>;
	/** What the server told of itself; `undefined` while there is no connection. */
	info(): ServerInfo | undefined;
	/** More should not be sent now: commands wait for room, or for a connection. */
	readonly congested: boolean;
	stats(): NodeStats;
	/** Answers what is owed, for `timeout` milliseconds at most; resolves when every socket is closed. */
	close(timeout: number): Promise<void>;
	/** Ends now. */
	destroy(): void;
}
