/** redis-parser 3, the parser of ioredis, as another opinion on RESP2. */
import RedisParser from 'redis-parser';
import { ReplyError, type RespValue } from '../../../src/protocol/index.ts';
import type { Delivery } from './deliveries.ts';

export interface OtherOptions {
	/** All strings as Buffers, simple ones too. */
	readonly buffers?: boolean;
	/** All integers as text. */
	readonly text?: boolean;
}

/** What it makes of a stream. */
export function parse(chunks: readonly Buffer[], options: OtherOptions): Delivery[] {
	const deliveries: Delivery[] = [];
	const parser = new RedisParser({
		returnReply: (reply: unknown) => void deliveries.push(['reply', translated(reply)]),
		returnError: (error: Error) => void deliveries.push(['error', error.message]),
		returnFatalError: (error: Error) => {
			throw error;
		},
		returnBuffers: options.buffers === true,
		stringNumbers: options.text === true,
	});
	for (const chunk of chunks) if (chunk.length > 0) parser.execute(chunk);
	return deliveries;
}

/** Its errors are of another class. */
function translated(value: unknown): RespValue {
	if (Array.isArray(value)) return value.map(translated);
	return value instanceof Error ? new ReplyError(value.message) : (value as RespValue);
}

/** Our value as it gives it. */
export function likewise(value: RespValue, options: OtherOptions): RespValue {
	if (Array.isArray(value)) return value.map((item) => likewise(item, options));
	if (options.buffers === true && typeof value === 'string') return Buffer.from(value);
	const isInteger = typeof value === 'number' || typeof value === 'bigint';
	if (options.text === true && isInteger) return String(value);
	return value;
}
