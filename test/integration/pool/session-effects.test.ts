/**
 * D12, from the command table: every command that changes the session of its connection, or would, and the next borrower, who must have
 * that of a connection fresh from its handshake. A command that the table gains is missing here until somebody says how it is called.
 */
import { expect } from 'chai';
import { changesSession } from '../../../src/commands/session-effects.ts';
import type { CommandSpec } from '../../../src/commands/spec.ts';
import { table } from '../../../src/commands/table.ts';
import type { Client, Lease, ReplyError } from '../../../src/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { rejection } from '../../support/rejection.ts';
import { eachServer } from '../../support/server.ts';
import { sessionAt } from './support/server-clients.ts';

type Words = readonly string[];

interface Use {
	readonly args?: Words;
	/** What has to be sent first, so that the server takes it. */
	readonly behind?: readonly Words[];
	/** Only a server in cluster mode takes it. */
	readonly cluster?: boolean;
}

const cluster = { cluster: true };
const tracking: Use['behind'] = [['CLIENT', 'TRACKING', 'ON', 'OPTIN']];
const prepared: Use['behind'] = [['HIMPORT', 'PREPARE', 'f', 'a', 'b']];

const uses: Readonly<Record<string, Use>> = {
	ASKING: cluster,
	AUTH: { args: ['password'] },
	'CLIENT CACHING': { args: ['YES'], behind: tracking },
	'CLIENT CAPA': { args: ['redirect'] },
	'CLIENT IMPORT-SOURCE': { args: ['ON'] },
	'CLIENT NO-EVICT': { args: ['ON'] },
	'CLIENT NO-TOUCH': { args: ['ON'] },
	'CLIENT REPLY': { args: ['OFF'] },
	'CLIENT SETINFO': { args: ['LIB-NAME', 'mine'] },
	'CLIENT SETNAME': { args: ['mine'] },
	'CLIENT TRACKING': { args: ['ON'] },
	'CLUSTER SYNCSLOTS': { args: ['CAPA'] },
	DISCARD: { behind: [['MULTI'], ['INCR', 'queued']] },
	EXEC: { behind: [['MULTI'], ['INCR', 'queued']] },
	HELLO: { args: ['2'] },
	'HIMPORT DISCARD': { args: ['f'], behind: prepared },
	'HIMPORT DISCARDALL': { behind: prepared },
	'HIMPORT PREPARE': { args: ['f', 'a', 'b'] },
	'HIMPORT SET': { args: ['k', 'f', '1', '2'], behind: prepared },
	MONITOR: {},
	MULTI: {},
	PSUBSCRIBE: { args: ['p*'] },
	PSYNC: { args: ['?', '-1'] },
	PUNSUBSCRIBE: { args: ['p*'], behind: [['PSUBSCRIBE', 'p*']] },
	QUIT: {},
	READONLY: cluster,
	READWRITE: { ...cluster, behind: [['READONLY']] },
	REPLCONF: { args: ['listening-port', '1'] },
	RESET: {},
	'SCRIPT DEBUG': { args: ['YES'] },
	SELECT: { args: ['5'] },
	SSUBSCRIBE: { args: ['s'] },
	SUBSCRIBE: { args: ['c'] },
	SUNSUBSCRIBE: { args: ['s'], behind: [['SSUBSCRIBE', 's']] },
	SYNC: {},
	UNSUBSCRIBE: { args: ['c'], behind: [['SUBSCRIBE', 'c']] },
	UNWATCH: { behind: [['WATCH', 'watched']] },
	WATCH: { args: ['watched'] },
};

const all = [...table().all.values()].filter((spec) => changesSession(spec.effect) || spec.session === 'refused');
/** Only a new connection takes it back, or is sure to. */
const lasting = ({ effect }: CommandSpec): boolean => ['taint', 'subscribe', 'monitor'].includes(effect);
/** A server that has not got it, or will not have it in this mode. */
const REFUSED =
	/unknown|wrong number|not allowed|can't|cannot|syntax|in the context|inside MULTI|support|import mode|MULTI/i;

const send = ({ name }: CommandSpec, { args = [] }: Use): [string, ...string[]] =>
	[...name.split(' '), ...args] as [string, ...string[]];

const failure = (reply: Promise<unknown>): Promise<Error | undefined> =>
	reply.then(
		() => undefined,
		(error: Error) => error,
	);

describe('the commands that change a session', () => {
	it('are all known here', () => {
		expect(all.map(({ name }) => name).sort()).deep.equal(Object.keys(uses).sort());
	});
});

