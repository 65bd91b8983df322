/**
 * Fetches real servers for tests, demos and benchmarks: Debian's own packages, unpacked into the project's cache folder
 * without root and without installing anything.
 *
 *     npm run servers                     bookworm: Redis 7.0
 *     npm run servers -- trixie sid       Redis 8.0, Valkey
 *     npm run servers -- --all            the whole matrix
 *     npm run servers -- --list           what is there
 *     npm run servers -- --refresh sid    fetch again
 *
 * `RESPOOL_CACHE` replaces the folder `.cache` of the project. Below it, `servers/SUITE/` holds the unpacked files,
 * `bin/` with launchers, and `server.json`, which `respool/testing` reads and whose presence says that it is whole.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type SuiteIndex, suiteIndices } from './servers/archive.ts';
import { download } from './servers/download.ts';
import { withLock } from './servers/lock.ts';
import { libraryClosure, type PackageIndex } from './servers/package-index.ts';
import { debianArchitecture, unpack, writeLaunchers } from './servers/unpack.ts';

const run = promisify(execFile);
/** Milliseconds after which a scratch folder is nobody's. */
const ABANDONED_AFTER = 3_600_000;

/** The matrix: what each suite brings is said in docs and in `server.json`. */
export const SUITES = ['bookworm', 'trixie', 'sid', 'bullseye'] as const;
/** A suite of the matrix. Others that the machine's mirror has work too, by name. */
export type Suite = (typeof SUITES)[number] | (string & {});

/** What `server.json` says about an unpacked server. Paths are relative to the folder it lies in. */
export interface ServerManifest {
	readonly suite: string;
	readonly kind: 'redis' | 'valkey';
	/** Of the program, such as `7.0.15`. */
	readonly version: string;
	/** The server's launcher. */
	readonly server: string;
	/** The command line client's launcher. */
	readonly cli: string;
	readonly architecture: string;
	/** `name=version` of each package inside. */
	readonly packages: readonly string[];
}

/** An unpacked server that runs. */
export interface CachedServer extends ServerManifest {
	/** The folder of the suite. */
	readonly root: string;
	/** Absolute path of the server's launcher. */
	readonly serverPath: string;
	/** Absolute path of the command line client's launcher. */
	readonly cliPath: string;
}

/** Options of {@link ensureServer}. */
export interface EnsureOptions {
	/** Fetch again even when the cache has it. Default: false. */
	readonly refresh?: boolean;
	/** Receives one line at a time. Default: standard error. */
	readonly say?: (line: string) => void;
}

/** The folder that holds one folder per suite: `$RESPOOL_CACHE/servers`, else `.cache/servers` of this project. */
export function serversFolder(): string {
	const cache = process.env['RESPOOL_CACHE'];
	const project = dirname(dirname(fileURLToPath(import.meta.url)));
	return join(cache === undefined || cache === '' ? join(project, '.cache') : resolve(cache), 'servers');
}

