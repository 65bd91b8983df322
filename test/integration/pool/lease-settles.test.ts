/**
 * Whatever a holder does with a lease, in whatever order: every promise settles, without the release having to end it, and the next
 * borrower sees a session fresh from its handshake, and its own replies.
 */
import { expect } from 'chai';
import { AbortError, type Client, type Lease, ReplyError } from '../../../src/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { Chance, patience, runs } from '../../support/protocol/seeds.ts';
import { rejection } from '../../support/rejection.ts';
import { eachServer } from '../../support/server.ts';
import { type ServerClient, sessionAt } from './support/server-clients.ts';
import { turns } from './support/until.ts';

/** What a holder may be told, and nothing else. */
const told = new Set([
	'AbortError',
	'ConnectionLostError',
	'LeaseReleasedError',
	'PipelineError',
	// A block inside a raw MULTI: EXEC answers for more than the block holds.
	'ProtocolError',
	'ReplyError',
	'TransactionError',
	'TypeError',
]);
/** A hang guard: everything here takes milliseconds, and the pool's own bound is a second. */
const BOUND = 5000;

interface Step {
	readonly name: string;
	readonly done: Promise<unknown>;
}

/** One thing that a holder does, begun but not awaited. */
function act(lease: Lease, signal: AbortSignal, chance: Chance): Step {
	const view = lease.with({ signal });
	const line = (...words: string[]): Step => {
		const watched = chance.below(8) === 0;
		const name = `${words.join(' ')}${watched ? ' with a signal' : ''}`;
		return { name, done: (watched ? view : lease).call(...(words as [string])) };
	};
	switch (chance.below(20)) {
		case 0:
		case 1:
			return line('GET', 'k');
		case 2:
			return line('SET', 'k', 'v');
		case 3:
			// What cannot be sent is told at once, and changes nothing.
			return { name: 'SET k undefined', done: lease.call('SET', 'k', undefined as never) };
		case 4:
		case 5:
			return line('MULTI');
		case 6:
		case 7:
			return line('EXEC');
		case 8:
			return line('DISCARD');
		case 9:
			return line('WATCH', 'watched');
		case 10:
			return line('SELECT', chance.pick(['0', '3', 'x']));
		case 11:
		case 12:
			return line('CLIENT', 'REPLY', 'ON');
		case 13:
			return line('CLIENT', 'REPLY', 'OFF');
		case 14:
			return line('CLIENT', 'REPLY', 'SKIP');
		case 15:
			return line('CLIENT', 'REPLY', ...chance.pick([['OFF', 'really'], ['MAYBE'], []]));
		case 16:
			return line('BLPOP', 'none', '0.01');
		case 17:
			return { name: 'BLPOP none 0 with a signal', done: view.blpop('none', 0) };
		case 18:
			return { name: 'pipeline', done: lease.pipeline().get('k').set('k', 'v').exec() };
		default:
			return { name: 'multi()', done: lease.multi().get('k').incr('n').exec() };
	}
}

async function withinBound(what: () => string, promise: Promise<unknown>): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise((_, reject) => {
		timer = setTimeout(() => reject(new Error(`Not settled within ${BOUND} ms: ${what()}`)), BOUND);
	});
	await Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

