/** A client socket without a protocol: what was read, in which pieces, and how it ended. */
import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { Condition } from '../../src/testing/condition.ts';

const TIMEOUT = 5000;

export class RawSocket {
	/** Each `data` event by itself. */
	readonly chunks: Buffer[] = [];
	readonly socket: Socket;
	readonly closed: Promise<'fin' | 'reset'>;
	readonly #condition = new Condition();
	#ended = false;
	#error: Error | undefined;

	/** Resolves when connected. */
	static open(address: NetConnectOpts): Promise<RawSocket> {
		return new Promise((resolve, reject) => {
			const socket = connect({ ...address, allowHalfOpen: true });
			socket.once('error', reject);
			socket.once('connect', () => {
				socket.off('error', reject);
				resolve(new RawSocket(socket));
			});
		});
	}

	private constructor(socket: Socket) {
		this.socket = socket;
		socket.setNoDelay(true);
		socket.on('data', (chunk) => {
			this.chunks.push(chunk);
			this.#condition.notify();
		});
		socket.on('end', () => {
			this.#ended = true;
			this.#condition.notify();
		});
		socket.on('error', (error) => {
			this.#error = error;
			this.#condition.notify();
		});
		this.closed = new Promise((resolve) => {
			socket.on('close', () => resolve(this.#error === undefined ? 'fin' : 'reset'));
		});
	}

	get text(): string {
		return Buffer.concat(this.chunks).toString('latin1');
	}

	/** The server has sent FIN. */
	get ended(): boolean {
		return this.#ended;
	}

	write(bytes: string | Uint8Array): void {
		this.socket.write(bytes);
	}

	/** Resolves with everything read once it satisfies the predicate, or equals the text. */
	async until(wanted: string | ((text: string) => boolean)): Promise<string> {
		const fits = typeof wanted === 'string' ? (text: string) => text === wanted : wanted;
		return this.#condition.until(
			() => (fits(this.text) ? this.text : undefined),
			TIMEOUT,
			() => `read only ${JSON.stringify(this.text.slice(0, 500))}`,
		);
	}

	/** Resolves when the server has sent FIN; rejects when it has sent RST. */
	async untilEnd(): Promise<void> {
		await this.#condition.until(
			() => {
				if (this.#error !== undefined) throw this.#error;
				return this.#ended || undefined;
			},
			TIMEOUT,
			() => 'the server sent no FIN',
		);
	}

	destroy(): void {
		this.socket.destroy();
	}
}
