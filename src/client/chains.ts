/** The objects that commands are chained on: pipelines, MULTI blocks, and the blocks that the function of a transaction returns. */
import type {
	BfCommands,
	CfCommands,
	CmsCommands,
	FtCommands,
	JsonCommands,
	TdigestCommands,
	TopkCommands,
	TsCommands,
} from '../commands/commands.generated.ts';
import type { Arg, Args, Context, PromiseContext } from '../commands/signature.ts';
import type { MultiCommands, PipelineCommands } from '../commands/surfaces.ts';
import type { Script } from './script.ts';

/** Commands of modules, by namespace: `redis.json.get(…)`. */
export interface ModuleCommands<C extends Context> {
	readonly json: JsonCommands<C>;
	readonly ft: FtCommands<C>;
	readonly ts: TsCommands<C>;
	readonly bf: BfCommands<C>;
	readonly cf: CfCommands<C>;
	readonly cms: CmsCommands<C>;
	readonly topk: TopkCommands<C>;
	readonly tdigest: TdigestCommands<C>;
}

/** The results of a builder: a tuple where its calls were chained, `unknown[]` where it grew in a loop. */
export type Results<R extends readonly unknown[]> = R extends [] ? unknown[] : R;

/** The outcomes of a pipeline whose results are `T`. */
export type Settled<T extends readonly unknown[]> = { -readonly [I in keyof T]: PromiseSettledResult<T[I]> };

/** The context of a pipeline whose calls so far give `R`. */
export interface PipelineContext<R extends readonly unknown[], C extends Context> extends Context {
	readonly text: C['text'];
	readonly integer: C['integer'];
	readonly message: C['message'];
	readonly result: Pipeline<[...R, this['reply']], C>;
}

/** Commands that leave in one write and fail one by one. A pipeline executes once. */
export interface Pipeline<R extends readonly unknown[], C extends Context = PromiseContext>
	extends PipelineCommands<PipelineContext<R, C>>,
		ModuleCommands<PipelineContext<R, C>> {
	/** How many commands are queued. */
	readonly length: number;
	call(name: string, ...args: Args[]): Pipeline<[...R, unknown], C>;
	run<Reply>(script: Script<Reply>, keys: readonly Arg[], args: readonly Arg[]): Pipeline<[...R, Reply], C>;
	/** The results by position. Rejects with {@link PipelineError}, which has every outcome, when any command failed. */
	exec(): Promise<Results<R>>;
	/** The outcomes by position. Rejects only where the pipeline could not be sent at all. */
	settle(): Promise<Settled<Results<R>>>;
	/** A pipeline is no promise: call {@link exec}. */
	then(callExec: never): never;
}

/** The context of a MULTI block whose calls so far give `R`. */
export interface MultiContext<R extends readonly unknown[], C extends Context> extends Context {
	readonly text: C['text'];
	readonly integer: C['integer'];
	readonly message: C['message'];
	readonly result: Multi<[...R, this['reply']], C>;
}

/** Commands that run as one. Nothing is sent before {@link exec}. A block executes once. */
export interface Multi<R extends readonly unknown[], C extends Context = PromiseContext>
	extends MultiCommands<MultiContext<R, C>>,
		ModuleCommands<MultiContext<R, C>> {
	/** How many commands are queued. */
	readonly length: number;
	call(name: string, ...args: Args[]): Multi<[...R, unknown], C>;
	run<Reply>(script: Script<Reply>, keys: readonly Arg[], args: readonly Arg[]): Multi<[...R, Reply], C>;
	/**
	 * The replies inside EXEC by position. Rejects with {@link TransactionError} when none ran, or when MULTI itself was refused and the
	 * commands ran one by one; with {@link PipelineError} when some of them failed inside EXEC.
	 */
	exec(): Promise<Results<R>>;
	/** A block is no promise: call {@link exec}. */
	then(callExec: never): never;
}

/** The context of a block whose calls so far give `R`. */
export interface BlockContext<R extends readonly unknown[], C extends Context> extends Context {
	readonly text: C['text'];
	readonly integer: C['integer'];
	readonly message: C['message'];
	readonly result: Block<[...R, this['reply']], C>;
}

/** Only a type: what makes blocks of other results other blocks. */
declare const results: unique symbol;

/** The commands of a transaction: neither `exec` nor `then`, so that it can be returned from an async function. */
export interface Block<R extends readonly unknown[], C extends Context = PromiseContext>
	extends MultiCommands<BlockContext<R, C>>,
		ModuleCommands<BlockContext<R, C>> {
	readonly [results]?: R;
	/** How many commands are queued. */
	readonly length: number;
	call(name: string, ...args: Args[]): Block<[...R, unknown], C>;
	run<Reply>(script: Script<Reply>, keys: readonly Arg[], args: readonly Arg[]): Block<[...R, Reply], C>;
}
