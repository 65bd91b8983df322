/** redlock 5: locks over one and over several clients. */
import { assert, host, port, require, saw } from './stage.mjs';

const { default: Redlock, ExecutionError, ResourceLockedError } = require('redlock');
const Redis = require('ioredis');
const clients = [0, 1, 2].map((db) => new Redis(port, host, { db }));

for (const some of [clients.slice(0, 1), clients]) {
	const redlock = new Redlock(some, { retryCount: 2, retryDelay: 20, retryJitter: 5 });
	const errors = [];
	redlock.on('error', (error) => errors.push(error.constructor.name));
	const lock = await redlock.acquire(['a', 'b'], 5000);
	const refused = await redlock.acquire(['b'], 1000).catch((error) => error);
	assert.ok(refused instanceof ExecutionError);
	saw('refused', { message: refused.message, attempts: refused.attempts.length });
	assert.ok(errors.length > 0 && errors.every((name) => name === ResourceLockedError.name));
	const extended = await lock.extend(3000);
	saw('ttl', (await some[0].pttl('a')) > 2000);
	await extended.release();
	saw('released', await some[0].exists('a', 'b'));
	const gone = await extended.release().catch((error) => error);
	saw('released twice', gone instanceof ExecutionError);
	saw(
		'using',
		await redlock.using(['c'], 500, { automaticExtensionThreshold: 200 }, async (signal) => {
			await new Promise((resolve) => setTimeout(resolve, 900));
			return { aborted: signal.aborted, held: await some[0].exists('c') };
		}),
	);
	await some[0].script('FLUSH');
	await (await redlock.acquire(['d'], 1000)).release();
	saw('after SCRIPT FLUSH', await some[0].exists('d'));
	if (some.length > 1) await redlock.quit();
}
await Promise.all(clients.map((client) => (client.status === 'end' ? undefined : client.quit().catch(() => {}))));
saw('end');
