/** Reads the hand-written signatures out of `signatures.ts`, as text, by the name of their command. */
import { readFileSync } from 'node:fs';

/**
 * The file is one interface after another, each for the commands of a kind; a line `// NAME` begins the signatures of a command, which
 * go on to the next such line or to the end of the interface.
 */
function parse(source: string): ReadonlyMap<string, readonly string[]> {
	const found = new Map<string, string[]>();
	let current: string[] | undefined;
	for (const line of source.split('\n')) {
		const name = /^\t\/\/ ([A-Z][A-Z0-9_.| -]*)$/.exec(line)?.[1];
		if (name !== undefined) {
			if (found.has(name)) throw new Error(`signatures.ts: ${name} stands twice`);
			current = [];
			found.set(name, current);
		} else if (line === '}') current = undefined;
		else if (current !== undefined && line.trim() !== '') current.push(line.replace(/^\t/, ''));
	}
	return found;
}

export const handWritten: ReadonlyMap<string, readonly string[]> = parse(
	readFileSync(new URL('./signatures.ts', import.meta.url), 'utf8'),
);
