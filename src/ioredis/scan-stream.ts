/** SCAN and its family as a stream of pages. */
import { Readable, type ReadableOptions } from 'node:stream';

export interface ScanStreamOptions extends ReadableOptions {
	match?: string;
	type?: string;
	count?: number;
	/** Of HSCAN: fields without their values. */
	noValues?: boolean;
}

interface ScanOptions extends ScanStreamOptions {
	redis: unknown;
	command: string;
	key?: string | Buffer;
}

type Scan = (...args: unknown[]) => Promise<[cursor: string | Buffer, page: unknown[]]>;

/** In object mode: each chunk is one page, an array that may be empty. */
export class ScanStream extends Readable {
	#cursor = '0';
	#ended = false;
	readonly #options: ScanOptions;

	constructor(options: ScanOptions) {
		super({ objectMode: true, ...options });
		this.#options = options;
	}

	override _read(): void {
		if (this.#ended) {
			this.push(null);
			return;
		}
		const { key, match, type, count, noValues, redis, command } = this.#options;
		const args: unknown[] = key === undefined ? [this.#cursor] : [key, this.#cursor];
		if (match) args.push('MATCH', match);
		if (type) args.push('TYPE', type);
		if (count) args.push('COUNT', String(count));
		if (noValues) args.push('NOVALUES');
		(redis as Record<string, Scan>)[command]?.(args).then(
			([cursor, page]) => {
				this.#cursor = String(cursor);
				if (this.#cursor === '0') this.#ended = true;
				this.push(page);
			},
			(error: Error) => {
				this.emit('error', error);
			},
		);
	}

	/** Ends after the page that is under way. */
	close(): void {
		this.#ended = true;
	}
}
