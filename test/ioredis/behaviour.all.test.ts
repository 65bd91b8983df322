/** Stock ioredis, the control: each case in each mapping. And the replies of both side by side. */
import { expect } from 'chai';
import { families } from './behaviour/cases/families.ts';
import { Kit, mappings } from './behaviour/kit.ts';
import type { Pipeline, Redis } from './behaviour/loose-types.ts';
import { stock } from './behaviour/subject.ts';
import { behaviour, useBoth } from './behaviour/suite.ts';

behaviour(
	'ioredis behaviour: stock',
	stock,
	mappings.map(({ name }) => name),
);

type Line = readonly unknown[];
type Way = (redis: Redis, lines: readonly Line[]) => Promise<unknown[]>;
type Methods = Record<string, (...args: unknown[]) => unknown>;

/** A reply as it can be compared: errors by name and message. */
function plain(reply: unknown): unknown {
	if (reply instanceof Error) return { error: reply.name, message: reply.message };
	return Array.isArray(reply) ? reply.map(plain) : reply;
}

const oneByOne =
	(call: (redis: Redis, name: string, args: unknown[]) => unknown): Way =>
	async (redis, lines) => {
		const replies: unknown[] = [];
		for (const [name, ...args] of lines) {
			replies.push(await Promise.resolve(call(redis, String(name), args)).catch((error: unknown) => error));
		}
		return replies;
	};
const filled = (pipeline: Pipeline, lines: readonly Line[]): Pipeline => {
	for (const [name, ...args] of lines) (pipeline as unknown as Methods)[String(name)]?.call(pipeline, ...args);
	return pipeline;
};
const blocks = /^b(?:z?m?pop|[lr]|z)/;

const ways: Readonly<Record<string, Way>> = {
	methods: oneByOne((redis, name, args) => (redis as unknown as Methods)[name]?.call(redis, ...args)),
	'Buffer twins': oneByOne((redis, name, args) =>
		(redis as unknown as Methods)[`${name.replace(/Buffer$/, '')}Buffer`]?.call(redis, ...args),
	),
	call: oneByOne((redis, name, args) => redis.call(name.replace(/Buffer$/, '').toLowerCase(), ...args)),
	pipeline: async (redis, lines) => (await filled(redis.pipeline(), lines).exec()) ?? [],
	multi: async (redis, lines) => {
		const inside = lines.filter(
			([name]) => !blocks.test(String(name)) && !['auth', 'wait', 'sentinel'].includes(String(name)),
		);
		return (await filled(redis.multi(), inside).exec()) ?? [];
	},
};

describe('ioredis behaviour: the replies of both', () => {
	const { libraries, server } = useBoth();

	for (const mapping of mappings) {
		for (const [way, ask] of Object.entries(ways)) {
			for (const [family, rows] of Object.entries(families)) {
				it(`${mapping.name}, ${way}: ${family}`, async () => {
					// What may be anything is compared by nothing.
					const loose = (reply: unknown): boolean => typeof reply === 'function' && reply !== Error;
					const lines = rows.filter(([, reply]) => !loose(reply)).map(([line]) => line);
					const answers: unknown[] = [];
					for (const subject of libraries()) {
						const kit = new Kit(subject, mapping, server());
						await server().call('FLUSHALL');
						await server().call('CONFIG', 'RESETSTAT');
						try {
							const redis = await kit.ready();
							const replies = (await ask(redis, lines)).map(plain);
							answers.push(replies.map((reply, index) => ({ line: lines[index]?.map(String).join(' '), reply })));
						} finally {
							await kit.close();
						}
					}
					expect(answers[1]).to.deep.equal(answers[0]);
				});
			}
		}
	}
});
