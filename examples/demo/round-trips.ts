/** What goes in comes out: any text, any bytes. */
import { type Section, seen } from './section.ts';

/** Two bytes, three bytes, four bytes, joined characters, a NUL, a line end, and what would be a command if lengths were wrong. */
const TEXT = 'Grüße, 世界, 👩‍🚀, \u0000, \r\n*1\r\n$8\r\nFLUSHALL\r\n';

export const roundTrips: Section = {
	title: 'Round trips',
	async run({ redis }) {
		await redis.set('text', TEXT);
		const text = seen('GET text', await redis.get('text'), TEXT);
		const bytes = seen('STRLEN text', await redis.strlen('text'), Buffer.byteLength(TEXT));

		const every = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
		await redis.set('binary', every);
		const binary = seen('GET binary', await redis.buffers.get('binary'), every);
		return [
			['Unicode round trip', `${JSON.stringify(text)}: ${bytes} bytes on the server, the same text back`],
			['Binary round trip', `every byte from 0x00 to 0xff: ${binary?.length} bytes back as a Buffer, all equal`],
		];
	},
};
