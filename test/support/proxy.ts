/** A proxy of faults in front of a test's server. */
import { FaultProxy, type RedisServer } from '../../src/testing/index.ts';

/** Has the surrounding `describe` empty the server and put a new proxy in front of it before each test. The result gives the proxy. */
export function useProxy(server: () => RedisServer): () => FaultProxy {
	let proxy: FaultProxy | undefined;
	beforeEach(async () => {
		await server().cli('FLUSHALL');
		proxy = await FaultProxy.start({ target: server() });
	});
	afterEach(() => proxy?.stop());
	return () => {
		if (proxy === undefined) throw new Error('The proxy is there only while tests run');
		return proxy;
	};
}
