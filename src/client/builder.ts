/** Builders: commands that are queued here and sent together. */
import { type BlockOutcome, MultiBlock } from '../commands/multi-block.ts';
import { type CommandList, PipelineRun } from '../commands/pipeline-run.ts';
import {
	type CommandSpec,
	isBlocking,
	lookup,
	Surface,
	type SurfaceName,
	sessionOf,
	specOf,
} from '../commands/spec.ts';
import { checkArguments } from '../protocol/encoder.ts';
import { flatten, prefixed } from './arguments.ts';
import { attachCommands } from './attach.ts';
import type { ClientCore } from './core.ts';
import type { Executor } from './executor.ts';
import { guarded } from './guard.ts';
import { blockResults, resultsOrThrow, settledResults } from './outcomes.ts';
import { type Script, scriptArguments } from './script.ts';
import type { View } from './view.ts';

/** One row of `pipeline(iterable)`: the name of a command and its arguments. */
export type CommandRow = readonly [name: string, ...args: unknown[]];

let queue: (builder: QueuedCommands, spec: CommandSpec, args: readonly unknown[]) => unknown;
/** For a transaction: what its block holds, once. */
export let takeBlock: (block: QueuedCommands) => CommandList;
let blame: (builder: QueuedCommands, fault: unknown) => unknown;

/** What all builders are: a list that grows by method calls. A fault is told by `exec`, before anything is sent. */
export abstract class QueuedCommands {
	protected readonly core: ClientCore;
	protected readonly view: View;
	protected readonly executor: Executor;
	protected readonly specs: CommandSpec[] = [];
	protected readonly args: Array<readonly unknown[]> = [];
	readonly #surface: SurfaceName;
	#fault: { error: unknown } | undefined = undefined;
	#spent = false;

	static {
		queue = (builder, spec, args) => builder.add(spec, args);
		takeBlock = (block) => block.take();
		blame = (builder, fault) => builder.#blame(fault);
	}

	constructor(core: ClientCore, view: View, executor: Executor, surface: SurfaceName) {
		this.core = core;
		this.view = view;
		this.executor = executor;
		this.#surface = surface;
	}

	/** How many commands are queued. */
	get length(): number {
		return this.specs.length;
	}

	/** Queues rows of a name and its arguments. What is no such list is a fault, told by `exec`. */
	queueAll(commands: Iterable<CommandRow>): this {
		try {
			for (const [name, ...args] of commands) this.call(name, ...args);
			return this;
		} catch (error) {
			return this.#blame(error);
		}
	}

	/** Queues any command by name. */
	call(name: string, ...args: unknown[]): this {
		try {
			if (typeof name !== 'string' || name === '') throw new TypeError('The name of a command is a string');
			const flat = flatten(args, false);
			return this.add(specOf(name, flat), flat);
		} catch (error) {
			return this.#blame(error);
		}
	}

