/** A pool taken through random events, one at a time, with a {@link Shadow} beside it that is asked after each. */
import { Pool } from '../../../../src/pool/pool.ts';
import type { CloseReason, Owner, PoolHooks, PoolSettings } from '../../../../src/pool/pool-options.ts';
import { Answer } from '../../../support/pool/trial-pool.ts';
import { type SetTimer, settle, VirtualClock } from '../../../support/pool/virtual-clock.ts';
import type { Chance } from '../../../support/protocol/seeds.ts';
import { type Ask, HookError, Life, Refusal } from './lives.ts';
import { Shadow } from './shadow.ts';

/** How the hooks behave. */
export type Manners =
	/** As they should. */
	| 'plain'
	/** They call back into the pool. */
	| 'reentrant'
	/** They throw where they should reject. */
	| 'throwing';

type Operation = readonly [weight: number, name: string, run: () => unknown];

function settingsBy(chance: Chance): PoolSettings {
	const max = 1 + chance.below(5);
	return {
		min: chance.pick([0, 0, 1, chance.below(max + 1)]),
		max,
		maxWaiting: chance.pick([1, 3, 8, 20]),
		acquireTimeout: chance.pick([0, 50, 400]),
		idleTimeout: chance.pick([0, 60, 300, 1500]),
		maxLifetime: chance.pick([0, 0, 250, 2000]),
		validateAfterIdle: chance.pick([10, 50, 1000]),
		maxConcurrentDials: 1 + chance.below(3),
		maxLeaseTime: chance.pick([0, 0, 120, 800]),
		leakThreshold: chance.pick([0, 0, 70, 500]),
		backoff: { first: 20, base: 40, most: 300 },
	};
}

export class Play {
	readonly shadow: Shadow;
	readonly log: string[] = [];
	readonly #chance: Chance;
	readonly #manners: Manners;
	readonly #clock: VirtualClock;
	readonly #pool: Pool<Life>;
	readonly #operations: Operation[];
	readonly #weight: number;
	readonly #held: Ask[] = [];
	/** Signals that have not fired, some of them of several acquires. */
	readonly #signals: AbortController[] = [];
	#ids = 0;
	#depth = 0;
	/** Whether hooks may call back or throw: not in the end, when all is to settle. */
	#wild: boolean;
	#wantsOwners: boolean;

