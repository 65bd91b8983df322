/** The typed method against the same command by its name, in one build: what the typed surface costs. */
import type { Context } from '../lib/context.ts';
import type { PartResult } from '../lib/report.ts';
import { compare } from './ab.ts';
import type { Contender } from './load.ts';
import { workloads } from './single.ts';

export async function typed(context: Context): Promise<PartResult> {
	const { quick, peersOnly } = context.options;
	if (peersOnly) throw new Error('typed has no peers');
	const { dist } = context;
	const forms: readonly [Contender, Contender] = [
		{ label: 'respool', client: 'respool', dist },
		{ label: 'respool call', client: 'respool call', dist },
	];
	const list = workloads(quick).filter(({ command }) => command === 'get');
	const result = await compare(context, forms, list, "call('GET', k)");
	return {
		part: 'typed',
		title: "redis.get(k) against redis.call('GET', k)",
		...result,
		notes: [
			...result.notes,
			'Each form has processes of its own, so that neither sees the code that the other had compiled.',
		],
	};
}
