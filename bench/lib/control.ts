import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';

/** A connection of the bench itself, that shares no code with any client under test: fills keys, reads the server's own counts. */
export class Control {
	readonly #socket: Socket;
	#received: Buffer = Buffer.alloc(0);

	private constructor(socket: Socket) {
		this.#socket = socket;
		socket.on('data', (chunk: Buffer) => {
			this.#received = Buffer.concat([this.#received, chunk]);
		});
	}

	static async open(host: string, port: number): Promise<Control> {
		const socket = connect({ host, port, noDelay: true });
		await once(socket, 'connect');
		return new Control(socket);
	}

	/** One command, one simple or bulk reply as text. */
	async call(...args: string[]): Promise<string> {
		this.#received = Buffer.alloc(0);
		this.#socket.write(encode(args));
		for (;;) {
			const text = this.#take();
			if (text !== null) return text;
			await once(this.#socket, 'data');
		}
	}

	#take(): string | null {
		const end = this.#received.indexOf('\r\n');
		if (end === -1) return null;
		const line = this.#received.toString('latin1', 0, end);
		if (line.startsWith('-')) throw new Error(line);
		if (!line.startsWith('$')) return line.slice(1);
		const stop = end + 2 + Number(line.slice(1));
		return this.#received.length < stop + 2 ? null : this.#received.toString('utf8', end + 2, stop);
	}

	async setAll(keys: readonly string[], values: readonly string[]): Promise<void> {
		this.#received = Buffer.alloc(0);
		this.#socket.write(keys.map((key, i) => encode(['SET', key, values[i] as string])).join(''));
		while (this.#received.length < keys.length * 5) await once(this.#socket, 'data');
		if (this.#received.toString('latin1') !== '+OK\r\n'.repeat(keys.length)) throw new Error('filling the keys failed');
	}

	async version(): Promise<string> {
		const info = await this.call('INFO', 'server');
		const name = /^server_name:(\S+)/m.exec(info)?.[1] ?? 'redis';
		return `${name} ${/^valkey_version:(\S+)/m.exec(info)?.[1] ?? /^redis_version:(\S+)/m.exec(info)?.[1] ?? '?'}`;
	}

	/** How often the server ran each command since it started. */
	async calls(command: string): Promise<number> {
		const info = await this.call('INFO', 'commandstats');
		return Number(new RegExp(`^cmdstat_${command}:calls=(\\d+)`, 'm').exec(info)?.[1] ?? 0);
	}

	/** How often it has read from a client. */
	async reads(): Promise<number> {
		const info = await this.call('INFO', 'stats');
		return Number(/^total_reads_processed:(\d+)/m.exec(info)?.[1] ?? Number.NaN);
	}

	async processId(): Promise<number> {
		return Number(/^process_id:(\d+)/m.exec(await this.call('INFO', 'server'))?.[1]);
	}

	close(): void {
		this.#socket.destroy();
	}
}

function encode(args: readonly string[]): string {
	return `*${args.length}\r\n${args.map((arg) => `$${Buffer.byteLength(arg)}\r\n${arg}\r\n`).join('')}`;
}

/** Seconds of CPU that a process has used, from /proc; NaN elsewhere. */
export async function processCpu(pid: number): Promise<number> {
	try {
		const stat = await readFile(`/proc/${pid}/stat`, 'latin1');
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return (Number(fields[11]) + Number(fields[12])) / 100;
	} catch {
		return Number.NaN;
	}
}
