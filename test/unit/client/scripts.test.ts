import { createHash } from 'node:crypto';
import { expect } from 'chai';
import {
	type Client,
	defineScript,
	ReplyError,
	type Script,
	type ScriptOptions,
	TimeoutError,
} from '../../../src/index.ts';
import { resp } from '../../../src/testing/index.ts';
import { ticks, VirtualClock } from '../../support/connection/virtual-clock.ts';
import { type Answer, type MemoryClient, memoryClient } from '../../support/memory-client.ts';
import { rejection } from '../../support/rejection.ts';

const lua = 'return 1';
const noScript = resp.error('NOSCRIPT No matching script. Please use EVAL.');
const unknown = (name: string) => resp.error(`ERR unknown command '${name}', with args beginning with: 'x' `);

describe('defineScript', () => {
	it('knows the digest of the source', () => {
		const script = defineScript({ lua: "return 'é'", keys: 2, readonly: true });
		expect(script.sha).equal(createHash('sha1').update("return 'é'", 'utf8').digest('hex'));
		expect(script).include({ lua: "return 'é'", keys: 2, readonly: true });
		expect(defineScript({ lua })).include({ keys: undefined, readonly: false });
		expect(Object.isFrozen(script)).equal(true);
	});

	const refused: Record<string, [options: object, message: RegExp]> = {
		'no source': [{}, /^lua must be/],
		'an empty source': [{ lua: '' }, /^lua must be/],
		'a source in bytes': [{ lua: Buffer.from(lua) }, /^lua must be/],
		'half a key': [{ lua, keys: 1.5 }, /^keys must be/],
		'fewer keys than none': [{ lua, keys: -1 }, /^keys must be/],
		'keys as text': [{ lua, keys: '1' }, /^keys must be/],
		'readonly as a number': [{ lua, readonly: 1 }, /^readonly must be/],
	};
	for (const [what, [options, message]] of Object.entries(refused)) {
		it(`refuses ${what}`, () => {
			expect(() => defineScript(options as ScriptOptions)).throw(TypeError, message);
		});
	}
});

/** As many as it takes; whoever waits in vain sees so by its next expectation. */
async function untilTicked(holds: () => boolean): Promise<void> {
	for (let i = 0; i < 100 && !holds(); i++) await ticks();
	expect(holds()).equal(true);
}

