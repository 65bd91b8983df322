/**
 * D10, D11, D12: whatever the holder of a lease did to its session, the next one sees none of it. CLIENT LIST of the next borrower's
 * connection is compared with that of a connection fresh from its handshake.
 */
import { expect } from 'chai';
import type { Client, Lease } from '../../../src/index.ts';
import type { RedisServer } from '../../../src/testing/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { Chance } from '../../support/protocol/seeds.ts';
import { eachServer, hasFeaturesOf } from '../../support/server.ts';
import { skip } from '../../support/skip.ts';
import { sessionAt } from './support/server-clients.ts';
import { turns } from './support/until.ts';

interface Mutator {
	readonly name: string;
	readonly since?: string;
	readonly kind?: RedisServer['kind'];
	/** What becomes of the connection; undefined where either is right. */
	readonly fate?: 'kept' | 'replaced';
	/** The server refuses it, and says so. */
	readonly refused?: boolean;
	act(lease: Lease, other: { readonly id: number; readonly protocol: 2 | 3 }): Promise<unknown>;
}

const calls =
	(...commands: readonly (readonly [name: string, ...args: (string | number | Buffer)[]])[]) =>
	async (lease: Lease): Promise<void> => {
		for (const [name, ...args] of commands) await lease.call(name, ...args);
	};
const refused = { fate: 'replaced', refused: true } as const;

