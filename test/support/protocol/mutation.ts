/** Damage to streams that were right. */
import type { Chance } from './seeds.ts';

/** Bytes that mean something. */
const telling: readonly number[] = [...'\r\n$*%~>|+-:,#_(!=;.?0123456789tfinae \0é\xff'].map((char) =>
	char.charCodeAt(0),
);
const numbers: readonly string[] = [
	'-1',
	'-2',
	'0',
	'1',
	'00',
	'01',
	'+1',
	'?',
	'',
	' 1',
	'1e3',
	'0x10',
	'127',
	'129',
	'4096',
	'400000000',
	'536870913',
	'2147483648',
	'2147483649',
	'4294967297',
	'9007199254740993',
	'18446744073709551617',
	'99999999999999999999',
	'100000000000000000000',
];

type Damage = (bytes: Buffer, chance: Chance) => Buffer;

const splice = (bytes: Buffer, at: number, gone: number, put: Buffer): Buffer =>
	Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + gone)]);

const damages: readonly Damage[] = [
	(bytes, chance) => splice(bytes, chance.below(bytes.length), 1, Buffer.from([chance.below(256)])),
	(bytes, chance) => splice(bytes, chance.below(bytes.length), 1, Buffer.from([chance.pick(telling)])),
	(bytes, chance) => splice(bytes, chance.below(bytes.length), 0, Buffer.from([chance.pick(telling)])),
	(bytes, chance) => splice(bytes, chance.below(bytes.length), 1 + chance.below(3), Buffer.alloc(0)),
	(bytes, chance) => bytes.subarray(0, chance.below(bytes.length)),
	// A stretch that comes twice, or elsewhere.
	(bytes, chance) => {
		const from = chance.below(bytes.length);
		return splice(
			bytes,
			chance.below(bytes.length),
			chance.below(2) * 5,
			bytes.subarray(from, from + 1 + chance.below(30)),
		);
	},
	// Another number in one of the headers.
	(bytes, chance) => {
		const text = bytes.toString('latin1');
		const headers = [...text.matchAll(/(?<=[$*%~>|!=;:(,])[-+?0-9]+(?=\r)/g)];
		if (headers.length === 0) return bytes;
		const header = chance.pick(headers);
		return splice(bytes, header.index, header[0].length, Buffer.from(chance.pick(numbers)));
	},
	// Another type in front of one of the lines.
	(bytes, chance) => {
		const lines = [...bytes.toString('latin1').matchAll(/(?<=^|\n)./g)];
		const line = chance.pick(lines);
		return line === undefined ? bytes : splice(bytes, line.index, 1, Buffer.from([chance.pick(telling)]));
	},
];

/** One to four damages, one after the other. */
export function damaged(bytes: Buffer, chance: Chance): Buffer {
	let result = bytes;
	for (let count = 1 + chance.below(4); count > 0 && result.length > 0; count--)
		result = chance.pick(damages)(result, chance);
	return Buffer.from(result);
}
