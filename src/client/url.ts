/** Connection strings: `redis[s]://`, `valkey[s]://`, `unix://`, `redis+unix://`, and `//host` without a scheme. */

/** What a URL says. Only what it names is present. */
export interface ParsedUrl {
	host?: string;
	port?: number;
	path?: string;
	tls?: true;
	username?: string;
	password?: string;
	database?: number;
	/** Query parameters that are no part of the address, typed: numbers and booleans are read as such. */
	options: Record<string, string | number | boolean>;
}

const schemes: Readonly<Record<string, 'tcp' | 'tls' | 'unix'>> = {
	'redis:': 'tcp',
	'valkey:': 'tcp',
	'rediss:': 'tls',
	'valkeys:': 'tls',
	'unix:': 'unix',
	'redis+unix:': 'unix',
};

/**
 * Reads a connection string.
 *
 * @throws TypeError when it is malformed; the message never holds the password.
 */
export function parseUrl(url: string): ParsedUrl {
	// Nothing of the URL is repeated: in a malformed one the password may stand anywhere.
	const fail = (why: string): TypeError => new TypeError(`Bad connection URL: ${why}`);
	const scheme = /^([a-z][a-z0-9+.-]*:)?\/\//i.exec(url);
	if (scheme === null) throw fail('expected redis://, rediss://, valkey://, valkeys://, unix:// or //host');
	const kind = scheme[1] === undefined ? 'tcp' : schemes[scheme[1].toLowerCase()];
	if (kind === undefined) throw fail('the scheme is none of redis, rediss, valkey, valkeys, unix and redis+unix');

	const decode = (text: string): string => {
		try {
			return decodeURIComponent(text);
		} catch {
			throw fail('malformed percent encoding');
		}
	};
	const rest = url.slice(scheme[0].length).replace(/#.*$/s, '');
	const mark = rest.indexOf('?');
	const query = mark === -1 ? '' : rest.slice(mark + 1);
	const location = mark === -1 ? rest : rest.slice(0, mark);
	const parsed: ParsedUrl = { options: {} };

	// A password may hold anything but an unescaped slash, so the last @ before the path ends the user info.
	const slash = kind === 'unix' && !location.includes('@') ? 0 : location.indexOf('/');
	const authority = slash === -1 ? location : location.slice(0, slash);
	const path = slash === -1 ? '' : location.slice(slash);
	const at = authority.lastIndexOf('@');
	if (at !== -1) {
		const user = authority.slice(0, at);
		const colon = user.indexOf(':');
		const username = decode(colon === -1 ? user : user.slice(0, colon));
		if (username !== '') parsed.username = username;
		if (colon !== -1) parsed.password = decode(user.slice(colon + 1));
	}
	const place = authority.slice(at + 1);

	if (kind === 'unix') {
		parsed.path = decode(place + path);
		if (parsed.path === '') throw fail('no path');
	} else {
		if (kind === 'tls') parsed.tls = true;
		readPlace(decode(place), parsed, fail);
		const segment = decode(path.replace(/^\//, '').replace(/\/$/, ''));
		if (segment !== '') parsed.database = readDatabase(segment, fail);
	}
	readQuery(query, parsed, fail);
	return parsed;
}

function readPlace(place: string, parsed: ParsedUrl, fail: (why: string) => TypeError): void {
	const match = /^(?:\[([^\]]*)\]|([^:]*))(?::(.*))?$/s.exec(place);
	if (match === null) throw fail('malformed host');
	const host = match[1] ?? match[2] ?? '';
	if (host !== '') parsed.host = host;
	const port = match[3];
	if (port === undefined || port === '') return;
	if (!/^\d{1,5}$/.test(port) || Number(port) > 65535 || Number(port) === 0)
		throw fail('the port is not a number from 1 to 65535');
	parsed.port = Number(port);
}

function readDatabase(text: string, fail: (why: string) => TypeError): number {
	if (!/^\d{1,9}$/.test(text)) throw fail('the database is not a whole number');
	return Number(text);
}

function readQuery(query: string, parsed: ParsedUrl, fail: (why: string) => TypeError): void {
	for (const [key, value] of new URLSearchParams(query)) {
		if (key === 'db' || key === 'database') {
			const database = readDatabase(value, fail);
			if (parsed.database !== undefined && parsed.database !== database)
				throw fail('the path and the query name different databases');
			parsed.database = database;
		} else if (key === 'password') parsed.password = value;
		else if (key === 'username' || key === 'user') parsed.username = value;
		else parsed.options[key] = typed(value);
	}
}

function typed(value: string): string | number | boolean {
	if (value === 'true') return true;
	if (value === 'false') return false;
	return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}
