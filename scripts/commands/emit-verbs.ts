/** Writes `src/ioredis/verbs.generated.ts`: what the facade knows of command names. */
import type { Command } from './model.ts';
import { names } from './overlay.ts';
import {
	argumentTransformers,
	flags,
	foreign,
	kindOfEffect,
	kinds,
	replyTransformers,
	unlisted,
} from './overlay-ioredis.ts';

/** A name in the overlay that no command has is a slip of the pen, and so is one of a command that is not unlisted. */
function refuseSlips(tops: ReadonlySet<string>): void {
	const named = [flags, kinds, argumentTransformers, replyTransformers].flatMap(Object.values<string>).flatMap(names);
	const slip = [...named, ...foreign].find((name) => !tops.has(name)) ?? unlisted.find((name) => tops.has(name));
	if (slip !== undefined) throw new Error(`overlay-ioredis: ${slip} does not belong there`);
}

const list = (all: readonly string[]): string => `[${all.map((name) => `'${name.toLowerCase()}'`).join(', ')}]`;

/** `{ value: 'NAME NAME' }` as pairs of a name and its value. */
const inverted = (lists: Readonly<Record<string, string>>): (readonly [name: string, value: string])[] =>
	Object.entries(lists).flatMap(([value, text]) => names(text).map((name) => [name, value] as const));

const properties = (pairs: readonly (readonly [name: string, value: string])[]): string =>
	pairs.map(([name, value]) => `\t${name.toLowerCase()}: '${value}',`).join('\n');

/** The source of `verbs.generated.ts`. */
export function emitVerbs(commands: readonly Command[]): string {
	const tops = commands.filter(({ name }) => !name.includes('|'));
	refuseSlips(new Set(tops.map(({ name }) => name)));
	const byEffect = tops.flatMap(({ name, effect }) => {
		const kind = kindOfEffect[effect];
		return kind === undefined ? [] : [[name, kind] as const];
	});
	return `// Written by scripts/commands/generate.ts; do not edit.

/** Sets of names that ioredis publishes as \`Command.FLAGS\`. */
export const FLAGS: Readonly<Record<string, readonly string[]>> = {
${Object.entries(flags)
	.map(([flag, text]) => `\t${flag}: ${list(names(text))},`)
	.join('\n')}
};

/** Names that a connection treats apart, and how. */
export const kinds = {
${properties([...byEffect, ...inverted(kinds)])}
} as const;

/** Names without a dot that ioredis does not have. */
export const foreign: readonly string[] = ${list(foreign)};

/** Names that ioredis has and no server lists. */
export const unlisted: readonly string[] = ${list(unlisted)};

/** The transformer of a command's arguments. */
export const argumentTransformers = {
${properties(inverted(argumentTransformers))}
} as const;

/** The transformer of a command's reply. */
export const replyTransformers = {
${properties(inverted(replyTransformers))}
} as const;
`;
}
