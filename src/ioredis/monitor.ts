/** Lines of MONITOR: `1339518083.107412 [0 127.0.0.1:60866] "keys" "*"`. */

export interface MonitorLine {
	/** Seconds since 1970, as the server wrote them. */
	readonly time: string;
	/** Quotes are themselves; everything else is escaped as the server writes it, which is all that ioredis undoes. */
	readonly args: string[];
	/** Address and port, a path, or `lua`. */
	readonly source: string;
	readonly database: string;
}

/** `undefined` for what is no such line. */
export function parseMonitorLine(line: string): MonitorLine | undefined {
	const match = /^(\d+\.\d+) \[(\d+) ([^\]]*(?:\][^ ]*)?)\] (.*)$/s.exec(line);
	if (match === null) return undefined;
	const [, time = '', database = '', source = '', rest = ''] = match;
	const args = [...rest.matchAll(/"((?:[^"\\]|\\.)*)"/gs)].map(([, text = '']) => text.replaceAll('\\"', '"'));
	return { time, args, source, database };
}
