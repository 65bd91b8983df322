/** How many round trips stand before the first answer of a real server, counted by a proxy that lets one turn pass after the other. */
import { expect } from 'chai';
import type { ClientOptions } from '../../../src/index.ts';
import { FaultProxy } from '../../../src/testing/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { eachServer } from '../../support/server.ts';
import { turns, until } from '../pool/support/until.ts';

eachServer(
	'after TCP',
	({ server }) => {
		const make = useClients();
		let proxy: FaultProxy;
		beforeEach(async () => {
			proxy = await FaultProxy.start({ target: server() });
			await server().cli('SET', 'k', 'v');
		});
		afterEach(() => proxy.stop());

		/**
		 * Round trips until `reply` settles: what the client says is held back while it says it, then let through whole, and so is what the
		 * server answers to that.
		 */
		async function tripsOf<T>(reply: Promise<T>): Promise<{ value: T; trips: number }> {
			let value: { readonly is: T } | undefined;
			let error: unknown;
			reply.then(
				(is) => {
					value = { is };
				},
				(reason: unknown) => {
					error = reason;
				},
			);
			const link = await proxy.link(0);
			let trips = 0;
			for (;;) {
				trips++;
				const [asked, answered] = [link.bytesToServer, link.bytesToClient];
				// The client has said what it can say without an answer.
				await turns();
				proxy.resume('toServer');
				await until('the client says something', () => link.bytesToServer > asked);
				await turns();
				proxy.stall('toServer');
				await turns();
				proxy.resume('toClient');
				await until('the server answers', () => link.bytesToClient > answered || error !== undefined);
				// All that the server has to say to that: a whole answer is followed by silence.
				for (let said = 0; said !== link.bytesToClient; await turns(20)) said = link.bytesToClient;
				if (error !== undefined) throw error;
				proxy.stall('toClient');
				if (value !== undefined) return { value: value.is, trips };
			}
		}

		const user = { username: 'app', password: 'secret' };
		const reads: Readonly<Record<string, ClientOptions>> = {
			'nothing set': {},
			RESP2: { protocol: 2 },
			'a user and a password': user,
			'a user, a password, a name and a database': { ...user, name: 'me', database: 1 },
			'a user and RESP2': { ...user, protocol: 2 },
		};
		for (const [what, options] of Object.entries(reads)) {
			it(`a first GET takes one round trip, with ${what}`, async () => {
				proxy.stall();
				const redis = make({ host: proxy.host, port: proxy.port, ...options });
				const { value, trips } = await tripsOf(redis.get('k'));
				expect(value).equal(options.database === undefined ? 'v' : null);
				expect(trips).equal(1);
				expect(proxy.stats().connections).equal(1);
			});
		}

		it('connect() and a first GET together take one', async () => {
			proxy.stall();
			const redis = make({ url: proxy.url });
			const { trips } = await tripsOf(Promise.all([redis.connect(), redis.get('k')]));
			expect(trips).equal(1);
		});

		it('a first SET takes one where there is nothing to prove, and two with a password', async () => {
			proxy.stall();
			expect((await tripsOf(make({ url: proxy.url }).set('w', 1))).trips).equal(1);
			await proxy.stop();
			proxy = await FaultProxy.start({ target: server() });
			proxy.stall();
			const redis = make({ host: proxy.host, port: proxy.port, ...user });
			expect((await tripsOf(redis.set('w', 1))).trips).equal(2);
		});
	},
	{ acl: ['default on nopass ~* &* +@all', 'app on >secret ~* &* +@all'] },
);
