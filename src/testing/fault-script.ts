/** The steps of a scripted connection. A step is a function, so that a script may hold functions of its own. */
import { setTimeout as pause } from 'node:timers/promises';
import type { FaultConnection, Pacing } from './fault-connection.ts';
import { nextPoll } from './next-poll.ts';
import type { ReplyValue } from './reply-encoder.ts';
import { ScriptMismatchError } from './testing-errors.ts';

/** One thing that a scripted connection does. The next step begins when the returned promise resolves. */
export type Step = (connection: FaultConnection) => void | Promise<void>;

/** The steps of one connection, in order. Behind the last one, the connection serves commands as one without a script does. */
export type Script = readonly Step[];

/** What an argument of a command must be: equal text or bytes, or text that matches. */
export type ArgumentMatch = string | number | Uint8Array | RegExp;

/** Makers of steps for a {@link Script}. */
export const step = {
	/**
	 * Consumes the next command, which must have exactly these arguments; the name counts in any case. A function decides for itself.
	 * A mismatch resets the connection and fails {@link FaultServer.stop}.
	 */
	expect(...wanted: readonly ArgumentMatch[] | readonly [(args: readonly Buffer[]) => boolean]): Step {
		return async (connection) => {
			const { args } = await connection.nextCommand();
			const [first] = wanted;
			const fits = typeof first === 'function' ? first(args) : sameCommand(args, wanted as readonly ArgumentMatch[]);
			if (!fits) throw new ScriptMismatchError(`connection ${connection.index}`, describe(wanted), describe(args));
		};
	},
	/** Consumes as many bytes as given, which must be these. A mismatch resets the connection and fails {@link FaultServer.stop}. */
	expectBytes(wanted: string | Uint8Array): Step {
		const bytes = Buffer.from(wanted);
		return async (connection) => {
			const found = await connection.nextBytes(bytes.length);
			if (!found.equals(bytes)) {
				throw new ScriptMismatchError(`connection ${connection.index}`, describe([bytes]), describe([found]));
			}
		};
	},
	/** Consumes and answers HELLO, AUTH, CLIENT, SELECT, PING and the like, until another command comes, which stays. */
	handshake(): Step {
		return async (connection) => {
			for (;;) {
				const { args } = await connection.peekCommand();
				if (!connection.answerHandshake(args)) return;
				await connection.nextCommand();
			}
		};
	},
	/** Sends bytes as they are, solicited or not, at once or in pieces. */
	send(bytes: string | Uint8Array, pacing: Pacing = {}): Step {
		return (connection) => connection.sendPaced(bytes, pacing);
	},
	/** Sends a value in the protocol of the connection. */
	reply(value: ReplyValue): Step {
		return (connection) => connection.reply(value);
	},
	/** Waits milliseconds. */
	delay(ms: number): Step {
		return () => pause(ms);
	},
	/** Waits for anything else: a promise that the test resolves. */
	until(promise: Promise<unknown>): Step {
		return async () => {
			await promise;
		};
	},
	/** Sends FIN. The client may go on sending. */
	fin(): Step {
		return (connection) => connection.end();
	},
	/** Sends RST, after a client in the same process has read what was sent before. */
	rst(): Step {
		return async (connection) => {
			await nextPoll();
			connection.reset();
		};
	},
	/** Answers nothing any more; the connection stays open until the client leaves it. What comes is recorded. */
	silence(): Step {
		return (connection) => connection.silence();
	},
	/** Stops reading, so that the client's writes pile up. */
	stopReading(): Step {
		return (connection) => connection.stopReading();
	},
	/** Waits until the client hangs up. */
	clientGone(): Step {
		return (connection) => connection.clientGone();
	},
};

function sameCommand(args: readonly Buffer[], wanted: readonly ArgumentMatch[]): boolean {
	return (
		args.length === wanted.length && wanted.every((match, index) => fits(args[index] as Buffer, match, index === 0))
	);
}

function fits(found: Buffer, match: ArgumentMatch, isName: boolean): boolean {
	if (match instanceof RegExp) return match.test(found.toString());
	if (isName && typeof match === 'string') return found.toString().toUpperCase() === match.toUpperCase();
	return found.equals(Buffer.from(typeof match === 'number' ? String(match) : match));
}

function describe(values: readonly unknown[]): string {
	const words = values.map((value) => {
		if (typeof value === 'function') return 'a command that the predicate accepts';
		return value instanceof Uint8Array ? JSON.stringify(Buffer.from(value).toString('latin1')) : String(value);
	});
	return words.join(' ');
}
