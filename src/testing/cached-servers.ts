/** The project's cache folder: servers that `npm run servers` has unpacked there, each with a `server.json`. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** Suites in the order of preference; others come after them by name. */
const PREFERRED = ['bookworm', 'trixie', 'sid', 'bullseye'];

/** A server in the cache folder. */
export interface CachedServer {
	/** Name of the Debian suite that it comes from. */
	readonly suite: string;
	readonly kind: 'redis' | 'valkey';
	/** Such as `7.0.15`. */
	readonly version: string;
	/** Absolute path of the program. */
	readonly path: string;
}

/** `$RESPOOL_CACHE/servers`, else the nearest `.cache/servers` at or above the working directory, else where that would be. */
export function serversFolder(): string {
	const cache = process.env['RESPOOL_CACHE'];
	if (cache !== undefined && cache !== '') return join(resolve(cache), 'servers');
	for (let folder = process.cwd(); ; folder = dirname(folder)) {
		const candidate = join(folder, '.cache', 'servers');
		if (existsSync(candidate)) return candidate;
		if (dirname(folder) === folder) return join(process.cwd(), '.cache', 'servers');
	}
}

/** The servers in the cache folder, bookworm first. Empty when there are none. */
export async function cachedServers(): Promise<CachedServer[]> {
	const folder = serversFolder();
	const names = await readdir(folder).catch(() => []);
	const found = await Promise.all(names.filter((name) => !name.startsWith('.')).map((name) => read(folder, name)));
	return found.filter((each) => each !== undefined).sort((a, b) => rank(a) - rank(b) || (a.suite < b.suite ? -1 : 1));
}

async function read(folder: string, name: string): Promise<CachedServer | undefined> {
	try {
		const manifest = JSON.parse(await readFile(join(folder, name, 'server.json'), 'utf8'));
		const { suite, kind, version, server } = manifest as Record<'suite' | 'kind' | 'version' | 'server', string>;
		return { suite, kind: kind === 'valkey' ? 'valkey' : 'redis', version, path: join(folder, name, server) };
	} catch {
		// No manifest: being unpacked, or not ours.
		return undefined;
	}
}

function rank({ suite }: CachedServer): number {
	const index = PREFERRED.indexOf(suite);
	return index < 0 ? PREFERRED.length : index;
}