describe('run(script, keys, args)', () => {
	const script = defineScript<number>({ lua, keys: 1 });
	const reader = defineScript<number>({ lua: 'return 2', readonly: true });
	let opened: MemoryClient[] = [];
	async function open(answer: Answer, options = {}): Promise<MemoryClient> {
		const one = await memoryClient(answer, options);
		opened.push(one);
		return one;
	}
	afterEach(() => {
		for (const { client } of opened) client.destroy();
		opened = [];
	});

	it('sends the digest', async () => {
		const { client, lines } = await open(() => 1);
		expect(await client.run(script, ['k'], ['x', 2])).equal(1);
		expect(await client.run(reader, [], [])).equal(1);
		expect(lines()).deep.equal([`EVALSHA ${script.sha} 1 k x 2`, `EVALSHA_RO ${reader.sha} 0`]);
	});

	it('sends the source once where the server does not know the digest', async () => {
		const { client, lines } = await open(([name]) => (name?.startsWith('EVALSHA') ? noScript : 1));
		await client.run(script, ['k'], []);
		await client.run(reader, ['a', 'b'], []);
		expect(lines()).deep.equal([
			`EVALSHA ${script.sha} 1 k`,
			`EVAL ${script.lua} 1 k`,
			`EVALSHA_RO ${reader.sha} 2 a b`,
			`EVAL_RO ${reader.lua} 2 a b`,
		]);
	});

	for (const [known, twin] of [
		[script, ''],
		[reader, '_RO'],
	] as const) {
		it(`has one timeout for all that it takes: EVAL${twin}`, async () => {
			const timeout = 400;
			const { client, say, lines } = await open(() => undefined);
			const clock = new VirtualClock().install();
			try {
				let late: TimeoutError | undefined;
				const run = rejection(client.with({ timeout }).run(known, known.keys === 1 ? ['k'] : [], []), TimeoutError);
				void run.then((error) => {
					late = error;
				});
				await untilTicked(() => lines().length === 1);
				clock.advance((timeout * 3) / 4);
				say(noScript);
				await untilTicked(() => lines().length === 2);
				clock.advance(timeout / 4 - 1);
				await ticks();
				expect(late).equal(undefined);
				// The rest of the one timeout, and the grain of the timer.
				clock.advance(3);
				const error = await run;
				expect(error).include({ phase: 'reply', written: true, maybeExecuted: true });
				expect(error.message).contain(`EVAL${twin} timed out`);
				expect(lines()).length(2);
			} finally {
				clock.restore();
			}
		});
	}

	it('sends no source when its time is over', async () => {
		const { client, lines } = await open(() => noScript);
		let now = performance.now();
		const clock = performance.now;
		performance.now = () => now;
		try {
			const run = client.with({ timeout: 1000 }).run(script, ['k'], []);
			now += 1001;
			const error = await rejection(run, TimeoutError);
			expect(error).include({ phase: 'queue', written: false, maybeExecuted: false });
		} finally {
			performance.now = clock;
		}
		expect(lines()).deep.equal([`EVALSHA ${script.sha} 1 k`]);
	});

	it('does not try a third time', async () => {
		const { client, lines } = await open(() => noScript);
		expect(await rejection(client.run(script, ['k'], []), ReplyError)).include({ code: 'NOSCRIPT', command: 'EVAL' });
		expect(lines()).length(2);
	});

	it('does without the read-only twins where the server has none, and remembers it in every view', async () => {
		const { client, lines } = await open(([name = '']) => (name.endsWith('_RO') ? unknown(name) : 1));
		expect(await client.run(reader, [], [])).equal(1);
		expect(await client.buffers.run(reader, [], [])).equal(1);
		expect(await client.run(reader, [], [])).equal(1);
		expect(lines()).deep.equal([`EVALSHA_RO ${reader.sha} 0`, ...Array<string>(3).fill(`EVALSHA ${reader.sha} 0`)]);
	});

	it('sends the source of a read-only script to such a server, too', async () => {
		const { client, lines } = await open(([name = '']) =>
			name.endsWith('_RO') ? unknown(name) : name === 'EVALSHA' ? noScript : 1,
		);
		expect(await client.run(reader, [], [])).equal(1);
		expect(lines()).deep.equal([`EVALSHA_RO ${reader.sha} 0`, `EVALSHA ${reader.sha} 0`, `EVAL ${reader.lua} 0`]);
	});

	for (const message of [
		'NOSCRIPT something that a script says',
		'ERR unknown command from inside a script',
		"NOPERM this user has no permissions to run the 'evalsha' command",
		'BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE.',
	]) {
		it(`leaves as it is: ${message}`, async () => {
			const { client, lines } = await open(() => resp.error(message));
			expect((await rejection(client.run(script, ['k'], []), ReplyError)).message).equal(message);
			expect(lines()).length(1);
		});
	}

	it('prefixes keys', async () => {
		const { client, lines } = await open(([name]) => (name === 'EVALSHA' ? noScript : 1), { keyPrefix: 'p:' });
		await client.run(script, ['k'], ['k']);
		expect(lines()).deep.equal([`EVALSHA ${script.sha} 1 p:k k`, `EVAL ${script.lua} 1 p:k k`]);
	});

	it('counts keys before anything is sent', async () => {
		const { client, lines } = await open(() => 1);
		const run = client.run.bind(client) as (...args: unknown[]) => Promise<unknown>;
		expect((await rejection(run(script, [], []), TypeError)).message).match(/takes 1 keys and was given 0/);
		await rejection(run(script, 'k', []), TypeError);
		await rejection(run(script, ['k']), TypeError);
		await rejection(client.pipeline().run(script, [], []).exec(), TypeError);
		await rejection(client.multi().run(script, ['a', 'b'], []).exec(), TypeError);
		expect(lines()).deep.equal([]);
	});

	describe('in a pipeline', () => {
		const sources = [script, reader];
		/** A server that knows the scripts it was given. */
		function server(): Answer {
			const known = new Set<string>();
			return ([name, first = '', source = '']) => {
				if (name === 'SCRIPT') {
					const found = sources.find((each) => each.lua === source) as Script;
					known.add(found.sha);
					return found.sha;
				}
				if (name?.startsWith('EVALSHA')) return known.has(first) ? 1 : noScript;
				return 'OK';
			};
		}

		it('leads with a SCRIPT LOAD for each distinct script, in the same write', async () => {
			const { client, wires, lines } = await open(server());
			const results = await client
				.pipeline()
				.set('a', 1)
				.run(script, ['a'], [1])
				.run(reader, [], [])
				.run(script, ['b'], [])
				.get('a')
				.exec();
			expect(results).deep.equal(['OK', 1, 1, 1, 'OK']);
			expect(lines().slice(0, 2)).have.members(sources.map((each) => `SCRIPT LOAD ${each.lua}`));
			expect(lines().slice(2)).deep.equal([
				'SET a 1',
				`EVALSHA ${script.sha} 1 a 1`,
				lines()[4],
				`EVALSHA ${script.sha} 1 b`,
				'GET a',
			]);
			expect(lines()[4]).match(new RegExp(`^EVALSHA(_RO)? ${reader.sha} 0$`));
			expect(wires[0]?.writes).length(1);
		});

		it('counts positions without it', async () => {
			const { client } = await open(([name]) =>
				name === 'SCRIPT' ? script.sha : name === 'EVALSHA' ? resp.error('ERR boom') : 'OK',
			);
			const settled: unknown[] = Object.values(await client.pipeline().set('a', 1).run(script, ['a'], []).settle());
			expect(settled[0]).deep.equal({ status: 'fulfilled', value: 'OK' });
			expect((settled[1] as PromiseRejectedResult).reason).include({ command: 'EVALSHA', message: 'ERR boom' });
			expect(client.pipeline().run(script, ['a'], []).length).equal(1);
		});

		it('fails where the SCRIPT LOAD fails, by the EVALSHA behind it', async () => {
			const { client } = await open(([name]) =>
				name === 'SCRIPT' ? resp.error('NOPERM no') : name === 'SET' ? 'OK' : noScript,
			);
			const settled: unknown[] = Object.values(await client.pipeline().set('a', 1).run(script, ['a'], []).settle());
			expect(settled[0]).deep.equal({ status: 'fulfilled', value: 'OK' });
			expect((settled[1] as PromiseRejectedResult).reason).include({ code: 'NOSCRIPT' });
		});
	});

	describe('in a MULTI block', () => {
		const answer: Answer = ([name]) =>
			name === 'MULTI' ? resp.simple('OK') : name === 'EXEC' ? [1, 1, 1] : resp.simple('QUEUED');
		const block = (client: Client) =>
			client
				.multi()
				.run(script, ['a'], [1])
				.run(script, ['b'], [])
				.run(defineScript({ lua: script.lua }), ['c'], []);

		it('carries the source at the first use, in one write', async () => {
			const { client, wires, lines } = await open(answer);
			expect(await block(client).exec()).deep.equal([1, 1, 1]);
			const expected = ['MULTI', `EVAL ${lua} 1 a 1`, `EVALSHA ${script.sha} 1 b`, `EVALSHA ${script.sha} 1 c`, 'EXEC'];
			expect(lines()).deep.equal(expected);
			expect(wires[0]?.writes).length(1);
			// Another block knows nothing of it: the server may have forgotten.
			await block(client).exec();
			expect(lines()).deep.equal([...expected, ...expected]);
		});
	});
});
