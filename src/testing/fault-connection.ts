/**
 * One connection of a scripted server, seen from the server.
 *
 *   scripted ──last step──▶ serving ──client ends or end()──▶ closed
 *      └───────reset(), mismatch, client gone─────────────────────▲
 *
 * While scripted, what comes waits for the steps to consume it; while serving, every command is answered in turn.
 */
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { ReceivedCommand } from './command-reader.ts';
import { handshakeAnswer, type Session, unknownCommand } from './default-answers.ts';
import { FaultInbox } from './fault-inbox.ts';
import { nextPoll } from './next-poll.ts';
import { encodeReply, type Protocol, type ReplyValue } from './reply-encoder.ts';
import { resetSocket } from './socket-reset.ts';

/** How a connection came to its end: by FIN, or by RST or another error of the socket. */
export type CloseKind = 'fin' | 'reset';

/** How bytes are cut and timed. */
export interface Pacing {
	/** Bytes per piece, or the offsets to cut at. Default: one piece. */
	readonly pieces?: number | readonly number[];
	/**
	 * After each piece: `turn` waits until the event loop has looked for I/O, which lets a client in the same process read each by
	 * itself; a number waits milliseconds. Default: `turn`.
	 */
	readonly pace?: 'turn' | number;
}

/** Options of waiting. */
export interface WaitOptions {
	/** Milliseconds before the wait rejects. Default: the server's `timeout`. */
	readonly timeout?: number;
	/** Wait until so many have come in all. Default: 1. */
	readonly count?: number;
}

/** Bytes to send as they are, nothing at all (the empty string), or `undefined` to have the command answered by default. */
export type CommandAnswer = string | Uint8Array | undefined;

/** Answers a command; `args[0]` is its name. May use the connection itself: `connection.reset()`, `connection.reply(…)` and `''`. */
export type CommandHandler = (
	args: Buffer[],
	connection: FaultConnection,
	// biome-ignore lint/suspicious/noConfusingVoidType: a handler without a return statement is a common one
) => CommandAnswer | void | Promise<CommandAnswer | void>;

/** What a connection needs of its server. */
export interface FaultHost {
	readonly protocols: readonly Protocol[];
	readonly timeout: number;
	readonly record: boolean;
	readonly onCommand: CommandHandler | undefined;
	/** Something was received or the connection changed. */
	changed(): void;
	/** The handler failed. */
	failed(error: Error): void;
}

/** A client's connection to a {@link FaultServer}. */
export class FaultConnection implements Session {
	/** Position in the order of arrival, from 0. */
	readonly index: number;
	/** What HELLO has set; replies by value follow it. */
	protocol: Protocol = 2;
	/** Resolves when the socket is closed. */
	readonly closed: Promise<CloseKind>;

	readonly #socket: Socket;
	readonly #host: FaultHost;
	readonly #inbox: FaultInbox;
	#state: 'scripted' | 'serving' | 'closed' = 'scripted';
	#answering = false;
	#silent = false;
	#bytesSent = 0;

	constructor(socket: Socket, index: number, host: FaultHost) {
		this.index = index;
		this.#socket = socket;
		this.#host = host;
		this.#inbox = new FaultInbox(`connection ${index}`, host.record);
		socket.setNoDelay(true);
		let kind: CloseKind = 'fin';
		socket.on('error', () => {
			kind = 'reset';
		});
		this.closed = new Promise((resolve) => {
			socket.on('close', () => {
				this.#state = 'closed';
				this.#inbox.end();
				host.changed();
				resolve(kind);
			});
		});
		socket.on('data', (chunk) => {
			this.#inbox.receive(chunk);
			host.changed();
			this.#pump();
		});
		socket.on('end', () => {
			this.#inbox.end();
			host.changed();
			this.#pump();
		});
	}

	/** Connection id, as CLIENT ID tells it: the index plus 1. */
	get id(): number {
		return this.index + 1;
	}

	/** Protocols that HELLO accepts. */
	get protocols(): readonly Protocol[] {
		return this.#host.protocols;
	}

	/** Every command received so far, unless the server was told not to record. */
	get commands(): readonly ReceivedCommand[] {
		return this.#inbox.commands;
	}

	/** Everything the client has sent, unless the server was told not to record. */
	get received(): Buffer {
		return this.#inbox.bytes;
	}

	/** How many bytes the client has sent. */
	get bytesReceived(): number {
		return this.#inbox.length;
	}

	/** How many bytes were sent to the client. */
	get bytesSent(): number {
		return this.#bytesSent;
	}

	/** The client has sent its FIN, or the socket is closed. */
	get clientEnded(): boolean {
		return this.#inbox.ended;
	}

	/** The socket is not closed. */
	get open(): boolean {
		return this.#state !== 'closed';
	}

