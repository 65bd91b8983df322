import { expect } from 'chai';
import { type Mode, ProtocolError } from '../../../src/protocol/index.ts';
import { cuts, decoderWith } from '../../support/protocol/acting-sink.ts';
import { linesOf } from '../../support/protocol/deliveries.ts';
import { Recorder } from '../../support/protocol/recorder.ts';

/** What a call throws. */
function thrownBy(call: () => void): { readonly thrown: unknown } | undefined {
	try {
		call();
		return undefined;
	} catch (thrown) {
		return { thrown };
	}
}

// A reply of each path through the decoder, errors, and pushes on both levels.
const busy = Buffer.from(
	'+OK\r\n:1\r\n$1\r\na\r\n*2\r\n$1\r\nb\r\n:2\r\n-ERR c\r\n!5\r\nERR d\r\n*1\r\n>2\r\n+message\r\n:3\r\n:4\r\n' +
		'>1\r\n+ping\r\n%1\r\n+k\r\n=5\r\ntxt:v\r\n$?\r\n;1\r\ne\r\n;0\r\n|1\r\n+a\r\n:1\r\n(5\r\n*0\r\n,1.5\r\n#t\r\n_\r\n$-1\r\n+end\r\n',
);
const undisturbed = linesOf(new Recorder().write(busy).deliveries);

