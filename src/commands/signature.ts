/** What the generated signatures are made of: arguments, contexts, and the types of replies. Types only. */
import type { Scored } from './shape.ts';

export type { Scored };

/** One argument of a command. Numbers are written in decimal; Buffers go as they are. */
export type Arg = string | number | bigint | Uint8Array;

/** Where a command takes any number of arguments: each may also be an array of them, flattened one level. */
export type Args = Arg | readonly Arg[];

/** A number among the arguments. */
export type Num = number | bigint | string;

/** Numbers, singly or in arrays. */
export type Nums = Num | readonly Num[];

/** A number among optional words; no plain `string`, so that a misspelt word is an error. */
export type OptionNum = number | bigint | `${number}`;

/** Field and value pairs: an object or a Map. */
export type Pairs = Readonly<Record<string, Arg>> | ReadonlyMap<Arg, Arg>;

/**
 * Where a signature is used, as a type: what text, integers and stream messages are there, and what a call returns. `result` is
 * written in terms of `reply`; see {@link Result}.
 *
 * A client's: `interface PromiseContext extends Context { text: string; …; result: Promise<this['reply']> }`. A builder's `result`
 * is the builder with `this['reply']` added to its tuple.
 */
export interface Context {
	/** `string`, or `Buffer` in a view with Buffers. */
	readonly text: string | Buffer;
	/** `number`, or `bigint` in a view that asks for it. */
	readonly integer: number | bigint;
	/** The fields of a stream entry. */
	readonly message: unknown;
	/** Filled in by {@link Result}: the type of the reply. */
	readonly reply: unknown;
	readonly result: unknown;
}

/** What a method returns in a context: a promise of the reply, a builder … */
export type Result<C extends Context, T> = (C & { readonly reply: T })['result'];

/** Fields of an entry as an object: a field that comes again has an array of its values. */
export type Message = Record<string, string | string[]>;

/** A client's context: every method returns a promise. */
export interface PromiseContext<
	Text extends string | Buffer = string,
	Integer extends number | bigint = number,
	Entry = Text extends string ? Message : [Text, Text][],
> extends Context {
	readonly text: Text;
	readonly integer: Integer;
	readonly message: Entry;
	readonly result: Promise<this['reply']>;
}

/** A map: an object with null prototype, or pairs where text is Buffers. */
export type Fields<C extends Context, V> = C['text'] extends string ? Record<string, V> : [C['text'], V][];

/** One entry of a stream. */
export interface StreamEntry<C extends Context> {
	id: C['text'];
	message: C['message'];
}

/** An entry read by a consumer group: one that was deleted while it was pending has no message any more. */
export interface GroupEntry<C extends Context> {
	id: C['text'];
	message: C['message'] | null;
	/** Milliseconds since the entry was last delivered; with CLAIM only. */
	idle?: C['integer'];
	/** How often the entry was delivered; with CLAIM only. */
	deliveries?: C['integer'];
}

/** What COMMAND INFO says of a command. */
export type CommandInfo<C extends Context> = [
	name: C['text'],
	arity: C['integer'],
	flags: C['text'][],
	firstKey: C['integer'],
	lastKey: C['integer'],
	step: C['integer'],
	categories: C['text'][],
	tips: C['text'][],
	keySpecifications: Fields<C, unknown>[],
	subcommands: CommandInfo<C>[],
];

/** Whether one of the words `K` is among the options `O`. */
export type Has<O extends readonly unknown[], K extends string> = [Extract<O[number], K>] extends [never]
	? false
	: true;

/** MATCH pattern and COUNT number, in any order. */
export type ScanOption = ['MATCH', pattern: Arg] | ['COUNT', count: Num];
/** No option, one or two. */
export type ScanOptions = [] | ScanOption | [...ScanOption, ...ScanOption];
/** The same, and TYPE name. */
export type KeyScanOption = ScanOption | ['TYPE', type: Arg];
export type KeyScanOptions =
	| []
	| KeyScanOption
	| [...KeyScanOption, ...KeyScanOption]
	| [...KeyScanOption, ...KeyScanOption, ...KeyScanOption];

/** Options of ZADD, before the scores. */
export type ZaddOption = 'NX' | 'XX' | 'GT' | 'LT' | 'CH';
/** A score where options could stand, too. */
export type Score = number | bigint | `${number}` | 'inf' | '+inf' | '-inf';
/** Options of ZUNION and its like, behind the keys. */
export type AggregateOption = 'WEIGHTS' | 'AGGREGATE' | 'SUM' | 'MIN' | 'MAX' | 'COUNT' | OptionNum;

export type GeoUnit = 'm' | 'km' | 'ft' | 'mi' | 'M' | 'KM' | 'FT' | 'MI';
/** Options of GEOSEARCH and GEORADIUS. */
export type GeoOption =
	| 'BYRADIUS'
	| 'BYBOX'
	| GeoUnit
	| 'ASC'
	| 'DESC'
	| 'COUNT'
	| 'ANY'
	| 'WITHCOORD'
	| 'WITHDIST'
	| 'WITHHASH'
	| OptionNum;
/** One row of a geographic search: the member, and what the WITH… options ask for, in this order. */
export type GeoRow<C extends Context, O extends readonly unknown[]> = [
	member: C['text'],
	...(Has<O, 'WITHDIST'> extends true ? [distance: number] : []),
	...(Has<O, 'WITHHASH'> extends true ? [hash: C['integer']] : []),
	...(Has<O, 'WITHCOORD'> extends true ? [position: [longitude: number, latitude: number]] : []),
];
export type GeoReply<C extends Context, O extends readonly unknown[]> =
	Has<O, 'WITHDIST' | 'WITHHASH' | 'WITHCOORD'> extends true ? GeoRow<C, O>[] : C['text'][];

/** What may follow the options of XADD: an ID and fields, as arguments or as one object. */
export type XaddTail = Args[] | [...args: Args[], fields: Pairs];
/** Options of XREAD that are followed by a number. */
export type XreadOption = 'COUNT' | 'BLOCK' | 'MAXCOUNT' | 'MAXSIZE';
/** How a consumer group's read ends. */
export type GroupTail = ['STREAMS', ...keysAndIds: Args[]] | ['NOACK', 'STREAMS', ...keysAndIds: Args[]];
