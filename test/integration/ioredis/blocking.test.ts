/** Blocking commands of the facade: nothing waits behind them, and nothing overtakes what was issued before them. */
import { expect } from 'chai';
import { FaultProxy, FaultServer } from '../../../src/testing/index.ts';
import { useServer } from '../../support/server.ts';
import { until } from '../pool/support/until.ts';
import { next, useRedis } from './support/clients.ts';

describe('ioredis facade: blocking commands', () => {
	const make = useRedis();
	const server = useServer();
	const blocked = async (count = 1): Promise<void> => {
		await until(`${count} blocked`, async () =>
			String(await server().call('INFO', 'clients')).includes(`blocked_clients:${count}`),
		);
	};

	const connections = async (name: string): Promise<number> =>
		String(await server().call('CLIENT', 'LIST')).split(`name=${name} `).length - 1;

	beforeEach(async () => {
		await server().call('FLUSHALL');
	});

	it('a GET issued after BLPOP is answered while that waits', async () => {
		const redis = make({ port: server().port });
		const popped = redis.blpop('list', 0);
		expect(await redis.set('key', 'value')).equal('OK');
		expect(await redis.get('key')).equal('value');
		await blocked();
		await redis.rpush('list', 'item');
		expect(await popped).deep.equal(['list', 'item']);
	});

	it('forty of them wait at a time, in Buffers or in text', async () => {
		const redis = make({ port: server().port });
		const popped = Array.from({ length: 20 }, (_, i) => redis.blpop(`text:${i}`, 0));
		const bytes = Array.from({ length: 20 }, (_, i) => redis.blpopBuffer(`bytes:${i}`, 0));
		await blocked(40);
		for (let i = 0; i < 20; i++) await redis.multi().rpush(`text:${i}`, i).rpush(`bytes:${i}`, i).exec();
		expect(await Promise.all(popped)).deep.equal(popped.map((_, i) => [`text:${i}`, `${i}`]));
		expect((await Promise.all(bytes))[3]).deep.equal([Buffer.from('bytes:3'), Buffer.from('3')]);
	});

	it('maxBlocking bounds how many wait at a time; the others follow in their order', async () => {
		const redis = make({ port: server().port, maxBlocking: 2, connectionName: 'bound' });
		const order: string[] = [];
		const keys = ['a', 'b', 'c', 'd'];
		const popped = keys.map((key) => redis.blpop(key, 0).then(() => order.push(key)));
		await blocked(2);
		// All have an element to come; those that wait for a connection cannot take theirs.
		await redis.multi().rpush('c', 1).rpush('d', 1).exec();
		await blocked(2);
		expect(await redis.llen('c')).equal(1);
		expect(await redis.llen('d')).equal(1);
		expect(order).deep.equal([]);
		expect(await connections('blocking:bound')).equal(2);
		await redis.rpush('b', 1);
		await Promise.all(popped.slice(1));
		expect(order).deep.equal(['b', 'c', 'd']);
		await redis.rpush('a', 1);
		await Promise.all(popped);
		expect(await connections('blocking:bound')).equal(2);
	});

	it('under the name that the client was given meanwhile', async () => {
		const redis = make({ port: server().port, connectionName: 'one' });
		expect(await redis.blpop('none', 0.01)).equal(null);
		await redis.client('SETNAME', 'two');
		const popped = redis.blpop('list', 0);
		await blocked();
		expect(await connections('blocking:two')).equal(1);
		await redis.rpush('list', 'x');
		await popped;
	});

	it('dedicatedBlocking: false keeps the strict order of one connection', async () => {
		const redis = make({ port: server().port, dedicatedBlocking: false });
		const order: string[] = [];
		const popped = redis.blpop('list', 0).then(() => order.push('blpop'));
		const got = redis.get('key').then(() => order.push('get'));
		await blocked();
		await server().call('RPUSH', 'list', 'item');
		await Promise.all([popped, got]);
		expect(order).deep.equal(['blpop', 'get']);
	});

	it('leaves only when everything issued before it was answered', async () => {
		let answer = (): void => {};
		const held = new Promise<string>((resolve) => {
			answer = () => resolve('+OK\r\n');
		});
		const fault = await FaultServer.start({
			onCommand: ([name]) => {
				const word = String(name).toUpperCase();
				if (word === 'SET') return held;
				return word === 'BLPOP' ? '*2\r\n$1\r\nq\r\n$4\r\nitem\r\n' : undefined;
			},
		});
		try {
			const redis = make({ port: fault.port, enableReadyCheck: false });
			await next(redis, 'ready');
			const set = redis.set('key', 'value');
			const popped = redis.blpop('q', 0);
			await fault.received('SET');
			await redis.duplicate().quit();
			expect(fault.commands.map(({ name }) => name)).not.include('BLPOP');
			answer();
			expect(await set).equal('OK');
			expect(await popped).deep.equal(['q', 'item']);
		} finally {
			await fault.stop();
		}
	});

	it('stays where it is while a raw MULTI or a WATCH is open, and in pipelines', async () => {
		const redis = make({ port: server().port });
		await redis.rpush('list', 'a', 'b', 'c', 'd');
		await redis.multi({ pipeline: false });
		expect(await redis.blpop('list', 0)).equal('QUEUED');
		expect(await redis.exec()).deep.equal([[null, ['list', 'a']]]);
		await redis.watch('other');
		expect(await redis.blpop('list', 0)).deep.equal(['list', 'b']);
		await redis.unwatch();
		expect(await redis.pipeline().blpop('list', 0).exec()).deep.equal([[null, ['list', 'c']]]);
		// So far nothing has needed a second connection.
		expect(
			String(await redis.client('LIST'))
				.trim()
				.split('\n'),
		).length(1);
		expect(await redis.blpop('list', 0)).deep.equal(['list', 'd']);
		expect(
			String(await redis.client('LIST'))
				.trim()
				.split('\n'),
		).length(2);
	});

	it('runs in the database of the moment, under a name that no one takes for the client itself', async () => {
		const redis = make({ port: server().port, db: 2, connectionName: 'worker' });
		await redis.select(3);
		const popped = redis.blpop('list', 0);
		await blocked();
		const lines = String(await redis.client('LIST'))
			.split('\n')
			.filter((line) => /name=\S*worker/.test(line));
		expect(lines.map((line) => /name=(\S*)/.exec(line)?.[1]).sort()).deep.equal(['blocking:worker', 'worker']);
		expect(lines.every((line) => / db=3 /.test(line))).equal(true);
		await redis.rpush('list', 'x');
		expect(await popped).deep.equal(['list', 'x']);
		await redis.select(4);
		const other = redis.blpop('list', 0);
		await blocked();
		await redis.rpush('list', 'y');
		expect(await other).deep.equal(['list', 'y']);
	});

	it('disconnect() rejects it, and connect() serves again', async () => {
		const redis = make({ port: server().port });
		const popped = redis.blpop('list', 0);
		await blocked();
		redis.disconnect();
		expect(await popped.catch((error: Error) => error.message)).equal('Connection is closed.');
		await blocked(0);
		await redis.connect();
		await redis.rpush('list', 'x');
		expect(await redis.blpop('list', 0)).deep.equal(['list', 'x']);
	});

	it('quit() waits for it', async () => {
		const redis = make({ port: server().port });
		const popped = redis.blpop('list', 0);
		const order: string[] = [];
		const left = redis.quit().then(() => order.push('quit'));
		void popped.then(() => order.push('blpop'));
		await blocked();
		await server().call('RPUSH', 'list', 'item');
		await left;
		expect(order).deep.equal(['blpop', 'quit']);
		expect(await popped).deep.equal(['list', 'item']);
	});

	it('is sent again when its connection is lost, as ioredis does', async () => {
		const redis = make({ port: server().port, retryStrategy: () => 200 });
		const popped = redis.blpop('list', 0);
		await blocked();
		const line =
			String(await redis.client('LIST'))
				.split('\n')
				.find((client) => client.includes('cmd=blpop')) ?? '';
		await redis.client('KILL', 'ID', /\bid=(\d+)/.exec(line)?.[1] ?? '');
		await blocked(0);
		// It was issued in database 0, and a WATCH that was begun since is none of its.
		await redis.select(3);
		await redis.watch('other');
		await blocked();
		expect(await redis.client('INFO')).match(/ db=3 /);
		await server().call('RPUSH', 'list', 'item');
		expect(await popped).deep.equal(['list', 'item']);
	});

	it('goes over the connection that is there while no other can be made, and tells why', async () => {
		const proxy = await FaultProxy.start({ target: server() });
		try {
			const redis = make({ port: proxy.port, connectionName: 'alone' });
			const errors: Error[] = [];
			redis.on('error', (error) => errors.push(error));
			await next(redis, 'ready');
			await proxy.refuse();
			// The first finds out, the second comes while that is known; the order is that of one connection.
			expect(await redis.blpop('list', 0.05)).equal(null);
			expect(await redis.blpop('list', 0.05)).equal(null);
			await redis.rpush('list', 'a', 'b');
			expect(await Promise.all([redis.blpop('list', 0), redis.blpop('list', 0)])).deep.equal([
				['list', 'a'],
				['list', 'b'],
			]);
			expect(errors.map(({ message }) => /ECONNREFUSED/.test(message))).deep.equal([true]);
			expect(redis.status).equal('ready');
			await proxy.accept();
			await until('a connection of its own', async () => {
				await redis.blpop('list', 0.01);
				return (await connections('blocking:alone')) === 1;
			});
			const popped = redis.blpop('list', 0);
			await blocked();
			await redis.rpush('list', 'item');
			expect(await popped).deep.equal(['list', 'item']);
		} finally {
			await proxy.stop();
		}
	});

	it('goes there in the database it was issued in, before a MULTI or QUIT that came later is done', async () => {
		const proxy = await FaultProxy.start({ target: server() });
		try {
			const redis = make({ port: proxy.port, retryStrategy: () => 1, maxRetriesPerRequest: null });
			const other = make({ port: proxy.port, retryStrategy: () => 1, maxRetriesPerRequest: null });
			const leaver = make({ port: proxy.port });
			await redis.rpush('list', 'zero');
			await Promise.all([other.ping(), leaver.ping()]);
			let failed = 0;
			other.on('error', () => failed++);
			await proxy.refuse();
			const last = other.blpop('more', 0);
			await other.multi({ pipeline: false });
			await until('a dial that failed', () => failed > 0);
			await other.rpush('more', 'x');
			expect(await other.exec()).deep.equal([[null, 1]]);
			expect(await last).deep.equal(['more', 'x']);
			const none = leaver.blpop('none', 0.05);
			expect(await leaver.quit()).equal('OK');
			expect(await none).equal(null);
			const popped = redis.blpop('list', 0);
			await redis.select(3);
			expect(await popped).deep.equal(['list', 'zero']);
			await redis.set('key', 'three');
			await redis.select(0);
			expect(await redis.get('key')).equal(null);
			const never = redis.blpop('none', 0.05);
			expect(await redis.quit()).equal('OK');
			expect(await never).equal(null);
		} finally {
			await proxy.stop();
		}
	});

	it('goes there when the password was changed meanwhile', async () => {
		await server().call('ACL', 'SETUSER', 'rotating', 'on', '>old', '~*', '+@all');
		const redis = make({ port: server().port, username: 'rotating', password: 'old' });
		await next(redis, 'ready');
		await server().call('ACL', 'SETUSER', 'rotating', 'resetpass', '>new');
		const told = next(redis, 'error');
		expect(await redis.blpop('list', 0.05)).equal(null);
		expect(String((await told)[0])).match(/^AuthError/);
		await server().call('ACL', 'DELUSER', 'rotating');
	});

	it('goes there when others hear nothing for connectTimeout', async () => {
		let connections = 0;
		const fault = await FaultServer.start({
			onCommand: ([name]) => {
				const word = String(name).toUpperCase();
				// The first is the caller's own.
				if (word === 'HELLO' && ++connections > 1) return new Promise<string>(() => {});
				return word === 'BLPOP' ? '*-1\r\n' : undefined;
			},
		});
		try {
			const redis = make({ port: fault.port, enableReadyCheck: false, protocol: 3, connectTimeout: 50 });
			await next(redis, 'ready');
			expect(await redis.blpop('q', 0)).equal(null);
			// On a busy machine its time is over before it has said HELLO.
			await fault.connection(1);
		} finally {
			await fault.stop();
		}
	});

	it('commandTimeout and blockingTimeout end the wait on the server, too', async () => {
		const timed = make({ port: server().port, commandTimeout: 30 });
		expect(await timed.blpop('list', 0).catch((error: Error) => error.message)).equal('Command timed out');
		const bounded = make({ port: server().port, blockingTimeout: 30 });
		expect(await bounded.blpop('list', 0)).equal(null);
		await blocked(0);
		await bounded.rpush('list', 'kept');
		expect(await bounded.lrange('list', 0, -1)).deep.equal(['kept']);
	});
});
