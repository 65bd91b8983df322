/**
 * SCAN and its like as iterators. The next page is asked for as soon as one has come, and waits while that one is handed out.
 *
 *   page 1 comes ─▶ page 2 is asked for ─▶ page 1 is handed out ─▶ page 2 comes ─▶ …
 *
 * What the iteration has is what the server promises: whatever is there from beginning to end comes, at least once.
 */
import { ClosedError, NOT_WRITTEN } from '../core/errors.ts';
import type { ClientCore } from './core.ts';
import type { HashScanIteratorOptions, KeyScanIteratorOptions } from './iteration-options.ts';
import { PulledIterator } from './pulled-iterator.ts';
import type { ViewOptions } from './view.ts';

/** A scan in progress. Iterates once; what it yields may come more than once, as SCAN has it. */
export interface ScanIterator<Item> extends AsyncIterableIterator<Item, undefined>, AsyncDisposable {
	/** A scan of its own with the same options, by page: arrays as the server sends them, empty ones left out. */
	pages(): AsyncIterableIterator<Item[], undefined> & AsyncDisposable;
	return(): Promise<IteratorReturnResult<undefined>>;
	[Symbol.asyncIterator](): this;
}

/** Whatever sends commands by name. */
export interface Calls {
	call(name: string, ...args: unknown[]): Promise<unknown>;
}

/** What is scanned, and how. */
export interface ScanTarget {
	readonly command: string;
	/** None for SCAN. */
	readonly key: readonly unknown[];
	readonly options: KeyScanIteratorOptions & HashScanIteratorOptions;
	/** Prefix of the keys that SCAN is to give, left out of what it yields. */
	readonly prefix: string;
	readonly core: ClientCore;
	/** The signal of the client's view. */
	readonly signal: AbortSignal | undefined;
	/** The client with other options. */
	with(options: ViewOptions): Calls;
}

abstract class Scan<Item, Yielded> extends PulledIterator<Yielded> {
	readonly #target: ScanTarget;
	readonly #stop: AbortController = new AbortController();
	readonly #calls: Calls;
	readonly #options: readonly unknown[];
	#ahead: Promise<unknown> | undefined = undefined;
	#over = false;

	constructor(target: ScanTarget) {
		super(target.core, [target.signal, target.options.signal]);
		this.#target = target;
		this.#calls = target.with({ signal: this.#stop.signal });
		this.#options = optionsOf(target);
	}

	protected get target(): ScanTarget {
		return this.#target;
	}

	protected abstract got(page: Item[]): void;

	protected override async fill(): Promise<boolean> {
		if (this.#over) return false;
		const asked = this.#ahead ?? this.#ask('0');
		const [cursor, page] = (await asked) as [cursor: unknown, page: Item[]];
		this.#over = String(cursor) === '0';
		this.#ahead = this.#over || this.stopping ? undefined : this.#ask(cursor);
		this.got(unprefixed(page, this.#target.prefix));
		return true;
	}

	protected override interrupt(): void {
		this.#stop.abort();
	}

	protected override async giveBack(): Promise<void> {
		this.got([]);
	}

	/** A scan that was not over is not over because the client is: it has not seen everything. */
	override clientEnds(cause: ClosedError | undefined): Promise<void> {
		return super.clientEnds(cause ?? new ClosedError('The client was closed', NOT_WRITTEN));
	}

	#ask(cursor: unknown): Promise<unknown> {
		const { command, key } = this.#target;
		const asked = this.#calls.call(command, ...key, cursor, ...this.#options);
		// Whoever needs this page hears of its failure; nobody does where the iteration has ended.
		asked.catch(() => {});
		return asked;
	}
}

class PageScan<Item> extends Scan<Item, Item[]> {
	#page: Item[] = [];

	protected override got(page: Item[]): void {
		this.#page = page;
	}

	protected override take(): Item[] | undefined {
		const page = this.#page;
		if (page.length === 0) return undefined;
		this.#page = [];
		return page;
	}
}

export class ItemScan<Item> extends Scan<Item, Item> implements ScanIterator<Item> {
	#page: Item[] = [];
	#at = 0;

	pages(): PageScan<Item> {
		return new PageScan(this.target);
	}

	protected override got(page: Item[]): void {
		this.#page = page;
		this.#at = 0;
	}

	protected override take(): Item | undefined {
		return this.#page[this.#at++];
	}
}

function optionsOf({ options, prefix }: ScanTarget): unknown[] {
	const { match, count, type, novalues } = options;
	const pattern = prefixedPattern(prefix, match);
	return [
		...(pattern === undefined ? [] : ['MATCH', pattern]),
		...(count === undefined ? [] : ['COUNT', count]),
		...(type === undefined ? [] : ['TYPE', type]),
		...(novalues === true ? ['NOVALUES'] : []),
	];
}

/** The prefix stands for itself, whatever glob characters it has. */
function prefixedPattern(prefix: string, match: string | Uint8Array | undefined): string | Uint8Array | undefined {
	if (prefix === '') return match;
	const literal = prefix.replace(/[\\*?[\]]/g, '\\$&');
	if (typeof match === 'object') return Buffer.concat([Buffer.from(literal), match]);
	return `${literal}${match ?? '*'}`;
}

function unprefixed<Item>(page: Item[], prefix: string): Item[] {
	if (prefix === '') return page;
	const bytes = Buffer.byteLength(prefix);
	return page.map((key) => (Buffer.isBuffer(key) ? key.subarray(bytes) : String(key).slice(prefix.length)) as Item);
}
