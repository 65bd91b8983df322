/** Pipelines and MULTI blocks: queued here, sent in one write, with a type for each result. */
import { PipelineError } from '../../src/index.ts';
import { code, count } from './report.ts';
import { type Section, seen } from './section.ts';

export const builders: Section = {
	title: 'Pipelines and MULTI',
	async run({ redis }) {
		const typed: ['OK', number, string | null] = await redis.pipeline().set('n', 41).incr('n').get('n').exec();
		seen('pipeline', typed, ['OK', 42, '42']);

		const rows = Array.from({ length: 10_000 }, () => ['INCR', 'counter'] as const);
		const began = performance.now();
		const counted = await redis.pipeline(rows).exec();
		const milliseconds = performance.now() - began;
		seen('the last of 10,000', counted.at(-1), 10_000);

		const settled = await redis.pipeline().lpush('n', 'x').get('n').settle();
		const statuses = seen('settle', [settled[0].status, settled[1].status], ['rejected', 'fulfilled']);
		const failure = await redis.pipeline().get('n').lpush('n', 'x').exec().catch(whatFailed);

		await redis.mset({ from: 100, to: 0 });
		const moved: [number, number] = await redis.multi().decrby('from', 30).incrby('to', 30).exec();
		seen('MULTI', moved, [70, 30]);
		return [
			['pipeline().exec()', `${code(typed)}, typed ['OK', number, string | null]`],
			['pipeline(10,000 rows)', `${count(counted.length)} results in ${count(milliseconds)} ms`],
			['pipeline().settle()', code(statuses)],
			['one command fails', String(failure)],
			['multi().exec()', `${code(moved)}, typed [number, number]; all or nothing`],
		];
	},
};

function whatFailed(error: unknown): string {
	if (!(error instanceof PipelineError)) throw error;
	return `PipelineError, results ${code(error.results.map(({ status }) => status))}`;
}
