/** Every decoder under test behind one call: bytes in, values out. */
import { peer } from '../clients/client.ts';

export type Write = (chunk: Buffer) => void;

export interface DecoderSetup {
	readonly mode: 'string' | 'buffer';
	readonly map: boolean;
	/** Folder URL of the built package. */
	readonly dist: string;
	onValue(value: unknown): void;
	onError(error: Error): void;
}

type Open = (setup: DecoderSetup) => Promise<Write>;

/** `@redis/client` and ioredis 6 have the same decoder, the second down-levelled. RESP3 maps become null-prototype objects by default. */
function nodeRedisDecoder(path: string): Open {
	return async (setup) => {
		const { Decoder, RESP_TYPES } = (await peer(path)).default;
		const mapping = setup.mode === 'buffer' ? { [RESP_TYPES.BLOB_STRING]: Buffer } : {};
		const decoder = new Decoder({
			onReply: setup.onValue,
			onErrorReply: setup.onError,
			onPush: setup.onValue,
			getTypeMapping: () => mapping,
		});
		return (chunk) => decoder.write(chunk);
	};
}

export type DecoderName = 'respool' | 'redis-parser' | '@redis/client' | 'ioredis';

export const decoders: Readonly<Record<DecoderName, Open>> = {
	respool: async (setup) => {
		const { Decoder } = await peer(new URL('protocol/index.js', setup.dist).href);
		const { onValue, onError } = setup;
		const decoder = new Decoder({
			// The reply shape of HGETALL makes the object; here by hand, because a decoder on its own has no commands.
			onReply: setup.map ? (value: { toObject(): unknown }) => onValue(value.toObject()) : onValue,
			onError,
			onPush: onValue,
			...(setup.mode === 'buffer' ? { mode: () => 'buffer' } : {}),
		});
		return (chunk) => decoder.write(chunk);
	},
	'redis-parser': async (setup) => {
		const Parser = (await peer('redis-parser')).default;
		const parser = new Parser({
			returnReply: setup.onValue,
			returnError: setup.onError,
			returnBuffers: setup.mode === 'buffer',
		});
		return (chunk) => parser.execute(chunk);
	},
	'@redis/client': nodeRedisDecoder('@redis/client/dist/lib/RESP/decoder.js'),
	ioredis: nodeRedisDecoder('ioredis/built/resp/decoder.js'),
};
