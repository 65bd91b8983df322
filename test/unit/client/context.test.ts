import { AsyncLocalStorage } from 'node:async_hooks';
import { expect } from 'chai';
import { type Client, createClient } from '../../../src/index.ts';
import { MemoryWire, turn, WELCOME } from '../../support/connection/memory-wire.ts';

describe('the async context', () => {
	const storage = new AsyncLocalStorage<string>();
	const here = (): string => storage.getStore() ?? 'none';
	let redis: Client;
	afterEach(() => redis.destroy());

	it('of a dial is that in which the client was made, not that of the command that needed it', async () => {
		const seen: string[] = [];
		const wire = new MemoryWire();
		storage.run('maker', () => {
			redis = createClient({
				credentials: async () => {
					seen.push(`credentials ${here()}`);
					return { password: 'p' };
				},
				connect: () => {
					seen.push(`connect ${here()}`);
					return wire;
				},
			});
		});
		const get = storage.run('caller', () => redis.get('k'));
		await turn();
		wire.say(`${WELCOME}$1\r\nv\r\n`);
		expect(await get).equal('v');
		expect(seen).deep.equal(['credentials maker', 'connect maker']);
	});

	it('of a listener is that in which it was registered', async () => {
		const seen: string[] = [];
		const wire = new MemoryWire();
		redis = createClient({ connect: () => wire });
		storage.run('first', () => redis.on('ready', () => seen.push(`first ${here()}`)));
		storage.run('second', () => redis.once('ready', () => seen.push(`second ${here()}`)));
		const get = storage.run('caller', () => redis.get('k'));
		await turn();
		storage.run('socket', () => wire.say(`${WELCOME}$1\r\nv\r\n`));
		await get;
		await turn();
		expect(seen).deep.equal(['first first', 'second second']);
	});

	it('of whoever waits for a reply is his own', async () => {
		const wire = new MemoryWire();
		redis = createClient({ connect: () => wire });
		const seen: string[] = [];
		const ask = (name: string): Promise<void> =>
			storage.run(name, async () => {
				await redis.get(name);
				seen.push(`${name} ${here()}`);
			});
		const all = [ask('a'), ask('b')];
		await turn();
		storage.run('socket', () => wire.say(`${WELCOME}$1\r\na\r\n$1\r\nb\r\n`));
		await Promise.all(all);
		expect(seen).deep.equal(['a a', 'b b']);
	});

	it('does not keep a listener from being taken off', async () => {
		const wire = new MemoryWire();
		redis = createClient({ connect: () => wire });
		const seen: string[] = [];
		const listener = (): void => void seen.push('heard');
		redis.on('ready', listener).once('connect', listener);
		redis.off('ready', listener).off('connect', listener);
		const get = redis.get('k');
		await turn();
		wire.say(`${WELCOME}$1\r\nv\r\n`);
		await get;
		await turn();
		expect(seen).deep.equal([]);
	});
});
