/** Types of the facade beside the generated ones. Types only. */
import type { EventEmitter } from 'node:events';
import type { ReplyMapping } from './options.ts';

/** How a client's replies look, as a pipeline's type has it. */
export type MappingOf<Replies extends ReplyMapping> = Replies extends 'resp3' ? 'resp3' : 'resp2';

/** The mapping that options ask for by name, or another one. */
export type ReplyMappingIn<Options, Otherwise extends ReplyMapping> = Options extends {
	replyMapping: infer Replies extends ReplyMapping;
}
	? Replies
	: Otherwise;

/** Any listener of an emitter. */
export type Listener = Parameters<EventEmitter['on']>[1];