	constructor(chance: Chance, manners: Manners) {
		this.#chance = chance;
		this.#manners = manners;
		this.#wild = manners !== 'plain';
		this.#wantsOwners = chance.below(3) === 0;
		const settings = settingsBy(chance);
		// Never 0: the shadow knows the timer after a failed dial by its delay, and those without one are another's.
		this.#clock = new VirtualClock(() => (1 + chance.below(999)) / 1000);
		this.shadow = new Shadow(settings, this.#clock, manners === 'reentrant');
		this.#pool = new Pool({ settings, hooks: this.#hooks(), clock: this.#clock });
		this.#operations = this.#allOperations();
		this.#weight = this.#operations.reduce((sum, [weight]) => sum + weight, 0);
		this.#note(JSON.stringify(settings));
	}

	/** The pool was closed, and all is gone. */
	get over(): boolean {
		return this.shadow.closed && this.shadow.total === 0;
	}

	/** One event by chance; whatever is wrong after it is thrown. */
	async step(): Promise<void> {
		let at = this.#chance.below(this.#weight);
		const [, name, run] = this.#operations.find(([weight]) => {
			at -= weight;
			return at < 0;
		}) as Operation;
		await this.#do(name, run);
	}

	/** Everybody is well and nobody asks any more: all that wait are served, the pool shrinks to its minimum, and nothing keeps the process alive. */
	async peace(): Promise<void> {
		const { shadow } = this;
		const { backoff, idleTimeout, min, max } = shadow.settings;
		this.#wild = false;
		this.#wantsOwners = false;
		await this.#do('room for all', () => this.#makeRoom(Number.POSITIVE_INFINITY));
		for (let round = 0; round < 100 && (shadow.waiting.length > 0 || round < 3); round++) {
			await this.#do('peace', async () => {
				await this.#answerAll();
				while (this.#held.length > 0) (this.#held.pop() as Ask).held?.release();
				await settle();
			});
			if (shadow.waiting.length > 0 || round === 0) await this.#do('back-off', () => this.#pass(backoff.most));
		}
		if (shadow.closed) return;
		shadow.must(shadow.waiting.length === 0, `I3 ${shadow.waiting.length} wait in peace`);
		for (let round = 0; round < 6; round++) {
			await this.#do('peace', () => this.#answerAll());
			await this.#do('idle', () => this.#pass(idleTimeout + 2));
		}
		await this.#do('refill', async () => {
			for (let round = 0; round < max + 2; round++) await this.#answerAll();
		});
		const wanted = shadow.awake ? min : 0;
		const least = shadow.total - shadow.count('closing');
		shadow.must(least >= wanted, `I12 ${least} in peace, less than ${wanted}`);
		shadow.must(
			idleTimeout === 0 || shadow.count('idle') <= min,
			`I12 ${shadow.count('idle')} idle in peace, min ${min}`,
		);
		shadow.must(this.#clock.held === 0, 'I14 the process is kept alive in peace');
		this.#judge('peace');
	}

	/** Closes, and answers until all is gone. */
	async end(): Promise<void> {
		this.#wild = false;
		await this.#do('close', () => this.#close(50));
		for (let round = 0; round < 20 && !this.over; round++) {
			await this.#do('answers', () => this.#answerAll());
			await this.#do('time', () => this.#pass(20));
		}
		this.shadow.must(this.over, 'I13 not all is gone');
		this.shadow.must(this.#clock.size === 0, 'timers of a closed pool');
		this.shadow.must(
			this.#held.every(({ held }) => held?.released !== false),
			'leases of a closed pool',
		);
		await this.#do('acquire', () => this.#acquire());
		this.#judge('end');
	}

	async #do(name: string, run: () => unknown): Promise<void> {
		this.#note(name);
		this.#clock.forget();
		try {
			await run();
		} catch (error) {
			// What a hook throws may come out at the one who called; the state is what matters.
			if (!(error instanceof HookError)) throw error;
			this.#note(`threw ${error.message}`);
		}
		await settle();
		this.shadow.check(this.#pool);
		this.#judge(name);
	}

	#judge(name: string): void {
		const { faults } = this.shadow;
		if (faults.length > 0) throw new Error(`${name}: ${[...new Set(faults)].join('; ')}`);
	}

	#note(what: string): void {
		this.log.push(`${this.#clock.now()} ${'  '.repeat(this.#depth)}${what}`);
		if (this.log.length > 200) this.log.splice(1, 100);
	}

	// What may happen

	#allOperations(): Operation[] {
		const { shadow } = this;
		return [
			[24, 'acquire', () => this.#acquire()],
			[18, 'release', () => this.#give((held) => held.release())],
			[3, 'discard', () => this.#discard()],
			[1, 'release twice', () => this.#releaseTwice()],
			[5, 'abort', () => this.#abort()],
			[4, 'dies', () => this.#die()],
			[14, 'dial ok', () => this.#dialOk()],
			[5, 'dial fails', () => this.#dialFails(false)],
			[1, 'dial fails for good', () => this.#dialFails(true)],
			[6, 'check ok', () => this.#checkSays(true)],
			[2, 'check fails', () => this.#checkSays(this.#chance.pick([false, 'rejected']))],
			[10, 'end', () => this.#endOne()],
			[1, 'reset', () => this.#reset()],
			[2, 'evict', () => this.#evict()],
			[2, 'room', () => this.#makeRoom(this.#chance.pick([0, 1, 3, 100, 100]))],
			[1, 'wake', () => this.#pool.wake()],
			[14, 'time', () => this.#pass(this.#chance.pick([0, 1, 3, 10, 10, 30, 100, 400, 2500]))],
			[1, 'jump', () => this.#jump(this.#chance.pick([1, 20, 500]))],
			[1, 'holders', () => this.#checkHolders()],
			[shadow.settings.max / 50, 'close', () => this.#close(this.#chance.pick([0, 10, 200]))],
		];
	}

	#acquire(): void {
		const { shadow } = this;
		const now = this.#clock.now();
		const signal = this.#signal();
		const timeout = this.#chance.pick([undefined, undefined, undefined, 0, 5, 80]);
		const id = this.#ids++;
		// Leaks are told apart by it.
		const nameless = shadow.settings.leakThreshold === 0 && this.#chance.below(3) === 0;
		const label = nameless ? undefined : `#${id}`;
		const owner = this.#wantsOwners ? this.#owner() : undefined;
		const wait = timeout ?? shadow.settings.acquireTimeout;
		const stillborn = signal?.aborted === true;
		const deadline = wait === 0 ? undefined : now + wait;
		const ask: Ask = {
			id,
			at: now,
			step: shadow.step,
			deadline,
			signal,
			stillborn,
			label,
			owner,
			held: undefined,
			settled: false,
			revoked: 0,
		};
		this.#note(`ask ${id}${deadline === undefined ? '' : ` until ${deadline}`}${signal ? ' with a signal' : ''}`);
		if (!shadow.closed && !stillborn) shadow.awake = true;
		shadow.waiting.push(ask);
		shadow.asked = true;
		this.#pool.acquire({ signal, timeout, label, owner }).then(
			(held) => {
				this.#note(`ask ${id} gets ${held.value.id}`);
				this.#held.push(ask);
				shadow.granted(ask, held);
				if (this.#manners !== 'plain') held.onRevoked = () => this.#revoked(ask);
			},
			(error: unknown) => {
				this.#note(`ask ${id}: ${String(error)}`);
				shadow.refused(ask, error);
			},
		);
	}

	#revoked(ask: Ask): void {
		ask.revoked++;
		this.#misbehave('onRevoked');
	}

	/** Most ask inside a lease, if there is one: that is how one deadlocks. */
	#owner(): Owner | undefined {
		const kind = this.#chance.below(10);
		if (kind === 0) return undefined;
		const outer = kind < 7 && this.#held.length > 0 ? this.#chance.pick(this.#held).owner : undefined;
		return { parent: outer };
	}

	/** None; one of its own; one that others have too; one that has fired. */
	#signal(): AbortSignal | undefined {
		const kind = this.#chance.below(10);
		if (kind < 6) return undefined;
		if (kind === 9) return this.#chance.below(4) === 0 ? AbortSignal.abort('before') : undefined;
		if (kind === 8 && this.#signals.length > 0) return this.#chance.pick(this.#signals).signal;
		const controller = new AbortController();
		this.#signals.push(controller);
		if (this.#signals.length > 12) this.#signals.shift();
		return controller.signal;
	}

	#abort(): void {
		if (this.#signals.length === 0) return;
		const [controller] = this.#signals.splice(this.#chance.below(this.#signals.length), 1);
		controller?.abort(new Error('enough'));
	}

	/** Ends a lease by chance; how it is to end is checked when all has settled. */
	#give(how: (held: NonNullable<Ask['held']>) => void): void {
		const ask = this.#held.splice(this.#chance.below(Math.max(1, this.#held.length)), 1)[0];
		const held = ask?.held;
		if (ask === undefined || held === undefined) return;
		const { shadow } = this;
		const revoked = held.released;
		const calm = this.#depth === 0 && !(this.#wild && this.#manners === 'reentrant');
		if (revoked && calm) shadow.must(ask.revoked === 1, 'taken away, and not told once');
		const before = this.#pool.stats().released;
		const life = held.value;
		const { maxLifetime } = shadow.settings;
		const young = maxLifetime === 0 || this.#clock.now() - life.bornAt < maxLifetime * 0.9;
		const fit = !revoked && !shadow.closed && life.alive && life.epoch === shadow.epoch && young;
		this.#note(`back: ${life.id} of ask ${ask.id}`);
		how(held);
		shadow.must(held.released, 'released, and yet not');
		shadow.must(
			!calm || this.#pool.stats().released === before + (revoked ? 0 : 1),
			'I7 released another number of times',
		);
		if (fit && calm && life.condemned === undefined)
			shadow.must(life.reason === undefined, `fit, and closed for ${life.reason}`);
		if (calm && life.condemned !== undefined && !revoked)
			shadow.must(life.state === 'closing', 'I9 broken, and not closed');
	}

	#discard(): void {
		const reason = this.#chance.pick<CloseReason>(['broken', 'invalid', 'revoked', 'unwanted']);
		this.#give((held) => {
			if (!held.released) held.value.condemned = reason === 'invalid' ? 'broken' : reason;
			if (reason === 'invalid') held.discard();
			else if (reason === 'revoked') held.revoke();
			else held.discard(reason);
		});
	}

	#releaseTwice(): void {
		this.#give((held) => {
			held.release();
			const { released } = this.#pool.stats();
			held.release();
			held.discard();
			held.revoke();
			this.shadow.must(this.#pool.stats().released === released, 'I7 released more than once');
		});
	}

	#lifeIn(...states: Life['state'][]): Life | undefined {
		const lives = [...this.shadow.lives].filter(({ state }) => states.includes(state));
		return lives.length === 0 ? undefined : this.#chance.pick(lives);
	}

	/** Most deaths are told; some are found when it is to be used. */
	#die(): void {
		const life = this.#lifeIn('idle', 'busy', 'checking', 'closing');
		if (life === undefined) return;
		this.#note(`${life.id} dies, ${life.state}`);
		life.alive = false;
		if (this.#chance.below(5) > 0) this.#pool.lost(life);
	}

	#dialOk(): void {
		const { dials } = this.shadow;
		const dial = dials[this.#chance.below(Math.max(1, dials.length))];
		if (dial === undefined) return;
		const life = new Life(this.#ids++, dial.epoch, this.#clock.now());
		this.shadow.dialSucceeded(dial, life);
		void dial.answer.resolve(life);
	}

	#dialFails(fatal: boolean): void {
		const { shadow } = this;
		const [dial] = shadow.dials.splice(this.#chance.below(Math.max(1, shadow.dials.length)), 1);
		if (dial === undefined) return;
		const error = new Refusal(this.#ids++, fatal);
		shadow.dialFailed(error);
		void dial.answer.reject(error);
	}

	/** It is a dial until the pool hears of it. */
	#dialThrows(error: Error): void {
		const { dials, epoch } = this.shadow;
		const dial = { answer: new Answer<Life>(), epoch };
		dials.push(dial);
		void Promise.resolve().then(() => {
			dials.splice(dials.indexOf(dial), 1);
			this.shadow.dialFailed(error);
		});
	}

	#checkSays(verdict: boolean | 'rejected'): void {
		const life = this.#lifeIn('checking');
		if (life !== undefined) this.#answerCheck(life, verdict);
	}

	#answerCheck(life: Life, verdict: boolean | 'rejected'): void {
		const { check } = life;
		if (check === undefined) return;
		life.check = undefined;
		this.#note(`${life.id} is checked: ${verdict}`);
		if (verdict !== true) this.shadow.checkFailed(life);
		if (verdict === 'rejected') return void check.reject(new Error('unwell'));
		life.verdict = verdict;
		void check.resolve(verdict);
	}

	#endOne(): void {
		const life = this.#lifeIn('closing');
		if (life !== undefined) this.#endOf(life);
	}

	#endOf(life: Life): void {
		const { end } = life;
		if (end === undefined) return;
		life.state = 'gone';
		this.shadow.lives.delete(life);
		if (this.#chance.below(8) === 0) void end.reject(new Error('cannot even end'));
		else void end.resolve();
	}

	#reset(): void {
		this.shadow.epoch++;
		this.#pool.reset();
	}

	#evict(): void {
		const { shadow } = this;
		const idle = [...shadow.lives].filter(({ state }) => state === 'idle');
		const oldest = Math.min(...idle.map(({ idleSince }) => idleSince));
		shadow.evicting = true;
		const done = this.#pool.evict();
		shadow.evicting = false;
		if (this.#manners === 'reentrant' && this.#wild) return;
		shadow.must(done === idle.length > 0, 'evicts what is not there');
		const evicted = idle.filter(({ state }) => state !== 'idle');
		shadow.must(evicted.length === Math.min(1, idle.length), 'evicts more than one');
		for (const { idleSince } of evicted) shadow.must(idleSince === oldest, 'evicts one that is not idle longest');
	}

	#makeRoom(room: number): void {
		this.shadow.room = room;
		this.#pool.wake();
	}

	async #pass(ms: number): Promise<void> {
		this.#note(`${ms} ms`);
		this.shadow.overdue = false;
		await this.#clock.pass(ms);
	}

	#jump(ms: number): void {
		this.shadow.overdue = true;
		this.#clock.jump(ms);
	}

	#checkHolders(): void {
		const { shadow } = this;
		const now = this.#clock.now();
		const busy = [...shadow.lives].filter(({ state }) => state === 'busy');
		const ages = busy.map(({ lentAt }) => now - lentAt).sort((a, b) => b - a);
		const holders = this.#pool.holders();
		shadow.must(`${holders.map(({ age }) => age)}` === `${ages}`, 'other holders, or not by age');
		const labels = busy.map(({ ask }) => String(ask?.label)).sort();
		shadow.must(`${holders.map(({ label }) => String(label)).sort()}` === `${labels}`, 'holders by other names');
	}

	#close(timeout: number): void {
		const { shadow } = this;
		shadow.closed = true;
		const one: { timer: SetTimer | undefined } = { timer: undefined };
		shadow.closing.add(one);
		const { recent } = this.#clock;
		const before = recent.length;
		void this.#pool.close(timeout).then(() => {
			shadow.closing.delete(one);
			shadow.must(shadow.total === 0, 'I13 close resolves before all are gone');
		});
		one.timer = recent.slice(before).find((timer) => timer.delay === timeout);
		shadow.must(one.timer !== undefined, 'I13 close without a deadline');
	}

	/** Whatever is in progress ends well. */
	async #answerAll(): Promise<void> {
		const { shadow } = this;
		for (const life of shadow.lives) {
			if (life.state !== 'closing') continue;
			this.#endOf(life);
			await settle();
		}
		for (let i = shadow.dials.length; i > 0; i--) {
			this.#dialOk();
			await settle();
		}
		for (const life of [...shadow.lives]) {
			if (life.check === undefined) continue;
			this.#answerCheck(life, true);
			await settle();
		}
	}

	// Hooks

	#hooks(): PoolHooks<Life> {
		const { shadow } = this;
		return {
			create: () => {
				shadow.dialStarts();
				this.#mayThrow('create', (error) => this.#dialThrows(error));
				const dial = { answer: new Answer<Life>(), epoch: shadow.epoch };
				shadow.dials.push(dial);
				this.#callBack('create');
				return dial.answer.promise;
			},
			destroy: (life, reason) => {
				shadow.endStarts(life, reason);
				life.end = new Answer<void>();
				this.#callBack('destroy');
				return life.end.promise;
			},
			isAlive: ({ alive }) => alive,
			validate: (life) => {
				shadow.checkStarts(life);
				this.#mayThrow('validate', () => shadow.checkFailed(life));
				life.check = new Answer<boolean>();
				this.#callBack('validate');
				return life.check.promise;
			},
			isFatal: (error) => error instanceof Refusal && error.fatal,
			reserve: () => {
				if (this.#wild && this.#chance.below(10) === 0) this.#callBack('reserve');
				if (shadow.reserved >= shadow.room) return false;
				shadow.reserved++;
				return true;
			},
			unreserve: () => {
				shadow.reserved--;
				shadow.must(shadow.reserved >= 0, 'gives back more room than it took');
				if (this.#manners === 'reentrant' && this.#wild) this.#pool.wake();
			},
			idleFor: (life) => {
				shadow.must(life.end === undefined, 'asks how long a resource that was closed is idle');
				return life.id % 3 === 0 ? undefined : life.id;
			},
			hold: (held) => {
				shadow.hold = held;
			},
			event: (event) => {
				this.#note(
					`${event.kind}${'resource' in event ? ` ${event.resource.id}` : ''}${'reason' in event ? ` ${event.reason}` : ''}`,
				);
				shadow.happened(event);
				this.#callBack(event.kind);
			},
		};
	}

	#misbehave(where: string): void {
		this.#callBack(where);
		this.#mayThrow(where);
	}

	#mayThrow(where: string, first?: (error: Error) => void): void {
		if (this.#manners !== 'throwing' || !this.#wild || this.#chance.below(20) > 0) return;
		const error = new HookError(where);
		first?.(error);
		throw error;
	}

	/** Something that a listener might do. */
	#callBack(where: string): void {
		if (this.#manners !== 'reentrant' || !this.#wild || this.#depth > 1 || this.#chance.below(6) > 0) return;
		const name = this.#chance.pick([
			'acquire',
			'acquire',
			'release',
			'discard',
			'abort',
			'dies',
			'evict',
			'reset',
			'wake',
		]);
		const [, , run] = this.#operations.find((operation) => operation[1] === name) as Operation;
		this.#note(`in ${where}: ${name}`);
		this.#depth++;
		run();
		this.#depth--;
	}
}
