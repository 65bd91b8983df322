/** A Debian `Packages` index: parsing, and the library closure of a few packages. */
import { parseStanzas } from './apt-sources.ts';

/** One package of an index. */
export interface DebPackage {
	readonly name: string;
	readonly version: string;
	/** Path of the `.deb` below the root of its archive. */
	readonly filename: string;
	/** Of the `.deb`, 64 hexadecimal digits. */
	readonly sha256: string;
	/** `Pre-Depends` and `Depends`: a list of alternatives for each dependency, names only. */
	readonly depends: readonly (readonly string[])[];
	readonly provides: readonly string[];
}

/** The packages of one index by name, and who provides which virtual name. */
export interface PackageIndex {
	readonly packages: ReadonlyMap<string, DebPackage>;
	readonly providers: ReadonlyMap<string, string>;
}

/** Parses the text of a `Packages` file. Where a name occurs twice, the later stanza counts. */
export function parsePackages(text: string): PackageIndex {
	const packages = new Map<string, DebPackage>();
	const providers = new Map<string, string>();
	for (const fields of parseStanzas(text)) {
		const name = fields.get('package');
		const filename = fields.get('filename');
		const sha256 = fields.get('sha256');
		if (name === undefined || filename === undefined || sha256 === undefined) continue;
		const provides = relations(fields.get('provides')).map(([first = '']) => first);
		packages.set(name, {
			name,
			version: fields.get('version') ?? '',
			filename,
			sha256,
			depends: [...relations(fields.get('pre-depends')), ...relations(fields.get('depends'))],
			provides,
		});
		for (const virtual of provides) if (!providers.has(virtual)) providers.set(virtual, name);
	}
	return { packages, providers };
}

/**
 * The named packages and every library they need, directly or not. A library is a package whose name starts with `lib`,
 * or `zlib1g`, or one of `roots`; everything else (`adduser`, `lsb-base` …) is left out, since nothing is installed.
 * @throws Error when one of `roots` or a library is not in the index.
 */
export function libraryClosure(index: PackageIndex, roots: readonly string[]): DebPackage[] {
	const found = new Map<string, DebPackage>();
	const pending = [...roots];
	for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
		const entry = resolve(index, name);
		if (entry === undefined) throw new Error(`The index has no package ${name}`);
		if (found.has(entry.name)) continue;
		found.set(entry.name, entry);
		for (const alternatives of entry.depends) {
			const libraries = alternatives.filter((each) => each.startsWith('lib') || each === 'zlib1g');
			if (libraries.length === 0) continue;
			pending.push(libraries.find((each) => resolve(index, each) !== undefined) ?? (libraries[0] as string));
		}
	}
	return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function resolve(index: PackageIndex, name: string): DebPackage | undefined {
	return index.packages.get(name) ?? index.packages.get(index.providers.get(name) ?? '');
}

/** `a (>= 1) | b:any, c` becomes `[[a, b], [c]]`. */
function relations(field: string | undefined): string[][] {
	if (field === undefined) return [];
	return field
		.split(',')
		.map((each) => each.split('|').map((one) => /^[a-z0-9][a-z0-9+.-]*/.exec(one.trim())?.[0] ?? ''))
		.map((each) => each.filter(Boolean))
		.filter((each) => each.length > 0);
}
