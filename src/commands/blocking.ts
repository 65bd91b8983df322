/** Whether, and how long, a command may keep its connection waiting. */
import { type CommandSpec, Flag } from './descriptor.ts';
import { numberOf, wordOf } from './words.ts';

/** Whether this command belongs on the blocking lane: BLPOP always, XREAD only with BLOCK, WAIT never (it needs a lease). */
export function isBlocking(spec: CommandSpec, args: readonly unknown[]): boolean {
	if ((spec.flags & Flag.blocking) === 0) return false;
	return spec.block !== 'block' || blockWord(spec, args) >= 0;
}

/**
 * The command's own server-side timeout in milliseconds: 0 is for ever, -1 that it does not wait. WAIT and WAITAOF have
 * one although they are not `isBlocking`. A timeout that the server will refuse counts as 0.
 */
export function blockMs(spec: CommandSpec, args: readonly unknown[]): number {
	switch (spec.block) {
		case '':
			return -1;
		case 'open':
			return 0;
		case 'block': {
			const at = blockWord(spec, args);
			return at < 0 ? -1 : milliseconds(args[at + 1], 1);
		}
		default:
			return milliseconds(args.at(Number(spec.block.slice(1))), spec.block.startsWith('s') ? 1000 : 1);
	}
}

/** What an answer may take by the command's own words: {@link blockMs} with `Infinity` for ever and 0 for not at all. */
export function allowanceOf(spec: CommandSpec, args: readonly unknown[]): number {
	const wait = blockMs(spec, args);
	return wait === 0 ? Number.POSITIVE_INFINITY : Math.max(0, wait);
}

function milliseconds(arg: unknown, unit: number): number {
	const value = numberOf(arg) * unit;
	return Number.isNaN(value) ? 0 : Math.max(value, 0);
}

/** The word BLOCK among the options: before STREAMS, behind GROUP group consumer, or behind the key of TS.READ. */
function blockWord(spec: CommandSpec, args: readonly unknown[]): number {
	const afterKey = spec.keys.some((key) => key.keyword === '') ? 1 : 0;
	const from = wordOf(args[0]) === 'GROUP' ? 3 : afterKey;
	for (let i = from; i < args.length; i++) {
		const word = wordOf(args[i]);
		if (word === 'BLOCK') return i;
		if (word === 'STREAMS') return -1;
	}
	return -1;
}
