/**
 * A consumer of a group as an iterator: one step at a time, each for the sake of the next entry that is asked for.
 *
 *   groups are made (if asked) ─▶ own pending entries ─▶ idle entries of others, when it is time ─▶ new entries, waiting ─┐
 *          ▲                              ▲                          ▲───────────────────────────────────────────────────┤
 *          └── the group is gone ─────────┴── trouble that passes: a pause, then what was read and not handed out ◀──────┘
 *                                              is read again as own pending; what is in hand is left out
 *
 * An entry is `got` (in the page, here only), `in hand` (handed out, not acknowledged), or gone. The end gives back what was only got.
 */
import { ReplyError } from '../core/errors.ts';
import { Delivery, type Hand, markOf } from './consumer-entry.ts';
import { ConsumerGroup, lastIdOf, type StreamProgress, textOf } from './consumer-group.ts';
import { type Source, sourcesOf, startOver } from './consumer-source.ts';
import type { ConsumerStats } from './consumer-stats.ts';
import type { ClientCore } from './core.ts';
import { type Found, GroupReader } from './group-reader.ts';
import { IdleClaims } from './idle-claims.ts';
import type { ConsumeOptions } from './iteration-options.ts';
import { isPassing } from './passing-trouble.ts';
import { Pauses } from './pauses.ts';
import { PulledIterator } from './pulled-iterator.ts';
import type { Calls } from './scan-iterator.ts';
import type { ReadEntry } from './stream-replies.ts';
import { UnseenPage } from './unseen-page.ts';
import type { View, ViewOptions } from './view.ts';

export interface ConsumerSetting {
	readonly core: ClientCore;
	readonly view: View;
	with(options: ViewOptions): Calls;
}

/** The options, complete. */
interface Settings {
	readonly group: unknown;
	readonly consumer: unknown;
	readonly create: string | false;
	readonly count: number;
	readonly block: number;
	readonly claimIdle: number;
}

const DEFAULTS = { create: false, count: 1, block: 5000, claimIdle: 0 } as const;
/** An entry that is given back is taken by others within this. */
const LONGEST_CLAIM_INTERVAL = 30_000;
/** How long giving back may take at the end, each of its two halves. */
const END_TIMEOUT = 500;

