/**
 * Writes package-lock.json for every platform, not only for the one it is written on.
 *
 * A registry mirror may lack the native packages of other platforms. npm then drops them from the lock file, and `npm ci`
 * refuses a lock file that lacks an optional dependency. What is missing is added here from the name of the package, which
 * holds its platform; npm keeps such entries from then on and installs them where the platform fits.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

interface Locked {
	version: string;
	dev?: boolean;
	license?: string;
	optional?: boolean;
	os?: string[];
	cpu?: string[];
	libc?: string[];
	engines?: Record<string, string>;
	optionalDependencies?: Record<string, string>;
}

const platform = /(android|darwin|freebsd|linux|openbsd|openharmony|win32)-([a-z0-9]+)(?:-([a-z]+))?$/;

/** The entry of a native package that the registry did not give. */
function entryOf(name: string, version: string, parent: Locked): Locked {
	const [, os, cpu, abi] = platform.exec(name) ?? [];
	if (!os || !cpu) throw new Error(`${name} ${version} is not in the lock file and its name tells no platform`);
	return {
		version,
		cpu: [cpu],
		...(parent.dev ? { dev: true } : {}),
		...(os === 'linux' && abi ? { libc: [abi.startsWith('musl') ? 'musl' : 'glibc'] } : {}),
		...(parent.license ? { license: parent.license } : {}),
		optional: true,
		os: [os],
		...(parent.engines ? { engines: parent.engines } : {}),
	};
}

const npm = spawnSync('npm', ['install', '--package-lock-only', '--ignore-scripts'], { stdio: 'inherit' });
if (npm.status !== 0) process.exit(npm.status ?? 1);

const file = new URL('../package-lock.json', import.meta.url);
const text = readFileSync(file, 'utf8');
const indent = /^[ \t]+/m.exec(text)?.[0] ?? '\t';
const lock = JSON.parse(text) as { packages: Record<string, Locked> };
const added: string[] = [];
for (const parent of Object.values(lock.packages)) {
	for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
		const key = `node_modules/${name}`;
		if (lock.packages[key]) continue;
		lock.packages[key] = entryOf(name, version, parent);
		added.push(name);
	}
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
writeFileSync(file, `${JSON.stringify(lock, null, indent)}\n`);
console.log(
	`package-lock.json: ${Object.keys(lock.packages).length} packages, ${added.length} of other platforms added`,
);
