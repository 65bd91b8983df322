/** One server: every command goes to its node. */
import type { Executable, Pending, ReplyView } from '../commands/command.ts';
import type { PipelineRun } from '../commands/pipeline-run.ts';
import type { CommandSpec } from '../commands/spec.ts';
import type { ServerInfo } from '../connection/index.ts';
import {
	type AcquireOptions,
	type LeasedConnection,
	type Monitoring,
	type MonitorListener,
	Node,
	type NodeListener,
	type NodeSettings,
	type NodeStats,
	type Receiver,
	type TopicKind,
	type TopicName,
} from '../pool/index.ts';
import type { Router } from './router.ts';

export class StandaloneRouter implements Router {
	readonly node: Node;

	constructor(settings: NodeSettings, listener: NodeListener, detached: <T>(action: () => T) => T) {
		this.node = new Node(settings, listener, detached);
	}

	execute(command: Executable): void {
		this.node.execute(command);
	}

	block(
		spec: CommandSpec,
		args: readonly unknown[],
		view: ReplyView,
		resolve: (value: unknown) => void,
		reject: (error: unknown) => void,
	): Pending {
		return this.node.block(spec, args, view, resolve, reject);
	}

	blockRun(run: PipelineRun): void {
		this.node.blockRun(run);
	}

	lease(options: AcquireOptions): Promise<LeasedConnection> {
		return this.node.lease(options);
	}

	subscribe(kind: TopicKind, names: readonly TopicName[], receiver: Receiver): Promise<void> {
		return this.node.subscriber.subscribe(kind, names, receiver);
	}

	unsubscribe(receiver: Receiver): Promise<void> {
		return this.node.subscriber.unsubscribe(receiver);
	}

	dropped(count: number): void {
		this.node.subscriber.dropped(count);
	}

	whenRestored(callback: () => void): void {
		this.node.subscriber.whenRestored(callback);
	}

	monitor(listener: MonitorListener): Monitoring {
		return this.node.monitor(listener);
	}

	leaseBlocking(
		options: AcquireOptions,
		orphan: (reply: unknown, spec: CommandSpec, args: readonly unknown[]) => void,
	): Promise<LeasedConnection> {
		return this.node.leaseBlocking(options, orphan);
	}

	connect(): Promise<void> {
		return this.node.connect();
	}

	info(): ServerInfo | undefined {
		return this.node.shared.connection?.info;
	}

	get congested(): boolean {
		return this.node.shared.congested;
	}

	stats(): NodeStats {
		return this.node.stats();
	}

	close(timeout: number): Promise<void> {
		return this.node.close(timeout);
	}

	destroy(): void {
		this.node.destroy();
	}
}
