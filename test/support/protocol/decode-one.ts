/** One reply from the wire. */
import { Decoder, type Mode, type RespValue } from '../../../src/protocol/index.ts';

/** The last value, or error, that comes of the bytes, which are given in Latin-1. */
export function decodeOne(wire: string, mode: Mode): RespValue {
	let value: RespValue;
	const decoder = new Decoder({
		onReply: (reply) => {
			value = reply;
		},
		onError: (error) => {
			value = error;
		},
		onPush: () => {},
		mode: () => mode,
	});
	decoder.write(Buffer.from(wire, 'latin1'));
	return value;
}
