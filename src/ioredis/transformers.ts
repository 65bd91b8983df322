/** What ioredis does to arguments on the way out and to replies on the way in, by command name. */
import type { Anything } from './callback.ts';
import { argumentTransformers, replyTransformers } from './verbs.generated.ts';

/** What a reply transformer may know beside the reply. */
export interface ReplyTransformerContext {
	readonly commandName: string;
	readonly protocol: 2 | 3;
	readonly replyMapping: 'legacy' | 'resp3';
}

/** Changes the arguments of a command before keys are prefixed and values made text. Gets them flattened by one level. */
export type ArgumentTransformer = (args: Anything[]) => Anything[];
/** Changes a reply; what it throws rejects that command alone. */
export type ReplyTransformer = (reply: Anything, context: ReplyTransformerContext) => unknown;

/** By lower-case name. One registry for the whole process, as in ioredis. */
export interface TransformerRegistry {
	readonly argument: Record<string, ArgumentTransformer>;
	readonly reply: Record<string, ReplyTransformer>;
}

function pairsOf(source: unknown): unknown[] | undefined {
	if (source instanceof Map) {
		const flat: unknown[] = [];
		for (const [field, value] of source) flat.push(field, value);
		return flat;
	}
	if (typeof source !== 'object' || source === null || Buffer.isBuffer(source) || Array.isArray(source))
		return undefined;
	return Object.entries(source).flat();
}

/** MSET {…}: the object or Map is the only argument. */
const pairsAlone: ArgumentTransformer = (args) => (args.length === 1 ? (pairsOf(args[0]) ?? args) : args);

/** HSET key {…}. */
const pairsAfterKey: ArgumentTransformer = (args) => {
	if (args.length !== 2) return args;
	const pairs = pairsOf(args[1]);
	return pairs === undefined ? args : [args[0], ...pairs];
};

/** Sets an own property, `__proto__` included. */
function put(target: Record<string, unknown>, name: string, value: unknown): void {
	if (name === '__proto__') {
		Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
	} else target[name] = value;
}

/** An object of keys and values in turn; keys become text. */
export function objectOf(flat: readonly unknown[]): Record<string, unknown> {
	const object: Record<string, unknown> = {};
	for (let i = 0; i < flat.length; i += 2) put(object, String(flat[i]), flat[i + 1]);
	return object;
}

const hgetall: ReplyTransformer = (reply) => (Array.isArray(reply) ? objectOf(reply) : reply);

/** `[[a, 1], [b, 2]]`, as RESP3 has it, in the flat form of RESP2. */
const flatPairs: ReplyTransformer = (reply, { replyMapping }) => {
	if (replyMapping !== 'legacy' || !Array.isArray(reply) || !reply.some(Array.isArray)) return reply;
	return reply.flat();
};

/** `[stream, entries, stream, entries]`, a map of RESP3 in legacy form, as the pairs of RESP2. */
const streams: ReplyTransformer = (reply, { replyMapping, protocol }) => {
	if (replyMapping !== 'legacy' || protocol !== 3 || !Array.isArray(reply)) return reply;
	if (reply.length === 0 || Array.isArray(reply[0])) return reply;
	const pairs: unknown[] = [];
	for (let i = 0; i < reply.length; i += 2) pairs.push([reply[i], reply[i + 1]]);
	return pairs;
};

/** The transformers under the names of their commands; no other name is in it. */
function byName<K extends string, T>(
	names: Readonly<Record<string, K>>,
	transformers: Record<K, T>,
): Record<string, T> {
	const registered: Record<string, T> = Object.create(null);
	for (const [name, transformer] of Object.entries(names)) registered[name] = transformers[transformer];
	return registered;
}

export const registry: TransformerRegistry = {
	argument: byName(argumentTransformers, { pairsAlone, pairsAfterKey }),
	reply: byName(replyTransformers, { hgetall, streams, flatPairs }),
};

/** How the values of the decoder become what the caller sees. */
export interface Mapping {
	readonly protocol: 2 | 3;
	readonly replyMapping: 'legacy' | 'resp3';
	/** Integers and doubles as text. */
	readonly stringNumbers: boolean;
}
