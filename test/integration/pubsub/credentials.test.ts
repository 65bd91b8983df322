/** The subscriber connection of credentials that expire: another one takes over before that, and nothing is told twice or missed in silence. */
import { expect } from 'chai';
import { type Client, createClient, type ReplyError } from '../../../src/index.ts';
import type { RedisServer } from '../../../src/testing/index.ts';
import { rejection } from '../../support/rejection.ts';
import { testServer } from '../../support/server.ts';
import { until } from '../pool/support/until.ts';

for (const protocol of [2, 3] as const) {
	describe(`subscriptions whose credentials expire, RESP${protocol}`, function () {
		this.timeout(20_000);
		let server: RedisServer;
		let redis: Client;
		let issued: number;
		let gaps: string[][];
		let shut: boolean;

		beforeEach(async () => {
			server = await testServer({ acl: ['app on >p0 ~* &* +@all'] });
			issued = 0;
			shut = false;
			gaps = [];
			redis = createClient({
				host: server.host,
				port: server.port,
				protocol,
				credentials: async () => {
					if (shut) throw new Error('the vault is closed');
					const password = `p${++issued}`;
					await server.cli('ACL', 'SETUSER', 'app', `>${password}`);
					return { username: 'app', password, expiresAt: Date.now() + 1200 };
				},
			});
			redis.on('gap', ({ channels, patterns }) => gaps.push([...channels, ...patterns]));
		});
		afterEach(async () => {
			redis.destroy();
			await server.stop();
		});
		const lane = () => redis.stats().lanes.subscriber;
		const rotated = (from: number | undefined): Promise<unknown> =>
			until('another connection has taken over', () => lane().clientId !== from && lane().creating === 0);

		it('go on over another connection, with no gap where nothing was published', async () => {
			const rounds = protocol - 1;
			const heard: string[] = [];
			await redis.subscribe('news', (message) => void heard.push(message));
			await redis.psubscribe('p*', (message) => void heard.push(message));
			for (let i = 0; i < rounds; i++) {
				const { clientId } = lane();
				await server.cli('PUBLISH', 'news', `before ${i}`);
				await until('it is heard', () => heard.at(-1) === `before ${i}`);
				await rotated(clientId);
				await until('the old one is gone', async () => {
					const clients = (await server.cli('CLIENT', 'LIST')).split('\n');
					return clients.filter((line) => /\bsub=[1-9]/.test(line)).length === 1;
				});
				await redis.publish('p1', `after ${i}`);
				await until('it is heard', () => heard.at(-1) === `after ${i}`);
			}
			expect(heard).lengthOf(2 * rounds);
			expect(gaps).deep.equal([]);
			expect(lane()).include({ total: 1, busy: 1, losses: 0, gaps: 0 });
			expect(lane().dials).least(rounds + 1);
			expect(issued).least(rounds + 1);
		});

		it('are told in order, each message once, while much is published; what is missing is a gap', async () => {
			const heard: number[] = [];
			await redis.subscribe('many', (message) => void heard.push(Number(message)));
			const ids = new Set<unknown>();
			let sent = 0;
			await until('another has taken over', async () => {
				ids.add(lane().clientId);
				await Promise.all(Array.from({ length: 20 }, () => redis.publish('many', String(++sent))));
				return ids.size > 1;
			});
			await until('it is through with that', () => lane().creating === 0 && lane().total === 1);
			// One that is published while it takes over may be a missing one, too.
			await until('the last one is heard', async () => {
				await redis.publish('many', String(++sent));
				return heard.at(-1) === sent;
			});
			const missing = sent - heard.length;
			// Each once, and in order.
			for (let i = 1; i < heard.length; i++) expect(heard[i]).above(heard[i - 1] as number);
			if (missing > 0) expect(gaps.length).above(0);
			expect(gaps.length).most(1);
			expect(lane()).include({ losses: 0 });
		});

		it('that are begun and ended at that very time are as desired', async () => {
			const heard: string[] = [];
			const kept = await redis.subscribe('kept', (message) => void heard.push(message));
			const { clientId } = lane();
			let n = 0;
			while (lane().clientId === clientId) {
				const sub = await redis.subscribe(`c${++n % 3}`, () => {});
				await sub.unsubscribe();
			}
			await until('it is settled', () => lane().creating === 0);
			await redis.subscribe('late', (message) => void heard.push(message));
			await redis.publish('kept', 'one');
			await redis.publish('late', 'two');
			await until('both are heard', () => heard.length === 2);
			expect(heard).deep.equal(['one', 'two']);
			await kept.unsubscribe();
			expect(lane()).include({ channels: 1, losses: 0 });
		});

		it('whose next connection may not have them hear of it', async () => {
			const feed = redis.messages('secret');
			await feed.ready();
			await server.cli('ACL', 'SETUSER', 'app', 'resetchannels', '&news');
			const error = await rejection(feed.next());
			expect((error as ReplyError).code).equal('NOPERM');
			expect(lane()).include({ subscriptions: 0 });
		});

		it('stay where no other connection can be had, and it is tried again', async () => {
			const heard: string[] = [];
			await redis.subscribe('news', (message) => void heard.push(message));
			const { clientId } = lane();
			shut = true;
			await until('one was refused', () => lane().lastDialError);
			await server.cli('PUBLISH', 'news', 'meanwhile');
			await until('it is heard', () => heard.length === 1);
			expect(lane().clientId).equal(clientId);
			shut = false;
			await rotated(clientId);
			await server.cli('PUBLISH', 'news', 'later');
			await until('it is heard', () => heard.length === 2);
			expect(heard).deep.equal(['meanwhile', 'later']);
			expect(lane().lastDialError).equal(undefined);
		});
	});
}
