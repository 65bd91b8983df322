/** Many callers on one connection: each awaits its own reply, and what they ask in one turn leaves in one write. */
import { availableParallelism } from 'node:os';
import type { Client } from '../../src/index.ts';
import { count, megabytes, twoDigits } from './report.ts';
import type { Section } from './section.ts';

const CALLERS = 500;
const KEYS = 10_000;
const WARM_UP = 20_000;
const PAIRS = 100_000;

export const traffic: Section = {
	title: 'Pipelined traffic on one connection',
	async run({ redis }) {
		await setAndGet(redis, WARM_UP);
		const before = await bytesOf(redis);
		const cpu = process.cpuUsage();
		const began = performance.now();
		await setAndGet(redis, PAIRS);
		const seconds = (performance.now() - began) / 1000;
		const { user, system } = process.cpuUsage(cpu);
		const after = await bytesOf(redis);
		const commands = 2 * PAIRS;
		return [
			['Commands', `${count(commands)}: SET and GET of 32 bytes by ${CALLERS} callers, each GET compared`],
			['Commands per second', `${count(commands / seconds)} (client and server share ${processors()})`],
			['Client CPU per command', `${twoDigits((user + system) / commands)} µs`],
			['Bytes to the server', `${megabytes(after.received - before.received)} (the server's count, INFO stats)`],
			['Bytes from the server', `${megabytes(after.sent - before.sent)} (the server's count, INFO stats)`],
		];
	},
};

/** So many SETs, and as many GETs of what was set. @throws Error when a reply is another key's */
async function setAndGet(redis: Client, pairs: number): Promise<void> {
	let next = 0;
	const caller = async (): Promise<void> => {
		while (next < pairs) {
			const key = `traffic:${next++ % KEYS}`;
			const value = key.padEnd(32, '.');
			await redis.set(key, value);
			const found = await redis.get(key);
			if (found !== value) throw new Error(`GET ${key} gave ${found}`);
		}
	};
	await Promise.all(Array.from({ length: CALLERS }, caller));
}

/** What has gone over the server's sockets so far. On a server that is not the demo's own, other clients count as well. */
async function bytesOf(redis: Client): Promise<{ received: number; sent: number }> {
	const info = await redis.info('stats');
	const of = (name: string): number => Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(info)?.[1]);
	return { received: of('total_net_input_bytes'), sent: of('total_net_output_bytes') };
}

function processors(): string {
	const number = availableParallelism();
	return number === 1 ? '1 processor' : `${number} processors`;
}