/** The suite's server when the cache has it whole, else `undefined`. Never touches the network. */
export async function cachedServer(suite: Suite): Promise<CachedServer | undefined> {
	const root = join(serversFolder(), suite);
	try {
		const manifest = JSON.parse(await readFile(join(root, 'server.json'), 'utf8')) as ServerManifest;
		return { ...manifest, root, serverPath: join(root, manifest.server), cliPath: join(root, manifest.cli) };
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
}

/**
 * Makes sure that the cache has the suite's server, fetching it if need be. Any number of processes may call it at once.
 * @throws Error that names every way that was tried and why it failed.
 */
export async function ensureServer(suite: Suite = 'bookworm', options: EnsureOptions = {}): Promise<CachedServer> {
	if (!/^[a-z][a-z0-9-]*$/.test(suite)) throw new TypeError(`Not the name of a suite: ${JSON.stringify(suite)}`);
	const known = options.refresh === true ? undefined : await cachedServer(suite);
	if (known !== undefined) return known;
	const folder = serversFolder();
	await mkdir(folder, { recursive: true });
	return withLock(join(folder, `.${suite}.lock`), async () => {
		// Another process may have been faster while this one waited.
		const other = options.refresh === true ? undefined : await cachedServer(suite);
		if (other !== undefined) return other;
		await sweep(folder, suite);
		const scratch = await mkdtemp(join(folder, `.${suite}-`));
		try {
			await fetchServer(suite, scratch, options.say ?? ((line) => void process.stderr.write(`servers: ${line}\n`)));
			const target = join(folder, suite);
			const old = join(scratch, 'old');
			await rename(target, old).catch(() => {});
			await rename(join(scratch, 'root'), target);
		} finally {
			await rm(scratch, { recursive: true, force: true });
		}
		const made = await cachedServer(suite);
		if (made === undefined) throw new Error(`${join(folder, suite)} has no server.json although it was just written`);
		return made;
	});
}

/** Removes what a killed run left behind. Young folders stay: they may belong to a process that cannot be seen from here. */
async function sweep(folder: string, suite: Suite): Promise<void> {
	for (const name of await readdir(folder)) {
		if (!name.startsWith(`.${suite}-`)) continue;
		const path = join(folder, name);
		const age = Date.now() - ((await stat(path).catch(() => undefined))?.mtimeMs ?? Date.now());
		if (age > ABANDONED_AFTER) await rm(path, { recursive: true, force: true });
	}
}

/** Leaves a whole server in `scratch/root`: tries every way to an index until one leads to packages that can be fetched. */
async function fetchServer(suite: Suite, scratch: string, say: (line: string) => void): Promise<void> {
	const architecture = debianArchitecture();
	const failures: Error[] = [];
	for (const way of suiteIndices({ suite, architecture, scratch, say })) {
		try {
			await build(suite, architecture, await way(), scratch, say);
			return;
		} catch (error) {
			failures.push(error as Error);
			await rm(join(scratch, 'root'), { recursive: true, force: true });
		}
	}
	const reasons = failures.map(({ message }) => `  - ${message.trim()}`).join('\n');
	throw new AggregateError(failures, `No server could be fetched from Debian ${suite}:\n${reasons}`);
}

async function build(
	suite: Suite,
	architecture: string,
	found: SuiteIndex,
	scratch: string,
	say: (line: string) => void,
): Promise<void> {
	const { index, archive, origin } = found;
	const packages = libraryClosure(index, rootPackages(suite, index));
	say(`${suite}: ${packages.length} packages from ${archive}, by ${origin}`);
	const root = join(scratch, 'root');
	await mkdir(root, { recursive: true });
	const debs = packages.map(({ name, filename, sha256 }) => ({
		url: `${archive}/${filename}`,
		file: join(scratch, `${name}.deb`),
		sha256,
	}));
	await download(debs);
	for (const { file } of debs) {
		await unpack(file, root);
		await rm(file);
	}
	const programs = await writeLaunchers(root, architecture);
	const server = programs.find((name) => name.endsWith('-server'));
	const cli = programs.find((name) => name.endsWith('-cli'));
	if (server === undefined || cli === undefined) throw new Error(`${suite}: no server among ${programs.join(', ')}`);
	const { stdout } = await run(join(root, 'bin', server), ['--version']);
	const version = /v=(\S+)/.exec(stdout)?.[1];
	if (version === undefined) throw new Error(`${suite}: ${server} --version says ${JSON.stringify(stdout)}`);
	const manifest: ServerManifest = {
		suite,
		kind: server.startsWith('valkey') ? 'valkey' : 'redis',
		version,
		server: `bin/${server}`,
		cli: `bin/${cli}`,
		architecture,
		packages: packages.map(({ name, version: packaged }) => `${name}=${packaged}`),
	};
	await writeFile(join(root, 'server.json'), `${JSON.stringify(manifest, null, '\t')}\n`);
	say(`${suite}: ${manifest.kind} ${version} is ready`);
}

/** Redis where the suite still has it, and is not a shell around Valkey; else Valkey. */
function rootPackages(suite: Suite, index: PackageIndex): string[] {
	const valkey = suite === 'sid' ? index.packages.has('valkey-server') : !index.packages.has('redis-server');
	const pair = valkey ? ['valkey-server', 'valkey-tools'] : ['redis-server', 'redis-tools'];
	// Redis 6.0 links two Lua modules that are packaged without `lib` in their names.
	return suite === 'bullseye' ? [...pair, 'lua-cjson', 'lua-bitop'] : pair;
}

async function main(args: readonly string[]): Promise<void> {
	const flags = args.filter((each) => each.startsWith('-'));
	const unknown = flags.filter((each) => !['--all', '--list', '--refresh'].includes(each));
	if (unknown.length > 0) throw new Error(`Unknown: ${unknown.join(' ')}; known are --all, --list, --refresh`);
	const named = args.filter((each) => !each.startsWith('-'));
	const list = flags.includes('--list');
	const suites = named.length > 0 ? named : flags.includes('--all') || list ? SUITES : ['bookworm'];
	for (const suite of suites) {
		const server = list
			? await cachedServer(suite)
			: await ensureServer(suite, { refresh: flags.includes('--refresh') });
		process.stdout.write(
			`${suite}\t${server === undefined ? '-' : `${server.kind} ${server.version}\t${server.serverPath}`}\n`,
		);
	}
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
	main(process.argv.slice(2)).catch((error: unknown) => {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
		process.exitCode = 1;
	});
}
