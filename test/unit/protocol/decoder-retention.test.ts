import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { caseNames, type Retention } from '../../support/protocol/retention.ts';

const program = fileURLToPath(new URL('../../support/protocol/retention.ts', import.meta.url));
const MOST = 1_000_000;
/** A short Buffer pins a slab of Node's own pool at most, as every short Buffer of a Node program does: never its chunk of 64 KiB. */
const MOST_OF_SLABS = 500 * Buffer.poolSize + 100_000;
const TIMEOUT = 60_000;

type Retentions = Readonly<Record<string, Retention>>;

async function measured(mode: string): Promise<Retentions> {
	const args = ['--expose-gc', '--import', 'tsx', program, mode];
	const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: TIMEOUT });
	return JSON.parse(stdout) as Retentions;
}

describe('Decoder, what 500 kept values of 500 chunks of 64 KiB keep alive', () => {
	let string: Retentions = {};
	let buffer: Retentions = {};

	before(async function () {
		this.timeout(TIMEOUT + 1000);
		[string, buffer] = await Promise.all([measured('string'), measured('buffer')]);
	});

	for (const name of caseNames) {
		it(`is less than a megabyte in mode string: ${name}`, () => {
			expect(string[name]?.heap, 'bytes of the heap').to.be.lessThan(MOST);
			expect(string[name]?.buffers, 'bytes of Buffers').to.be.lessThan(MOST);
		});

		it(`is less than a slab of Node's pool each in mode buffer: ${name}`, () => {
			expect(buffer[name]?.heap, 'bytes of the heap').to.be.lessThan(MOST);
			expect(buffer[name]?.buffers, 'bytes of Buffers').to.be.lessThan(MOST_OF_SLABS);
		});
	}
});
