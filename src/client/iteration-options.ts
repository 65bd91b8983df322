/** What iterators are told, and how it is checked: at once, in the call that makes them. */
import { isUint8Array } from 'node:util/types';

/** Options of every scan. */
export interface ScanIteratorOptions {
	/** Glob pattern; of the keys in `scanIterator`, of fields or members else. Default: everything. */
	readonly match?: string | Uint8Array | undefined;
	/** How many the server looks at for a page: a hint. Default: the server's, 10. */
	readonly count?: number | undefined;
	/** Ends the iteration with an `AbortError`. */
	readonly signal?: AbortSignal | undefined;
}

/** Options of `scanIterator`. */
export interface KeyScanIteratorOptions extends ScanIteratorOptions {
	/** Only keys of this type: `string`, `hash`, `zset` … Default: all. */
	readonly type?: string | undefined;
}

/** Options of `hscanIterator`. */
export interface HashScanIteratorOptions extends ScanIteratorOptions {
	/** Fields without their values; Redis 7.4 and Valkey 9 know it. @default false */
	readonly novalues?: boolean | undefined;
}

/** Name of a stream, a group or a consumer. */
export type StreamName = string | number | bigint | Uint8Array;

/** Options of `consume`. Times are milliseconds. */
export interface ConsumeOptions {
	readonly group: StreamName;
	/** Of this one alone: what was handed to a consumer and not acknowledged is handed to the next one of its name. */
	readonly consumer: StreamName;
	readonly streams: StreamName | readonly StreamName[];
	/**
	 * Makes groups that are not there, and streams too: `'$'` gives them what is added from now on, `'0'` what is there, an id what is
	 * behind it. `false`: a group that is not there is an error. @default false
	 */
	readonly create?: string | false | undefined;
	/** How many entries of a stream are read at a time, and so how many may wait here to be handed out. @default 1 */
	readonly count?: number | undefined;
	/** How long one read waits at the server, 0 for ever. The consumer waits on whatever it is. @default 5000 */
	readonly block?: number | undefined;
	/**
	 * Takes over what another consumer was given that long ago and has not acknowledged; and has it handed out again here what was
	 * handed out here that long ago. 0 is off. @default 0
	 */
	readonly claimIdle?: number | undefined;
	/** Ends the iteration with an `AbortError`. */
	readonly signal?: AbortSignal | undefined;
}

/** Options of `tail`. */
export interface TailOptions {
	/**
	 * Where to begin, for all streams or by stream: behind an id, `'0'` at the first entry, `'$'` with what is added from the first
	 * `next()` on. @default '$'
	 */
	readonly from?: string | Readonly<Record<string, string>> | undefined;
	/** How many entries of a stream are read at a time. @default 100 */
	readonly count?: number | undefined;
	/** How long one read waits at the server, 0 for ever. The iteration waits on whatever it is. @default 5000 */
	readonly block?: number | undefined;
	/** Ends the iteration with an `AbortError`. */
	readonly signal?: AbortSignal | undefined;
}

type Check = readonly [fits: (value: unknown) => boolean, expected: string];

/** Node's timers hold no more. */
const MOST = 2 ** 31 - 1;
const whole = (value: unknown, min: number): boolean =>
	Number.isInteger(value) && (value as number) >= min && (value as number) <= MOST;
const filled = (value: unknown): boolean => typeof value === 'string' && value !== '';
const name = (value: unknown): boolean =>
	typeof value === 'number' ? !Number.isNaN(value) : ['string', 'bigint'].includes(typeof value) || isUint8Array(value);
/** `$`, or an id as XREAD takes it: `0`, `1526919030474-55`. */
const position = (value: unknown): boolean => typeof value === 'string' && /^(?:\$|\d+(?:-\d+)?)$/.test(value);

const signal: Check = [(value) => value instanceof AbortSignal, 'an AbortSignal'];
const count: Check = [(value) => whole(value, 1), 'a whole number from 1'];
const duration: Check = [(value) => whole(value, 0), 'whole milliseconds from 0'];
const aName: Check = [name, 'a string, number or Uint8Array'];

type Checks = Readonly<Record<string, Check>>;
type Method = 'scanIterator' | 'hscanIterator' | 'sscanIterator' | 'zscanIterator' | 'consume' | 'tail';

const scanChecks: Checks = {
	match: [(value) => typeof value === 'string' || isUint8Array(value), 'a pattern: a string or Uint8Array'],
	count,
	signal,
};
const checks: Readonly<Record<Method, Checks>> = {
	scanIterator: { ...scanChecks, type: [filled, 'the name of a type'] },
	hscanIterator: { ...scanChecks, novalues: [(value) => typeof value === 'boolean', 'a boolean'] },
	sscanIterator: scanChecks,
	zscanIterator: scanChecks,
	consume: {
		group: aName,
		consumer: aName,
		streams: [
			(value) => name(value) || (Array.isArray(value) && value.length > 0 && value.every(name)),
			'one or more streams',
		],
		create: [(value) => value === false || position(value), "false, '$', '0' or an id"],
		count,
		block: duration,
		claimIdle: duration,
		signal,
	},
	tail: {
		from: [
			(value) =>
				position(value) || (typeof value === 'object' && value !== null && Object.values(value).every(position)),
			"'$', '0' or an id, or an object of them",
		],
		count,
		block: duration,
		signal,
	},
};

/** What must be there. */
const needed: Readonly<Record<string, readonly string[]>> = { consume: ['group', 'consumer', 'streams'] };

/** The options without those that are undefined. @throws TypeError that names the method and the option */
export function checkedOptions<Options extends object>(method: Method, given: Options): Options {
	if (typeof given !== 'object' || given === null) throw new TypeError(`${method} takes an object of options`);
	const known = checks[method];
	const options: Record<string, unknown> = {};
	for (const [key, value] of Object.entries(given)) {
		const check = Object.hasOwn(known, key) ? known[key] : undefined;
		if (check === undefined) throw new TypeError(`${method}: unknown option ${key}`);
		if (value === undefined) continue;
		if (!check[0](value)) throw new TypeError(`${method}: ${key} must be ${check[1]}`);
		options[key] = value;
	}
	for (const key of needed[method] ?? []) if (!(key in options)) throw new TypeError(`${method} needs ${key}`);
	return options as Options;
}

/** @throws TypeError for what can be no key */
export function checkedKeys<Key>(method: string, keys: readonly Key[]): readonly Key[] {
	if (keys.length === 0 || !keys.every(name)) throw new TypeError(`${method}: a key is a string, number or Uint8Array`);
	return keys;
}
