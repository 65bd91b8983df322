/**
 * One holder's use of a dedicated connection, from acquire to release.
 *
 *   held ──release──▶ waiting for replies ─▶ cleaning (DISCARD, UNWATCH, SELECT …) ─▶ returned
 *    │                        └───── too long, or not known to be clean ─────┴──▶ discarded
 *    └──revoked──▶ discarded
 */
import { Command, type Executable, type ReplyView } from '../commands/command.ts';
import type { PipelineRun } from '../commands/pipeline-run.ts';
import { type SessionAccount, SessionCommand } from '../commands/session-command.ts';
import { changesSession, effectOf, replyMode } from '../commands/session-effects.ts';
import { type CommandSpec, isBlocking, resolveSpec, specOf } from '../commands/spec.ts';
import { SubscriptionCommand } from '../commands/subscription-command.ts';
import { Intake } from '../connection/index.ts';
import type { Ledger } from '../connection/ledger.ts';
import { LeaseReleasedError, ReplyError } from '../core/errors.ts';
import type { RespValue } from '../protocol/types.ts';
import { BlockedCall, type Unblocker } from './blocked-call.ts';
import type { DedicatedConnection } from './dedicated-connection.ts';
import type { Held } from './held.ts';
import { Inbox } from './inbox.ts';

/** Replies that are still due on release, and the answers to the clean-up, may take this long. */
const SETTLE_TIMEOUT = 1000;

export class LeasedConnection {
	readonly #held: Held<DedicatedConnection>;
	readonly #unblocker: Unblocker;
	readonly #cleanView: ReplyView;
	/** Pipelines with a blocking command that are running, and single blocking commands. */
	#blockedRuns = 0;
	readonly #blockedCalls: Set<BlockedCall> = new Set();
	readonly #turns: Array<{ readonly run: () => void; readonly blocking: boolean }> = [];
	#skipNext = false;
	/** A MULTI was opened while the server kept its replies back. */
	#silentMulti = false;
	#released: Promise<void> | undefined = undefined;
	#over = false;
	#why: string | undefined = undefined;

	constructor(held: Held<DedicatedConnection>, unblocker: Unblocker, cleanView: ReplyView) {
		this.#held = held;
		this.#unblocker = {
			unblock: (clientId, done) => unblocker.unblock(clientId, done),
			orphan: (reply, spec, args) => {
				// It took nothing: EXEC will, and answer for it.
				if (reply !== 'QUEUED' || !this.#ledger.multi) unblocker.orphan(reply, spec, args);
			},
		};
		this.#cleanView = cleanView;
		held.value.rest(false);
		held.onRevoked = () => {
			this.#why ??= 'The lease was held for too long and was taken back';
			this.#over = true;
			this.#released ??= Promise.resolve();
		};
	}

	get released(): boolean {
		return this.#over;
	}

	get dedicated(): DedicatedConnection {
		return this.#held.value;
	}

