/** fast-check arbitraries of replies: what a server sends, together with what a decoder must make of it. */
import fc, { type Arbitrary } from 'fast-check';
import { ReplyError, RespMap, type RespValue } from '../../../src/protocol/index.ts';
import { encodeReply, type ReplyValue, resp } from '../../../src/testing/reply-encoder.ts';
import type { Delivery } from './deliveries.ts';

/** A value on both sides. */
export interface Sent {
	/** For the encoder of the testing kit. */
	readonly send: ReplyValue;
	/** As mode `buffer` gives it. */
	readonly value: RespValue;
	/** Pushes that come in between, in order. */
	readonly pushes: readonly RespValue[][];
	/** A confirmation of a subscription: an element within a reply, a push at top level. */
	readonly subscription: boolean;
}

const sent = (send: ReplyValue, value: RespValue, pushes: readonly RespValue[][] = [], subscription = false): Sent => ({
	send,
	value,
	pushes,
	subscription,
});
const valuesOf = (items: readonly Sent[]): RespValue[] => items.map(({ value }) => value);
const sendsOf = (items: readonly Sent[]): ReplyValue[] => items.map(({ send }) => send);
const pushesOf = (items: readonly Sent[]): RespValue[][] => items.flatMap(({ pushes }) => pushes);

/** Any UTF-16, lone surrogates included, of lengths on both sides of every limit that the decoder knows. */
const text: Arbitrary<string> = fc.oneof(
	{ weight: 6, arbitrary: fc.string({ maxLength: 40 }) },
	{ weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
	{ weight: 1, arbitrary: fc.array(fc.nat(0xffff), { maxLength: 20 }).map((units) => String.fromCharCode(...units)) },
	{
		weight: 1,
		arbitrary: fc.tuple(fc.constantFrom('a', 'é', '€a', '\r\n'), fc.nat(1200)).map(([of, n]) => of.repeat(n)),
	},
);
const line: Arbitrary<string> = text.map((any) => any.replace(/[\r\n]/g, ' '));
const asBytes = (any: string): Buffer => Buffer.from(any, 'utf8');
/** What is left of text after a way through UTF-8. */
const asText = (any: string): string => asBytes(any).toString('utf8');

const integer: Arbitrary<bigint> = fc.oneof(
	fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n),
	fc.maxSafeInteger().map(BigInt),
	fc.integer({ min: -1000, max: 1000 }).map(BigInt),
	fc
		.integer({ min: -3, max: 3 })
		.chain((near) => fc.constantFrom(2n ** 53n + BigInt(near), -(2n ** 53n) + BigInt(near))),
);
const asInteger = (any: bigint): RespValue => (Number.isSafeInteger(Number(any)) ? Number(any) : any);
const message: Arbitrary<string> = fc.oneof(fc.constantFrom('ERR no', 'WRONGTYPE a b', 'x'), line);

const leaf: Arbitrary<Sent> = fc.oneof(
	{ weight: 4, arbitrary: text.map((any) => sent(any, asBytes(any))) },
	fc.uint8Array({ maxLength: 60 }).map((any) => sent(any, Buffer.from(any))),
	line.map((any) => sent(resp.simple(any), asText(any))),
	{ weight: 2, arbitrary: integer.map((any) => sent(any, asInteger(any))) },
	fc.bigInt().map((any) => sent(resp.bigNumber(any), any)),
	fc.double().map((any) => sent(resp.double(any), any)),
	fc.boolean().map((any) => sent(any, any)),
	fc.constantFrom('null', 'bulk', 'array' as const).map((any) => sent(resp.null(any as 'null'), null)),
	message.map((any) => sent(resp.error(any), new ReplyError(asText(any)))),
	text.map((any) => sent(resp.bulkError(any), new ReplyError(asText(any)))),
	text.map((any) => sent(resp.verbatim(any), asBytes(any))),
	fc.array(text, { maxLength: 5 }).map((parts) => sent(resp.streamedString(parts), Buffer.concat(parts.map(asBytes)))),
);

const confirmation = fc.constantFrom(
	'subscribe',
	'unsubscribe',
	'psubscribe',
	'punsubscribe',
	'ssubscribe',
	'sunsubscribe',
);
const announcement = fc.constantFrom('message', 'pmessage', 'smessage', 'invalidate', 'monitor', '', 'Subscribe');

type Tied = {
	value: Sent;
	push: Sent;
	between: Sent;
};

