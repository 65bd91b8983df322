/** Messages delivered to one subscriber of one channel. */
import type { PubsubJob, PubsubRequest, PubsubResult, SubscriberName } from '../children/pubsub.ts';
import { Child } from '../lib/child.ts';
import type { Context } from '../lib/context.ts';
import { Control } from '../lib/control.ts';
import { Random } from '../lib/random.ts';
import { type Line, line, type PartResult, show, spread } from '../lib/report.ts';
import { ratios, summarise } from '../lib/stats.ts';

const peers: readonly SubscriberName[] = ['raw', 'node-redis', 'ioredis'];
const own: readonly SubscriberName[] = ['respool', 'respool messages()'];

type Round = Partial<
	Record<SubscriberName, { readonly cpu: number; readonly perSecond: number; readonly messages: number }>
>;

/** One process for each subscriber, one after another in random order: while one is subscribed no other one is. */
async function playRound(context: Context, names: readonly SubscriberName[], random: Random): Promise<Round> {
	const { quick } = context.options;
	const { host, port, dist } = context;
	const messages = quick ? 20_000 : 50_000;
	const round: Round = {};
	for (const subscriber of random.shuffled([...names])) {
		const job: PubsubJob = { subscriber, host, port, dist };
		const child = await Child.start<PubsubJob, PubsubRequest, PubsubResult>(context.script('pubsub'), subscriber, job);
		try {
			for (let burst = 0; burst < (quick ? 5 : 10); burst++) await child.run({ messages });
			const bursts: PubsubResult[] = [];
			for (let burst = 0; burst < (quick ? 8 : 20); burst++) bursts.push(await child.run({ messages }));
			round[subscriber] = {
				cpu: summarise(bursts.map(({ cpu }) => cpu)).median,
				perSecond: summarise(bursts.map(({ perSecond }) => perSecond)).median,
				messages: bursts.reduce((sum, each) => sum + each.messages, 0),
			};
		} finally {
			await child.stop();
		}
	}
	return round;
}

export async function pubsub(context: Context): Promise<PartResult> {
	const { quick, peersOnly, rounds: wanted, seed } = context.options;
	const names = peersOnly ? peers : [...own, ...peers];
	const random = new Random(seed + 7);
	const control = await Control.open(context.host, context.port);
	// A burst is larger than what a server lets a subscriber owe by default.
	await control.call('CONFIG', 'SET', 'client-output-buffer-limit', 'pubsub 0 0 0');
	control.close();
	const rounds: Round[] = [];
	for (let i = 0; i < (wanted ?? (quick ? 4 : 12)); i++) {
		context.say(`pubsub: round ${i + 1}`);
		rounds.push(await playRound(context, names, random));
	}
	const series = (name: SubscriberName, figure: 'cpu' | 'perSecond'): number[] =>
		rounds.map((round) => round[name]?.[figure] ?? Number.NaN);
	const against = (name: SubscriberName, peer: SubscriberName, figure: 'cpu' | 'perSecond'): number[] =>
		ratios(series(name, figure), series(peer, figure));
	const lines: Line[] = peersOnly
		? []
		: [
				line('', 'messages/s against ioredis', against('respool', 'ioredis', 'perSecond'), { atLeast: 2 }),
				line('', 'messages/s against node-redis', against('respool', 'node-redis', 'perSecond'), { atLeast: 2 }),
				line('', 'CPU against ioredis', against('respool', 'ioredis', 'cpu')),
				line('', 'CPU against node-redis', against('respool', 'node-redis', 'cpu')),
				line('', 'CPU against raw floor', against('respool', 'raw', 'cpu')),
				line('', 'messages(): messages/s against node-redis', against('respool messages()', 'node-redis', 'perSecond')),
				line('', 'messages(): CPU against node-redis', against('respool messages()', 'node-redis', 'cpu')),
			];
	return {
		part: 'pubsub',
		title: 'Pub/sub · one channel, 100 B, one subscriber',
		lines,
		tables: [
			{
				title: `median [quartiles] over ${rounds.length} rounds`,
				head: ['subscriber', 'CPU µs/message', 'messages/s', 'CPU, × raw'],
				rows: names.map((name) => [
					name,
					spread(summarise(series(name, 'cpu'))),
					spread(summarise(series(name, 'perSecond'))),
					show(summarise(against(name, 'raw', 'cpu')).median),
				]),
			},
		],
		charts: [
			{
				name: 'pubsub',
				title: 'CPU of a message received (µs, less is better)',
				subtitle: 'One channel, 100 B; median and quartiles over the rounds',
				groups: [
					{
						title: 'listener',
						bars: names.map((name) => {
							const summary = summarise(series(name, 'cpu'));
							return {
								label: name,
								value: summary.median,
								text: show(summary.median),
								own: name.startsWith('respool'),
								low: summary.q1,
								high: summary.q3,
							};
						}),
					},
				],
			},
		],
		notes: [
			'A script on the server publishes a burst; messages/s is counted from the first message to the last, so by the one who receives.',
			'Every message is looked at by its listener: its number in the order and its length. The floor counts bytes.',
			'Server and client share the two cores of this machine.',
		],
		rounds,
	};
}
