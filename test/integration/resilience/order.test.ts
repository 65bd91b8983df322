/** Order 1 and 3 of the contract, over connections that break: writes arrive in the order of their calls, each at most once. */
import { expect } from 'chai';
import type { Outcome } from '../../../src/index.ts';
import { FaultProxy } from '../../../src/testing/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { Chance } from '../../support/protocol/seeds.ts';
import { useServer } from '../../support/server.ts';
import { until } from '../pool/support/until.ts';

const ROUNDS = 60;
/** In each round that waits for a connection, one after the other, before it goes on in pipelines. */
const ACKNOWLEDGED = 20;

describe('writes over connections that break', () => {
	const server = useServer();
	const make = useClients();

	for (const [title, retry] of [
		['under reads', 'reads'],
		['under never', 'never'],
	] as const) {
		it(`stay in order, once, and the account is right, ${title}`, async function () {
			this.timeout(60_000);
			await server().cli('FLUSHALL');
			const proxy = await FaultProxy.start({ target: server() });
			const chance = new Chance(5);
			try {
				const redis = make({ url: proxy.url, retry, reconnect: () => 5, maxWait: 30_000 });
				redis.on('error', () => {});
				await redis.ping();
				const outcomes: Promise<'yes' | 'maybe' | 'no'>[] = [];
				const push = (): Promise<'yes' | 'maybe' | 'no'> => {
					const pushed = redis.rpush('l', outcomes.length).then(
						() => 'yes' as const,
						(error: Partial<Outcome>) => (error.maybeExecuted === true ? 'maybe' : 'no'),
					);
					outcomes.push(pushed);
					return pushed;
				};
				let killed = 0;
				for (let round = 0; round < ROUNDS; round++) {
					// In every other round a connection is known to be back before it breaks; in the rest it may break while it is dialled.
					const back = round % 2 === 0;
					for (let got = 0; back && got < ACKNOWLEDGED; ) if ((await push()) === 'yes') got++;
					for (let i = 0; i < 50; i++) {
						void push();
						if (chance.below(10) === 0) await new Promise((resolve) => setImmediate(resolve));
					}
					const how = chance.pick(['rst', 'fin'] as const);
					if (chance.below(2) === 0) {
						proxy.kill(how);
						if (back) killed++;
					} else proxy.cutAfter(chance.below(500), { direction: chance.pick(['toServer', 'toClient'] as const), how });
				}
				proxy.heal();
				const known = await Promise.all(outcomes);
				await until('it is back', () => redis.ping().catch(() => undefined));
				const arrived = (await redis.lrange('l', 0, -1)).map(Number);
				expect(arrived).deep.equal([...new Set(arrived)].sort((a, b) => a - b));
				const there = new Set(arrived);
				known.forEach((outcome, index) => {
					if (outcome !== 'maybe') expect(there.has(index), `${index}: ${outcome}`).equal(outcome === 'yes');
				});
				expect(known.filter((outcome) => outcome === 'yes').length).least((ROUNDS / 2) * ACKNOWLEDGED);
				expect(killed).least(10);
				expect(redis.stats().lanes.shared.losses).least(killed);
				if (retry === 'reads') expect(known).not.include('no');
			} finally {
				await proxy.stop();
			}
		});
	}
});
