import type { Data } from '../lib/data.ts';

/** What a load process needs of a client under test. Index `i` names a key and its value in the run's data. */
export interface BenchClient {
	get(i: number): Promise<unknown>;
	set(i: number): Promise<unknown>;
	/** Whether a reply to `get(i)` is the value of key `i`. The raw floor has no replies to look at. */
	isValue(i: number, reply: unknown): boolean;
	isOk(reply: unknown): boolean;
	/** Sends `count` commands, of the keys in order from key `from` on and round again, as one explicit pipeline; absent where the client has none. */
	pipeline?(count: number, command?: 'get' | 'set', from?: number): Promise<unknown[]>;
	/** Throws when the client did not see what it should have seen. */
	verify?(): void;
	close(): unknown;
}

export interface Target {
	readonly host: string;
	readonly port: number;
	/** Folder URL of the built package, for our own client. */
	readonly dist: string;
}

export type Connect = (target: Target, data: Data) => Promise<BenchClient>;

/** Checks for every client that gives strings. */
export function stringChecks(data: Data): Pick<BenchClient, 'isValue' | 'isOk'> {
	const { values } = data;
	return {
		isValue: (i, reply) => reply === values[i],
		isOk: (reply) => reply === 'OK',
	};
}

/** Imports a package that is installed beside the benchmarks and that the type checker of the root need not know. */
// biome-ignore lint/suspicious/noExplicitAny: peers are exercised as a JavaScript user would, without their types
export async function peer(name: string): Promise<any> {
	return import(name);
}
