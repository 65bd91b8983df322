/** Messages to a slow listener do not hold other commands of the same client up: p99 of GETs beside the same flood to another channel. */
import { expect } from 'chai';
import { createClient } from '../../../src/index.ts';
import { runChild } from '../../support/connection/children.ts';
import { useServer } from '../../support/server.ts';

const publisher = new URL('support/publisher.child.ts', import.meta.url).pathname;
const TOTAL = 100_000;
const PER_MILLISECOND = 20;

describe('a slow listener', () => {
	const server = useServer();

	/** Milliseconds that 99 of 100 GETs took at most, while {@link TOTAL} messages go to `channel`, and a listener of `flood` takes `pace`. */
	async function p99(channel: string, pace: 'prompt' | 'slow'): Promise<number> {
		await using redis = createClient({ url: server().url });
		await redis.set('k', 'v');
		let heard = 0;
		const slow = async (): Promise<void> => {
			heard++;
			await new Promise((resolve) => setTimeout(resolve, 1));
		};
		const sub = await redis.subscribe('flood', pace === 'slow' ? slow : () => void heard++, { keepAlive: false });
		let over = false;
		const flood = runChild(publisher, [server().url, channel, String(TOTAL), String(PER_MILLISECOND)], 60_000).then(
			(end) => {
				over = true;
				expect(end).include({ code: 0, stderr: '' });
			},
		);
		const took: number[] = [];
		while (!over) {
			const begun = performance.now();
			expect(await redis.get('k')).equal('v');
			took.push(performance.now() - begun);
			await new Promise((resolve) => setTimeout(resolve, 1));
		}
		await flood;
		const { delivered } = redis.stats().lanes.subscriber;
		expect(delivered).equal(channel === 'flood' ? TOTAL : 0);
		if (channel !== 'flood') expect(heard).equal(0);
		else if (pace === 'prompt') expect(heard).equal(TOTAL);
		else expect(heard).within(1000, TOTAL / 2);
		await sub.unsubscribe();
		took.sort((a, b) => a - b);
		return took[Math.floor(took.length * 0.99)] as number;
	}

	it('does not lengthen the GETs of its client', async function () {
		this.timeout(600_000);
		const scenes = {
			slow: () => p99('flood', 'slow'),
			prompt: () => p99('flood', 'prompt'),
			elsewhere: () => p99('elsewhere', 'slow'),
		};
		const againstPrompt: number[] = [];
		const againstNone: number[] = [];
		for (let round = 0; round < 9; round++) {
			const measured = { slow: 0, prompt: 0, elsewhere: 0 };
			// In turn first, second and third.
			const names = Object.keys(scenes) as (keyof typeof scenes)[];
			for (let i = 0; i < names.length; i++) {
				const name = names[(i + round) % names.length] as keyof typeof scenes;
				measured[name] = await scenes[name]();
			}
			againstPrompt.push(measured.slow / measured.prompt);
			againstNone.push(measured.slow / measured.elsewhere);
		}
		const show = (ratios: number[]): string => ratios.map((ratio) => ratio.toFixed(2)).join(', ');
		for (const ratios of [againstPrompt, againstNone]) ratios.sort((a, b) => a - b);
		console.log(`      p99 against a prompt listener: ${show(againstPrompt)}`);
		console.log(`      p99 against the same messages to another channel: ${show(againstNone)}`);
		// What P7 allows for consumers that sit in BLPOP.
		expect(againstPrompt[4]).at.most(1.3);
		expect(againstNone[4]).at.most(1.3);
	});
});
