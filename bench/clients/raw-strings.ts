/**
 * The floor of a pipeline of GETs that gives its values as strings: the bytes of the commands are built before the clock starts, replies
 * are not parsed (all are of one length, and ASCII), and each value becomes a string by the cheapest way that node has.
 */
import { connect, type Socket } from 'node:net';
import type { Data } from '../lib/data.ts';
import { type BenchClient, stringChecks, type Target } from './client.ts';

const bulk = (text: string): string => `$${text.length}\r\n${text}\r\n`;
const OK_REPLY = '+OK\r\n'.length;

export async function connectRawStrings(target: Target, data: Data): Promise<BenchClient> {
	const { keys, values } = data;
	const valueLength = (values[0] as string).length;
	const header = `$${valueLength}\r\n`.length;
	const getReply = header + valueLength + 2;
	const gets = keys.map((key) => `*2\r\n$3\r\nGET\r\n${bulk(key)}`);
	const sets = keys.map((key, i) => `*3\r\n$3\r\nSET\r\n${bulk(key)}${bulk(values[i] as string)}`);
	const socket: Socket = connect({ host: target.host, port: target.port, noDelay: true });
	await new Promise<void>((resolve, reject) => {
		socket.once('connect', resolve);
		socket.once('error', reject);
	});

	let results: unknown[] = [];
	let filled = 0;
	let done: (results: unknown[]) => void = () => {};
	let stringsWanted = true;
	/** The beginning of a reply whose end has not come. */
	const rest = Buffer.allocUnsafeSlow(getReply);
	let kept = 0;
	const put = (value: unknown): void => {
		results[filled++] = value;
		if (filled === results.length) done(results);
	};
	const takeStrings = (chunk: Buffer): void => {
		let at = 0;
		if (kept > 0) {
			at = Math.min(chunk.length, getReply - kept);
			chunk.copy(rest, kept, 0, at);
			kept += at;
			if (kept < getReply) return;
			kept = 0;
			put(rest.toString('latin1', header, header + valueLength));
		}
		for (; chunk.length - at >= getReply; at += getReply)
			put(chunk.toString('latin1', at + header, at + header + valueLength));
		chunk.copy(rest, 0, at);
		kept = chunk.length - at;
	};
	socket.on('data', (chunk: Buffer) => {
		if (stringsWanted) return takeStrings(chunk);
		kept += chunk.length;
		for (; kept >= OK_REPLY; kept -= OK_REPLY) put('OK');
	});
	socket.on('error', (error) => {
		throw error;
	});

	const pipeline = (count: number, command: 'get' | 'set' = 'get', from = 0): Promise<unknown[]> => {
		const frames = command === 'get' ? gets : sets;
		stringsWanted = command === 'get';
		results = new Array<unknown>(count);
		filled = 0;
		let batch = '';
		for (let i = 0; i < count; i++) {
			batch += frames[(from + i) % frames.length] as string;
			if (batch.length < 65_536) continue;
			socket.write(batch, 'latin1');
			batch = '';
		}
		socket.write(batch, 'latin1');
		return new Promise((resolve) => {
			done = resolve;
		});
	};
	const one = async (command: 'get' | 'set', i: number): Promise<unknown> => (await pipeline(1, command, i))[0];
	return {
		get: (i) => one('get', i),
		set: (i) => one('set', i),
		...stringChecks(data),
		pipeline,
		close: () => socket.destroy(),
	};
}
