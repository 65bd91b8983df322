/** Lines of MONITOR: `1339518083.107412 [0 127.0.0.1:60866] "keys" "*"`. */

export interface MonitorLine {
	/** Seconds since 1970, as the server wrote them. */
	readonly time: string;
	readonly args: string[];
	/** Address and port, a path, or `lua`. */
	readonly source: string;
	readonly database: string;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', a: '\x07', b: '\b' };

function unquoted(text: string): string {
	return text.replace(/\\(?:x([0-9a-f]{2})|(.))/gs, (_, hex: string | undefined, sign: string) =>
		hex === undefined ? (escapes[sign] ?? sign) : String.fromCharCode(Number.parseInt(hex, 16)),
	);
}

/** `undefined` for what is no such line. */
export function parseMonitorLine(line: string): MonitorLine | undefined {
	const match = /^(\d+\.\d+) \[(\d+) ([^\]]*(?:\][^ ]*)?)\] (.*)$/s.exec(line);
	if (match === null) return undefined;
	const [, time = '', database = '', source = '', rest = ''] = match;
	const args = [...rest.matchAll(/"((?:[^"\\]|\\.)*)"/gs)].map(([, text = '']) => unquoted(text));
	return { time, args, source, database };
}
