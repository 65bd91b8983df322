/**
 * Counts the steps that a decoder takes: each read or write of a byte by index, each call of a native method and the bytes that it
 * goes over. The decoder is given proxies for Buffers, and so is what it allocates itself, for as long as {@link countSteps} runs.
 */
import buffer from 'node:buffer';
import { syncBuiltinESMExports } from 'node:module';

type Native = (this: unknown, ...args: unknown[]) => unknown;
type MethodCost = (self: Buffer, args: readonly unknown[], result: unknown) => number;
type Cost = (args: readonly unknown[], result: unknown) => number;

const wrapped = new WeakMap<object, Buffer>();
let steps = 0;
let inside = false;

/** What it costs to call a method of a Buffer: the bytes that it goes over. What is not known here goes over all of them. */
const costs: ReadonlyMap<PropertyKey, MethodCost> = new Map<PropertyKey, MethodCost>([
	['subarray', () => 1],
	['slice', () => 1],
	['indexOf', (self, args, result) => (result === -1 ? self.length : Number(result)) - Number(args[1] ?? 0) + 1],
	['copy', (_self, _args, copied) => Number(copied) + 1],
	['utf8Slice', (_self, args) => Number(args[1]) - Number(args[0]) + 1],
	['latin1Slice', (_self, args) => Number(args[1]) - Number(args[0]) + 1],
]);

function within<T>(call: () => T): T {
	inside = true;
	try {
		return call();
	} finally {
		inside = false;
	}
}

const bare = (value: unknown): unknown =>
	typeof value === 'object' && value !== null ? (wrapped.get(value) ?? value) : value;

const handler: ProxyHandler<Buffer> = {
	get(target, property) {
		if (typeof property === 'string' && /^\d/.test(property)) {
			steps++;
			return target[Number(property)];
		}
		const value: unknown = Reflect.get(target, property, target);
		if (typeof value !== 'function' || property === 'constructor') return value;
		return (...args: unknown[]): unknown => {
			const result = within(() => (value as Native).apply(target, args.map(bare)));
			steps += costs.get(property)?.(target, args, result) ?? target.length + 1;
			return Buffer.isBuffer(result) ? counted(result) : result;
		};
	},
	set(target, property, value) {
		steps++;
		return Reflect.set(target, property, value, target);
	},
};

/** The Buffer, as one that counts what is done with it. */
function counted(bytes: Buffer): Buffer {
	const proxy = new Proxy(bytes, handler);
	wrapped.set(proxy, bytes);
	return proxy;
}

/** A function of the platform that reads or makes Buffers, as one that counts. `cost` is told the arguments. */
function counting(original: Native, cost: Cost): Native {
	return function (this: unknown, ...args) {
		// What the platform calls for its own ends is part of the call that it does so for.
		if (inside) return original.apply(this, args);
		const real = args.map((arg) => (Array.isArray(arg) ? arg.map(bare) : bare(arg)));
		const result = within(() => original.apply(this, real));
		steps += cost(real, result) + 1;
		return Buffer.isBuffer(result) ? counted(result) : result;
	};
}

const sizeOf = (of: unknown): number => (of instanceof Uint8Array ? of.length : 0);
const patches: ReadonlyArray<readonly [owner: object, name: string, Cost]> = [
	// Memory that is not filled costs nothing until it is written to.
	[Buffer, 'allocUnsafe', () => 0],
	[Buffer, 'allocUnsafeSlow', () => 0],
	[Buffer, 'alloc', (args) => Number(args[0])],
	[Buffer, 'from', (args) => sizeOf(args[0])],
	[Buffer, 'concat', ([list]) => (list as unknown[]).reduce<number>((sum, part) => sum + sizeOf(part) + 1, 0)],
	// Also called on Buffers that were made when the decoder's modules were loaded.
	[Buffer.prototype, 'copy', (_args, copied) => Number(copied)],
	// Words are read past the proxies, from the memory itself.
	[DataView.prototype, 'getInt32', () => 0],
	[DataView.prototype, 'getUint16', () => 0],
	[DataView.prototype, 'getUint8', () => 0],
	[buffer, 'isAscii', (args) => sizeOf(args[0])],
	[buffer, 'isUtf8', (args) => sizeOf(args[0])],
];

/** Runs `work` synchronously, and counts. `feed` makes a chunk of what a decoder is to be written. */
export function countSteps(work: (feed: (chunk: Buffer) => Buffer) => void): number {
	const originals = patches.map(([owner, name]) => Reflect.get(owner, name) as Native);
	steps = 0;
	try {
		for (const [at, [owner, name, cost]] of patches.entries()) {
			Reflect.set(owner, name, counting(originals[at] as Native, cost));
		}
		syncBuiltinESMExports();
		work(counted);
	} finally {
		for (const [at, [owner, name]] of patches.entries()) Reflect.set(owner, name, originals[at]);
		syncBuiltinESMExports();
	}
	return steps;
}