export class GroupConsumer extends PulledIterator<Delivery> {
	readonly #options: Settings;
	readonly #sources: readonly Source[];
	/** Text and numbers, with no end of its own. */
	readonly #calls: Calls;
	/** The same until the consumer ends. */
	readonly #untilEnd: Calls;
	readonly #group: ConsumerGroup;
	readonly #lastGroup: ConsumerGroup;
	readonly #claims: IdleClaims;
	readonly #cut: AbortController = new AbortController();
	readonly #reader: GroupReader;
	readonly #pauses: Pauses = new Pauses();
	readonly #counters = {
		handedOut: 0,
		acknowledged: 0,
		resumed: 0,
		claimed: 0,
		deleted: 0,
		passedOver: 0,
		givenBack: 0,
	};
	/** Got, not handed out. */
	readonly #page: UnseenPage;
	readonly #inHand: Map<string, Hand> = new Map();
	/** Acknowledged while own pending entries were being read: they may be in that reply. */
	#acknowledgedMeanwhile: Set<string> | undefined = undefined;
	#grouped = false;
	#nextClaim = 0;
	/** The last step looked for idle entries. */
	#claimed = false;
	#failures = 0;
	#interruptions = 0;
	#lastError: unknown = undefined;
	/** Giving back has failed. */
	#leftBehind = false;
	#cutting: NodeJS.Timeout | undefined = undefined;

	constructor({ core, view, with: derive }: ConsumerSetting, options: ConsumeOptions) {
		super(core, [view.signal, options.signal]);
		this.#options = { ...DEFAULTS, ...options } as Settings;
		this.#sources = sourcesOf(options.streams, view.mode);
		const keys = this.#sources.map(({ key }) => key);
		const own = { timeout: undefined, signal: undefined };
		const plain = { ...own, decode: { bulk: 'string', integer: 'number', message: 'object' } } as const;
		this.#calls = derive(plain);
		const { group, consumer } = this.#options;
		this.#untilEnd = derive({ ...plain, signal: this.#cut.signal });
		this.#group = new ConsumerGroup(this.#untilEnd, group, consumer);
		this.#lastGroup = this.#group.through(derive({ ...plain, timeout: END_TIMEOUT }));
		const { claimIdle } = this.#options;
		this.#page = new UnseenPage(claimIdle);
		// What others have waited with before they handed it out is theirs for that much longer.
		const claim = { ...this.#options, claimIdle: claimIdle + this.#page.longestWait };
		this.#claims = new IdleClaims(derive({ ...own, signal: this.#cut.signal }), this.#untilEnd, claim);
		this.#reader = new GroupReader(core, view, this.#options, keys, (found) => this.#got(found));
	}

	/** What it has done, and how far behind the group is, which the server is asked for. */
	async stats(): Promise<ConsumerStats> {
		const group = this.#group.through(this.#calls);
		const found = await Promise.all(
			this.#sources.map(async ({ key }) => [textOf(key), await group.progress(key)] as const),
		);
		const streams = Object.fromEntries(found.filter((each): each is [string, StreamProgress] => each[1] !== undefined));
		const lags = found.map(([, progress]) => progress?.lag ?? null);
		return {
			lag: lags.includes(null) ? null : lags.reduce<number>((sum, lag) => sum + (lag ?? 0), 0),
			streams,
			inHand: this.#inHand.size,
			waiting: this.#page.entries.length,
			...this.#counters,
			interruptions: this.#interruptions + this.#reader.replaced,
			lastError: this.#lastError,
		};
	}

	/** For an entry of its own. */
	async acknowledge(entry: Delivery): Promise<boolean> {
		const group = this.#group.through(this.#calls);
		const { key } = this.#sources[entry.place] as Source;
		for (let attempt = 1; ; attempt++) {
			try {
				const done = await group.acknowledge(key, entry.id);
				const { mark } = entry;
				if (this.#inHand.get(mark) === entry.hand) this.#inHand.delete(mark);
				this.#acknowledgedMeanwhile?.add(mark);
				this.#counters.acknowledged++;
				// One whose reply was lost may have done it.
				return done || attempt > 1;
			} catch (error) {
				if (this.stopping || !isPassing(error)) throw error;
				await this.#pauses.before(attempt);
			}
		}
	}

	protected override take(): Delivery | undefined {
		const entry = this.#page.take();
		if (entry === undefined) return undefined;
		entry.hand.since = performance.now();
		this.#counters.handedOut++;
		this.#inHand.set(entry.mark, entry.hand);
		return entry;
	}

	protected override async fill(): Promise<boolean> {
		try {
			await this.#step();
			this.#failures = 0;
		} catch (error) {
			if (this.stopping || !this.#survives(error)) throw error;
			this.#startOver();
			this.#interruptions++;
			this.#lastError = error;
			await this.#pauses.before(++this.#failures);
		}
		return true;
	}

	protected override interrupt(): void {
		this.#pauses.end();
		this.#reader.interrupt();
		// What is under way over the shared connection is over soon, unless the server is not there.
		this.#cutting = setTimeout(() => this.#cut.abort(), END_TIMEOUT);
	}

	protected override async giveBack(): Promise<void> {
		clearTimeout(this.#cutting);
		const page = this.#page.entries;
		this.#page.clear();
		const released = this.#sources.map(async ({ key, place }) => {
			// One that is here for the second time is still in hand.
			const unseen = page.filter((entry) => entry.place === place && !this.#inHand.has(entry.mark));
			if (unseen.length === 0) return;
			this.#counters.givenBack += await this.#lastGroup.release(
				key,
				unseen.map(({ id }) => String(id)),
			);
		});
		const ends = await Promise.allSettled([...released, this.#reader.release()]);
		this.#leftBehind = ends.some(({ status }) => status === 'rejected');
	}

	protected override get inDoubt(): boolean {
		return this.#leftBehind || this.#reader.inDoubt;
	}

	/** One thing of those that bring the next entry nearer, the most urgent one. */
	#step(): Promise<void> {
		if (this.#page.entries.length > 0) return this.#refreshPage();
		if (!this.#grouped) return this.#makeGroups();
		const resumed = this.#sources.find(({ history }) => history !== undefined);
		if (resumed !== undefined) return this.#readPending(resumed);
		const claimed = this.#claimIsDue() ? this.#sources.find(({ claimFrom }) => claimFrom !== undefined) : undefined;
		if (claimed === undefined) return this.#readNew(true);
		// Looking through many pending entries takes many steps: new ones go in between.
		this.#claimed = !this.#claimed;
		return this.#claimed ? this.#claim(claimed) : this.#readNew(false);
	}

	async #makeGroups(): Promise<void> {
		const { create } = this.#options;
		for (const source of create === false ? [] : this.#sources) {
			// A group that has to be made again begins where `$` was, or where this consumer was by then: nothing is left out.
			if (create === '$') source.last ??= await lastIdOf(this.#untilEnd, source.key);
			await this.#group.create(source.key, create === '$' ? (source.last as string) : (create as string));
		}
		this.#grouped = true;
	}

	/** Entries that were delivered to this consumer and not acknowledged, by an earlier one of its name or with a connection that was lost. */
	async #readPending(source: Source): Promise<void> {
		const meanwhile = new Set<string>();
		this.#acknowledgedMeanwhile = meanwhile;
		const time = performance.now();
		try {
			const entries = await this.#reader.pending(source.key, source.history as string, this.#inHand.size);
			source.history = entries.length === 0 ? undefined : String(entries.at(-1)?.id);
			const fresh = entries.filter(({ id }) => {
				const mark = markOf(source.place, id);
				return !this.#inHand.has(mark) && !meanwhile.has(mark);
			});
			await this.#gotAgain(source, fresh, time);
			this.#counters.resumed += this.#page.entries.length;
		} finally {
			this.#acknowledgedMeanwhile = undefined;
		}
	}

	#claimIsDue(): boolean {
		const { claimIdle } = this.#options;
		if (claimIdle === 0) return false;
		if (this.#sources.some(({ claimFrom }) => claimFrom !== undefined)) return true;
		const now = performance.now();
		if (now < this.#nextClaim) return false;
		this.#nextClaim = now + Math.min(claimIdle / 2, LONGEST_CLAIM_INTERVAL);
		for (const source of this.#sources) source.claimFrom = '0-0';
		return true;
	}

	async #claim(source: Source): Promise<void> {
		const time = performance.now();
		// The server counts from when it sent an entry, which may have come here late.
		const wanted = (id: string): boolean => {
			const hand = this.#inHand.get(markOf(source.place, id));
			return hand === undefined || (!hand.acknowledging && time - hand.since >= this.#options.claimIdle);
		};
		const { next, entries, deleted } = await this.#claims.take(source.key, source.claimFrom as string, wanted);
		source.claimFrom = next;
		this.#counters.deleted += deleted;
		await this.#gotAgain(source, entries, time);
		this.#counters.claimed += this.#page.entries.length;
	}

	async #readNew(waits: boolean): Promise<void> {
		const { block, claimIdle } = this.#options;
		let wait: number | undefined = waits ? block : undefined;
		if (waits && claimIdle > 0) {
			const left = Math.max(1, Math.ceil(this.#nextClaim - performance.now()));
			wait = block === 0 ? left : Math.min(block, left);
		}
		this.#got(await this.#reader.fresh(wait));
	}

	/** New entries, whether or not the one who asked has meanwhile given up. */
	#got(found: Found): void {
		const page: Delivery[] = [];
		for (const [place, entries] of found) {
			const source = this.#sources[place] as Source;
			source.last = String(entries.at(-1)?.id);
			for (const { id, message } of entries) page.push(new Delivery(this, source, id, message));
		}
		this.#page.put(page, performance.now());
	}

	/** Entries that were delivered before, asked for at `time`: how often, the server is asked. Those that are deleted are done with. */
	async #gotAgain(source: Source, entries: readonly ReadEntry[], time: number): Promise<void> {
		const there = entries.filter(({ message }) => message !== null);
		const gone = entries.filter(({ message }) => message === null);
		// In the page before anything else: should the consumer end now, they are given back.
		const page = there.map(({ id, message }) => new Delivery(this, source, id, message));
		this.#page.put(page, time);
		if (entries.length === 0) return;
		await Promise.all(gone.map(({ id }) => this.#group.acknowledge(source.key, id)));
		this.#counters.deleted += gone.length;
		const pending = await this.#group.pending(
			source.key,
			there.map(({ id }) => String(id)),
		);
		for (const entry of page) entry.deliveries = pending.get(String(entry.id))?.deliveries ?? 1;
	}

	/** What has waited here for long may be somebody else's by now. */
	async #refreshPage(): Promise<void> {
		const before = this.#page.entries;
		const time = performance.now();
		const kept = await Promise.all(
			this.#sources.map(async ({ key, place }) => {
				const ids = before.filter((entry) => entry.place === place).map(({ id }) => String(id));
				return ids.length === 0 ? new Set<string>() : this.#group.keep(key, ids);
			}),
		);
		const ours = before.filter((entry) => kept[entry.place]?.has(String(entry.id)) === true);
		this.#counters.passedOver += before.length - ours.length;
		this.#page.keep(ours, time);
	}

	#survives(error: unknown): boolean {
		const gone = error instanceof ReplyError && (error.code === 'NOGROUP' || error.code === 'UNBLOCKED');
		if (gone && this.#options.create !== false) {
			this.#grouped = false;
			return true;
		}
		return isPassing(error);
	}

	/** What was got and not handed out is among the own pending entries: it comes from there. */
	#startOver(): void {
		this.#page.clear();
		for (const source of this.#sources) startOver(source);
	}
}