const mutators: readonly Mutator[] = [
	{ name: 'nothing', fate: 'kept', act: calls(['PING']) },
	{ name: 'CLIENT GETNAME', fate: 'kept', act: calls(['CLIENT', 'GETNAME'], ['CLIENT', 'ID']) },
	{ name: 'MULTI', fate: 'kept', act: calls(['MULTI']) },
	{ name: 'MULTI + queued', fate: 'kept', act: calls(['MULTI'], ['SET', 'a', '1'], ['HGETALL', 'h']) },
	{ name: 'MULTI + refused', fate: 'kept', refused: true, act: calls(['MULTI'], ['SET', 'a']) },
	{ name: 'MULTI twice', fate: 'kept', refused: true, act: calls(['MULTI'], ['MULTI']) },
	{ name: 'MULTI + WATCH', refused: true, act: calls(['MULTI'], ['WATCH', 'watched']) },
	{ name: 'MULTI + BLPOP', fate: 'kept', act: calls(['MULTI'], ['BLPOP', 'none', 0]) },
	{ name: 'MULTI + DISCARD', fate: 'kept', act: calls(['MULTI'], ['SET', 'a', 1], ['DISCARD']) },
	{ name: 'MULTI + EXEC', fate: 'kept', act: calls(['MULTI'], ['SET', 'a', 1], ['EXEC']) },
	{ name: 'MULTI + SELECT', act: calls(['MULTI'], ['SELECT', 4]) },
	{ name: 'MULTI + SELECT + EXEC', act: calls(['MULTI'], ['SELECT', 4], ['EXEC']) },
	{ name: 'MULTI + CLIENT SETNAME + EXEC', act: calls(['MULTI'], ['CLIENT', 'SETNAME', 'me'], ['EXEC']) },
	{ name: 'EXEC without MULTI', refused: true, act: calls(['EXEC']) },
	{ name: 'WATCH', fate: 'kept', act: calls(['WATCH', 'watched']) },
	{ name: 'WATCH + UNWATCH', fate: 'kept', act: calls(['WATCH', 'watched'], ['UNWATCH']) },
	{ name: 'WATCH + DISCARD', fate: 'kept', refused: true, act: calls(['WATCH', 'watched'], ['DISCARD']) },
	{ name: 'WATCH + MULTI', fate: 'kept', act: calls(['WATCH', 'watched'], ['MULTI'], ['SET', 'a', 1]) },
	{ name: 'WATCH + MULTI + UNWATCH', act: calls(['WATCH', 'watched'], ['MULTI'], ['UNWATCH']) },
	{ name: 'WATCH + MULTI + EXEC', fate: 'kept', act: calls(['WATCH', 'watched'], ['MULTI'], ['GET', 'a'], ['EXEC']) },
	{
		name: 'WATCH + EXECABORT',
		fate: 'kept',
		refused: true,
		act: async (lease) => {
			await calls(['WATCH', 'watched'], ['MULTI'])(lease);
			await lease.call('SET', 'a').catch(() => {});
			await lease.call('EXEC');
		},
	},
	{
		name: 'WATCH + multi()',
		fate: 'kept',
		act: (lease) => lease.watch('watched').then(() => lease.multi().get('a').exec()),
	},
	{ name: 'WATCH in mixed case', fate: 'kept', act: calls(['wAtCh', Buffer.from('watched')]) },
	{ name: 'SELECT', fate: 'kept', act: (lease) => lease.select(5) },
	{ name: 'SELECT back', fate: 'kept', act: calls(['SELECT', 5], ['SELECT', 0]) },
	{ name: 'SELECT out of range', refused: true, act: calls(['SELECT', 100_000]) },
	{ name: 'SELECT in a script', act: (lease) => lease.eval("return redis.call('SELECT', 6)", 0) },
	{ name: 'CLIENT SETNAME', fate: 'replaced', act: (lease) => lease.client('SETNAME', 'me') },
	{ name: 'client setname', fate: 'replaced', act: calls(['client', Buffer.from('setname'), 'me']) },
	{ name: 'CLIENT SETINFO', since: '7.2', fate: 'replaced', act: calls(['CLIENT', 'SETINFO', 'LIB-NAME', 'mine']) },
	{ name: 'CLIENT REPLY ON', fate: 'kept', act: calls(['CLIENT', 'REPLY', 'ON']) },
	{ name: 'CLIENT REPLY OFF', fate: 'replaced', act: calls(['CLIENT', 'REPLY', 'OFF'], ['SET', 'a', 1]) },
	{ name: 'CLIENT REPLY OFF + ON', act: calls(['CLIENT', 'REPLY', 'OFF'], ['GET', 'a'], ['CLIENT', 'REPLY', 'ON']) },
	{
		name: 'CLIENT REPLY OFF + WATCH + DISCARD + ON',
		act: calls(['CLIENT', 'REPLY', 'OFF'], ['WATCH', 'watched'], ['DISCARD'], ['CLIENT', 'REPLY', 'ON']),
	},
	{
		name: 'CLIENT REPLY OFF + SELECT + ON',
		act: calls(['CLIENT', 'REPLY', 'OFF'], ['SELECT', 7], ['SELECT', 'x'], ['CLIENT', 'REPLY', 'ON']),
	},
	{ name: 'CLIENT REPLY SKIP', fate: 'replaced', act: calls(['CLIENT', 'REPLY', 'SKIP']) },
	{ name: 'CLIENT REPLY SKIP + command', act: calls(['CLIENT', 'REPLY', 'SKIP'], ['SET', 'a', 1], ['GET', 'a']) },
	{ name: 'CLIENT REPLY of no such mode', refused: true, act: calls(['CLIENT', 'REPLY', 'MAYBE']) },
	{
		name: 'CLIENT TRACKING',
		fate: 'replaced',
		act: (lease, { id, protocol }) =>
			lease.call('CLIENT', 'TRACKING', 'ON', ...(protocol === 2 ? ['REDIRECT', id] : []), 'OPTIN'),
	},
	{
		name: 'CLIENT CACHING',
		fate: 'replaced',
		act: async (lease, { id, protocol }) => {
			await lease.call('CLIENT', 'TRACKING', 'ON', ...(protocol === 2 ? ['REDIRECT', id] : []), 'OPTIN');
			await lease.call('CLIENT', 'CACHING', 'YES');
		},
	},
	{ name: 'CLIENT NO-EVICT', since: '7.0', fate: 'replaced', act: calls(['CLIENT', 'NO-EVICT', 'ON']) },
	{ name: 'CLIENT NO-TOUCH', since: '7.2', fate: 'replaced', act: calls(['CLIENT', 'NO-TOUCH', 'ON']) },
	{ name: 'SCRIPT DEBUG', fate: 'replaced', act: calls(['SCRIPT', 'DEBUG', 'YES']) },
	// Valkey takes it on any server.
	{ name: 'READONLY without a cluster', act: (lease) => lease.readonly().catch(() => {}) },
	{ name: 'an unknown command', ...refused, act: calls(['FUTURE.STATE', 'ON']) },
	{ name: 'an unknown subcommand', ...refused, act: calls(['CLIENT', 'FUTURE', 'ON']) },
	{
		name: 'an unknown command in a pipeline',
		...refused,
		act: (lease) => lease.pipeline().call('FUTURE.STATE').exec(),
	},
	{ name: 'an unknown command in a block', ...refused, act: (lease) => lease.multi().call('FUTURE.STATE').exec() },
];