	protected add(spec: CommandSpec, args: readonly unknown[]): this {
		try {
			if (this.#spent) throw new TypeError('This builder was executed already');
			if (spec.session !== 'none' && (spec.surfaces & Surface[this.#surface]) === 0) {
				const { kind, hint } = sessionOf(spec, args);
				if (kind !== 'none') throw new TypeError(`${spec.name} cannot be queued here: ${hint}`);
			}
			const { keyPrefix } = this.core.settings;
			const sent = keyPrefix === '' ? args : prefixed(spec, args, keyPrefix);
			checkArguments(sent, spec, this.specs.length);
			this.specs.push(spec);
			this.args.push(sent);
			return this;
		} catch (error) {
			return this.#blame(error);
		}
	}

	/** The commands, once. @throws the first fault of a queued call, or that the builder was executed already */
	protected take(): CommandList {
		if (this.#spent) throw new TypeError('This builder was executed already');
		this.#spent = true;
		if (this.#fault !== undefined) throw this.#fault.error;
		return { specs: this.specs, args: this.args };
	}

	#blame(error: unknown): this {
		this.#fault ??= { error };
		return this;
	}
}

/** Awaiting a builder is a mistake that is said instead of hanging. */
function notAPromise(resolve: unknown, reject: unknown): Promise<never> {
	const told = Promise.reject(new TypeError('A builder is not a promise: call exec()'));
	return told.then(resolve as never, reject as never);
}

/** A read-only script runs by the read-only twin where the server is known to have it: here nothing can be tried twice. */
function scriptCommand(core: ClientCore, name: 'EVAL' | 'EVALSHA', script: Script): CommandSpec {
	const twin = script.readonly && core.hasReadonlyScripts ? '_RO' : '';
	return lookup(`${name}${twin}`) as CommandSpec;
}

/** `pipeline()`: commands in one write, each with its own outcome. */
export class PipelineBuilder extends QueuedCommands {
	#scripts: Map<string, Script> | undefined = undefined;

	constructor(core: ClientCore, view: View, executor: Executor) {
		super(core, view, executor, 'pipeline');
	}

	/** Queues a script; a SCRIPT LOAD for each distinct one leads the pipeline. */
	run(script: Script, keys: readonly unknown[], args: readonly unknown[]): this {
		try {
			const rest = scriptArguments(script, keys, args);
			this.#scripts ??= new Map();
			this.#scripts.set(script.sha, script);
			return this.add(scriptCommand(this.core, 'EVALSHA', script), [script.sha, ...rest]);
		} catch (error) {
			blame(this, error);
			return this;
		}
	}

	/** The results by position. @throws PipelineError when any command failed */
	async exec(): Promise<unknown[]> {
		const { list, results, failed } = await this.#execute();
		return resultsOrThrow(list.specs, results, failed);
	}

	/** The outcomes by position; rejects only where the pipeline could not be sent at all. */
	async settle(): Promise<Array<PromiseSettledResult<unknown>>> {
		const { results, failed } = await this.#execute();
		return settledResults(results, failed);
	}

	// biome-ignore lint/suspicious/noThenProperty: `await` without exec() must reject with what to do
	then(resolve?: unknown, reject?: unknown): Promise<never> {
		return notAPromise(resolve, reject);
	}

	async #execute(): Promise<{ list: CommandList; results: unknown[]; failed: ReadonlySet<number> }> {
		const own = this.take();
		const leading = this.#scripts?.size ?? 0;
		const list = leading === 0 ? own : this.#withScripts(own);
		if (list.specs.length === 0) return { list, results: [], failed: new Set() };
		const blocking = list.specs.some((spec, index) => isBlocking(spec, list.args[index] as readonly unknown[]));
		const run = await guarded<PipelineRun, PipelineRun>(
			this.core,
			this.view,
			(resolve, reject) => {
				const started: PipelineRun = new PipelineRun(list, this.view, (error) => {
					if (error === undefined) resolve(started);
					else reject(error);
				});
				return started;
			},
			(started) => this.executor.startRun(started, blocking),
			blocking,
		);
		if (leading === 0) return { list, results: run.results, failed: run.failed };
		const failed = new Set([...run.failed].filter((index) => index >= leading).map((index) => index - leading));
		return { list: own, results: run.results.slice(leading), failed };
	}

	#withScripts(own: CommandList): CommandList {
		const scripts = [...(this.#scripts as Map<string, Script>).values()];
		const load = specOf('SCRIPT', ['LOAD']);
		return {
			specs: [...scripts.map(() => load), ...own.specs],
			args: [...scripts.map(({ lua }) => ['LOAD', lua]), ...own.args],
		};
	}
}

/** The commands of a transaction, to be returned from its function: no `exec`, no `then`. */
export class Block extends QueuedCommands {
	readonly #evaluated: Set<string> = new Set();

	constructor(core: ClientCore, view: View, executor: Executor) {
		super(core, view, executor, 'multi');
	}

	/** Queues a script. Its first use carries the source: an EVALSHA that fails inside EXEC would leave half a transaction. */
	run(script: Script, keys: readonly unknown[], args: readonly unknown[]): this {
		try {
			const rest = scriptArguments(script, keys, args);
			const known = this.#evaluated.has(script.sha);
			this.#evaluated.add(script.sha);
			const [name, first] = known ? (['EVALSHA', script.sha] as const) : (['EVAL', script.lua] as const);
			return this.add(scriptCommand(this.core, name, script), [first, ...rest]);
		} catch (error) {
			blame(this, error);
			return this;
		}
	}
}

/** `multi()`: MULTI, the commands and EXEC in one write; nothing is sent before `exec`. */
export class MultiBuilder extends Block {
	/** The replies inside EXEC by position. @throws TransactionError, PipelineError */
	async exec(): Promise<unknown[]> {
		const list = this.take();
		if (list.specs.length === 0) return [];
		const outcome = await guarded<BlockOutcome, MultiBlock>(
			this.core,
			this.view,
			(resolve, reject) => new MultiBlock(list, this.view, resolve, reject, this.executor.account),
			(block) => this.executor.execute(block),
		);
		return blockResults(list.specs, outcome);
	}

	// biome-ignore lint/suspicious/noThenProperty: `await` without exec() must reject with what to do
	then(resolve?: unknown, reject?: unknown): Promise<never> {
		return notAPromise(resolve, reject);
	}
}

attachCommands<QueuedCommands>(PipelineBuilder.prototype, 'pipeline', queue, blame);
attachCommands<QueuedCommands>(Block.prototype, 'multi', queue, blame);

// What is inside holds secrets: neither `console.log` nor `JSON.stringify` shows it.
for (const shown of [Symbol.for('nodejs.util.inspect.custom'), 'toJSON']) {
	Object.defineProperty(QueuedCommands.prototype, shown, {
		value(this: QueuedCommands): string {
			return `${this.constructor.name} { length: ${this.length} }`;
		},
	});
}
