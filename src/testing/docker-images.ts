/** Which Docker images hold a server, and whether Docker can run them. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const COMPOSE_FILES = ['docker-compose.yml', 'docker-compose.yaml', 'compose.yml', 'compose.yaml'];
/** Used where no compose file names any. */
const DEFAULT_IMAGES = ['redis:8', 'valkey/valkey:9'];

/** The Redis and Valkey images of the nearest compose file at or above `from`, in its order; else a default. */
export function dockerImages(from: string = process.cwd()): readonly string[] {
	for (let folder = from; ; folder = dirname(folder)) {
		const file = COMPOSE_FILES.map((name) => join(folder, name)).find(existsSync);
		const images = file === undefined ? [] : imagesOf(readFileSync(file, 'utf8'));
		if (images.length > 0) return images;
		if (dirname(folder) === folder) return DEFAULT_IMAGES;
	}
}

/** The server images that a compose file names, without repetition; `${NAME:-default}` is filled in from the environment. */
export function imagesOf(compose: string): string[] {
	const images = new Set<string>();
	for (const [, quoted = ''] of compose.matchAll(/^\s*image:\s*(.+?)\s*(?:#.*)?$/gm)) {
		const image = quoted.replace(/^(['"])(.*)\1$/, '$2').replace(/\$\{(\w+)(?::?-([^}]*))?\}/g, (_, name, fallback) => {
			return process.env[name] || (fallback ?? '');
		});
		// The last part of the name decides: `valkey/valkey:9` is one, `someone/redis-exporter` is not.
		if (/(?:^|\/)(?:redis|valkey)(?:[:@]|$)/.test(image)) images.add(image);
	}
	return [...images];
}

/** Why Docker cannot be used, or `undefined` when it can. */
export async function dockerProblem(): Promise<string | undefined> {
	try {
		await run('docker', ['version', '--format', '{{.Server.Version}}'], { timeout: 5000 });
		return undefined;
	} catch (error) {
		const { code, stderr, message } = error as NodeJS.ErrnoException & { stderr?: string };
		if (code === 'ENOENT') return 'the docker command was not found';
		return stderr?.trim().split('\n').at(-1) || message;
	}
}