for (const protocol of [2, 3] as const) {
	eachServer(`the session of the next borrower under RESP${protocol}`, ({ server }) => {
		const make = useClients();
		let admin: Client;
		let redis: Client;

		const idOf = async (lease: Lease): Promise<number> => Number(await lease.call('CLIENT', 'ID'));
		const runs = (mutator: Mutator): boolean =>
			(mutator.since === undefined || hasFeaturesOf(server(), mutator.since)) &&
			(mutator.kind === undefined || mutator.kind === server().kind);

		beforeEach(async () => {
			admin = make({ url: server().url });
			await admin.flushall();
			redis = make({ url: server().url, protocol, pool: { max: 1 } });
		});

		async function mutate(mutator: Mutator, lease: Lease): Promise<void> {
			const other = { id: Number(await admin.call('CLIENT', 'ID')), protocol };
			const error = await mutator.act(lease, other).then(
				() => undefined,
				(reason: unknown) => reason,
			);
			// Whoever claims that something was done must have done it.
			if (mutator.refused) expect(error).instanceof(Error);
			else if (error !== undefined) throw error;
		}

		/** The session is that of a fresh connection, and behaves so. */
		async function expectPristine(client: Client): Promise<number> {
			const fresh = await make({ ...{ url: server().url, protocol } }).acquire();
			const pristine = await sessionAt(server(), await idOf(fresh));
			await fresh.release();
			const next = await client.acquire();
			const id = await idOf(next);
			expect(await sessionAt(server(), id)).deep.equal(pristine);
			expect(await next.set('probe', 1)).equal('OK');
			// Whoever wrote to what the last one watched does not disturb the next one.
			await admin.set('watched', id);
			expect(await next.multi().set('probe', 2).get('probe').exec()).deep.equal(['OK', '2']);
			expect(await next.echo('answered')).equal('answered');
			expect(await admin.get('probe')).equal('2');
			await next.release();
			expect(client.stats().lanes.exclusive).include({ total: 1, idle: 1, busy: 0 });
			return id;
		}

		for (const mutator of mutators) {
			it(`is not touched by ${mutator.name}`, async function () {
				if (!runs(mutator)) skip(this, `${server().kind} ${server().version} has no ${mutator.name}`);
				const lease = await redis.acquire();
				const id = await idOf(lease);
				await mutate(mutator, lease);
				await lease.release();
				const next = await expectPristine(redis);
				if (mutator.fate !== undefined) expect(next === id ? 'kept' : 'replaced').equal(mutator.fate);
			});
		}

		it('is not touched by any of them in a row', async function () {
			this.timeout(30_000);
			const chance = new Chance(protocol);
			for (let i = 0; i < 40; i++) {
				const row = Array.from({ length: 1 + chance.below(4) }, () => chance.pick(mutators.filter(runs)));
				const lease = await redis.acquire();
				for (const each of row) {
					const other = { id: Number(await admin.call('CLIENT', 'ID')), protocol };
					// After one another they may be refused that are not alone, and after CLIENT REPLY OFF stay without an answer.
					await Promise.race([each.act(lease, other).catch(() => {}), turns(100)]);
				}
				await lease.release();
				try {
					await expectPristine(redis);
				} catch (error) {
					(error as Error).message = `After ${row.map(({ name }) => name).join('; ')}: ${(error as Error).message}`;
					throw error;
				}
			}
		});

		it('is in the database of the client, not in the first one', async () => {
			const second = make({ url: server().url, protocol, database: 2, pool: { max: 1 } });
			await second.use((lease) => lease.select(9));
			await second.use((lease) => lease.set('here', 1));
			expect(await admin.exists('here')).equal(0);
			expect(await second.get('here')).equal('1');
			const lease = await second.acquire();
			expect(await sessionAt(server(), await idOf(lease))).include({ db: '2' });
			expect(second.stats().lanes.exclusive).include({ created: 1 });
		});

		it('has the name of the client, also after somebody took it off', async () => {
			const named = make({ url: server().url, protocol, name: 'worker', pool: { max: 1 } });
			await named.use((lease) => lease.client('SETNAME', ''));
			const lease = await named.acquire();
			expect(await sessionAt(server(), await idOf(lease))).include({ name: 'worker' });
		});

		it('has no watch of a lease that was released while WATCH was under way', async () => {
			const lease = await redis.acquire();
			const watching = lease.watch('watched');
			await Promise.all([lease.release(), watching]);
			await expectPristine(redis);
			expect(redis.stats().lanes.exclusive).include({ created: 1 });
		});

		it('has no effect of a command that was given up and ran all the same', async () => {
			const lease = await redis.acquire();
			const given = new AbortController();
			const view = lease.with({ signal: given.signal });
			const all = [view.call('SELECT', 5), view.call('WATCH', 'watched'), view.call('MULTI')];
			const settled = Promise.allSettled(all);
			// Written, not yet answered.
			await new Promise((resolve) => process.nextTick(resolve));
			given.abort();
			await settled;
			await lease.release();
			await expectPristine(redis);
		});
	});
}

eachServer(
	'the session of the next borrower on a node of a cluster',
	({ server }) => {
		const make = useClients();
		const cases: readonly Mutator[] = [
			{ name: 'READONLY', fate: 'kept', act: (lease) => lease.readonly() },
			{ name: 'READONLY + READWRITE', fate: 'kept', act: calls(['READONLY'], ['READWRITE']) },
			{ name: 'MULTI + READONLY + EXEC', act: calls(['MULTI'], ['READONLY'], ['EXEC']) },
			{ name: 'READWRITE', fate: 'kept', act: (lease) => lease.readwrite() },
		];
		for (const { name, fate, act } of cases) {
			it(`is not touched by ${name}`, async () => {
				const redis = make({ url: server().url, pool: { max: 1 } });
				const lease = await redis.acquire();
				const id = Number(await lease.call('CLIENT', 'ID'));
				const pristine = await sessionAt(server(), id);
				await act(lease, { id, protocol: 3 });
				await lease.release();
				const next = await redis.acquire();
				const nextId = Number(await next.call('CLIENT', 'ID'));
				expect(await sessionAt(server(), nextId)).deep.equal(pristine);
				if (fate !== undefined) expect(nextId === id ? 'kept' : 'replaced').equal(fate);
				await next.release();
			});
		}
	},
	{ config: { 'cluster-enabled': 'yes' } },
);