	/** Sends bytes as they are, text as UTF-8. After {@link end} and {@link reset} it does nothing. */
	send(bytes: string | Uint8Array): void {
		if (!this.#socket.writable) return;
		const buffer = Buffer.from(bytes);
		this.#bytesSent += buffer.length;
		this.#socket.write(buffer);
	}

	/** Sends a value in the protocol of the connection. */
	reply(value: ReplyValue): void {
		this.send(encodeReply(value, this.protocol));
	}

	/** Sends bytes in pieces, each followed by a pause; without `pieces` at once and without one. */
	async sendPaced(bytes: string | Uint8Array, { pieces, pace = 'turn' }: Pacing): Promise<void> {
		if (pieces === undefined) return this.send(bytes);
		const buffer = Buffer.from(bytes);
		const cuts = typeof pieces === 'number' ? everyNth(buffer.length, pieces) : [...pieces].sort((a, b) => a - b);
		let from = 0;
		for (const cut of [...cuts, buffer.length]) {
			const to = Math.min(cut, buffer.length);
			if (to <= from) continue;
			this.send(buffer.subarray(from, to));
			from = to;
			await (pace === 'turn' ? nextPoll() : pause(pace));
		}
	}

	/** Sends FIN behind everything that was sent before. The client may go on sending. */
	end(): void {
		this.#socket.end();
	}

	/** Sends RST now, dropping what is still unsent. A Node client that finds bytes and RST together takes it for FIN: see `step.rst`. */
	reset(): void {
		resetSocket(this.#socket);
	}

	/** Answers nothing from now on; what comes is read and recorded. */
	silence(): void {
		this.#silent = true;
	}

	/** Stops reading, so that the client's writes pile up, until {@link resumeReading}. */
	stopReading(): void {
		this.#socket.pause();
	}

	/** Reads again. */
	resumeReading(): void {
		this.#socket.resume();
	}

	/** Resolves with the `count`-th command of that name (any case) received on this connection, the past included. */
	waitFor(name: string, { count = 1, timeout = this.#host.timeout }: WaitOptions = {}): Promise<ReceivedCommand> {
		return this.#inbox.find(name, count, timeout);
	}

	/** For scripts: the next command that no step has consumed, consuming it. */
	async nextCommand(timeout: number = this.#host.timeout): Promise<ReceivedCommand> {
		const next = await this.#inbox.peek(timeout);
		this.#inbox.shift();
		return next;
	}

	/** For scripts: the next command that no step has consumed, leaving it. */
	peekCommand(timeout: number = this.#host.timeout): Promise<ReceivedCommand> {
		return this.#inbox.peek(timeout);
	}

	/** For scripts: the next `count` bytes that no step has consumed, consuming them. */
	nextBytes(count: number, timeout: number = this.#host.timeout): Promise<Buffer> {
		return this.#inbox.take(count, timeout);
	}

	/** Resolves when the client has sent FIN or is gone. */
	clientGone(timeout: number = this.#host.timeout): Promise<void> {
		return this.#inbox.untilEnd(timeout);
	}

	/** Answers a command of the handshake by default. @returns false, having done nothing, when it is none. */
	answerHandshake(args: readonly Buffer[]): boolean {
		const answer = handshakeAnswer(args, this);
		if (answer === undefined) return false;
		this.reply(answer);
		return true;
	}

	/** Ends the script: from now on commands go to the handler. The server calls it after the last step. */
	serve(): void {
		if (this.#state === 'scripted') this.#state = 'serving';
		this.#pump();
	}

	/** Hands commands to the handler, one at a time, until none is left or one is answered later. */
	#pump(): void {
		if (this.#state !== 'serving' || this.#answering) return;
		this.#socket.cork();
		try {
			while (this.#socket.writable) {
				const next = this.#inbox.shift();
				if (next === undefined) return this.#endOfInput();
				const answer = this.#host.onCommand?.(next.args, this);
				if (answer instanceof Promise) return void this.#answerLater(next.args, answer);
				this.#answer(next.args, answer as CommandAnswer);
			}
		} catch (error) {
			this.#fail(error);
		} finally {
			this.#socket.uncork();
		}
	}

	// biome-ignore lint/suspicious/noConfusingVoidType: as CommandHandler returns it
	async #answerLater(args: Buffer[], pending: Promise<CommandAnswer | void>): Promise<void> {
		this.#answering = true;
		try {
			this.#answer(args, (await pending) as CommandAnswer);
		} catch (error) {
			this.#fail(error);
		} finally {
			this.#answering = false;
			this.#pump();
		}
	}

	#answer(args: Buffer[], answer: CommandAnswer): void {
		if (this.#silent) return;
		if (answer !== undefined) this.send(answer);
		else if (!this.answerHandshake(args)) this.reply(unknownCommand(args));
	}

	#endOfInput(): void {
		if (this.#silent) return;
		const { broken } = this.#inbox;
		if (broken !== undefined) this.send(`-ERR Protocol error: ${broken}\r\n`);
		if (broken !== undefined || this.#inbox.ended) this.end();
	}

	#fail(error: unknown): void {
		this.#host.failed(error instanceof Error ? error : new Error(String(error)));
		this.reset();
	}
}

function everyNth(length: number, size: number): number[] {
	if (!(size >= 1)) throw new RangeError(`Bytes per piece must be at least 1, not ${size}`);
	return Array.from({ length: Math.ceil(length / size) }, (_, index) => index * size);
}
