/**
 * What the machine's own apt configuration says about archives: deb822 `.sources` files and one-line `.list` files.
 * Only reading: the configuration is never changed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One archive that the machine is told to use. */
export interface AptSource {
	/** Root of the archive, without a trailing slash. */
	readonly uri: string;
	/** What `sources` calls the suite: a codename (`bookworm`), an alias (`stable`) or a path ending in `/`. */
	readonly suite: string;
	/** Such as `main`, `universe`. */
	readonly components: readonly string[];
	/** Every other option, by its deb822 name in lower case (`signed-by`, `trusted`); values keep their lines. */
	readonly options: ReadonlyMap<string, string>;
}

/** Reads every source of binary packages that apt would read. `root` replaces `/etc/apt` in tests. */
export function readAptSources(root = '/etc/apt'): AptSource[] {
	const files = [join(root, 'sources.list')];
	const parts = join(root, 'sources.list.d');
	if (existsSync(parts)) {
		for (const name of readdirSync(parts).sort()) if (/\.(list|sources)$/.test(name)) files.push(join(parts, name));
	}
	return files.filter(existsSync).flatMap((file) => {
		const text = readFileSync(file, 'utf8');
		return file.endsWith('.sources') ? parseDeb822Sources(text) : parseSourcesList(text);
	});
}

/** Parses a deb822 `.sources` file; stanzas with `Enabled: no` and those without `deb` among their types are left out. */
export function parseDeb822Sources(text: string): AptSource[] {
	const sources: AptSource[] = [];
	for (const fields of parseStanzas(text)) {
		const words = (name: string): string[] => (fields.get(name) ?? '').split(/\s+/).filter(Boolean);
		if (!words('types').includes('deb') || /^(no|false|0)$/i.test(fields.get('enabled')?.trim() ?? '')) continue;
		const options = new Map(fields);
		for (const name of ['types', 'uris', 'suites', 'components', 'enabled']) options.delete(name);
		for (const uri of words('uris')) {
			for (const suite of words('suites')) {
				sources.push({ uri: withoutSlash(uri), suite, components: words('components'), options });
			}
		}
	}
	return sources;
}

/** Parses a one-line-style `sources.list`: `deb [option=value …] uri suite component …`. */
export function parseSourcesList(text: string): AptSource[] {
	const sources: AptSource[] = [];
	for (const line of text.split('\n')) {
		const match = /^\s*deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)([^#]*)/.exec(line);
		if (match === null) continue;
		const [, optionText = '', uri = '', suite = '', components = ''] = match;
		const options = new Map<string, string>();
		for (const option of optionText.split(/\s+/)) {
			const [name, value] = option.split(/[-+]?=/, 2);
			if (name !== undefined && value !== undefined) options.set(deb822Name(name), value.replaceAll(',', ' '));
		}
		sources.push({ uri: withoutSlash(uri), suite, components: components.split(/\s+/).filter(Boolean), options });
	}
	return sources;
}

/** Splits control text into stanzas of fields, names in lower case, continuation lines kept with their newline. */
export function* parseStanzas(text: string): Generator<Map<string, string>> {
	let fields = new Map<string, string>();
	let last = '';
	for (const line of text.split('\n')) {
		if (line.startsWith('#')) continue;
		if (line.trim() === '') {
			if (fields.size > 0) yield fields;
			fields = new Map();
			last = '';
		} else if (/^\s/.test(line)) {
			if (last !== '') fields.set(last, `${fields.get(last)}\n${line}`);
		} else {
			const colon = line.indexOf(':');
			if (colon < 1) continue;
			last = line.slice(0, colon).toLowerCase();
			fields.set(last, line.slice(colon + 1).trim());
		}
	}
	if (fields.size > 0) yield fields;
}

function withoutSlash(uri: string): string {
	return uri.replace(/\/+$/, '');
}

/** The one-line style calls some options otherwise than deb822 does. */
function deb822Name(option: string): string {
	const name = option.toLowerCase();
	return name === 'arch' ? 'architectures' : name === 'lang' ? 'languages' : name === 'target' ? 'targets' : name;
}
