/** A function instance that is frozen and thawed: says what it is at, does one thing each time it is told to. */
import { createClient } from '../../../../src/index.ts';

const [, , url = '', validateAfterIdle = '1000'] = process.argv;
const redis = createClient({ url, pool: { max: 8, validateAfterIdle: Number(validateAfterIdle) } });
const errors: string[] = [];
redis.on('error', (error) => void errors.push(error.message));

const work = {
	/** Opens as many connections as there may be. */
	warm: async () => {
		const leases = await Promise.all(Array.from({ length: 8 }, () => redis.acquire()));
		await redis.blpop('none', 0.01);
		await Promise.all(leases.map((lease) => lease.release()));
	},
	lease: () => redis.use((lease) => lease.incr('n')),
	transaction: () => redis.transaction({ watch: ['n'] }, (tx) => tx.multi().incr('n')),
	leases: () => Promise.all([1, 2, 3].map(() => redis.use((lease) => lease.incr('n')))),
	stats: async () => ({ ...redis.stats().lanes.exclusive, errors }),
};

process.on('message', (task: keyof typeof work) => {
	work[task]().then(
		(value) => process.send?.({ value }),
		(error: Error) => process.send?.({ error: `${error.name}: ${error.message}` }),
	);
});
process.on('disconnect', () => process.exit());
process.send?.({ value: 'up' });
