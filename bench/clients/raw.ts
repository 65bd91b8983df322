/**
 * The floor: the least that any client on a `net.Socket` has to do.
 *
 * - The bytes of each command are built before the clock starts.
 * - Commands issued in one turn are joined and written once, when the turn's promises have run (`process.nextTick`).
 * - One promise for each command, resolved in order.
 * - Replies are not parsed and no value is made: their bytes are counted. All GETs of a run have replies of one length, all SETs too.
 */
import { connect, type Socket } from 'node:net';
import type { Data } from '../lib/data.ts';
import type { BenchClient, Target } from './client.ts';

const OK_REPLY = '+OK\r\n'.length;

function bulk(text: string): string {
	return `$${text.length}\r\n${text}\r\n`;
}

const prebuilt = (text: string): string => Buffer.from(text, 'latin1').toString('latin1');

export async function connectRaw(target: Target, data: Data): Promise<BenchClient> {
	const { keys, values } = data;
	const getReply = bulk(values[0] as string).length;
	const gets = keys.map((key) => prebuilt(`*2\r\n$3\r\nGET\r\n${bulk(key)}`));
	const sets = keys.map((key, i) => prebuilt(`*3\r\n$3\r\nSET\r\n${bulk(key)}${bulk(values[i] as string)}`));

	const socket: Socket = connect({ host: target.host, port: target.port, noDelay: true });
	await new Promise<void>((resolve, reject) => {
		socket.once('connect', resolve);
		socket.once('error', reject);
	});

	// A ring of resolvers, small so that it stays in the caches; it grows for the weighing of waiting commands.
	type Resolve = (value: undefined) => void;
	let waiting = new Array<Resolve | undefined>(2048).fill(undefined);
	let mask = waiting.length - 1;
	let head = 0;
	let tail = 0;
	const grow = (): void => {
		const grown = new Array<Resolve | undefined>(waiting.length * 2).fill(undefined);
		for (let i = 0; i < waiting.length; i++) grown[i] = waiting[(head + i) & mask];
		head = 0;
		tail = waiting.length;
		waiting = grown;
		mask = grown.length - 1;
	};
	let batch = '';
	let replyLength = getReply;
	let bytes = 0;

	const flush = (): void => {
		const text = batch;
		batch = '';
		socket.write(text, 'latin1');
	};
	let next = '';
	const executor = (resolve: Resolve): void => {
		if (batch === '') process.nextTick(flush);
		batch += next;
		waiting[tail] = resolve;
		tail = (tail + 1) & mask;
		if (tail === head) grow();
	};
	socket.on('data', (chunk: Buffer) => {
		bytes += chunk.length;
		while (bytes >= replyLength && head !== tail) {
			bytes -= replyLength;
			const resolve = waiting[head] as Resolve;
			waiting[head] = undefined;
			head = (head + 1) & mask;
			resolve(undefined);
		}
	});
	socket.on('error', (error) => {
		throw error;
	});

	return {
		get(i) {
			replyLength = getReply;
			next = gets[i] as string;
			return new Promise(executor);
		},
		set(i) {
			replyLength = OK_REPLY;
			next = sets[i] as string;
			return new Promise(executor);
		},
		isValue: () => true,
		isOk: () => true,
		verify() {
			if (head !== tail || bytes !== 0) throw new Error(`${(tail - head) & mask} replies missing, ${bytes} bytes over`);
		},
		close: () => socket.destroy(),
	};
}
