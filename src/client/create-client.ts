import type { Client } from './api.ts';
import { openClient } from './client.ts';
import type { ClientOptions } from './options.ts';

/**
 * Makes a client for one server. No I/O happens before the first command or `connect()`.
 *
 * @example
 * const redis = createClient('redis://localhost:6379');
 * await redis.set('greeting', 'hello', 'EX', 60);
 * @throws TypeError for options or a URL that make no sense
 */
export function createClient(options?: ClientOptions): Client;
export function createClient(url: string, options?: ClientOptions): Client;
export function createClient(first: string | ClientOptions = {}, second: ClientOptions = {}): Client {
	if (typeof first !== 'string' && (typeof first !== 'object' || first === null)) {
		throw new TypeError('createClient takes a connection URL, or an object of options');
	}
	const options = typeof first === 'string' ? { ...second, url: first } : first;
	// The class gets its command methods from the table in a loop; the interface says which they are, and a test compares the two.
	return openClient(options) as unknown as Client;
}
