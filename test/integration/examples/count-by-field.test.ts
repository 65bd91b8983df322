/** The founding example: counting hashes whose field has a value, on the server and from here. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { remembered } from '../../../examples/count-by-field/remembered.ts';
import { compare, countAtomically, countByScan, fill, sharedCount } from '../../../examples/count-by-field.ts';
import { type Client, createClient, ReplyError } from '../../../src/index.ts';
import { rejection } from '../../support/rejection.ts';
import { eachServer, hasFeaturesOf } from '../../support/server.ts';

const root = join(import.meta.dirname, '../../..');
const HASHES = 3000;
const OPEN = HASHES / 10;
/** A hang guard for the steps that start processes. */
const TIMEOUT = 60_000;

eachServer('examples/count-by-field.ts', ({ server }) => {
	let redis: Client;
	const hasFunctions = (): boolean => hasFeaturesOf(server(), '7.0');

	before(async () => {
		redis = createClient(server().url);
		await fill(redis, HASHES);
		// None of these is a hash with an open state.
		await redis.hset('no:state', { title: 'open' });
		await redis.hset('other:state', { state: 'opened' });
		await redis.mset({ state: 'open', text: 'open' });
		await redis.lpush('list', 'open');
	});
	after(() => redis.close());

	const scans = async (): Promise<number> =>
		Number(/^cmdstat_scan:calls=(\d+)/m.exec(await redis.info('commandstats'))?.[1] ?? 0);

	it('counts with one function call', async () => {
		if (!hasFunctions()) {
			expect((await rejection(countAtomically(redis, 'state', 'open'), ReplyError)).message).to.match(
				/unknown command/i,
			);
			return;
		}
		expect(await countAtomically(redis, 'state', 'open')).to.equal(OPEN);
		expect(await countAtomically(redis, 'state', 'nobody')).to.equal(0);
	});

	it('counts the same page by page', async () => {
		expect(await countByScan(redis, 'state', 'open')).to.equal(OPEN);
		expect(await countByScan(redis, 'title', 'open')).to.equal(1);
		expect(await countByScan(redis, 'state', 'nobody')).to.equal(0);
	});

	it('passes over a key that is no hash any more, and tells any other failure', async () => {
		const pages = (keys: string[]): Client =>
			({ scan: async () => ['0', keys], pipeline: (rows: []) => redis.pipeline(rows) }) as unknown as Client;
		expect(await countByScan(pages(['ticket:0', 'list', 'ticket:10', 'ticket:0']), 'state', 'open')).to.equal(2);
		await rejection(countByScan(pages([undefined as unknown as string]), 'state', 'open'), TypeError);
	});

	it('computes once for everybody who asks at the same time, and keeps the answer', async () => {
		const shared = sharedCount(redis);
		const before = await scans();
		await countByScan(redis, 'state', 'open');
		const once = (await scans()) - before;
		expect(once).to.be.greaterThan(1);

		const answers = await Promise.all(Array.from({ length: 50 }, () => shared('state', 'open')));
		expect(new Set(answers)).to.deep.equal(new Set([OPEN]));
		expect((await scans()) - before).to.equal(2 * once);
		expect(await shared('state', 'open')).to.equal(OPEN);
		expect((await scans()) - before).to.equal(2 * once);
		expect(await shared('state', 'closed')).to.equal(HASHES - OPEN);
		expect((await scans()) - before).to.equal(3 * once);
	});

	it('reports the PINGs of another client beside both', async function () {
		this.timeout(TIMEOUT);
		const lines = await compare(redis, server().url);
		expect(lines.map(({ way, found }) => [way.slice(0, 3), found])).to.deep.equal([
			['not', 0],
			...(hasFunctions() ? [['(a)', OPEN]] : []),
			['(b)', OPEN],
			['(b)', OPEN],
		]);
		for (const { pings } of lines) {
			expect(pings.pings).to.be.greaterThan(0);
			expect(pings.p99).to.be.within(pings.median, pings.slowest);
		}
	});
});

describe('npx tsx examples/count-by-field.ts', () => {
	it('prints a line for each way and ends by itself', async function () {
		this.timeout(TIMEOUT);
		const command = ['--import', 'tsx', 'examples/count-by-field.ts', '2000'];
		const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: root, timeout: TIMEOUT });
		expect(stdout).to.match(/^2,000 hashes\./);
		expect(stdout).to.match(/^count by +found +took +pings +median +p99 +slowest$/m);
		// Found, took, PINGs of the other client, and how long those took: beside both.
		const numbers = ' +200 +\\d+ +\\d+ +\\d+\\.\\d\\d +\\d+\\.\\d\\d +\\d+\\.\\d\\d$';
		expect(stdout).to.match(new RegExp(`^\\(a\\) FCALL_RO(?:${numbers}| needs)`, 'm'));
		expect(stdout).to.match(new RegExp(`^\\(b\\) SCAN and HGET, 100 callers${numbers}`, 'm'));
	});
});

describe('a remembered answer', () => {
	it('is computed anew when its time is over, for each argument list apart', async () => {
		let now = 0;
		let computed = 0;
		const ask = remembered(
			async (text: string) => `${text}${++computed}`,
			5000,
			() => now,
		);
		expect(await Promise.all([ask('a'), ask('b'), ask('a')])).to.deep.equal(['a1', 'b2', 'a1']);
		now = 4999;
		expect(await ask('a')).to.equal('a1');
		now = 5000;
		expect(await ask('a')).to.equal('a3');
	});

	it('counts its time from when the answer came', async () => {
		let now = 0;
		let settle = (_: string): void => {};
		const ask = remembered(
			() =>
				new Promise<string>((resolve) => {
					settle = resolve;
				}),
			5000,
			() => now,
		);
		const first = ask();
		now = 60_000;
		expect(ask()).to.equal(first);
		settle('late');
		expect(await first).to.equal('late');
		now = 64_999;
		expect(ask()).to.equal(first);
		now = 65_000;
		expect(ask()).not.to.equal(first);
	});

	it('is no failure: the next caller tries again', async () => {
		let tries = 0;
		const ask = remembered(async () => {
			if (++tries === 1) throw new RangeError('not now');
			return tries;
		}, 5000);
		const [one, other] = [ask(), ask()];
		await rejection(one, RangeError);
		await rejection(other, RangeError);
		expect(await ask()).to.equal(2);
	});
});
