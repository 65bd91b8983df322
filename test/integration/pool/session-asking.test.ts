/**
 * D12, ASKING: CLIENT INFO does not show it, so that only a slot that is being imported tells. The next borrower's command must be sent
 * on to the slot's owner, as that of a fresh connection is, and write nothing here.
 */
import { expect } from 'chai';
import type { Client, Lease, ReplyError } from '../../../src/index.ts';
import type { RedisServer } from '../../../src/testing/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { eachServer, testServer } from '../../support/server.ts';
import { until } from './support/until.ts';

const config = { 'cluster-enabled': 'yes', 'cluster-require-full-coverage': 'no' };
const SLOTS = 16_384;

/** Has `importer` import the slot of `key`, which `owner` serves with all the others. */
async function importSlot(importer: RedisServer, owner: RedisServer, key: string): Promise<void> {
	await owner.cli('CLUSTER', 'ADDSLOTS', ...Array.from({ length: SLOTS }, (_, slot) => String(slot)));
	await importer.cli('CLUSTER', 'MEET', owner.host, String(owner.port));
	const id = (await owner.cli('CLUSTER', 'MYID')).trim();
	await until('the owner of the slots is known', async () => {
		const nodes = await importer.cli('CLUSTER', 'NODES');
		return nodes.includes(id) && nodes.includes(`0-${SLOTS - 1}`);
	});
	await until('the cluster is up', async () => (await importer.cli('CLUSTER', 'INFO')).includes('cluster_state:ok'));
	const slot = (await importer.cli('CLUSTER', 'KEYSLOT', key)).trim();
	expect((await importer.cli('CLUSTER', 'SETSLOT', slot, 'IMPORTING', id)).trim()).equal('OK');
}

eachServer(
	'ASKING of one borrower',
	({ suite, server }) => {
		const make = useClients();
		let owner: RedisServer;
		let redis: Client;
		before(async function () {
			this.timeout(60_000);
			owner = await testServer(suite === undefined ? { config } : { config, suite });
			await importSlot(server(), owner, 'k');
		});
		after(() => owner.stop());
		beforeEach(() => {
			redis = make({ url: server().url, pool: { max: 1 } });
		});

		const outcome = (reply: Promise<unknown>): Promise<unknown> => reply.catch((error: ReplyError) => error.code);
		const connections = (): number => redis.stats().lanes.exclusive.created;

		const cases: readonly { readonly name: string; readonly kept: boolean; act(lease: Lease): Promise<unknown> }[] = [
			{ name: 'alone', kept: true, act: (lease) => lease.asking() },
			{ name: 'called by name', kept: true, act: (lease) => lease.call('asking') },
			{ name: 'twice', kept: true, act: (lease) => Promise.all([lease.asking(), lease.asking()]) },
			{ name: 'behind a command', kept: true, act: (lease) => Promise.all([lease.select(0), lease.asking()]) },
			{ name: 'not waited for', kept: true, act: async (lease) => void lease.asking() },
			{ name: 'with READONLY', kept: true, act: (lease) => Promise.all([lease.readonly(), lease.asking()]) },
			{ name: 'in front of MULTI', kept: true, act: (lease) => Promise.all([lease.asking(), lease.call('MULTI')]) },
			{
				name: 'between MULTI and EXEC',
				kept: false,
				act: async (lease) => {
					await lease.call('MULTI');
					await lease.asking();
					await lease.call('EXEC');
				},
			},
			{
				name: 'without a reply',
				kept: false,
				act: async (lease) => {
					await lease.client('REPLY', 'OFF');
					await lease.asking();
				},
			},
			{
				name: 'given up',
				kept: true,
				act: async (lease) => {
					const given = new AbortController();
					const asking = outcome(lease.with({ signal: given.signal }).asking());
					// Written, not yet answered.
					await new Promise((resolve) => process.nextTick(resolve));
					given.abort();
					await asking;
				},
			},
		];
		for (const { name, kept, act } of cases) {
			it(`${name}, is not the next one's`, async () => {
				expect(await redis.use((lease) => outcome(lease.set('k', 'v')))).equal('MOVED');
				await redis.use(act);
				expect(await redis.use((lease) => outcome(lease.set('k', 'v')))).equal('MOVED');
				expect(connections()).equal(kept ? 1 : 2);
			});
		}

		it('is good for the command behind it, on the same lease', async () => {
			await redis.use(async (lease) => {
				expect(await outcome(lease.get('k'))).equal('MOVED');
				await lease.asking();
				expect(await lease.get('k')).equal(null);
				expect(await outcome(lease.get('k'))).equal('MOVED');
			});
		});
	},
	{ config },
);
