/** One worker of {@link runQueue}, in a process of its own. Its parent says who it is and where the server is, and hears what it does. */
import { setTimeout as pause } from 'node:timers/promises';
import { type ClientOptions, createClient } from '../../src/index.ts';

/** The first message to a worker; the second one, whatever it is, ends it. */
export interface Instructions {
	readonly name: string;
	readonly options: ClientOptions;
	/** Milliseconds after which a job that somebody took and has not done is another's. */
	readonly claimIdle: number;
	/** How many jobs it does before it stops in the middle of one. */
	readonly hangsAfter: number;
}

/** What a worker tells. */
export interface Progress {
	readonly worker: string;
	readonly did: 'begin' | 'done' | 'hang' | 'end';
	readonly job: string;
	/** How often the job has been handed out. */
	readonly deliveries: number;
}

process.once('message', ({ name, options, claimIdle, hangsAfter }: Instructions) => {
	const redis = createClient(options);
	const tell = (did: Progress['did'], job = '', deliveries = 0): void => {
		process.send?.({ worker: name, did, job, deliveries } satisfies Progress);
	};
	const jobs = redis.consume({ group: 'workers', consumer: name, streams: 'jobs', create: '0', claimIdle });
	process.once('message', () => void jobs.return());

	async function work(): Promise<void> {
		let done = 0;
		for await (const entry of jobs) {
			const job = String(entry.message['name']);
			tell('begin', job, entry.deliveries);
			if (done === hangsAfter) {
				tell('hang', job, entry.deliveries);
				await new Promise(() => setInterval(() => {}, 1000));
			}
			await pause(2);
			await entry.ack();
			tell('done', job, entry.deliveries);
			done++;
		}
		await redis.close();
		tell('end');
		process.disconnect();
	}

	work().catch((error: unknown) => {
		console.error(error);
		process.exit(1);
	});
});
