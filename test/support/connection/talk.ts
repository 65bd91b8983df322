/** A conversation over a raw socket, written down in replies. */
import { encodeReply } from '../../../src/testing/index.ts';
import { decode } from '../protocol/recorder.ts';
import { RawSocket } from '../raw-socket.ts';

/** Behind everything that is due: answered last. */
const END = 'the end of it';

export class Talk {
	readonly #socket: RawSocket;
	#heard = 0;

	static async open(port: number): Promise<Talk> {
		return new Talk(await RawSocket.open({ host: '127.0.0.1', port }));
	}

	private constructor(socket: RawSocket) {
		this.#socket = socket;
	}

	/** Sends commands in one write, words apart by spaces; or bytes as they are. */
	say(...commands: readonly (string | Uint8Array)[]): void {
		const frames = commands.map((each) => (typeof each === 'string' ? encodeReply(each.split(' ')) : each));
		this.#socket.write(Buffer.concat(frames));
	}

	/** One line for each reply, error and push since the last time, once so many have come. */
	async next(count: number): Promise<string[]> {
		const from = this.#heard;
		await this.#socket.until(() => this.#lines().length >= from + count);
		this.#heard = from + count;
		return this.#lines().slice(from, from + count);
	}

	/** As {@link next}: everything that is due, however much that is. */
	async rest(): Promise<string[]> {
		this.say(encodeReply(['ECHO', END]));
		const from = this.#heard;
		const last = `reply ${JSON.stringify(END)}`;
		await this.#socket.until(() => this.#lines().at(-1) === last);
		this.#heard = this.#lines().length;
		return this.#lines().slice(from, -1);
	}

	/** As {@link next}: everything until the server hangs up. */
	async untilClosed(): Promise<string[]> {
		await this.#socket.untilEnd();
		return this.#lines().slice(this.#heard);
	}

	/** Nothing has come that {@link next} and its like have not given. */
	get silent(): boolean {
		return this.#lines().length === this.#heard;
	}

	end(): void {
		this.#socket.destroy();
	}

	#lines(): string[] {
		return decode(this.#socket.chunks).lines;
	}
}
