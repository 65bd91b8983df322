/** What acquire() and use() take: whoever gets it wrong is told, and nobody else notices. */
import { expect } from 'chai';
import { createClient } from '../../../src/index.ts';

/** Looks like a signal, and is none that could be listened to: of a polyfill, or another realm. */
const foreign = {
	aborted: false,
	reason: undefined,
	addEventListener() {},
	removeEventListener() {},
} as unknown as AbortSignal;

describe('the options of a lease', () => {
	for (const [name, options, message] of [
		['a signal that is none', { signal: foreign }, /signal must be an AbortSignal/],
		['a negative time', { timeout: -1 }, /timeout must be milliseconds/],
		['no number', { timeout: Number.NaN }, /timeout must be milliseconds/],
		['no end', { timeout: Number.POSITIVE_INFINITY }, /timeout must be milliseconds/],
	] as const) {
		it(`refuse ${name}, and nothing waits for a connection then`, async () => {
			const client = createClient('redis://127.0.0.1:1');
			const acquired: unknown = await client.acquire(options).catch((error: unknown) => error);
			const used: unknown = await client.use(() => 'never', options).catch((error: unknown) => error);
			for (const error of [acquired, used]) {
				expect(error).instanceOf(TypeError);
				expect((error as Error).message).match(message);
			}
			expect(client.stats().lanes.exclusive).include({ waiting: 0, creating: 0, total: 0 });
			client.destroy();
		});
	}
});
