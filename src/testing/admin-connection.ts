/** Asking a server something over a connection that lasts for the question: readiness, `cli`, INFO. */
import { connect, type NetConnectOpts } from 'node:net';
import { ReplyError } from '../core/errors.ts';
import { Decoder } from '../protocol/decoder.ts';
import { RespMap, type RespValue } from '../protocol/types.ts';
import { encodeReply } from './reply-encoder.ts';

/** An argument of a command. */
export type AdminArgument = string | number | Uint8Array;

/** A command and its arguments. */
export type AdminCommand = readonly AdminArgument[];

/**
 * Sends commands in one write over a new connection and resolves with their replies, error replies as values.
 * Rejects when the connection fails or `timeout` milliseconds have passed.
 */
export function ask(address: NetConnectOpts, commands: readonly AdminCommand[], timeout: number): Promise<RespValue[]> {
	return new Promise((resolve, reject) => {
		const replies: RespValue[] = [];
		const socket = connect(address);
		const fail = (error: Error): void => {
			clearTimeout(timer);
			socket.destroy();
			reject(error);
		};
		const timer = setTimeout(() => fail(new Error(`No reply within ${timeout} ms`)), timeout);
		const take = (reply: RespValue): void => {
			replies.push(reply);
			if (replies.length < commands.length) return;
			clearTimeout(timer);
			socket.destroy();
			resolve(replies);
		};
		const decoder = new Decoder({ onReply: take, onError: take, onPush: () => {} });
		socket.on('error', fail);
		socket.on('end', () => fail(new Error('The server hung up')));
		socket.on('data', (chunk) => {
			try {
				decoder.write(chunk);
			} catch (error) {
				fail(error as Error);
			}
		});
		socket.write(Buffer.concat(commands.map(encodeCommandBytes)));
	});
}

/** A reply as `redis-cli` prints it without a terminal: a line for each string, nothing for null. */
export function textOf(reply: RespValue): string {
	if (reply === null || reply === undefined) return '';
	if (reply instanceof ReplyError) return reply.message;
	if (reply instanceof RespMap) return reply.flat.map(textOf).join('\n');
	return Array.isArray(reply) ? reply.map(textOf).join('\n') : String(reply);
}

function encodeCommandBytes(command: AdminCommand): Buffer {
	// A command has the form of a reply: an array of bulk strings.
	return encodeReply(command.map((argument) => (typeof argument === 'number' ? String(argument) : argument)));
}
