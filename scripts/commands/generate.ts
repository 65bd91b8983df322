/**
 * Writes the generated files of `src/commands` and `src/ioredis` from the snapshots and the overlay: `npm run generate`.
 * With `--check` nothing is written and the exit code is 1 when a file would differ.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { emitIoredis } from './emit-ioredis.ts';
import { emitTable } from './emit-table.ts';
import { emitTypes } from './emit-types.ts';
import { emitVerbs } from './emit-verbs.ts';
import { buildModel } from './model.ts';

const root = new URL('../../', import.meta.url);

/** What every generated file should hold, by its path from the root of the repository. */
export function generate(): ReadonlyMap<string, string> {
	const commands = buildModel();
	return new Map([
		['src/commands/table.generated.ts', emitTable(commands)],
		['src/commands/commands.generated.ts', emitTypes(commands)],
		['src/ioredis/commander.generated.ts', emitIoredis(commands)],
		['src/ioredis/verbs.generated.ts', emitVerbs(commands)],
	]);
}

/** The paths whose file differs from what {@link generate} gives. */
export function stale(): string[] {
	const read = (path: string): string | undefined => {
		try {
			return readFileSync(new URL(path, root), 'utf8');
		} catch {
			return undefined;
		}
	};
	return [...generate()].filter(([path, text]) => read(path) !== text).map(([path]) => path);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const check = process.argv.includes('--check');
	const files = generate();
	for (const path of stale()) {
		console.log(check ? `${path} is out of date: npm run generate` : `wrote ${path}`);
		if (check) process.exitCode = 1;
		else writeFileSync(new URL(path, root), files.get(path) ?? '');
	}
}
