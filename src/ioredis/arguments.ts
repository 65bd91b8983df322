/** Arguments of commands, made text as ioredis makes them. */

/** A key behind its prefix. */
export function prefixed(prefix: string | Buffer, key: string | Buffer): string | Buffer {
	if (typeof prefix === 'string' && typeof key === 'string') return prefix + key;
	return Buffer.concat([Buffer.from(prefix), Buffer.from(key)]);
}

/** Text and Buffers as they are, everything else as ioredis writes it. The same array when there is nothing to do. */
export function textual(args: readonly unknown[]): Array<string | Buffer> {
	for (let i = 0; i < args.length; i++) {
		if (typeof args[i] !== 'string') return allTextual(args);
	}
	return args as string[];
}

function allTextual(args: readonly unknown[]): Array<string | Buffer> {
	const out: Array<string | Buffer> = [];
	for (const arg of args) {
		if (Array.isArray(arg)) for (const item of arg) out.push(textOf(item));
		else out.push(textOf(arg));
	}
	return out;
}

function textOf(arg: unknown): string | Buffer {
	if (typeof arg === 'string') return arg;
	if (typeof arg === 'number') {
		return Number.isInteger(arg) && !Number.isSafeInteger(arg) ? String(BigInt(arg)) : String(arg);
	}
	if (arg === null || arg === undefined) return '';
	return Buffer.isBuffer(arg) ? arg : String(arg);
}
