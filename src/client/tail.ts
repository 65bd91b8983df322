/**
 * What is added to streams, as an iterator that belongs to no group.
 *
 *   `$` becomes an id, once ─▶ read behind the last ids, waiting ─▶ hand out ─┐
 *                                   ▲───── trouble that passes: a pause ◀─────┤
 *                                   └──────────────────────────────────────────┘
 *
 * The position moves when a reply has come, so that neither an answer that was lost nor a new connection leaves a gap or a duplicate.
 */
import { specOf } from '../commands/spec.ts';
import { lastIdOf, textOf } from './consumer-group.ts';
import type { ClientCore } from './core.ts';
import type { TailOptions } from './iteration-options.ts';
import { isPassing } from './passing-trouble.ts';
import { Pauses } from './pauses.ts';
import { PulledIterator } from './pulled-iterator.ts';
import { ReadingConnection } from './reading-connection.ts';
import type { Calls } from './scan-iterator.ts';
import { streamQuestion } from './stream-replies.ts';
import type { View, ViewOptions } from './view.ts';

/** What `tail` yields. */
export interface TailEntry<Text extends string | Buffer = string, Fields = Record<string, string | string[]>> {
	/** The stream, as `tail` was told it. */
	readonly stream: Text;
	readonly id: Text;
	readonly message: Fields;
}

export interface TailSetting {
	readonly core: ClientCore;
	readonly view: View;
	with(options: ViewOptions): Calls;
}

interface Source {
	readonly key: unknown;
	readonly name: unknown;
	/** Read behind this one; `$` until it is known what that is. */
	last: string;
}

/** The options, complete. */
interface Settings {
	readonly from: string | Readonly<Record<string, string>>;
	readonly count: number;
	readonly block: number;
}

const DEFAULTS = { from: '$', count: 100, block: 5000 } as const;

export class Tail extends PulledIterator<TailEntry<string, unknown>> {
	readonly #view: View;
	readonly #count: number;
	readonly #block: number;
	readonly #sources: readonly Source[];
	readonly #cut: AbortController = new AbortController();
	readonly #calls: Calls;
	readonly #pauses: Pauses = new Pauses();
	// Reading takes nothing away: what comes too late is read again by the next one.
	readonly #reading: ReadingConnection;
	#page: TailEntry<string, unknown>[] = [];
	#at = 0;
	#failures = 0;

	constructor({ core, view, with: derive }: TailSetting, keys: readonly unknown[], options: TailOptions) {
		super(core, [view.signal, options.signal]);
		const { from, count, block } = { ...DEFAULTS, ...options } as Settings;
		this.#view = view;
		this.#count = count;
		this.#block = block;
		const begins = new Map(typeof from === 'string' ? [] : Object.entries(from));
		this.#sources = keys.map((key) => ({
			key,
			name: view.mode === 'buffer' ? Buffer.from(key instanceof Uint8Array ? key : String(key)) : textOf(key),
			last: typeof from === 'string' ? from : (begins.get(textOf(key)) ?? DEFAULTS.from),
		}));
		const names = new Set(keys.map(textOf));
		if (names.size < keys.length) throw new TypeError('tail: a stream is named twice');
		for (const name of begins.keys()) {
			if (!names.has(name)) throw new TypeError(`tail: from names ${name}, which is none of the streams`);
		}
		const decode = { bulk: 'string', integer: 'number', message: 'object' } as const;
		this.#calls = derive({ decode, timeout: undefined, signal: this.#cut.signal });
		this.#reading = new ReadingConnection(core, 'tail', () => {});
	}

	protected override take(): TailEntry<string, unknown> | undefined {
		return this.#page[this.#at++];
	}

	protected override async fill(): Promise<boolean> {
		try {
			await this.#read();
			this.#failures = 0;
		} catch (error) {
			if (this.stopping || !isPassing(error)) throw error;
			await this.#pauses.before(++this.#failures);
		}
		return true;
	}

	protected override interrupt(): void {
		this.#pauses.end();
		this.#cut.abort();
		this.#reading.interrupt();
	}

	protected override giveBack(): Promise<void> {
		this.#page = [];
		return this.#reading.release();
	}

	async #read(): Promise<void> {
		const unknown = this.#sources.filter(({ last }) => last === '$');
		await Promise.all(
			unknown.map(async (source) => {
				source.last = await lastIdOf(this.#calls, source.key);
			}),
		);
		const keys = this.#sources.map(({ key }) => key);
		const ids = this.#sources.map(({ last }) => last);
		const asked = ['COUNT', this.#count, 'BLOCK', this.#block, 'STREAMS', ...keys, ...ids];
		const spec = specOf('XREAD', asked);
		const { args, answer } = streamQuestion(spec, asked, this.core.settings.keyPrefix);
		const found = answer(await this.#reading.read(spec, args, this.#view, this.#block));
		const page: TailEntry<string, unknown>[] = [];
		for (const [place, entries] of found) {
			const source = this.#sources[place] as Source;
			source.last = String(entries.at(-1)?.id);
			const stream = source.name as string;
			for (const { id, message } of entries) page.push({ stream, id: id as string, message });
		}
		this.#page = page;
		this.#at = 0;
	}
}
