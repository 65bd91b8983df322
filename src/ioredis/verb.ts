/** What the facade knows of a command name: its place in the command table, and what ioredis makes of the name. */
import { Flag } from '../commands/descriptor.ts';
import { type CommandSpec, specOf } from '../commands/spec.ts';
import { table } from '../commands/table.ts';
import type { Headed } from '../protocol/encoder.ts';
import { FLAGS, foreign, kinds } from './verbs.generated.ts';

/** Bits of {@link Verb.kind}: names that a connection treats apart. */
export const Kind = {
	blocking: 1,
	select: 2,
	multi: 4,
	/** EXEC and DISCARD. */
	ending: 8,
	watch: 16,
	unwatch: 32,
	quit: 64,
	/** Those that unsubscribe, too. */
	subscribe: 128,
	monitor: 256,
	auth: 512,
	client: 1024,
	script: 2048,
	/** READONLY and READWRITE. */
	reads: 4096,
} as const;

const flagSets = new Map(Object.entries(FLAGS).map(([flag, names]) => [flag, new Set(names)]));
const foreignNames = new Set(foreign);
const kindOf: ReadonlyMap<string, keyof typeof Kind> = new Map(Object.entries(kinds));

/** Whether `name` is in the set `flag`, without regard to case. */
export function hasFlag(flag: string, name: string): boolean {
	return flagSets.get(flag)?.has(name.toLowerCase()) === true;
}

/** A command name as the caller spelt it: so it goes on the wire, and so MONITOR shows it. */
export class Verb implements Headed {
	readonly name: string;
	/** In lower case: how transformers and flags are looked up. */
	readonly lower: string;
	readonly words: readonly string[];
	/** No name that any server has: it goes among the arguments, and the server says what it thinks of it. */
	readonly isOdd: boolean;
	readonly heads: string[] = [];
	/** Bits of {@link Kind}; 0 for nearly all commands. */
	readonly kind: number;
	/** No name of ioredis, which then sees no keys in it: of a module, nearly always. */
	readonly isForeign: boolean;
	/** May be sent to a subscriber under RESP2. */
	readonly validInSubscriberMode: boolean;
	/** May be sent before the connection is ready. */
	readonly isHandshake: boolean;
	#spec: CommandSpec | undefined = undefined;

	constructor(name: string) {
		this.name = name;
		this.lower = name.toLowerCase();
		this.isOdd = !/^[\x21-\x7e]+$/.test(name);
		this.words = this.isOdd ? [] : [name];
		const blocking = (this.spec.flags & Flag.blocking) !== 0 ? Kind.blocking : 0;
		const kind = kindOf.get(this.lower);
		this.kind = (kind === undefined ? 0 : Kind[kind]) | blocking;
		this.isForeign = this.lower.includes('.') || foreignNames.has(this.lower);
		this.validInSubscriberMode = hasFlag('VALID_IN_SUBSCRIBER_MODE', name);
		this.isHandshake = hasFlag('HANDSHAKE_COMMANDS', name);
	}

	/** The command's row in the table; of a container the container's own. */
	get spec(): CommandSpec {
		this.#spec ??= specOf(this.name, []);
		return this.#spec;
	}
}

/** Names that are not in the table are kept up to this many, so that a caller who invents names cannot fill the memory. */
const STRANGERS = 512;
const verbs = new Map<string, Verb>();
let strangers = 0;

/** The verb of a name. The same object each time. */
export function verbOf(name: string): Verb {
	const known = verbs.get(name);
	if (known !== undefined) return known;
	const verb = new Verb(name);
	if (table().top.has(verb.lower.toUpperCase()) || strangers++ < STRANGERS) verbs.set(name, verb);
	return verb;
}
