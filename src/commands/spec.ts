/** The command table, as the rooms above see it. */
export { blockMs, isBlocking } from './blocking.ts';
export {
	type BlockRule,
	type CommandSpec,
	Flag,
	type KeySpec,
	type RequestPolicy,
	type ResponsePolicy,
	type RetryCategory,
	type SessionKind,
	Surface,
	type SurfaceName,
} from './descriptor.ts';
export { keyIndexes, patternIndexes, slotIndexes } from './keys.ts';
export { lookup, resolveSpec, specOf } from './lookup.ts';
export { type Method, methodName, methodsOf } from './methods.ts';
export { retryOf, worseOf } from './retry.ts';
export { redact, secretIndexes } from './secrets.ts';
export { type SessionEffect, sessionOf } from './session.ts';
export type { Scored, Shape, ShapeContext, ShapeName } from './shape.ts';
export { shapeReply } from './shapes.ts';
