/**
 * Commands that neither snapshot reports, or reports without documentation: newer ones, and those of modules.
 *
 * A line is `NAME kind :: arguments :: reply :: summary`. The kind is `r` for read-only, `w/` or `a/` and the retry
 * category for one that writes or one that does neither, and `b` after it when it may block. Arguments are written as in
 * `syntax.ts`, replies as in `overlay-replies.ts`. The summaries are our own words.
 */
import { newer } from './additions-core.ts';
import { modules } from './additions-modules.ts';
import type { Category } from './overlay.ts';
import type { SnapshotCommand } from './snapshot.ts';
import { parseSyntax } from './syntax.ts';

export interface Section {
	readonly since: string;
	readonly group: string;
	readonly module?: boolean;
	readonly deprecated?: string;
	readonly lines: string;
}

export interface Addition {
	readonly name: string;
	readonly since: string;
	readonly module: boolean;
	readonly retry: Category | undefined;
	readonly reply: string;
	readonly command: Partial<SnapshotCommand>;
}

function addition(line: string, section: Section, containers: ReadonlySet<string>): Addition {
	const [head = '', args = '', reply = '', summary = ''] = line.split('::').map((part) => part.trim());
	const [name = '', kind = ''] = head.split(' ');
	const [letters = '', category] = kind.split('/');
	if (summary === '' || !/^[rwa]b?$/.test(letters)) throw new Error(`additions: cannot read "${line}"`);
	const syntax = parseSyntax(args, name.split('|').length);
	const flags = [
		...(letters.startsWith('r') ? ['readonly'] : []),
		...(letters.startsWith('w') ? ['write'] : []),
		...(letters.endsWith('b') ? ['blocking'] : []),
		...(syntax.keys.some((key) => key.find !== 'unknown' && 'numkeys' in key.find) ? ['movablekeys'] : []),
		...(section.module === true ? ['module'] : []),
	];
	return {
		name,
		since: section.since,
		module: section.module === true,
		retry: category as Category | undefined,
		reply,
		command: {
			flags,
			// A container is counted with the word of its subcommand.
			arity: containers.has(name) ? -2 : syntax.arity,
			...(syntax.keys.length > 0 && { keys: syntax.keys }),
			group: section.group,
			summary,
			...(section.deprecated !== undefined && { deprecated: section.since, replacedBy: section.deprecated }),
			...(syntax.arguments.length > 0 && { arguments: syntax.arguments }),
		},
	};
}

const lines = [...newer, ...modules].flatMap((section) =>
	section.lines
		.trim()
		.split('\n')
		.map((line): [string, Section] => [line.trim(), section]),
);
const containers = new Set(lines.flatMap(([line]) => /^([^| ]+)\|/.exec(line)?.[1] ?? []));

/** All of them. */
export const additions: readonly Addition[] = lines.map(([line, section]) => addition(line, section, containers));
