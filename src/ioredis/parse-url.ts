/** Connection URLs, as ioredis reads them: query values stay text. */

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** Host and port of `host:1`, `[::1]:1`, `::1`. */
function placeOf(text: string): { host?: string; port?: string } {
	const bracketed = /^\[([^\]]*)\](?::(\d*))?$/.exec(text);
	if (bracketed !== null) return withPort(bracketed[1] as string, bracketed[2]);
	// More than one colon, and no brackets: an IPv6 address alone.
	if (/^[0-9a-f]*:[0-9a-f.]*:[0-9a-f:.]*(?:%.*)?$/i.test(text)) return { host: text };
	const colon = text.lastIndexOf(':');
	return colon < 0 ? withPort(text, undefined) : withPort(text.slice(0, colon), text.slice(colon + 1));
}

const withPort = (host: string, port: string | undefined): { host?: string; port?: string } => ({
	...(host === '' ? {} : { host }),
	...(port === undefined || port === '' ? {} : { port }),
});

/** A port, a path, a URL of the schemes `redis` and `rediss`, or `host:port`. */
export function parseURL(url: string): Record<string, unknown> {
	if (/^\d+$/.test(url)) return { port: url };
	const [target = '', query] = cut(url, '?');
	const result: Record<string, unknown> = {};
	if (target.startsWith('/') && !target.startsWith('//')) result['path'] = target;
	else Object.assign(result, parseTarget(target));
	for (const [key, value] of new URLSearchParams(query ?? '')) {
		if (key in result) continue;
		result[key] = key === 'family' && Number.isInteger(Number.parseInt(value, 10)) ? Number.parseInt(value, 10) : value;
	}
	return result;
}

function cut(text: string, mark: string): [string, string | undefined] {
	const at = text.indexOf(mark);
	return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function parseTarget(target: string): Record<string, unknown> {
	const scheme = /^([a-z][a-z0-9+.-]*:)?\/\//i.exec(target);
	const rest = scheme === null ? target : target.slice(scheme[0].length);
	if (scheme?.[1]?.toLowerCase() === 'unix:') return { path: rest };
	const slash = rest.indexOf('/');
	const authority = slash < 0 ? rest : rest.slice(0, slash);
	const db = slash < 0 ? '' : rest.slice(slash + 1);
	const at = authority.lastIndexOf('@');
	const result: Record<string, unknown> = {};
	if (at >= 0) {
		const [username, password = ''] = cut(authority.slice(0, at), ':');
		result['username'] = decoded(username);
		result['password'] = decoded(password);
	}
	if (db !== '') result['db'] = decoded(db);
	return Object.assign(result, placeOf(authority.slice(at + 1)));
}
