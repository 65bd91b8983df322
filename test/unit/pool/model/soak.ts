/**
 * The model check for as long as you like: `npx tsx test/unit/pool/model/soak.ts [--seeds N] [--steps N] [--manners plain,reentrant,throwing]`.
 * Seeds are counted from `--from`, or from RESPOOL_SEED, which then is the only one, or from a random one.
 */
import { parseArgs } from 'node:util';
import type { Manners } from './play.ts';
import { season } from './seasons.ts';

const { values } = parseArgs({
	options: {
		seeds: { type: 'string', default: '50' },
		steps: { type: 'string', default: '20000' },
		from: { type: 'string' },
		manners: { type: 'string', default: 'plain,reentrant,throwing' },
	},
});
const given = process.env['RESPOOL_SEED'];
const first = Number(given ?? values.from ?? Math.floor(Math.random() * 2 ** 31));
const count = given === undefined ? Number(values.seeds) : 1;
const steps = Number(values.steps);
const began = performance.now();
let failed = 0;
for (const manners of values.manners.split(',') as Manners[]) {
	for (let seed = first; seed < first + count; seed++) {
		try {
			await season(seed, steps, manners);
		} catch (error) {
			failed++;
			console.error(error instanceof Error ? (error.stack ?? error.message) : error);
		}
	}
	const seconds = ((performance.now() - began) / 1000).toFixed(1);
	console.log(`${manners}: ${count} seeds from ${first}, ${steps} steps each; ${failed} failed; ${seconds} s so far`);
}
process.exitCode = failed > 0 ? 1 : 0;
