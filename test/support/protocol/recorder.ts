/** A decoder together with a sink that writes down what it is given. */
import {
	Decoder,
	type DecoderLimits,
	type DecoderSink,
	type Mode,
	ProtocolError,
	type ReplyError,
	type RespValue,
} from '../../../src/protocol/index.ts';
import { type Delivery, linesOf } from './deliveries.ts';

export const modes: readonly Mode[] = ['string', 'buffer', 'skip'];

export class Recorder implements DecoderSink {
	readonly deliveries: Delivery[] = [];
	readonly errors: ReplyError[] = [];
	/** The argument of each call of {@link mode}. */
	readonly asked: boolean[] = [];
	readonly decoder: Decoder;
	/** What the decoder died of. */
	death: ProtocolError | undefined = undefined;
	readonly #mode: Mode;

	constructor(mode: Mode = 'string', limits?: DecoderLimits) {
		this.#mode = mode;
		this.decoder = new Decoder(this, limits);
	}

	onReply(value: RespValue): void {
		this.deliveries.push(['reply', this.#mode === 'skip' ? undefined : value]);
	}

	onError(error: ReplyError): void {
		this.errors.push(error);
		this.deliveries.push(['error', error.message]);
	}

	onPush(items: RespValue[]): void {
		this.deliveries.push(['push', items]);
	}

	mode(push: boolean): Mode {
		this.asked.push(push);
		return this.#mode;
	}

	write(...chunks: ReadonlyArray<Uint8Array | string>): this {
		return this.writeAll(chunks);
	}

	/** Writes one chunk after the other; a `ProtocolError` ends it and is kept in {@link death}, anything else is thrown. */
	writeAll(chunks: ReadonlyArray<Uint8Array | string>): this {
		for (const chunk of chunks) {
			try {
				this.decoder.write(typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : chunk);
			} catch (error) {
				if (!(error instanceof ProtocolError)) throw error;
				this.death = error;
				break;
			}
		}
		return this;
	}

	/** The deliveries as text. */
	get lines(): string[] {
		return linesOf(this.deliveries);
	}

	/** The values of the replies. */
	get values(): RespValue[] {
		return this.deliveries.flatMap(([to, what]) => (to === 'reply' ? [what] : []));
	}
}

/** Decodes chunks, strings as Latin-1, with a fresh decoder. */
export function decode(chunks: ReadonlyArray<Uint8Array | string>, mode?: Mode, limits?: DecoderLimits): Recorder {
	return new Recorder(mode, limits).writeAll(chunks);
}