for (const protocol of [2, 3] as const) {
	for (const mode of ['alone', 'in a cluster'] as const) {
		const inCluster = mode === 'in a cluster';
		const here = all.filter(({ name }) => (uses[name]?.cluster === true) === inCluster);
		eachServer(
			`after a lease, ${mode}, RESP${protocol}`,
			({ server }) => {
				const make = useClients();
				let redis: Client;
				let pristine: unknown;

				const idOf = async (lease: Lease): Promise<number> => Number(await lease.call('CLIENT', 'ID'));
				beforeEach(async () => {
					redis = make({ url: server().url, protocol, pool: { max: 1 } });
					pristine = await redis.use(async (lease) => sessionAt(server(), await idOf(lease)));
				});

				/** What the next borrower has; its connection's id. */
				async function next(): Promise<number> {
					const lease = await redis.acquire();
					const heard: unknown[] = [];
					lease.onPush((push) => heard.push(push));
					const id = await idOf(lease);
					expect(await sessionAt(server(), id)).deep.equal(pristine);
					await redis.publish('c', 'lost');
					await redis.publish('p1', 'lost');
					if (!inCluster) {
						await redis.set('watched', id);
						expect(await lease.multi().set('probe', id).get('probe').exec()).deep.equal(['OK', String(id)]);
					}
					expect(await lease.echo('mine')).equal('mine');
					expect(await lease.echo('mine, too')).equal('mine, too');
					await lease.release();
					expect(heard).deep.equal([]);
					return id;
				}

				/** The one that `act` had, and the next one's. */
				async function after(act: (lease: Lease) => Promise<unknown>): Promise<{ before: number; now: number }> {
					const lease = await redis.acquire();
					const before = await idOf(lease);
					await act(lease);
					await lease.release();
					return { before, now: await next() };
				}

				for (const spec of here.filter(({ session }) => session === 'refused')) {
					const [name, ...args] = send(spec, uses[spec.name] ?? {});
					it(`${spec.name} was never sent`, async () => {
						const { before, now } = await after(async (lease) => {
							for (const spelt of [name, name.toLowerCase()])
								expect((await rejection(lease.call(spelt, ...args), TypeError)).message).include(spec.name);
						});
						expect(now).equal(before);
					});
				}

				for (const spec of here.filter(({ session }) => session !== 'refused')) {
					const use = uses[spec.name] ?? {};
					const [name, ...args] = send(spec, use);
					/** What stands before it, where the server takes that. */
					async function prepare(lease: Lease): Promise<void> {
						for (const [first, ...rest] of use.behind ?? []) {
							const where =
								first === 'CLIENT' && protocol === 2 ? ['REDIRECT', String(await redis.call('CLIENT', 'ID'))] : [];
							await failure(lease.call(first as string, ...rest, ...where));
						}
					}
					const redirect = async (): Promise<string[]> =>
						spec.name === 'CLIENT TRACKING' && protocol === 2
							? ['REDIRECT', String(await redis.call('CLIENT', 'ID'))]
							: [];
					function expectFate({ before, now }: { before: number; now: number }): void {
						if (lasting(spec)) expect(now).not.equal(before);
						else if (spec.effect !== 'reply') expect(now).equal(before);
					}

					it(`${spec.name} is gone`, async () => {
						const more = await redirect();
						const ids = await after(async (lease) => {
							await prepare(lease);
							const error = await failure(lease.call(name, ...args, ...more));
							if (error !== undefined) expect((error as ReplyError).message).match(REFUSED);
						});
						expectFate(ids);
					});

					it(`${spec.name} is gone, in small letters and not waited for`, async () => {
						const more = await redirect();
						const ids = await after(async (lease) => {
							await prepare(lease);
							void failure(lease.call(name.toLowerCase(), ...args, ...more));
						});
						expectFate(ids);
					});

					it(`${spec.name} is gone, between MULTI and EXEC`, async () => {
						const more = await redirect();
						await after(async (lease) => {
							await prepare(lease);
							await failure(lease.call('MULTI'));
							void failure(lease.call(name, ...args, ...more));
							void failure(lease.call('EXEC'));
						});
					});

					it(`${spec.name} is refused by the builders of a lease`, async () => {
						const { before, now } = await after(async (lease) => {
							for (const builder of [lease.pipeline(), lease.multi()]) {
								const error = await rejection(builder.call(name, ...args).exec(), TypeError);
								expect(error.message).include(spec.name);
							}
						});
						expect(now).equal(before);
					});
				}
			},
			inCluster ? { config: { 'cluster-enabled': 'yes' } } : {},
		);
	}
}
