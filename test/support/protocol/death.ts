/** The end of a decoder that was fed what is no RESP. */
import { expect } from 'chai';
import { ProtocolError } from '../../../src/protocol/index.ts';
import type { Recorder } from './recorder.ts';

/** The recorder's decoder died as it should: of a typed error with some bytes for context, and for good. */
export function expectDeath(recorder: Recorder, about: string): void {
	const { death, decoder } = recorder;
	expect(death, about).to.be.instanceOf(ProtocolError);
	const error = death as ProtocolError;
	expect([error.name, error.code]).to.deep.equal(['ProtocolError', 'PROTOCOL']);
	expect(error.context, about).to.match(/^([0-9a-f]{2}){1,32}$/);
	const count = recorder.deliveries.length;
	for (const chunk of ['+OK\r\n', '', ':1\r\n']) {
		let again: unknown;
		try {
			decoder.write(Buffer.from(chunk));
		} catch (thrown) {
			again = thrown;
		}
		expect(again, `${about}, written to again`).to.equal(error);
	}
	expect(recorder.deliveries, about).to.have.lengthOf(count);
}
