/**
 * Records the golden values of reply shapes from real servers into `test/unit/commands/golden-shapes.json`:
 *
 *     tsx scripts/commands/golden.ts
 *
 * It is run by hand when a shape or an example is added; the difference is then read by a person before it is committed.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { shapeReply, specOf } from '../../src/commands/spec.ts';
import { Decoder } from '../../src/protocol/index.ts';
import type { StartRedisOptions } from '../../src/testing/start-redis.ts';
import { examplesFor, runExample, targetOf } from '../../test/integration/commands/run-examples.ts';
import { testServer } from '../../test/support/server.ts';
import { type Golden, goldenFile, toJson, writeGolden } from '../../test/unit/commands/golden.ts';
import { pages } from './golden-pages.ts';
import { type RawArgument, RawError } from './raw-socket.ts';

/** Servers, and what is recorded there: all that an earlier one has not. */
const sources: readonly { suite: 'sid' | 'trixie'; mode?: 'cluster' | 'sentinel'; options: StartRedisOptions }[] = [
	{ suite: 'sid', options: {} },
	{ suite: 'trixie', options: {} },
	{ suite: 'sid', mode: 'cluster', options: { config: { 'cluster-enabled': 'yes', 'cluster-node-timeout': 500 } } },
];
/** Too long to be read by anybody. */
const tooLong = 4000;

function decode(wire: string, buffers: boolean): unknown {
	let value: unknown;
	const decoder = new Decoder({
		onReply: (reply) => {
			value = reply;
		},
		onError: (error) => {
			throw error;
		},
		onPush: () => {},
		mode: () => (buffers ? 'buffer' : 'string'),
	});
	decoder.write(Buffer.from(wire, 'latin1'));
	return value;
}

/** The entry with its values made by the shapes as they are now. */
function withValues(golden: Omit<Golden, 'shape' | 'text' | 'bytes'>): Golden {
	const { call, from, resp2, resp3, volatile } = golden;
	const [name = '', ...words] = call;
	const args = words.map((word) => Buffer.from(word, 'latin1').toString());
	const { shape } = specOf(name, args);
	const reshape = shapeReply(shape);
	if (reshape === undefined) throw new Error(`${name} has no shape`);
	const natural = (buffers: boolean): unknown =>
		toJson(reshape(decode(resp3, buffers), { buffers, message: 'object', args }));
	const mark = volatile === true ? { volatile } : {};
	return { shape, call, from, resp2, resp3, ...mark, text: natural(false), bytes: natural(true) };
}

const wireText = (word: RawArgument): string =>
	(typeof word === 'object' ? word : Buffer.from(String(word))).toString('latin1');

async function recordOn(source: (typeof sources)[number], seen: ReadonlySet<string>): Promise<[string[], Golden[]]> {
	const server = await testServer({ suite: source.suite, ...source.options });
	try {
		const target = await targetOf(server, source.mode);
		if (source.mode === 'cluster') await server.call('CLUSTER', 'ADDSLOTSRANGE', '0', '16383');
		const found = examplesFor(target).filter(([command]) => !seen.has(command));
		const goldens: Golden[] = [];
		for (const [command, example] of found) {
			const two = await runExample(command, example, target, 2, true);
			const three = await runExample(command, example, target, 3, true);
			for (const [index, ran] of two.entries()) {
				const other = three[index];
				const { shape } = specOf(String(ran.words[0]), ran.words.slice(1));
				const bad = ran.value instanceof RawError || ran.wire.length > tooLong || example.random === true;
				if (shape === '' || other === undefined || bad) continue;
				const wires = { resp2: ran.wire.toString('latin1'), resp3: other.wire.toString('latin1') };
				const volatile = example.volatile === true || example.mode === 'cluster' ? { volatile: true as const } : {};
				const call = ran.words.map(wireText);
				goldens.push(withValues({ call, from: `${server.kind} ${server.version}`, ...wires, ...volatile }));
			}
		}
		return [found.map(([command]) => command), goldens];
	} finally {
		await server.stop();
	}
}

const seen = new Set<string>();
const goldens: Golden[] = [];
for (const source of sources) {
	const [commands, recorded] = await recordOn(source, seen);
	for (const command of commands) seen.add(command);
	goldens.push(...recorded);
}
goldens.push(...pages.map(withValues));
writeGolden(goldens);
// The formatter has its own idea of JSON.
execFileSync('npx', ['biome', 'format', '--write', fileURLToPath(goldenFile)], { stdio: 'ignore' });
console.log(`${goldens.length} values of ${new Set(goldens.map((golden) => golden.shape)).size} shapes`);