const pairsOf = (items: readonly Sent[]): [ReplyValue, ReplyValue][] => {
	const pairs: [ReplyValue, ReplyValue][] = [];
	for (let i = 0; i + 1 < items.length; i += 2) pairs.push([(items[i] as Sent).send, (items[i + 1] as Sent).send]);
	return pairs;
};

/** Any value: nested, streamed, with attributes, and with pushes in between its elements. */
const tied: { value: Arbitrary<Sent>; push: Arbitrary<Sent> } = fc.letrec<Tied>((tie) => {
	const items = fc.array(tie('value'), { maxLength: 6 });
	const even = fc.array(fc.tuple(tie('value'), tie('value')), { maxLength: 4 }).map((pairs) => pairs.flat());
	const list = (make: (of: ReplyValue[]) => ReplyValue): Arbitrary<Sent> =>
		items.map((of) => sent(make(sendsOf(of)), valuesOf(of), pushesOf(of)));
	const mapping = (make: (of: [ReplyValue, ReplyValue][]) => ReplyValue): Arbitrary<Sent> =>
		even.map((of) => sent(make(pairsOf(of)), new RespMap(valuesOf(of)), pushesOf(of)));
	return {
		value: fc.oneof(
			{ depthSize: 'small', withCrossShrink: true },
			{ weight: 5, arbitrary: leaf },
			{ weight: 2, arbitrary: list((of) => of) },
			list((of) => resp.set(of)),
			list((of) => resp.streamedArray(of)),
			list((of) => resp.streamedSet(of)),
			mapping((of) => resp.map(of)),
			mapping((of) => resp.streamedMap(of)),
			fc
				.tuple(even, tie('value'))
				.map(([of, { send, value, pushes, subscription }]) =>
					sent(resp.attribute(pairsOf(of), send), value, [...pushesOf(of), ...pushes], subscription),
				),
			fc
				.tuple(confirmation, items)
				.map(([kind, of]) =>
					sent(resp.push(kind, ...sendsOf(of)), [asBytes(kind), ...valuesOf(of)], pushesOf(of), true),
				),
			tie('between'),
		),
		/** A push that belongs to no reply; `value` says nothing. */
		push: fc
			.tuple(announcement, items)
			.map(([kind, of]) =>
				sent(resp.push(kind, ...sendsOf(of)), null, [...pushesOf(of), [asBytes(kind), ...valuesOf(of)]]),
			),
		between: fc.tuple(tie('push'), tie('value')).map(([push, { send, value, pushes, subscription }]) => {
			const bytes = Buffer.concat([encodeReply(push.send), encodeReply(send)]);
			return sent(resp.raw(bytes), value, [...push.pushes, ...pushes], subscription);
		}),
	};
});

/** A piece of a connection's stream. */
export interface Sequence {
	readonly wire: Buffer;
	readonly deliveries: readonly Delivery[];
}

function atTopLevel({ send, value, pushes, subscription }: Sent): Sequence {
	const deliveries = pushes.map((items): Delivery => ['push', items]);
	if (value instanceof ReplyError) deliveries.push(['error', value.message]);
	else deliveries.push(subscription ? ['push', value as RespValue[]] : ['reply', value]);
	return { wire: encodeReply(send), deliveries };
}

const topLevel: Arbitrary<Sequence> = fc.oneof(
	{ weight: 5, arbitrary: tied.value.map(atTopLevel) },
	tied.push.map(({ send, pushes }) => ({
		wire: encodeReply(send),
		deliveries: pushes.map((items): Delivery => ['push', items]),
	})),
);

/** Values one after the other, as RESP3 has them. */
export const sequences: Arbitrary<Sequence> = fc.array(topLevel, { minLength: 1, maxLength: 5 }).map((all) => ({
	wire: Buffer.concat(all.map(({ wire }) => wire)),
	deliveries: all.flatMap(({ deliveries }) => deliveries),
}));

/** One reply of RESP2, its integers between -2^53 and 2^53 or, when `large`, of 64 bits. */
export function resp2(large: boolean): Arbitrary<ReplyValue> {
	const number = large ? integer : fc.maxSafeInteger().map(BigInt);
	const { tree } = fc.letrec<{ tree: ReplyValue }>((tie) => ({
		tree: fc.oneof(
			{ depthSize: 'small' },
			{ weight: 3, arbitrary: fc.oneof(text, fc.uint8Array({ maxLength: 60 })) },
			line.map(resp.simple),
			number.map(resp.integer),
			fc.constantFrom(resp.null('bulk'), resp.null('array')),
			message.map(resp.error),
			{ weight: 2, arbitrary: fc.array(tie('tree'), { maxLength: 8 }) },
		),
	}));
	return tree;
}