for (const protocol of [2, 3] as const) {
	eachServer(`a lease in any order of commands, under RESP${protocol}`, ({ server }) => {
		const make = useClients();
		let redis: Client;
		let pristine: ServerClient;
		let idOf: (lease: Lease) => Promise<number>;

		beforeEach(async () => {
			redis = make({ url: server().url, protocol, pool: { max: 1 } });
			idOf = async (lease) => Number(await lease.call('CLIENT', 'ID'));
			await redis.use(async (lease) => {
				pristine = await sessionAt(server(), await idOf(lease));
			});
		});

		async function holder(chance: Chance): Promise<string[]> {
			const lease = await redis.acquire();
			const given = new AbortController();
			const steps: Step[] = [];
			const open = new Set<Step>();
			const log: string[] = [];
			const count = 2 + chance.below(14);
			for (let i = 0; i < count; i++) {
				const step = act(lease, given.signal, chance);
				log.push(step.name);
				steps.push(step);
				open.add(step);
				const settled = step.done.then(
					() => open.delete(step),
					(error: Error) => {
						open.delete(step);
						if (!told.has(error.name)) log.push(`unexpected ${error.name}: ${error.message}`);
					},
				);
				// A wait for ever ends with the signal: awaited, it would wait for us.
				if (chance.below(2) === 0 && !step.name.includes('BLPOP none 0 ')) {
					const abort = chance.below(4) === 0;
					if (abort) log.push('abort');
					if (abort) given.abort();
					else if ([...open].some(({ name }) => name.includes('BLPOP none 0 '))) continue;
					await withinBound(() => `${log.join('; ')} [${[...open].map(({ name }) => name)}]`, settled);
				} else if (chance.below(4) === 0) await turns(chance.below(5));
			}
			const early = chance.below(3) === 0;
			const releasing = early ? lease.release() : undefined;
			log.push(early ? 'release' : 'abort, then release');
			if (!early) given.abort();
			await withinBound(
				() => `${log.join('; ')} [${[...open].map(({ name }) => name)}]`,
				Promise.allSettled(steps.map(({ done }) => done)),
			);
			await withinBound(() => `${log.join('; ')} [the release]`, releasing ?? lease.release());
			return log;
		}

		it('settles everything and leaves nothing behind', async function () {
			this.timeout(patience * 2);
			const given = process.env['RESPOOL_SEED'];
			const first = given === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(given);
			for (let seed = first; seed < first + (given === undefined ? runs(150) : 1); seed++) {
				let log: string[] = [];
				try {
					log = await holder(new Chance(seed));
					expect(log.filter((entry) => entry.startsWith('unexpected'))).deep.equal([]);
					await redis.use(async (next) => {
						expect(await sessionAt(server(), await idOf(next))).deep.equal(pristine);
						expect(await next.call('ECHO', `mine ${seed}`)).equal(`mine ${seed}`);
					});
				} catch (error) {
					(error as Error).message = `With RESPOOL_SEED=${seed}: ${(error as Error).message} (${log.join('; ')})`;
					throw error;
				}
			}
		});

		const silent = [['OFF'], ['SKIP']];
		for (const [mode = ''] of silent) {
			it(`CLIENT REPLY ${mode} is refused while MULTI is open: EXEC's reply would never be whole`, async () => {
				await redis.use(async (lease) => {
					await lease.call('MULTI');
					await lease.call('ECHO', 'queued');
					expect((await rejection(lease.call('CLIENT', 'REPLY', mode), TypeError)).message).match(
						/MULTI.*EXEC or DISCARD/,
					);
					expect(await lease.call('EXEC')).deep.equal(['queued']);
					expect(await lease.call('CLIENT', 'REPLY', mode)).equal(undefined);
				});
			});
		}

		it('CLIENT REPLY ON is refused inside a MULTI that was opened in silence, and works behind it', async () => {
			await redis.use(async (lease) => {
				for (const end of ['EXEC', 'DISCARD']) {
					await lease.call('CLIENT', 'REPLY', 'OFF');
					await lease.call('MULTI');
					await lease.call('SET', 'silent', end);
					expect((await rejection(lease.call('CLIENT', 'REPLY', 'ON'), TypeError)).message).match(
						/MULTI.*EXEC or DISCARD/,
					);
					await lease.call(end);
					expect(await lease.call('CLIENT', 'REPLY', 'ON')).equal('OK');
					expect(await lease.call('GET', 'silent')).equal('EXEC');
				}
			});
		});

		it('a CLIENT REPLY that the server refuses changes nothing', async () => {
			await redis.use(async (lease) => {
				const error = await rejection(lease.call('CLIENT', 'REPLY', 'OFF', 'really'), ReplyError);
				expect(error).include({ code: 'ERR' });
				expect(await lease.call('ECHO', 'heard')).equal('heard');
			});
		});

		it('what cannot be sent does not use up a CLIENT REPLY SKIP, nor begin one', async () => {
			await redis.use(async (lease) => {
				await rejection(lease.call('CLIENT', 'REPLY', 'OFF', undefined as never), TypeError);
				expect(await lease.call('ECHO', 'heard')).equal('heard');
				await lease.call('CLIENT', 'REPLY', 'SKIP');
				await rejection(lease.call('ECHO', undefined as never), TypeError);
				expect(await lease.call('ECHO', 'skipped')).equal(undefined);
				expect(await lease.call('ECHO', 'heard')).equal('heard');
			});
		});

		it('CLIENT REPLY ON is sent even where its caller has gone: what follows counts on it', async () => {
			await redis.use(async (lease) => {
				await lease.call('CLIENT', 'REPLY', 'OFF');
				const given = new AbortController();
				const on = rejection(lease.with({ signal: given.signal }).call('CLIENT', 'REPLY', 'ON'), AbortError);
				const echo = lease.call('ECHO', 'heard');
				given.abort();
				expect(await on).include({ written: true, maybeExecuted: true });
				expect(await echo).equal('heard');
			});
		});

		it('a MULTI or WATCH behind an EXEC that is not answered yet is not forgotten', async () => {
			for (const dirty of [['MULTI'], ['WATCH', 'watched']]) {
				const lease = await redis.acquire();
				const all = [lease.multi().ping().exec(), lease.call(...(dirty as [string]))];
				await Promise.all([lease.release(), ...all]);
				await redis.use(async (next) => {
					expect(await next.call('ECHO', 'mine')).equal('mine');
					expect(await sessionAt(server(), await idOf(next))).deep.equal(pristine);
				});
				expect(redis.stats().lanes.exclusive.created).equal(1);
			}
		});

		it('a blocking command behind a DISCARD that is not answered yet can be given up, and takes nothing', async () => {
			await redis.use(async (lease) => {
				const given = new AbortController();
				const ended = [lease.call('MULTI'), lease.call('DISCARD')];
				const blocked = rejection(lease.with({ signal: given.signal }).blpop('none', 0), AbortError);
				const behind = lease.call('ECHO', 'behind');
				expect(await Promise.all(ended)).deep.equal(['OK', 'OK']);
				given.abort();
				expect(await blocked).include({ maybeExecuted: false });
				expect(await behind).equal('behind');
			});
			await redis.rpush('none', 'kept');
			expect(await redis.lpop('none')).equal('kept');
		});

		it('a blocking command in a MULTI is queued, and given up it is no orphan', async () => {
			const orphans: unknown[] = [];
			redis.on('orphan', (reply) => orphans.push(reply));
			await redis.use(async (lease) => {
				const given = new AbortController();
				await lease.call('MULTI');
				expect(await lease.call('BLPOP', 'none', '0')).equal('QUEUED');
				const blocked = rejection(lease.with({ signal: given.signal }).blpop('none', 0), AbortError);
				await new Promise((resolve) => process.nextTick(resolve));
				given.abort();
				expect(await blocked).include({ written: true, maybeExecuted: true });
				expect(await lease.call('EXEC')).deep.equal([null, null]);
			});
			expect(orphans).deep.equal([]);
		});

		it('CLIENT REPLY takes its turn behind what waits for a blocking command', async () => {
			await redis.use(async (lease) => {
				const blocked = [lease.blpop('none', 0.01), lease.blpop('none', 0.01)];
				const before = lease.call('ECHO', 'before');
				const off = lease.call('CLIENT', 'REPLY', 'OFF');
				const after = lease.call('ECHO', 'after');
				expect(await Promise.all(blocked)).deep.equal([null, null]);
				expect(await before).equal('before');
				expect(await Promise.all([off, after])).deep.equal([undefined, undefined]);
				expect(await lease.call('CLIENT', 'REPLY', 'ON')).equal('OK');
			});
		});
	});
}
