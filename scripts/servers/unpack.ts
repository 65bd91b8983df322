/** Turning `.deb` files into a folder that runs: unpack, then write launchers that use the loader that came along. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, realpath, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Architectures with packages to unpack: the loader's file name and the folder of its libraries. */
const ARCHITECTURES: Readonly<Record<string, { loader: string; triplet: string }>> = {
	amd64: { loader: 'ld-linux-x86-64.so.2', triplet: 'x86_64-linux-gnu' },
	arm64: { loader: 'ld-linux-aarch64.so.1', triplet: 'aarch64-linux-gnu' },
};

/** The programs of each kind, as they are called in `usr/bin`. */
const PROGRAMS = ['redis-server', 'redis-cli', 'redis-benchmark', 'valkey-server', 'valkey-cli', 'valkey-benchmark'];

/** Debian's name of this machine's architecture. @throws Error on one that is not in the table. */
export function debianArchitecture(): string {
	const name = process.arch === 'x64' ? 'amd64' : process.arch;
	if (process.platform !== 'linux' || !(name in ARCHITECTURES)) {
		throw new Error(`No Debian packages for ${process.platform} ${process.arch}: have amd64 and arm64 on Linux`);
	}
	return name;
}

/** Unpacks one `.deb` into `root`. No maintainer script runs. */
export async function unpack(deb: string, root: string): Promise<void> {
	await run('dpkg-deb', ['-x', deb, root]);
}

/**
 * Writes `bin/NAME` for each program under `root`: a shell script that replaces itself by the loader, so that the
 * process id is the server's. Paths are relative to the script, hence the folder can be moved as a whole.
 * @returns the names written.
 */
export async function writeLaunchers(root: string, architecture: string): Promise<string[]> {
	const entry = ARCHITECTURES[architecture];
	if (entry === undefined) throw new Error(`Unknown architecture ${architecture}`);
	const { loader, triplet } = entry;
	const folders = [`usr/lib/${triplet}`, `lib/${triplet}`, 'usr/lib', 'lib', 'lib64'].filter((each) =>
		existsSync(join(root, each)),
	);
	const loaderFolder = folders.find((each) => existsSync(join(root, each, loader)));
	if (loaderFolder === undefined) throw new Error(`${loader} is not among the unpacked files`);
	await mkdir(join(root, 'bin'), { recursive: true });
	const present = new Set(await readdir(join(root, 'usr/bin')));
	const written: string[] = [];
	for (const name of PROGRAMS.filter((each) => present.has(each))) {
		// redis-server is a link to redis-check-rdb on Debian: the program goes by the name it is called by.
		const target = await realpath(join(root, 'usr/bin', name));
		if (relative(root, target).startsWith('..')) throw new Error(`${name} links out of the package, to ${target}`);
		const libraries = folders.map((each) => `$here/${each}`).join(':');
		const command = `exec "$here/${loaderFolder}/${loader}" --library-path "${libraries}" "$here/usr/bin/${name}" "$@"`;
		const script = join(root, 'bin', name);
		const says = `# Written by scripts/servers.ts: ${name} on the libraries it was packaged with.`;
		await writeFile(
			script,
			['#!/bin/sh', says, `here="\${0%/*}/.."`, ...luaPath(root, triplet), command, ''].join('\n'),
		);
		await chmod(script, 0o755);
		written.push(name);
	}
	return written;
}

/** Debian's Redis 6 loads `cjson` and `bit` with Lua's `require`, which looks in the machine's own folders unless told. */
function luaPath(root: string, triplet: string): string[] {
	const folder = `usr/lib/${triplet}/lua/5.1`;
	return existsSync(join(root, folder)) ? [`export LUA_CPATH="$here/${folder}/?.so;;"`] : [];
}