	get #ledger(): Ledger {
		return this.dedicated.connection.ledger;
	}

	/** Keeps account of the session. */
	get account(): SessionAccount {
		return this.#ledger;
	}

	/** Sends a plain command, a block, or a segment of a pipeline. */
	execute(command: Executable): void {
		if (this.#turns.length > 0) this.#inTurn(() => this.#executeNow(command), false);
		else this.#executeNow(command);
	}

	#executeNow(command: Executable): void {
		if (this.released) return command.fail(this.#gone());
		if (!this.#silenced) return this.dedicated.execute(command);
		if (command instanceof Command) this.#startSilently(command, undefined);
		else command.fail(noReplies());
	}

	/** Sends a pipeline. One with a blocking command is given up by closing the connection: what is behind it cannot be unblocked. */
	startRun(run: PipelineRun, blocking: boolean): void {
		const { specs, args } = run.list;
		const taints = specs.some((spec, index) => changesSession(effectOf(spec, args[index] as readonly unknown[])));
		if (taints) this.#ledger.sent('taint');
		if (blocking) {
			this.#blockedRuns++;
			run.onEnd = () => {
				// The last reply is being taken: whether anything is left is known after that.
				process.nextTick(() => {
					this.#blockedRuns--;
					if (this.dedicated.connection.pending === 0) return;
					void this.dedicated.destroy(new Error('A blocking pipeline was given up'));
				});
			};
		}
		for (const segment of run.segments) if (!run.settled) this.execute(segment);
	}

	/** The server was told to leave replies out. */
	get #silenced(): boolean {
		return this.#ledger.silent || this.#skipNext;
	}

	/** Makes a command for this connection; {@link start} sends it. */
	command(
		spec: CommandSpec,
		args: readonly unknown[],
		view: ReplyView,
		resolve: (value: unknown) => void,
		reject: (error: unknown) => void,
	): Command | BlockedCall {
		// In a MULTI, too: whether it is still open when the server comes to this one is not known yet. There the answer is QUEUED, at once.
		if (isBlocking(spec, args) && !(this.#ledger.multi && this.#silenced)) {
			const call: BlockedCall = new BlockedCall(
				spec,
				args,
				view,
				this.#unblocker,
				() => this.#unblocked(call),
				resolve,
				reject,
			);
			return call;
		}
		const effect = effectOf(spec, args);
		if (!changesSession(effect)) return new Command(spec, args, view, resolve, reject);
		if (effect === 'subscribe') return this.#subscription(spec, args, view, resolve, reject);
		if (resolveSpec(spec, args).name === 'CLIENT TRACKING') this.dedicated.tracks = true;
		const { connection } = this.dedicated;
		const answered = (value: unknown): void => {
			if (effect === 'exec') connection.intake?.executed(value);
			else if (effect === 'monitor' && value === 'OK') this.#intake(view).monitoring = true;
			resolve(value);
		};
		return new SessionCommand(spec, args, view, answered, reject, this.#ledger);
	}

	/** An (un)subscribe as the caller wrote it. @throws TypeError for one that no server answers well */
	#subscription(
		spec: CommandSpec,
		args: readonly unknown[],
		view: ReplyView,
		resolve: (value: unknown) => void,
		reject: (error: unknown) => void,
	): Command {
		if (this.#ledger.multi && args.length !== 1) {
			// EXEC announces one reply for each command and sends one for each channel: nobody could tell where it ends.
			throw new TypeError(`${spec.name} takes one channel inside MULTI`);
		}
		const intake = this.#intake(view);
		const answered = (value: unknown): void => {
			if (value === 'QUEUED') intake.queued = true;
			resolve(value);
		};
		return new SubscriptionCommand(spec, args, view, answered, reject, this.#ledger);
	}

	/** What comes by itself from now on: messages and lines, decoded as `view` says. */
	#intake(view: ReplyView): Intake {
		const { connection } = this.dedicated;
		connection.intake ??= new Intake();
		connection.intake.mode = view.mode;
		return connection.intake;
	}

	/** Told, in a turn of its own, of messages, lines of MONITOR and other pushes. It must not throw. */
	onPush(listener: ((items: RespValue[]) => void) | undefined): void {
		if (this.released) return;
		const inbox =
			listener &&
			new Inbox((items, from) => {
				if (!this.released) listener(items[from] as RespValue[]);
				return 1;
			});
		this.dedicated.onPush = inbox && ((items) => inbox.push(items));
	}

	start(call: Command | BlockedCall): void {
		if (this.released) return call instanceof BlockedCall ? call.refuse(this.#gone()) : call.fail(this.#gone());
		if (call instanceof BlockedCall) return this.#inTurn(() => this.#startBlocked(call), true);
		const mode = effectOf(call.spec, call.args) === 'reply' ? replyMode(call.args) : undefined;
		if (mode === undefined) this.execute(call);
		else this.#inTurn(() => this.#startReplyMode(call, mode), false);
	}

	/** CLIENT REPLY. */
	#startReplyMode(call: Command, mode: 'on' | 'off' | 'skip'): void {
		if (this.released) return call.fail(this.#gone());
		// Queued, it would take effect in the middle of EXEC, whose reply would never be whole; and in silence nobody hears QUEUED.
		if (this.#ledger.multi && (mode !== 'on' || this.#silenced)) return call.fail(insideMulti());
		if (mode !== 'on') return this.#startSilently(call, mode);
		const doubtful = this.#silentMulti;
		this.#ledger.silent = false;
		this.#skipNext = false;
		this.#silentMulti = false;
		const sent = this.#inPlaceOf(call);
		this.dedicated.execute(sent);
		if (doubtful) this.#expect(sent);
	}

	/** The same command, which nobody can take back: what comes behind it is sent in the belief that it was. */
	#inPlaceOf(call: Command): Command {
		call.attempts++;
		return new SessionCommand(
			call.spec,
			call.args,
			this.#cleanView,
			(value) => call.reply(value as string),
			(error) => (error instanceof ReplyError ? call.refuse(error) : call.fail(error)),
			this.#ledger,
		);
	}

	/** Nobody heard whether the MULTI before it was ended. If it was not, there will be no answer. */
	#expect(call: Command): void {
		const { dedicated } = this;
		const timer = setTimeout(() => {
			if (!call.settled) void dedicated.destroy(new Error('CLIENT REPLY ON was not answered: MULTI may still be open'));
		}, SETTLE_TIMEOUT);
		dedicated.whenQuiet(() => clearTimeout(timer));
	}

	#startBlocked(call: BlockedCall): void {
		if (this.released) return call.refuse(this.#gone());
		if (this.#silenced) return call.refuse(noReplies());
		if (call.settled) return;
		this.#blockedCalls.add(call);
		call.start(this.dedicated);
	}

	/** A blocked call has ended, and no UNBLOCK of it is under way any more. */
	#unblocked(call: BlockedCall): void {
		if (this.#blockedCalls.delete(call)) this.#takeTurns();
	}

	/** One blocking command at a time: an UNBLOCK meant for the first could meet the second. What comes after waits behind it. */
	#inTurn(run: () => void, blocking: boolean): void {
		if (this.#turns.length === 0 && !(blocking && this.#blockedCalls.size > 0)) run();
		else this.#turns.push({ run, blocking });
	}

	#takeTurns(): void {
		while (this.#turns.length > 0 && (this.released || !(this.#turns[0]?.blocking && this.#blockedCalls.size > 0))) {
			this.#turns.shift()?.run();
		}
	}

	/** Nobody holds the lease any more, and it was not released: what it did is not known. */
	abandon(): void {
		this.#why ??= 'The lease was lost';
		this.#over = true;
		// What is in flight may still be waited for by itself.
		this.#released ??= new Promise((resolve) => {
			this.dedicated.whenQuiet(() => {
				this.#discard();
				resolve();
			});
		});
	}

	/** Gives the connection back. Safe to call again: the same promise. */
	release(): Promise<void> {
		if (this.#released === undefined) {
			this.#over = true;
			this.#released = this.#giveBack();
		}
		return this.#released;
	}

	/** After CLIENT REPLY OFF or SKIP the server leaves replies out: those commands take no place in the queue and resolve when written. */
	#startSilently(call: Command, mode: 'off' | 'skip' | undefined): void {
		const effect = effectOf(call.spec, call.args);
		// What cannot be sent changes nothing.
		if (!this.dedicated.tell(call)) return;
		if (mode === 'off') this.#ledger.silent = true;
		this.#skipNext = mode === 'skip';
		if (effect === 'multi') this.#silentMulti = true;
	}

	async #giveBack(): Promise<void> {
		this.#why ??= 'The lease was released';
		const { connection } = this.dedicated;
		this.#takeTurns();
		if (this.#blockedRuns + this.#blockedCalls.size > 0) return this.#discard();
		if (connection.pending > 0 && !(await within(SETTLE_TIMEOUT, (done) => this.dedicated.whenQuiet(done)))) {
			return this.#discard();
		}
		const remedies = this.#ledger.remedies();
		if (remedies === undefined || this.#skipNext || !this.dedicated.alive) return this.#discard();
		if (remedies.length > 0) {
			const cleaned = await within(SETTLE_TIMEOUT, (done) => this.#clean(remedies, done));
			if (!cleaned || !this.#ledger.clean) return this.#discard();
		}
		this.dedicated.onPush = undefined;
		this.dedicated.rest(true);
		this.#held.release();
	}

	#clean(remedies: string[][], done: () => void): void {
		let owed = remedies.length;
		const answered = (): void => {
			if (--owed === 0) done();
		};
		for (const [name, ...args] of remedies) {
			const spec = specOf(name as string, args);
			// An error is an answer too: the ledger then does not come clean.
			this.dedicated.execute(new SessionCommand(spec, args, this.#cleanView, answered, answered, this.#ledger));
		}
	}

	#discard(): void {
		this.#held.discard('broken');
	}

	#gone(): LeaseReleasedError {
		return new LeaseReleasedError(this.#why ?? 'The lease was released');
	}
}

const noReplies = (): TypeError =>
	new TypeError('CLIENT REPLY keeps replies back on this lease: what needs them cannot be sent before CLIENT REPLY ON');

const insideMulti = (): TypeError =>
	new TypeError(
		'CLIENT REPLY cannot be queued, and MULTI is open or its end not yet answered: EXEC or DISCARD first, and await it',
	);

/** Whether `start` calls back within `timeout` milliseconds. */
function within(timeout: number, start: (done: () => void) => void): Promise<boolean> {
	return new Promise((resolve) => {
		const timer = setTimeout(resolve, timeout, false);
		start(() => {
			clearTimeout(timer);
			resolve(true);
		});
	});
}
