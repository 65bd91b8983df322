/** What a server refuses for the time being, on wires and a clock of the test: its place among the others, and what it costs. */
import { expect } from 'chai';
import type { Executable } from '../../../src/commands/command.ts';
import { MultiBlock } from '../../../src/commands/multi-block.ts';
import { type CommandList, PipelineRun } from '../../../src/commands/pipeline-run.ts';
import { specOf } from '../../../src/commands/spec.ts';
import { ConnectionLostError, ReplyError } from '../../../src/index.ts';
import { Asked, ask, plainView } from '../../support/connection/asked.ts';
import { gets, readyLane, type TestLane, welcome } from '../../support/connection/lanes.ts';
import type { MemoryWire } from '../../support/connection/memory-wire.ts';
import { ticks, VirtualClock } from '../../support/connection/virtual-clock.ts';

const refusals = {
	LOADING: '-LOADING Redis is loading the dataset in memory\r\n',
	BUSY: '-BUSY Redis is busy running a script.\r\n',
	READONLY: "-READONLY You can't write against a read only replica.\r\n",
} as const;
const outcomes = (all: readonly Asked[]): string[] => all.map((each) => each.outcome);

describe('commands that a server refuses for the time being', () => {
	let clock: VirtualClock;
	let opened: TestLane;
	beforeEach(async () => {
		clock = new VirtualClock().install();
		const settings = { maxWait: 60_000, staleAfter: 60_000, responseTimeout: 60_000, stallTimeout: 120_000 };
		opened = await readyLane(settings, ticks);
	});
	afterEach(() => {
		clock.restore();
		opened.lane.destroy();
	});
	const wire = (at: number): MemoryWire => opened.wires[at] as MemoryWire;

	/** What came on the second connection, from its handshake on. */
	async function onTheNext(): Promise<string[]> {
		await ticks();
		clock.advance(0);
		await ticks();
		expect(opened.wires).lengthOf(2);
		const greeting = wire(1).lines.filter((line) => !/^(HELLO|CLIENT)/.test(line));
		welcome(opened);
		await ticks();
		return [...greeting, ...wire(1).lines];
	}

	for (const [code, refusal] of Object.entries(refusals)) {
		describe(`with ${code}`, () => {
			it('go first when their connection is lost, before what was sent, and what waited, behind them', async () => {
				const refused = opened.send(ask('SET', 'a', 1), ask('SET', 'b', 1));
				const behind = opened.send(...gets('c'));
				await ticks();
				wire(0).say(`${refusal}${refusal}`);
				const newer = opened.send(ask('SET', 'd', 1), ...gets('e'));
				await ticks();
				expect(wire(0).lines).deep.equal(['SET a 1', 'SET b 1', 'GET c']);
				wire(0).emit('error', new Error('ECONNRESET'));
				const newest = opened.send(ask('SET', 'f', 1));
				expect(await onTheNext()).deep.equal(['SET a 1', 'SET b 1', 'GET c', 'SET d 1', 'GET e', 'SET f 1']);
				wire(1).say('+OK\r\n'.repeat(6));
				const all = outcomes([...refused, ...behind, ...newer, ...newest]);
				expect(all).deep.equal(Array.from({ length: 6 }, () => 'resolved OK'));
			});

			it('go first also before what stood in the same connection and was never written', async () => {
				const refused = opened.send(ask('SET', 'a', 1));
				await ticks();
				const unwritten = opened.send(ask('SET', 'b', 1), ask('INCR', 'c'));
				wire(0).say(refusal);
				const newer = opened.send(ask('SET', 'd', 1));
				wire(0).emit('error', new Error('ECONNRESET'));
				expect(await onTheNext()).deep.equal(['SET a 1', 'SET b 1', 'INCR c', 'SET d 1']);
				wire(1).say('+OK\r\n'.repeat(4));
				const all = outcomes([...refused, ...unwritten, ...newer]);
				expect(all).deep.equal(Array.from({ length: 4 }, () => 'resolved OK'));
			});

			it('are not sent again where a later write may have run with the connection that was lost', async () => {
				const [first, second] = opened.send(ask('SET', 'a', 'old'), ask('SET', 'a', 'new')) as [Asked, Asked];
				await ticks();
				wire(0).say(refusal);
				const newer = opened.send(...gets('a'));
				wire(0).emit('error', new Error('ECONNRESET'));
				expect(await onTheNext()).deep.equal(['GET a']);
				expect(second.error).instanceof(ConnectionLostError).include({ maybeExecuted: true });
				expect(first.error).instanceof(ReplyError).include({ code });
				wire(1).say('+OK\r\n');
				expect(outcomes(newer)).deep.equal(['resolved OK']);
			});
		});
	}

	it('go first when the rest is over, on the connection that lives', async () => {
		const refused = opened.send(ask('SET', 'a', 1), ask('SET', 'b', 1));
		await ticks();
		wire(0).say(refusals.LOADING.repeat(2));
		const newer = opened.send(ask('SET', 'c', 1));
		await ticks();
		wire(0).forget();
		clock.advance(150);
		await ticks();
		expect(wire(0).lines).deep.equal(['SET a 1', 'SET b 1', 'SET c 1']);
		wire(0).say('+OK\r\n'.repeat(3));
		expect(outcomes([...refused, ...newer])).deep.equal(['resolved OK', 'resolved OK', 'resolved OK']);
	});

	describe('with others behind them that were answered,', () => {
		/** SET, and `behind` in the same write, which gets `replies`: what came again once the rest was over, and how SET ended. */
		async function then(behind: readonly Executable[], replies: string): Promise<[lines: string[], outcome: string]> {
			const [set] = opened.send(ask('SET', 'a', 1)) as [Asked];
			for (const each of behind) opened.lane.execute(each);
			await ticks();
			wire(0).say(`${refusals.LOADING}${replies}`);
			await ticks();
			wire(0).forget();
			clock.advance(150);
			await ticks();
			const lines = [...wire(0).lines];
			wire(0).say('+OK\r\n'.repeat(lines.length));
			return [lines, set.outcome];
		}
		const list = (...rows: ReadonlyArray<readonly [string, ...unknown[]]>): CommandList => ({
			specs: rows.map(([name, ...args]) => specOf(name, args)),
			args: rows.map(([, ...args]) => args),
		});
		const block = (commands: CommandList): Executable[] => [
			new MultiBlock(
				commands,
				plainView,
				() => {},
				() => {},
			),
		];
		const pipeline = (commands: CommandList): Executable[] => new PipelineRun(commands, plainView, () => {}).segments;
		const again = [['SET a 1'], 'resolved OK'];
		const not = [[], 'rejected ReplyError: LOADING Redis is loading the dataset in memory'];
		const impatient = new Asked('SET', ['b', 1], { ...plainView, mayResend: () => false });
		const LOADING = refusals.LOADING;

		it('are sent again where those change nothing', async () => {
			expect(await then([ask('ECHO', 'x').command, ask('GET', 'a').command], '$1\r\nx\r\n$-1\r\n')).deep.equal(again);
		});
		it('are not where one may have changed something', async () => {
			expect(await then([ask('INCR', 'b').command], ':1\r\n')).deep.equal(not);
		});
		it('are sent again where those were refused, too, and may not be sent again themselves', async () => {
			expect(await then([impatient.command], LOADING)).deep.equal(again);
			expect(impatient.error).instanceof(ReplyError);
		});
		it('are sent again where a block was refused as a whole', async () => {
			const aborted = `+OK\r\n${LOADING}-EXECABORT Transaction discarded because of previous errors.\r\n`;
			expect(await then(block(list(['INCR', 'b'])), aborted)).deep.equal(again);
		});
		it('are not where a block was executed', async () => {
			expect(await then(block(list(['INCR', 'b'])), '+OK\r\n+QUEUED\r\n*1\r\n:1\r\n')).deep.equal(not);
		});
		it('are sent again where nothing of a pipeline ran that changes anything', async () => {
			const commands = list(['ECHO', 'x'], ['INCR', 'b'], ['GET', 'c']);
			expect(await then(pipeline(commands), `$1\r\nx\r\n${LOADING}${LOADING}`)).deep.equal(again);
		});
		it('are not where some of a pipeline ran', async () => {
			const commands = list(['INCR', 'b'], ['INCR', 'c']);
			expect(await then(pipeline(commands), `${LOADING}:1\r\n`)).deep.equal(not);
			expect(await then(pipeline(commands), `${LOADING}-WRONGTYPE Operation against a key\r\n`)).deep.equal(not);
		});
		it('are not where a script was refused: it may have written before', async () => {
			expect(await then([ask('EVAL', 'return 1', 0).command], LOADING)).deep.equal(not);
			expect(await then(pipeline(list(['EVAL', 'return 1', 0])), LOADING)).deep.equal(not);
		});
	});

	describe('cost as much each, however many they are:', () => {
		/** Processor milliseconds of `play` with so many commands that were just refused, the best of three. */
		async function cost(count: number, play: (all: readonly Asked[]) => Promise<void>): Promise<number> {
			let best = Number.POSITIVE_INFINITY;
			for (let round = 0; round < 3; round++) {
				const all = opened.send(...Array.from({ length: count }, (_, index) => ask('SET', 'k', index)));
				await ticks();
				const began = process.cpuUsage();
				wire(0).say(refusals.LOADING.repeat(count));
				await play(all);
				const { user, system } = process.cpuUsage(began);
				best = Math.min(best, (user + system) / 1000);
				expect(opened.lane.stats()).include({ inFlight: 0, waiting: 0 });
				wire(0).forget();
			}
			return best;
		}

		const plays: Record<string, (all: readonly Asked[]) => Promise<void>> = {
			'sent again': async (all) => {
				wire(0).forget();
				expect(opened.lane.stats().waiting).equal(all.length);
				clock.advance(150);
				await ticks();
				wire(0).say('+OK\r\n'.repeat(all.length));
				expect(all.every(({ outcome }) => outcome === 'resolved OK')).equal(true);
			},
			'given up, the first first': async (all) => {
				for (const each of all) each.giveUp();
				clock.advance(150);
			},
			'given up, the last first': async (all) => {
				for (let i = all.length - 1; i >= 0; i--) all[i]?.giveUp();
				clock.advance(150);
			},
		};
		for (const [what, play] of Object.entries(plays)) {
			it(what, async function () {
				this.timeout(60_000);
				const few = 4000;
				await cost(few, play);
				const one = await cost(few, play);
				const eight = await cost(8 * few, play);
				// A square would make it 64 times as much.
				expect(eight / one, `${one} ms and ${eight} ms`).lessThan(24);
			});
		}
	});
});
