/** D4: whatever a reply is, and whatever becomes of it, the next reply is the next command's. */
import { expect } from 'chai';
import { type CommandSpec, Flag, sessionOf } from '../../src/commands/spec.ts';
import { table } from '../../src/commands/table.ts';
import type { Client } from '../../src/index.ts';
import { FaultServer } from '../../src/testing/index.ts';
import { useClients } from '../support/connection/clients.ts';
import { servers } from '../support/protocol/corpus-servers.ts';
import { all } from '../support/protocol/corpus-types.ts';
import { Chance } from '../support/protocol/seeds.ts';

/** Everything recorded or made up that is the answer to one command, with or without pushes around it. */
const corpus = [...all, ...servers].filter(({ gives }) => gives.filter(([to]) => to !== 'push').length === 1);

const specs = [...table().all.values()].filter(
	(spec) => (spec.flags & (Flag.blocking | Flag.noReply | Flag.container)) === 0 && sessionOf(spec, []).kind === 'none',
);
const shaped: readonly CommandSpec[] = specs.filter((spec) => spec.shape !== '');
const words = (spec: CommandSpec): [string, ...string[]] => spec.name.split(/[ |]/) as [string, ...string[]];

describe('behind every reply', () => {
	const client = useClients();
	let server: FaultServer;
	let queue: Buffer[] = [];
	before(async () => {
		server = await FaultServer.start({
			record: false,
			onCommand: (args) => {
				if (String(args[0]) === 'NEXT') return '+NEXT\r\n';
				return ['HELLO', 'CLIENT'].includes(String(args[0])) && queue.length === 0 ? undefined : (queue.shift() ?? '');
			},
		});
	});
	after(() => server.stop());

	async function connected(): Promise<Client> {
		queue = [];
		const redis = client({ url: server.url });
		await redis.connect();
		// The answers to the introduction are in as well.
		await redis.call('NEXT');
		return redis;
	}

	/** Sends commands in one turn, each with a reply of the corpus and a sentinel behind it. */
	async function check(
		redis: Client,
		commands: ReadonlyArray<readonly [string[], Buffer]>,
		what: string,
	): Promise<void> {
		const sentinels = commands.map(([[name, ...args], wire]) => {
			queue.push(wire);
			redis.call(name as string, ...args).catch(() => {});
			return redis.call('NEXT');
		});
		const heard = await Promise.all(sentinels);
		expect(heard.map(String), what).deep.equal(commands.map(() => 'NEXT'));
		expect(redis.state, what).equal('ready');
	}

	it('there is a corpus, and there are commands whose replies are transformed', () => {
		expect(corpus).lengthOf.above(80);
		expect(shaped).lengthOf.above(60);
	});

	it('comes the next one, whatever the reply and the view', async () => {
		const redis = await connected();
		for (const view of [redis, redis.buffers, redis.with({ decode: { integer: 'bigint', message: 'pairs' } })]) {
			for (const { name, wire } of corpus) {
				await check(
					view as Client,
					[['GET', 'k'], ['NO.SUCH'], ['GET', 'k']].map((command) => [command, wire]),
					name,
				);
			}
		}
	});

	it('comes the next one, also when a transform gets what it was not made for', async function () {
		this.timeout(60_000);
		const redis = await connected();
		for (const view of [redis, redis.buffers]) {
			for (const spec of shaped) {
				await check(
					view as Client,
					corpus.map(({ wire }) => [[...words(spec), 'WITHSCORES'], wire]),
					spec.name,
				);
			}
		}
	});

	it('comes the next one, when commands are given up here and there', async () => {
		const redis = await connected();
		const chance = new Chance(11);
		for (let round = 0; round < 50; round++) {
			const sentinels: Promise<unknown>[] = [];
			for (let i = 0; i < 40; i++) {
				const { wire } = chance.pick(corpus);
				const given = new AbortController();
				const when = chance.below(4);
				const pending = redis.with({ signal: given.signal }).call(...words(chance.pick(specs)));
				pending.catch(() => {});
				// In its own turn: it is not sent, and the server has nothing to answer.
				if (when === 0) given.abort();
				else queue.push(wire);
				if (when === 1) setImmediate(() => given.abort());
				sentinels.push(redis.call('NEXT'));
			}
			for (const each of await Promise.all(sentinels)) expect(each).equal('NEXT');
		}
	});
});
