/** Where the commands of a caller go: over the shared connection, or over a lease. */
import type { Executable, Pending, ReplyView } from '../commands/command.ts';
import type { PipelineRun } from '../commands/pipeline-run.ts';
import type { SessionAccount } from '../commands/session-command.ts';
import type { CommandSpec, SurfaceName } from '../commands/spec.ts';

/** A command that an {@link Executor} made its own way, and how it is sent. */
export interface Started {
	readonly pending: Pending;
	send(): void;
}

/** Where the commands of a caller go. */
export interface Executor {
	readonly surface: SurfaceName;
	/** Session kinds that may not be sent here. */
	refuses(kind: 'lease' | 'own' | 'refused'): boolean;
	/** Sends a plain command, a block, or a segment. */
	execute(command: Executable): void;
	/** Makes a command that may block or change the session. */
	special(
		spec: CommandSpec,
		args: readonly unknown[],
		view: ReplyView,
		resolve: (value: unknown) => void,
		reject: (error: unknown) => void,
	): Started;
	/** Sends a pipeline; `blocking` when one of its commands may block. */
	startRun(run: PipelineRun, blocking: boolean): void;
	/** Keeps account of the session, where there is one to keep. */
	readonly account: SessionAccount | undefined;
}
