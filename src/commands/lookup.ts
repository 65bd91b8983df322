/** From a name, or a name and its arguments, to the spec. */
import { type CommandSpec, Flag, Surface } from './descriptor.ts';
import { table } from './table.ts';
import { wordOf } from './words.ts';

/** Unknown commands keep their spec, for its encoded heads; a caller who invents names cannot fill the memory. */
const unknownLimit = 256;
const unknown = new Map<string, CommandSpec>();

/** The spec of a command or of a subcommand (`CLIENT LIST`), without regard to case. */
export function lookup(name: string): CommandSpec | undefined {
	const { all } = table();
	return all.get(name) ?? all.get(name.toUpperCase());
}

/** The spec of `name args…` as it goes on the wire, subcommands resolved; one flagged unknown when it is not in the table. */
export function specOf(name: string, args: readonly unknown[]): CommandSpec {
	const { top } = table();
	const spec = top.get(name) ?? top.get(name.toUpperCase());
	return spec === undefined ? unknownSpec(name.toUpperCase(), [name.toUpperCase()]) : resolveSpec(spec, args);
}

/** The spec of the subcommand that the first argument names; `spec` itself when it is no container or has no argument. */
export function resolveSpec(spec: CommandSpec, args: readonly unknown[]): CommandSpec {
	if ((spec.flags & Flag.container) === 0 || args.length === 0) return spec;
	const word = wordOf(args[0]);
	return spec.subcommands?.get(word) ?? unknownSpec(`${spec.name} ${word}`, spec.words, spec.heads);
}

function unknownSpec(name: string, words: readonly string[], heads: string[] = []): CommandSpec {
	const known = unknown.get(name);
	if (known !== undefined) return known;
	if (unknown.size >= unknownLimit) unknown.clear();
	const spec: CommandSpec = {
		name,
		words,
		heads,
		flags: Flag.unknown | Flag.opaque,
		retry: 'never',
		retryRule: undefined,
		session: 'none',
		hint: '',
		// Nobody knows what it does.
		effect: 'taint',
		keys: [],
		specialKeys: '',
		shape: 'generic',
		request: '',
		response: '',
		block: '',
		secret: '',
		surfaces: Surface.client | Surface.lease | Surface.pipeline | Surface.multi,
		arity: -1,
		subcommands: undefined,
	};
	unknown.set(name, spec);
	return spec;
}
