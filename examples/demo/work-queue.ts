/** Jobs in a stream, three workers in processes of their own, one of which is killed: `examples/work-queue.ts`. */
import { runQueue } from '../work-queue.ts';
import { type Section, seen } from './section.ts';

const JOBS = 150;

export const workQueue: Section = {
	title: 'A work queue',
	async run({ options }) {
		const { done, jobs, orphan, rescuer, deliveries, pending } = await runQueue(options, JOBS);
		seen('jobs done, each once', new Set(jobs).size, jobs.length);
		return [
			['Jobs', `${seen('jobs done', jobs.length, JOBS)}, each done once by three processes`],
			[
				'Workers',
				Object.entries(done)
					.map(([worker, count]) => `${worker} ${count}`)
					.join(', '),
			],
			[
				'bob is killed',
				`in the middle of ${orphan}; ${rescuer} takes it over, as delivery ${seen('deliveries', deliveries, 2)}`,
			],
			['Left in the group', `${seen('pending entries', pending, 0)} pending`],
		];
	},
};
