/** What every scenario has: the server, and a transcript of what it saw, which has to be the same with stock ioredis and with the override. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

export const port = Number(process.env.REDIS_PORT);
export const host = '127.0.0.1';
export const require = createRequire(import.meta.url);
export { assert };

/** A line of the transcript. Nothing in it may depend on time or chance. */
export function saw(label, value) {
	console.log(JSON.stringify([label, value ?? null]));
}

/** Resolves with what `probe` gives when it is true. */
export async function until(probe, what, patience = 10_000) {
	const end = Date.now() + patience;
	for (;;) {
		const found = await probe();
		if (found) return found;
		if (Date.now() > end) throw new Error(`${what} did not come within ${patience} ms`);
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}

/** The arguments of the next such event. */
export function once(emitter, event, patience = 10_000) {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error(`"${event}" did not come within ${patience} ms`)), patience);
		emitter.once(event, (...args) => {
			clearTimeout(timer);
			resolve(args);
		});
	});
}

process.on('unhandledRejection', (error) => {
	console.error('unhandled rejection', error);
	process.exit(1);
});
