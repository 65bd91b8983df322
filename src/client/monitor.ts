/** `monitor()`: every command of the server, as an async iterator. */
import { AbortError } from '../core/errors.ts';
import type { Monitoring } from '../pool/index.ts';
import { backlogSettings, type Overflow } from './backlog.ts';
import { type ClientCore, closedError } from './core.ts';
import { Feed } from './feed.ts';
import { checkOptions } from './subscription.ts';
import type { View } from './view.ts';

/** What `monitor` takes. */
export interface MonitorOptions {
	/** Ends the iteration at once, with {@link AbortError}. */
	readonly signal?: AbortSignal;
	/** Lines that may wait to be read. @default 1000 */
	readonly buffer?: number;
	/** What happens to lines beyond that. @default 'drop-oldest' */
	readonly overflow?: Overflow;
}

const known: ReadonlySet<string> = new Set(['signal', 'buffer', 'overflow'] satisfies (keyof MonitorOptions)[]);

/** A command that the server ran. */
export interface MonitorLine<T extends string | Buffer = string> {
	/** Milliseconds since 1970, to the microsecond. */
	readonly time: number;
	readonly database: number;
	/** `host:port`, `unix:path`, or `lua` for a command of a script. */
	readonly source: string;
	/** As it was sent: the case is the sender's. */
	readonly command: string;
	readonly args: T[];
	/** As the server told it. */
	readonly line: string;
}

/** Makes the iterator. @throws TypeError for options that make no sense */
export function monitorFeed(
	core: ClientCore,
	view: View,
	options: MonitorOptions = {},
): Feed<MonitorLine<string | Buffer>> {
	checkOptions(options, known);
	const { signal = view.signal } = options;
	if (signal !== undefined && !(signal instanceof AbortSignal)) throw new TypeError('signal must be an AbortSignal');
	const text = view.mode === 'string';
	let monitoring: Monitoring | undefined;
	let live = false;
	const feed: Feed<MonitorLine<string | Buffer>> = new Feed(
		{
			start: () =>
				new Promise<void>((resolve, reject) => {
					if (core.state === 'closed') return reject(closedError());
					monitoring = core.router.monitor({
						line: (line) => feed.push(parseMonitorLine(line, text)),
						started: () => {
							live = true;
							resolve();
						},
						end: (given) => {
							// What had begun ends quietly with close().
							const closed = core.destroyed || (core.state === 'closed' && !live);
							const error = given ?? (closed ? closedError() : undefined);
							// Before it started, and after it ended, one of the two says nothing.
							reject(error ?? new AbortError({ written: true, maybeExecuted: true }));
							if (error === undefined) feed.end();
							else feed.fail(error);
						},
					});
				}),
			stop: async () => monitoring?.stop(),
			dropped: () => {},
		},
		backlogSettings(options),
		signal,
	);
	return feed;
}

const LINE = /^(\d+\.\d+) \[(\d+) (.*?)\] (".*)$/s;
const WORD = /"((?:[^"\\]|\\.)*)"/gs;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', a: '\x07', b: '\b' };

/** A line of MONITOR, taken apart. What is no such line has it in `line` and nothing else. */
export function parseMonitorLine(line: string, text: boolean): MonitorLine<string | Buffer> {
	const [, time, database, source, rest] = LINE.exec(line) ?? [];
	if (rest === undefined) return { time: Number.NaN, database: Number.NaN, source: '', command: '', args: [], line };
	const words = [...rest.matchAll(WORD)].map(([, word]) => unescaped(word as string));
	const [command = Buffer.alloc(0), ...args] = words;
	return {
		time: Number((time as string).replace('.', '')) / 1000,
		database: Number(database),
		source: source as string,
		command: command.toString(),
		args: text ? args.map(String) : args,
		line,
	};
}

/** The bytes of a word as the server quotes them: `\xHH` for what is not printable ASCII. */
function unescaped(word: string): Buffer {
	const bytes = word.replace(/\\(x[0-9a-f]{2}|.)/gis, (_, code: string) =>
		code.length === 3 ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : (ESCAPES[code] ?? code),
	);
	return Buffer.from(bytes, 'latin1');
}
