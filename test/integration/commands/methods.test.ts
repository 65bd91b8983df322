/** Every method of a client, called on real servers: the same value as the raw reply in the command's shape. */
import { inspect, isDeepStrictEqual } from 'node:util';
import { expect } from 'chai';
import { type RawArgument, RawError, RawSocket } from '../../../scripts/commands/raw-socket.ts';
import { methodName, Surface, sessionOf, shapeReply, specOf } from '../../../src/commands/spec.ts';
import { ReplyError } from '../../../src/core/errors.ts';
import { createClient } from '../../../src/index.ts';
import { eachServer } from '../../support/server.ts';
import { type Example, wordsOf } from './examples.ts';
import { decoderBuild, examplesFor, kinds, passing, type Ran, runExample, targetOf } from './run-examples.ts';

const TIMEOUT = 120_000;
type Method = (...args: RawArgument[]) => Promise<unknown>;

/** What the client should give for a raw reply. */
function expected(ran: Ran): unknown {
	const [name, ...args] = ran.words;
	const shape = shapeReply(specOf(String(name), args).shape);
	const plain = ran.value instanceof RawError ? ran.value.message : ran.value;
	return shape === undefined ? plain : shape(plain, { buffers: false, message: 'object', args });
}

/** Errors within a reply have another class in the raw socket. */
function comparable(value: unknown): unknown {
	if (value instanceof RawError || value instanceof ReplyError) return value.message;
	return Array.isArray(value) ? value.map(comparable) : value;
}

/** Examples whose every line a client may send. */
function isForClient(example: Example): boolean {
	return [...(example.setup ?? []), ...example.run].every((line) => {
		const [name, ...args] = wordsOf(line);
		const spec = specOf(String(name), args);
		return (spec.surfaces & Surface.client) !== 0 && sessionOf(spec, args).kind === 'none';
	});
}

eachServer('Command methods', ({ server }) => {
	for (const protocol of [2, 3] as const) {
		it(`give what the server said, under RESP${protocol}`, async function () {
			this.timeout(TIMEOUT);
			const target = await targetOf(server());
			const redis = createClient({ host: '127.0.0.1', port: server().port, protocol });
			const socket = await RawSocket.connect(server().port);
			const wrong: string[] = [];
			let called = 0;
			for (const [command, example] of examplesFor(target)) {
				if (!isForClient(example)) continue;
				const raw = await runExample(command, example, target, protocol, false);
				await socket.call(['FLUSHALL']);
				const replies: unknown[] = [];
				for (const line of example.setup ?? [])
					replies.push(await socket.send(wordsOf(line, replies), decoderBuild(true)));
				for (const ran of raw) {
					const [name, ...args] = wordsOf(ran.line, replies);
					const method = (redis as unknown as Record<string, Method>)[methodName(String(name)).name];
					const call = async (): Promise<unknown> => {
						const value = await method?.apply(redis, args).catch((error: unknown) => error);
						if (!(value instanceof ReplyError && passing.test(value.message))) return value;
						await new Promise((resolve) => setTimeout(resolve, 20));
						return call();
					};
					const value = await call();
					called++;
					const [ours, theirs] = [comparable(value), comparable(expected(ran))];
					const same =
						example.volatile === true ? isDeepStrictEqual(kinds(ours), kinds(theirs)) : isDeepStrictEqual(ours, theirs);
					if (!same && example.random !== true) wrong.push(`${ran.line}: ${inspect(ours)}, not ${inspect(theirs)}`);
				}
				for (const line of example.teardown ?? []) await socket.call(wordsOf(line));
			}
			socket.close();
			await redis.close();
			expect(wrong).to.deep.equal([]);
			expect(called).to.be.above(target.version < 7 ? 250 : 400);
		});
	}
});
