/** Every builtin command, called on stock ioredis and on the facade, on every server of the matrix: both get the same. */
import { expect } from 'chai';
import type { RedisServer } from '../../src/testing/redis-server.ts';
import { serverMatrix, testServer } from '../support/server.ts';
import { called, calls, drawn, type Line, unknown } from './behaviour/calls.ts';
import { Kit, mappings } from './behaviour/kit.ts';
import type { Redis } from './behaviour/loose-types.ts';
import { facade, type Subject, stock } from './behaviour/subject.ts';

type Methods = Record<string, ((...args: unknown[]) => unknown) | undefined>;

const FETCH_AND_START = 360_000;
const UNKNOWN = /^ERR unknown command/;

/** What comes back, errors by name and message. */
async function answerOf(redis: Redis, name: string, args: readonly unknown[]): Promise<unknown> {
	const method = (redis as unknown as Methods)[name];
	if (method === undefined) return `there is no ${name}`;
	try {
		const reply = await method.apply(redis, [...args]);
		return drawn.has(name.replace(/Buffer$/, '')) ? kind(reply) : plain(reply);
	} catch (error) {
		return plain(error);
	}
}

/** Errors by name and message; a server that repeats the command's name does so in capitals where it was sent in such. */
function plain(reply: unknown): unknown {
	if (reply instanceof Error) return { error: reply.name, message: reply.message.toLowerCase() };
	// The last digit is told in the migration page.
	if (typeof reply === 'number' && !Number.isInteger(reply)) return Number(reply.toPrecision(15));
	return Array.isArray(reply) ? reply.map(plain) : reply;
}

/** Of what is drawn by lot: types in place of values, and no word of how many or how often. */
function kind(reply: unknown): unknown {
	if (Array.isArray(reply)) {
		const kinds = new Set(
			reply.filter((item) => !Array.isArray(item) || item.length > 0).map((item) => JSON.stringify(kind(item))),
		);
		return ['list', ...[...kinds].sort()];
	}
	if (Buffer.isBuffer(reply) || reply === null || typeof reply !== 'object')
		return Buffer.isBuffer(reply) ? 'Buffer' : typeof reply;
	return Object.fromEntries(Object.entries(reply).map(([key, value]) => [key, kind(value)]));
}

async function answersTo(redis: Redis, lines: readonly Line[], suffix: string): Promise<unknown[]> {
	const answers: unknown[] = [];
	for (const [name, ...args] of lines) {
		const answer = await answerOf(redis, `${String(name)}${suffix}`, args);
		answers.push({ line: [name, ...args].map(String).join(' '), answer });
	}
	return answers;
}

describe('ioredis behaviour: every builtin command', () => {
	let libraries: Subject[];
	before(async () => {
		libraries = [await stock(), await facade()];
	});

	it('has each name that ioredis lists', () => {
		const [control] = libraries;
		const client = control === undefined ? undefined : new control.exports.Redis({ lazyConnect: true });
		const names = client?.getBuiltinCommands() ?? [];
		expect(names).to.have.length.above(300);
		expect(names.filter((name) => !called.has(name))).to.deep.equal([]);
		expect([...unknown].filter((name) => !names.includes(name))).to.deep.equal([]);
	});

	for (const suite of serverMatrix()) {
		describe(suite ?? 'the server that is there', () => {
			let server: RedisServer;
			before(async function () {
				this.timeout(FETCH_AND_START);
				server = await testServer(suite === undefined ? {} : { suite });
			});
			after(async () => server?.stop());

			for (const mapping of mappings) {
				for (const [family, { lines, once }] of Object.entries(calls)) {
					for (const suffix of once ? [''] : ['', 'Buffer']) {
						it(`${mapping.name}: ${family}${suffix === '' ? '' : ', as Buffers'}`, async () => {
							const answers: unknown[][] = [];
							for (const subject of libraries) {
								const kit = new Kit(subject, mapping, server);
								await server.call('FLUSHALL');
								await server.call('SCRIPT', 'FLUSH');
								try {
									answers.push(await answersTo(await kit.ready(), lines, suffix));
								} finally {
									await kit.close();
								}
							}
							expect(answers[1]).to.deep.equal(answers[0]);
						});
					}
				}
			}

			it('does not know those that are listed as known to none', async () => {
				for (const name of unknown) {
					const reply = await server.call(name, 'k').then(String, (error: Error) => error.message);
					expect(reply, name).to.match(UNKNOWN);
				}
			});
		});
	}
});