describe('Decoder and its sink', () => {
	describe('a sink that throws', () => {
		it('disturbs nothing, wherever the stream is cut', () => {
			expect(undisturbed).to.have.lengthOf(18);
			for (const chunks of cuts(busy)) {
				let first: unknown;
				const [decoder, deliveries] = decoderWith((delivery) => {
					const error = new Error(`listener of ${delivery[0]}`);
					first ??= error;
					throw error;
				});
				for (const chunk of chunks) {
					first = undefined;
					const caught = thrownBy(() => decoder.write(chunk));
					expect(caught?.thrown, 'the first error of the chunk').to.equal(first);
				}
				expect(linesOf(deliveries)).to.deep.equal(undisturbed);
				expect(decoder.pending).to.equal(false);
			}
		});

		for (const index of undisturbed.keys()) {
			it(`disturbs nothing when it throws once, at ${undisturbed[index]}`, () => {
				const error = new Error('once');
				let count = 0;
				const [decoder, deliveries] = decoderWith(() => {
					if (count++ === index) throw error;
				});
				expect(thrownBy(() => decoder.write(busy))).to.deep.equal({ thrown: error });
				expect(linesOf(deliveries)).to.deep.equal(undisturbed);
				decoder.write(Buffer.from('+more\r\n'));
				expect(deliveries.at(-1)).to.deep.equal(['reply', 'more']);
			});
		}

		it('has what it threw rethrown, whatever that is', () => {
			for (const thrown of [undefined, null, 0, '', 'text', Number.NaN]) {
				const [decoder, deliveries] = decoderWith(() => {
					throw thrown;
				});
				expect(thrownBy(() => decoder.write(Buffer.from(':1\r\n:2\r\n')))).to.deep.equal({ thrown });
				expect(deliveries).to.have.lengthOf(2);
			}
		});

		it('is told about malformed input all the same', () => {
			const [decoder, deliveries] = decoderWith(() => {
				throw new Error('listener');
			});
			const caught = thrownBy(() => decoder.write(Buffer.from(':1\r\n:2\r\nx\r\n:3\r\n')));
			expect(caught?.thrown).to.be.instanceOf(ProtocolError);
			expect(deliveries).to.have.lengthOf(2);
			expect(thrownBy(() => decoder.write(Buffer.from(':4\r\n')))).to.deep.equal(caught);
		});

		it('may throw a ProtocolError of its own without killing the decoder', () => {
			const error = new ProtocolError("somebody else's");
			const [decoder, deliveries] = decoderWith(() => {
				throw error;
			});
			expect(thrownBy(() => decoder.write(Buffer.from(':1\r\n:2\r\n')))).to.deep.equal({ thrown: error });
			expect(thrownBy(() => decoder.write(Buffer.from(':3\r\n')))).to.deep.equal({ thrown: error });
			expect(deliveries).to.have.lengthOf(3);
		});

		it('gets every value in mode() too, as a string, asked once', () => {
			for (const chunks of cuts(busy)) {
				let asked = 0;
				const mode = (): Mode => {
					asked++;
					throw new Error('mode');
				};
				const [decoder, deliveries] = decoderWith(() => {}, mode);
				for (const chunk of chunks) thrownBy(() => decoder.write(chunk));
				expect(linesOf(deliveries)).to.deep.equal(undisturbed);
				expect(asked).to.be.lessThan(20);
			}
		});

		it('may throw in mode() for a push inside a reply that is thrown away', () => {
			const [decoder, deliveries] = decoderWith(
				() => {},
				(push) => {
					if (push) throw new Error('mode');
					return 'skip';
				},
			);
			const caught = thrownBy(() =>
				decoder.write(Buffer.from('*2\r\n:1\r\n>2\r\n$7\r\nmessage\r\n$1\r\nx\r\n:2\r\n:7\r\n')),
			);
			expect(caught?.thrown).to.have.property('message', 'mode');
			expect(linesOf(deliveries)).to.deep.equal(['push ["message", "x"]', 'reply undefined', 'reply 7']);
		});
	});

	describe('close()', () => {
		it('ends deliveries from inside any of them, wherever the stream is cut', () => {
			for (const index of undisturbed.keys()) {
				for (const chunks of cuts(busy)) {
					const [decoder, deliveries] = decoderWith((_, itself) => {
						if (deliveries.length === index + 1) itself.close();
					});
					for (const chunk of chunks) decoder.write(chunk);
					decoder.write(Buffer.from('+late\r\n'));
					expect(linesOf(deliveries)).to.deep.equal(undisturbed.slice(0, index + 1));
				}
			}
		});

		it('ends deliveries from outside, in the middle of a value', () => {
			for (const [before, after] of cuts(busy)) {
				if (after === undefined || before === undefined) continue;
				const recorder = new Recorder().write(before);
				const count = recorder.deliveries.length;
				recorder.decoder.close();
				recorder.write(after);
				expect(recorder.deliveries).to.have.lengthOf(count);
			}
		});

		it('holds for mode() as well: the value that it was asked for is not delivered', () => {
			for (const wire of [
				'$1\r\na\r\n',
				'*1\r\n:1\r\n',
				'+hello\r\n',
				'-ERR\r\n',
				'>1\r\n+a\r\n',
				'$?\r\n;1\r\na\r\n;0\r\n',
				'_\r\n',
			]) {
				const [decoder, deliveries] = decoderWith(
					() => {},
					() => {
						decoder.close();
						return 'string';
					},
				);
				decoder.write(Buffer.from(`${wire}:1\r\n+OK\r\n`));
				decoder.write(Buffer.from(wire));
				expect(deliveries, wire).to.deep.equal([]);
			}
		});

		it('leaves unread what follows, malformed or not', () => {
			const [decoder, deliveries] = decoderWith((_, itself) => itself.close());
			decoder.write(Buffer.from(':1\r\nnonsense\r\n'));
			decoder.write(Buffer.from('nonsense\r\n'));
			expect(deliveries).to.deep.equal([['reply', 1]]);
		});

		it('still has rethrown what the sink throws', () => {
			const [decoder, deliveries] = decoderWith((_, itself) => {
				itself.close();
				throw new Error('and out');
			});
			expect(() => decoder.write(Buffer.from(':1\r\n:2\r\n'))).to.throw('and out');
			expect(deliveries).to.deep.equal([['reply', 1]]);
		});

		it('may come twice, and after death', () => {
			const recorder = new Recorder().write('x\r\n');
			recorder.decoder.close();
			recorder.decoder.close();
			expect(() => recorder.decoder.write(Buffer.from(':1\r\n'))).to.throw(ProtocolError);
		});
	});

	describe('write() from inside the sink', () => {
		it('is refused, and disturbs nothing', () => {
			for (const chunks of cuts(busy)) {
				const refusals: unknown[] = [];
				const [decoder, deliveries] = decoderWith((_, itself) => {
					refusals.push(thrownBy(() => itself.write(Buffer.from('+inner\r\n')))?.thrown);
				});
				for (const chunk of chunks) decoder.write(chunk);
				expect(linesOf(deliveries)).to.deep.equal(undisturbed);
				expect(refusals).to.have.lengthOf(undisturbed.length);
				for (const refusal of refusals) {
					expect(refusal).to.be.instanceOf(Error);
					expect(refusal).not.to.be.instanceOf(ProtocolError);
				}
			}
		});

		it('is refused in mode() too', () => {
			let refusal: unknown;
			const [decoder, deliveries] = decoderWith(
				() => {},
				() => {
					refusal = thrownBy(() => decoder.write(Buffer.from('+inner\r\n')))?.thrown;
					return 'string';
				},
			);
			decoder.write(Buffer.from('$1\r\na\r\n'));
			expect(refusal).to.be.instanceOf(Error);
			expect(deliveries).to.deep.equal([['reply', 'a']]);
		});

		it('may go to another decoder', () => {
			const inner = new Recorder();
			const [decoder] = decoderWith(([to, what]) => {
				if (to === 'reply') inner.write(String(what));
			});
			decoder.write(Buffer.from('$9\r\n*1\r\n:1\r\n+\r\n$4\r\nOK\r\n\r\n'));
			expect(inner.values).to.deep.equal([[1], 'OK']);
		});
	});
});
