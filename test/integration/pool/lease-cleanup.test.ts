/** Release on a server that is slow, silent, or refuses the clean-up: the connection comes back clean or not at all, and soon. */
import { expect } from 'chai';
import { type Client, ConnectionLostError } from '../../../src/index.ts';
import { FaultServer } from '../../../src/testing/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { rejection } from '../../support/rejection.ts';
import { eachServer } from '../../support/server.ts';
import { until } from './support/until.ts';

const OK = '+OK\r\n';

describe('the clean-up of a lease', () => {
	const make = useClients();
	let server: FaultServer;
	let redis: Client;
	/** What the server says to each command; silence for what is not there. */
	let answers: Record<string, string>;

	beforeEach(async () => {
		answers = { GET: '$1\r\n1\r\n', WATCH: OK, UNWATCH: OK, MULTI: OK, DISCARD: OK, SELECT: OK };
		server = await FaultServer.start({
			onCommand: (args) => {
				const name = String(args[0]).toUpperCase();
				return ['HELLO', 'CLIENT', 'PING'].includes(name) ? undefined : (answers[name] ?? '');
			},
		});
		redis = make({ url: server.url, pool: { max: 1 } });
	});
	afterEach(() => server.stop());

	/** The connection of the next lease, and what was asked on the first one. */
	async function nextIndex(): Promise<number> {
		const lease = await redis.acquire();
		answers['GET'] = '$1\r\n1\r\n';
		await lease.get('who');
		const at = server.connections.findIndex((each) => each.commands.some(({ args }) => String(args[1]) === 'who'));
		await lease.release();
		return at;
	}
	const asked = (): string[] =>
		(server.connections[0]?.commands ?? [])
			.map(({ args }) => args.map(String).join(' '))
			.filter((text) => !/^(?:HELLO|CLIENT)/.test(text));

	it('asks for nothing where nothing was done', async () => {
		await redis.use((lease) => lease.get('k'));
		expect(await nextIndex()).equal(0);
		expect(asked()).deep.equal(['GET k', 'GET who']);
	});

	it('asks for what takes each effect back, and for no more', async () => {
		await redis.use((lease) => lease.watch('k'));
		await redis.use((lease) => lease.call('MULTI'));
		await redis.use((lease) => lease.select(3));
		await redis.use(async (lease) => {
			await lease.watch('k');
			await lease.select(3);
			await lease.call('MULTI');
		});
		expect(await nextIndex()).equal(0);
		expect(asked()).deep.equal(
			[
				['WATCH k', 'UNWATCH'],
				['MULTI', 'DISCARD'],
				['SELECT 3', 'SELECT 0'],
				['WATCH k', 'SELECT 3', 'MULTI', 'DISCARD', 'SELECT 0'],
				['GET who'],
			].flat(),
		);
	});

	it('that is not answered in time ends the connection', async () => {
		const lease = await redis.acquire();
		await lease.watch('k');
		delete answers['UNWATCH'];
		await lease.release();
		expect(asked()).deep.equal(['WATCH k', 'UNWATCH']);
		expect(await nextIndex()).equal(1);
		expect(server.connections[0]?.open).equal(false);
	});

	it('that is refused ends the connection', async () => {
		const lease = await redis.acquire();
		await lease.watch('k');
		answers['UNWATCH'] = '-ERR not today\r\n';
		await lease.release();
		expect(await nextIndex()).equal(1);
	});

	it('does not begin before the replies that are due are in; then it is too late', async () => {
		const lease = await redis.acquire();
		answers = {};
		const replies = [lease.get('k'), lease.watch('k')].map((each) => rejection(each, ConnectionLostError));
		await lease.release();
		for (const error of await Promise.all(replies)) expect(error).include({ written: true, maybeExecuted: true });
		expect(asked()).deep.equal(['GET k', 'WATCH k']);
		expect(await nextIndex()).equal(1);
	});

	it('of a lease whose reply was given up waits for that reply too (D2)', async () => {
		const lease = await redis.acquire();
		delete answers['GET'];
		await rejection(lease.with({ timeout: 20 }).get('late'));
		const releasing = lease.release();
		const next = redis.acquire();
		// Late, and nobody’s: not the next borrower’s.
		server.connections[0]?.send('$4\r\nlate\r\n');
		await releasing;
		answers['GET'] = '$4\r\nmine\r\n';
		expect(await (await next).get('mine')).equal('mine');
		expect(server.connections).lengthOf(1);
	});

	it('is not waited for longer than that: the late reply finds nobody (D2)', async () => {
		const lease = await redis.acquire();
		delete answers['GET'];
		await rejection(lease.with({ timeout: 20 }).get('late'));
		await lease.release();
		answers['GET'] = '$4\r\nmine\r\n';
		expect(await redis.use((next) => next.get('mine'))).equal('mine');
		expect(server.connections).lengthOf(2);
		expect(server.connections[0]?.open).equal(false);
	});

	it('does not hand out a connection on which something came that nobody asked for (D6)', async () => {
		await redis.use((lease) => lease.get('k'));
		server.connections[0]?.send('+SURPRISE\r\n');
		await until('it is closed', () => redis.stats().lanes.exclusive.total === 0);
		expect(await nextIndex()).equal(1);
	});

	it('leaves out pushes that nobody listens to', async () => {
		await redis.use((lease) => lease.get('k'));
		server.connections[0]?.send('>2\r\n$10\r\ninvalidate\r\n*1\r\n$1\r\nk\r\n');
		expect(await nextIndex()).equal(0);
	});
});

eachServer('the clean-up of a user who may not clean up', ({ server }) => {
	const make = useClients();

	it('ends the connection', async () => {
		await server().cli('ACL', 'SETUSER', 'partly', 'on', '>pw', '~*', '+@all', '-unwatch', '-discard');
		const redis = make({ url: server().url, username: 'partly', password: 'pw', pool: { max: 1 } });
		const admin = make({ url: server().url });
		for (const dirty of ['WATCH k', 'MULTI']) {
			const [name = '', ...args] = dirty.split(' ');
			const before = await redis.use(async (lease) => {
				await lease.call(name, ...args);
				return redis.stats().lanes.exclusive.created;
			});
			await admin.set('k', before);
			expect(await redis.use((lease) => lease.multi().set('a', 1).exec())).deep.equal(['OK']);
			expect(redis.stats().lanes.exclusive.created).equal(before + 1);
		}
	});
});
