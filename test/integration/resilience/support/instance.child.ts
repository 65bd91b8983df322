/** A process with one client in it, which does one command each time it is told to: `instance.child.ts OPTIONS`, in JSON. */
import { createClient, type RedisError } from '../../../../src/index.ts';

const redis = createClient(JSON.parse(process.argv[2] ?? '{}'));
const errors: string[] = [];
redis.on('error', (error) => void errors.push(`${(error as Error).name}: ${(error as Error).message}`));

async function act([name, ...args]: [string, ...string[]]): Promise<void> {
	try {
		const value = name === 'errors' ? errors : await redis.call(name, ...args);
		process.send?.({ value });
	} catch (error) {
		const { message, code, maybeExecuted } = error as RedisError & { maybeExecuted?: boolean };
		process.send?.({ error: { name: (error as Error).name, message, code, maybeExecuted } });
	}
}

process.on('message', (what: [string, ...string[]]) => void act(what));
process.on('disconnect', () => process.exit());
process.send?.({ value: 'up' });
