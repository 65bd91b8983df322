/** Decoders whose sinks do something of their own. */
import { Decoder, type DecoderSink } from '../../../src/protocol/index.ts';
import type { Delivery } from './deliveries.ts';

/** A decoder whose sink does what the test wants with each delivery, and after that notes it. */
export function decoderWith(
	act: (delivery: Delivery, decoder: Decoder) => void,
	mode?: DecoderSink['mode'],
): [Decoder, Delivery[]] {
	const deliveries: Delivery[] = [];
	const on = (delivery: Delivery): void => {
		deliveries.push(delivery);
		act(delivery, decoder);
	};
	const sink: DecoderSink = {
		onReply: (value) => on(['reply', value]),
		onError: (error) => on(['error', error.message]),
		onPush: (items) => on(['push', items]),
	};
	if (mode !== undefined) sink.mode = mode;
	const decoder = new Decoder(sink);
	return [decoder, deliveries];
}

/** Every way to cut the wire in two, and whole. */
export function* cuts(wire: Buffer): Generator<Buffer[]> {
	yield [wire];
	for (let at = 1; at < wire.length; at++) yield [Buffer.from(wire.subarray(0, at)), Buffer.from(wire.subarray(at))];
}
