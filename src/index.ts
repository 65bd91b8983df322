/**
 * A RESP2/RESP3 client for Redis and Valkey with a built-in pool.
 *
 * @module respool
 */
import { openClient, type RespoolClient } from './client/client.ts';
import type { ClientOptions } from './client/options.ts';

export { parseUrl } from './client/url.ts';
export {
	AbortError,
	AuthError,
	ClosedError,
	ConnectionLostError,
	MaxClientsError,
	ProtocolError,
	QueueFullError,
	RedisError,
	ReplyError,
	ServerUnavailableError,
	TimeoutError,
} from './core/errors.ts';

export function createClient(options: string | ClientOptions = {}): RespoolClient {
	return openClient(typeof options === 'string' ? { url: options } : options);
}
