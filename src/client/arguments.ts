/** From what a method was called with to what a command carries. */
import { isUint8Array } from 'node:util/types';
import { type CommandSpec, keyIndexes } from '../commands/spec.ts';

const isPlain = (value: object): boolean => {
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === null || prototype === Object.prototype;
};

/**
 * Arrays are flattened one level, and a plain object or Map becomes its keys and values in turn where the command takes pairs.
 * Everything else stays as it is: the encoder says what cannot be sent.
 *
 * @throws whatever a getter or iterator of the caller's objects throws
 */
export function flatten(args: readonly unknown[], takesPairs: boolean): readonly unknown[] {
	let i = 0;
	while (i < args.length && (typeof args[i] !== 'object' || args[i] instanceof Uint8Array)) i++;
	if (i === args.length) return args;
	const flat: unknown[] = args.slice(0, i);
	for (; i < args.length; i++) {
		const value = args[i];
		if (Array.isArray(value)) for (const element of value) flat.push(element);
		else if (takesPairs && value instanceof Map) for (const [key, item] of value) flat.push(key, item);
		else if (
			takesPairs &&
			typeof value === 'object' &&
			value !== null &&
			!(value instanceof Uint8Array) &&
			isPlain(value)
		) {
			for (const [key, item] of Object.entries(value)) flat.push(key, item);
		} else flat.push(value);
	}
	return flat;
}

/** The same arguments with `prefix` before every key. */
export function prefixed(spec: CommandSpec, args: readonly unknown[], prefix: string): readonly unknown[] {
	const indexes = keyIndexes(spec, args);
	if (indexes.length === 0) return args;
	const changed = args.slice();
	for (const index of indexes) {
		const key = changed[index];
		if (isUint8Array(key)) changed[index] = Buffer.concat([Buffer.from(prefix), key]);
		// What cannot be sent stays as it is, for the encoder to refuse.
		else if (sendable(key)) changed[index] = `${prefix}${key}`;
	}
	return changed;
}

function sendable(key: unknown): key is string | number | bigint {
	return typeof key === 'string' || typeof key === 'bigint' || (typeof key === 'number' && !Number.isNaN(key));
}
