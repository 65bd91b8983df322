/** Clients that end with their test. */
import { type Client, type ClientOptions, createClient } from '../../../src/index.ts';

/** Has the surrounding `describe` destroy, after each test, the clients that the result has made. */
export function useClients(): (options?: ClientOptions) => Client {
	const clients: Client[] = [];
	afterEach(() => {
		for (const each of clients.splice(0)) each.destroy();
	});
	return (options = {}) => {
		const client = createClient(options);
		clients.push(client);
		return client;
	};
}
