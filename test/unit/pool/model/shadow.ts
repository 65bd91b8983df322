/**
 * A model beside the pool: it sees what the pool's hooks are called with, what callers asked, and what they were told, and derives from that
 * what the pool must be like. I1 to I20 of the research, as far as they speak of a pool without sockets, are the faults named here.
 */
import {
	AbortError,
	ClosedError,
	PoolDeadlockError,
	PoolTimeoutError,
	QueueFullError,
} from '../../../../src/core/errors.ts';
import type { Held } from '../../../../src/pool/held.ts';
import type { Pool } from '../../../../src/pool/pool.ts';
import type { CloseReason, Owner, PoolEvent, PoolSettings, PoolStats } from '../../../../src/pool/pool-options.ts';
import type { SetTimer, VirtualClock } from '../../../support/pool/virtual-clock.ts';
import { type Ask, type Dial, type Life, Refusal } from './lives.ts';

const counters = [
	'created',
	'closed',
	'acquired',
	'released',
	'timeouts',
	'aborts',
	'rejections',
	'dialFailures',
	'waitTime',
	'longestWait',
] as const;

export class Shadow {
	readonly settings: PoolSettings;
	readonly clock: VirtualClock;
	/** All that are not gone. */
	readonly lives: Set<Life> = new Set();
	readonly dials: Dial[] = [];
	/** Those who wait, the first first. */
	waiting: Ask[] = [];
	/** What is wrong. */
	readonly faults: string[] = [];
	closed = false;
	/** The timers of the promises of `close` that are not settled; beyond the first those who hold something are not waited for. */
	readonly closing: Set<{ timer: SetTimer | undefined }> = new Set();
	awake = false;
	epoch = 0;
	step = 0;
	room: number = Number.POSITIVE_INFINITY;
	reserved = 0;
	hold = false;
	evicting = false;
	/** The clock jumped, and timers that are due did not run yet. */
	overdue = false;
	/** Of the checks that failed in this step: since when, at the latest, who was asked was idle. */
	#doubted = Number.NEGATIVE_INFINITY;
	/** Dials that failed since one succeeded, and the timer of the next one. */
	failures = 0;
	retry: SetTimer | undefined = undefined;
	#failedAt = 0;
	/** A fatal dial error that the pool was not told yet. */
	fatal = false;
	/** The fatal dial error of this step. */
	lastFatal: unknown = undefined;
	#lastDialError: unknown = undefined;
	/** What was lent in this step, in order, and who got it. */
	#lent: Array<{ readonly life: Life; readonly waited: number; ask?: Ask }> = [];
	#lastServed: { readonly id: number; readonly step: number } = { id: -1, step: 0 };
	/** Those who were idle after the last step, and whether it was told in this one that there is a new one. */
	#rested: ReadonlySet<Life> = new Set();
	#restTold = false;
	#quietTold = false;
	#used = false;
	/** Somebody asked in this step. */
	asked = false;
	/** When something was last lent, made, returned or closed. */
	#changedAt = 0;
	readonly #counts: Record<(typeof counters)[number], number> = {
		created: 0,
		closed: 0,
		acquired: 0,
		released: 0,
		timeouts: 0,
		aborts: 0,
		rejections: 0,
		dialFailures: 0,
		waitTime: 0,
		longestWait: 0,
	};

	/** Listeners call back: what is told comes after what they did, and what held when it happened need not hold any more. */
	readonly #lax: boolean;
	/** The epoch before this step. */
	#epochBefore = 0;

	constructor(settings: PoolSettings, clock: VirtualClock, lax: boolean) {
		this.settings = settings;
		this.clock = clock;
		this.#lax = lax;
	}

	/** The details are put together only for a fault. */
	must(holds: boolean, what: string, ...details: unknown[]): void {
		if (!holds) this.faults.push([what, ...details].join(' '));
	}

	count(state: Life['state']): number {
		let count = 0;
		for (const life of this.lives) if (life.state === state) count++;
		return count;
	}

	get total(): number {
		return this.lives.size + this.dials.length;
	}

	#age(life: Life): number {
		return this.clock.now() - life.bornAt;
	}

	// What hooks are called with

	/** Called for a dial, before it is among {@link dials}. */
	dialStarts(): void {
		const { max, maxConcurrentDials } = this.settings;
		this.must(!this.closed, 'I13 a closed pool dials');
		this.must(this.total < max, 'I1 dials while it has', this.total);
		this.must(this.reserved === this.total + 1, 'dials without a reservation');
		this.must(this.dials.length < maxConcurrentDials, 'I10 too many dials at once');
		this.must(!this.fatal, 'dials again although the error is fatal');
		let checking = 0;
		let ending = 0;
		for (const { check, end } of this.lives) {
			if (check !== undefined) checking++;
			if (end !== undefined) ending++;
		}
		const wanted = this.waiting.length > checking + this.dials.length || this.total - ending < this.settings.min;
		this.must(wanted, 'dials for nobody');
		if (this.failures === 0) return;
		this.#findRetry();
		this.must(this.dials.length === 0, 'I10 more than one prober while the endpoint is down');
		const waits = this.retry === undefined || this.clock.isSet(this.retry);
		this.must(!waits, 'I10 dials without backing off');
	}

	dialSucceeded(dial: Dial, life: Life): void {
		this.dials.splice(this.dials.indexOf(dial), 1);
		this.lives.add(life);
		this.failures = 0;
		this.#lastDialError = undefined;
		this.#counts.created++;
	}

	dialFailed(error: Error): void {
		if (this.closed) return;
		this.#counts.dialFailures++;
		this.#lastDialError = error;
		this.fatal = error instanceof Refusal && error.fatal;
		if (this.fatal) {
			this.lastFatal = error;
			this.failures = 0;
			this.awake = false;
			return;
		}
		this.#findRetry();
		this.#failedAt = this.clock.now();
		this.failures++;
		if (this.retry !== undefined && !this.clock.isSet(this.retry)) this.retry = undefined;
	}

	/** After a dial failed: the timer that was set for the next one. */
	#findRetry(): void {
		if (this.closed || this.failures === 0 || this.retry !== undefined) return;
		const { first, base, most } = this.settings.backoff;
		const bound = this.failures === 1 ? first : Math.min(most, base * 2 ** (this.failures - 2));
		const { recent, randoms } = this.clock;
		// Other timers may have such a delay by chance: it was set when the dial failed.
		this.retry = recent.find(
			({ at, delay }) =>
				Math.abs(at - delay - this.#failedAt) < 1e-6 && randoms.some((random) => delay === random * bound),
		);
		this.must(this.retry !== undefined, 'I10 no jittered timer after dial failure', this.failures);
	}

	/** One that is well and that nobody wants any more goes back to the others, untold. */
	#backFromCheck(life: Life): void {
		if (life.state === 'checking' && life.verdict && life.check === undefined) life.state = 'idle';
	}

	checkStarts(life: Life): void {
		this.#backFromCheck(life);
		const idle = this.clock.now() - life.idleSince;
		this.must(life.state === 'idle', 'I15 validated while', life.state);
		let checking = 0;
		for (const { check } of this.lives) if (check !== undefined) checking++;
		this.must(checking < this.waiting.length, 'validated for nobody');
		this.must(idle > this.settings.validateAfterIdle, 'validated although it was used just now');
		life.state = 'checking';
		life.verdict = false;
		this.#changedAt = this.clock.now();
	}

	/** Whoever is idle for as long as this one, or longer, is doubted too. */
	checkFailed(life: Life): void {
		this.#doubted = Math.max(this.#doubted, life.idleSince);
	}

	/** What the pool was told by then may not have been told on: of states only what was before this step is known. */
	endStarts(life: Life, reason: CloseReason): void {
		this.must(life.end === undefined && life.state !== 'gone', 'I2 destroyed twice');
		this.must(this.#mayClose(life, reason), 'closed for what is not so:', reason);
		life.reason = reason;
		this.#changedAt = this.clock.now();
	}

	happened(event: PoolEvent<Life>): void {
		const now = this.clock.now();
		this.#changedAt = now;
		switch (event.kind) {
			case 'created':
				this.must(event.resource.state === 'idle' && this.lives.has(event.resource), 'created, and was not dialled');
				break;
			case 'acquired':
				this.#acquired(event.resource, event.waited);
				break;
			case 'released':
				this.must(event.resource.state === 'busy', 'I7 released while', event.resource.state);
				this.must(event.held === now - event.resource.lentAt, 'held for another time than it says');
				this.#counts.released++;
				event.resource.state = 'idle';
				event.resource.idleSince = now;
				event.resource.ask = undefined;
				event.resource.leaks = 0;
				break;
			case 'closed':
				this.must(
					event.resource.state === 'idle' || event.resource.state === 'checking',
					'I2 closed while',
					event.resource.state,
				);
				this.must(event.resource.reason === event.reason, 'told another reason than', event.resource.reason);
				event.resource.state = 'closing';
				break;
			case 'dialFailed':
				this.must(event.error === this.#lastDialError, 'another dial error than the last one');
				this.fatal = false;
				break;
			case 'leak': {
				const { age, label, count, stack } = event.leak;
				const life = [...this.lives].find(
					(each) => each.state === 'busy' && each.ask?.label === label && now - each.lentAt === age && each.leaks === 0,
				);
				this.must(life !== undefined, 'a leak is reported of nobody, or twice');
				this.must(age >= this.settings.leakThreshold, 'a leak is reported too early');
				this.must(this.#lax || count === this.count('busy'), 'a leak report counts other leases');
				this.must(typeof stack === 'string', 'a leak report without a stack');
				if (life !== undefined) life.leaks++;
				break;
			}
			case 'idle':
				this.#restTold = true;
				break;
			case 'quiet':
				this.#quietTold = true;
		}
	}

	#acquired(life: Life, waited: number): void {
		const { maxLifetime, validateAfterIdle } = this.settings;
		const now = this.clock.now();
		const idle = now - life.idleSince;
		this.#counts.acquired++;
		this.#counts.waitTime += waited;
		this.#counts.longestWait = Math.max(this.#counts.longestWait, waited);
		this.must(life.state === 'idle' || life.state === 'checking', 'I2 lent while', life.state);
		this.must(life.alive || this.#lax, 'I9 a dead resource is lent');
		this.must(life.condemned === undefined, 'I9 a broken resource is lent');
		this.must(life.epoch >= (this.#lax ? this.#epochBefore : this.epoch), 'I16 a resource of an older epoch is lent');
		this.must(maxLifetime === 0 || this.#age(life) < maxLifetime, 'I11 an expired resource is lent');
		if (life.state === 'checking') this.must(life.verdict, 'lent although its check failed');
		else {
			this.must(idle <= validateAfterIdle, 'lent unchecked although it was idle for long');
			for (const each of this.#lax ? [] : this.lives) {
				const newer = each.idleSince > life.idleSince && this.#isUsable(each);
				this.must(!newer, 'I20 lent:', life.id, 'before one used later:', each.id);
			}
		}
		life.state = 'busy';
		life.lentAt = now;
		this.#lent.push({ life, waited });
	}

	#mayClose(life: Life, reason: CloseReason): boolean {
		const { idleTimeout, min, maxLifetime, maxLeaseTime } = this.settings;
		const now = this.clock.now();
		switch (reason) {
			case 'idle': {
				const others = this.total - this.count('closing') - 1;
				return idleTimeout > 0 && life.state === 'idle' && now - life.idleSince >= idleTimeout && others >= min;
			}
			case 'lifetime':
				return maxLifetime > 0 && this.#age(life) >= maxLifetime * 0.9;
			case 'epoch':
				return life.epoch !== this.epoch;
			case 'invalid':
				return life.state === 'idle' ? life.idleSince <= this.#doubted : !life.verdict;
			case 'dead':
				return !life.alive;
			case 'revoked':
				return life.condemned === reason || (maxLeaseTime > 0 && now - life.lentAt >= maxLeaseTime);
			case 'evicted':
				return this.evicting;
			case 'closed':
				return this.closed;
			default:
				return life.condemned === reason;
		}
	}

	/** Idle, and nothing speaks against lending it; near the end of its life nothing is said of it. */
	#isUsable(life: Life): boolean {
		const { maxLifetime } = this.settings;
		const young = maxLifetime === 0 || this.#age(life) < maxLifetime * 0.9;
		return life.state === 'idle' && life.alive && life.epoch === this.epoch && young && !this.closed;
	}

	// What callers are told

	granted(ask: Ask, held: Held<Life>): void {
		this.#left(ask);
		ask.held = held;
		const lent = this.#lent.find(({ life, ask: taker }) => life === held.value && taker === undefined);
		this.must(lent !== undefined, 'I6 given what was not lent');
		this.must(lent?.waited === this.clock.now() - ask.at, 'waited for another time than it says');
		if (lent !== undefined) lent.ask = ask;
		this.must(held.value.state === 'busy' && held.value.ask === undefined, 'I2 lent to two');
		held.value.ask = ask;
		held.onRevoked = () => void ask.revoked++;
	}

	refused(ask: Ask, error: unknown): void {
		const now = this.clock.now();
		const ahead = this.waiting.indexOf(ask);
		this.#left(ask);
		if (error instanceof ClosedError) this.must(this.closed, 'refused as closed by an open pool');
		else if (error instanceof AbortError) {
			this.must(ask.signal?.aborted === true && error.cause === ask.signal.reason, 'aborted without a reason');
			// An acquire with a signal that had fired never waited.
			if (!ask.stillborn) this.#counts.aborts++;
		} else if (error instanceof PoolTimeoutError) {
			this.#counts.timeouts++;
			this.must(ask.deadline !== undefined && now >= ask.deadline, 'timed out too early');
			this.must(error.cause === this.#lastDialError, 'a timeout without the last dial error');
		} else if (error instanceof QueueFullError) {
			this.#counts.rejections++;
			this.must(this.#lax || ahead >= this.settings.maxWaiting, 'I17 refused although there was room to wait');
		} else if (error instanceof PoolDeadlockError) {
			this.must(this.#lax || this.#isDeadlock([...this.waiting, ask]), 'a deadlock that is none');
		} else this.must(error instanceof Refusal && error === this.lastFatal, 'refused with', error);
	}

	#left(ask: Ask): void {
		this.must(!ask.settled, 'I5 settled twice');
		ask.settled = true;
		this.waiting = this.waiting.filter((each) => each !== ask);
	}

	/** Each lease is one inside which somebody waits for another, and there is no more to be had. */
	#isDeadlock(waiting: readonly Ask[]): boolean {
		let busy = 0;
		for (const { state, ask } of this.lives) {
			if (state !== 'busy') continue;
			busy++;
			const inside = (owner: Owner | undefined): boolean =>
				owner !== undefined && (owner === ask?.owner || inside(owner.parent));
			if (ask?.owner === undefined || !waiting.some(({ owner }) => inside(owner?.parent))) return false;
		}
		return busy > 0 && busy === this.total && (busy >= this.settings.max || this.reserved >= this.room);
	}

	// After each step

	check(pool: Pool<Life>): void {
		this.#findRetry();
		for (const life of this.lives) this.#backFromCheck(life);
		const stats = pool.stats();
		this.#checkGauges(stats);
		this.#checkWaiting();
		this.#checkLives(pool);
		this.#checkTimers();
		if (this.closed) this.#checkClosed(stats);
		else {
			this.#checkServed();
			this.#checkOpen();
		}
		this.#checkOrder();
		this.lastFatal = undefined;
		this.fatal = false;
		this.#doubted = Number.NEGATIVE_INFINITY;
		this.#epochBefore = this.epoch;
		this.step++;
	}

	/** First come, first served: whoever is served came later than all who were served before. */
	#checkOrder(): void {
		for (const { ask } of this.#lent.splice(0)) {
			this.must(ask !== undefined, 'I6 lent to nobody');
			if (ask === undefined) continue;
			const last = this.#lastServed;
			// An acquire from inside another one may be queued before it.
			this.must(ask.id > last.id || (this.#lax && ask.step === last.step), 'I4 served:', ask.id, 'after', last.id);
			if (ask.id > last.id) this.#lastServed = ask;
		}
		const last = this.#lastServed;
		for (const { id, step } of this.waiting)
			this.must(id > last.id || (this.#lax && step === last.step), 'I4 served:', last.id, 'before', id);
	}

	#checkGauges(stats: PoolStats): void {
		const { max, maxWaiting } = this.settings;
		const total = stats.idle + stats.busy + stats.creating + stats.closing;
		this.must(stats.total === total && total <= max, 'I1 total, sum', stats.total, total);
		this.must(stats.total === this.total, 'I18 total', stats.total, 'not', this.total);
		this.must(stats.idle === this.count('idle'), 'I18 idle', stats.idle);
		this.must(stats.busy === this.count('busy') + this.count('checking'), 'I18 busy', stats.busy);
		this.must(stats.creating === this.dials.length, 'I18 creating', stats.creating);
		this.must(stats.closing === this.count('closing'), 'I18 closing', stats.closing);
		this.must(stats.waiting === this.waiting.length, 'I18 waiting', stats.waiting, 'not', this.waiting.length);
		this.must(stats.waiting <= maxWaiting, 'I17 more wait than may');
		this.must(stats.epoch === this.epoch, 'I18 epoch');
		this.must(this.closed || stats.lastDialError === this.#lastDialError, 'I18 last dial error');
		this.must(this.reserved === this.total, 'reserved of the shared bound', this.reserved, 'for', this.total);
		this.#counts.closed = this.#counts.created - this.lives.size;
		for (const name of counters) {
			this.must(stats[name] === this.#counts[name], 'I18', name, stats[name], 'not', this.#counts[name]);
		}
	}

	#checkWaiting(): void {
		const now = this.clock.now();
		for (const { id, deadline, signal } of this.waiting) {
			this.must(signal?.aborted !== true, 'I5 waits although it was aborted:', id);
			this.must(this.overdue || deadline === undefined || deadline > now, 'I5 waits beyond its deadline:', id);
		}
	}

	#checkLives(pool: Pool<Life>): void {
		const now = this.clock.now();
		const { maxLeaseTime, leakThreshold } = this.settings;
		let oldest: number | undefined;
		for (const life of this.lives) {
			const { state, ask } = life;
			if (state === 'idle' && (oldest === undefined || life.idleSince < oldest)) oldest = life.idleSince;
			this.must((state === 'closing') === (life.end !== undefined), 'I2 destroyed, or not, while', state);
			if (state === 'idle') this.must(life.epoch === this.epoch && !this.closed, 'I16 idle in an older epoch');
			if (state !== 'busy') continue;
			this.must(ask?.held?.released === false, 'I6 busy, and nobody holds it');
			if (this.overdue) continue;
			const held = now - life.lentAt;
			this.must(maxLeaseTime === 0 || held < maxLeaseTime, 'a lease is out for too long');
			this.must(leakThreshold === 0 || held < leakThreshold || life.leaks === 1, 'a leak is not reported');
		}
		this.must(oldest === undefined || oldest > this.#doubted, 'idle as long as one that was found dead');
		this.must(pool.idleSince() === oldest, 'another was idle longest, since', oldest);
		const resting = new Set([...this.lives].filter(({ state }) => state === 'idle'));
		const told = this.#restTold || [...resting].every((life) => this.#rested.has(life));
		this.must(told, 'something became idle, and it was not told');
		const used =
			this.waiting.length > 0 || [...this.lives].some(({ state }) => state === 'busy' || state === 'checking');
		this.must(!this.#used || used || this.#quietTold, 'nothing is used any more, and it was not told');
		this.must(pool.used === used, 'used, or not');
		this.must(!this.#quietTold || this.#used || this.asked, 'told that nothing is used any more, when nothing was');
		this.#used = used;
		this.asked = false;
		this.#quietTold = false;
		this.#rested = resting;
		this.#restTold = false;
	}

	#checkTimers(): void {
		const { maxLeaseTime, leakThreshold } = this.settings;
		const patient = this.waiting.length > 0;
		if (this.dials.length > 0) this.must(this.hold === patient, 'I14 dials are held:', this.hold);
		const retrying = this.retry !== undefined && this.clock.isSet(this.retry);
		let deadlines = 0;
		for (const { timer } of this.closing) if (timer !== undefined && this.clock.isSet(timer)) deadlines++;
		// One timer for all who wait. It may outlive them, and then keeps nothing alive.
		const timed = this.waiting.some(({ deadline }) => deadline !== undefined);
		if (timed) deadlines++;
		const held = deadlines + (retrying && patient ? 1 : 0);
		this.must(this.clock.held === held, 'I14 timers keep the process alive:', this.clock.held, 'not', held);
		let watches = 0;
		for (const { state, leaks } of this.lives)
			if (state === 'busy' && (maxLeaseTime > 0 || (leakThreshold > 0 && leaks === 0))) watches++;
		const others = this.clock.size - deadlines - watches - (retrying ? 1 : 0);
		const may = this.closed ? 0 : timed ? 1 : 2;
		this.must(others <= may, 'I14 timers too many:', others);
	}

	#checkClosed(stats: PoolStats): void {
		this.must(this.waiting.length === 0, 'I13 somebody waits for a closed pool');
		this.must(stats.total === 0 || this.closing.size > 0, 'I13 closed before all are gone');
		this.must(stats.total > 0 || this.closing.size === 0, 'I13 all are gone, and close has not resolved');
		const late = [...this.closing].some(({ timer }) => timer === undefined || !this.clock.isSet(timer));
		this.must(!late || this.count('busy') === 0, 'I13 lent beyond the deadline of close');
	}

	/** No lost wake-up: whatever can be done for those who wait was done. */
	#checkServed(): void {
		const { max, min, maxConcurrentDials, validateAfterIdle } = this.settings;
		const now = this.clock.now();
		const waiting = this.waiting.length;
		const checking = this.count('checking');
		for (const life of this.lives) {
			if (waiting === 0 || !this.#isUsable(life)) continue;
			this.must(now - life.idleSince > validateAfterIdle, 'I3 idle and fresh while somebody waits:', life.id);
			this.must(waiting <= checking, 'I3 idle while somebody waits:', life.id);
		}
		const retrying = this.retry !== undefined && this.clock.isSet(this.retry);
		this.must(!retrying || this.failures > 0, 'backs off although the endpoint answers, or never will');
		const most = this.failures > 0 ? 1 : maxConcurrentDials;
		const closing = this.count('closing');
		if (!retrying && this.total < max && this.dials.length < most && this.reserved < this.room && !this.overdue) {
			this.must(waiting <= checking + this.dials.length, 'I3 nobody dials for those who wait:', waiting);
			this.must(!this.awake || closing > 0 || this.total >= min, 'I12 fewer than min, and nobody dials');
		}
		// While it rests after a failed dial the pool does not ask for room, and does not know that there is none.
		const knows = !retrying || this.total >= max;
		this.must(waiting === 0 || !knows || !this.#isDeadlock(this.waiting), 'a deadlock is not seen');
	}

	#checkOpen(): void {
		const { idleTimeout, min, maxLifetime } = this.settings;
		const now = this.clock.now();
		const idle = this.count('idle');
		if (this.overdue) return;
		for (const life of this.lives) {
			if (life.state !== 'idle') continue;
			this.must(maxLifetime === 0 || this.#age(life) <= maxLifetime + 1, 'I11 idle beyond its lifetime:', life.id);
			// One that is idle for long is let go once the pool is larger than `min`; that is seen a moment later.
			if (idleTimeout === 0 || idle <= min || this.lives.size > idle || now - this.#changedAt < 2) continue;
			this.must(now - life.idleSince <= idleTimeout + 1, 'I12 idle for too long:', life.id);
		}
	}
}
