/**
 * Package indices that can be trusted, in order of preference: the one apt keeps, one apt fetches into a folder of ours,
 * and one checked here against the archive's signature.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { type AptSource, parseStanzas, readAptSources } from './apt-sources.ts';
import { download } from './download.ts';
import { type PackageIndex, parsePackages } from './package-index.ts';
import { archiveKeyrings, checkSignature } from './signature.ts';

const run = promisify(execFile);
const APT_HELPER = '/usr/lib/apt/apt-helper';
const LARGE = { maxBuffer: 1 << 28 };

/** Where Debian is when the machine's own configuration names no mirror of it (Ubuntu, a container without sources). */
export const DEFAULT_MIRROR = 'http://deb.debian.org/debian';

/** The index of one suite and the archive that its file names are relative to. */
export interface SuiteIndex {
	readonly index: PackageIndex;
	/** Root of the archive, without a trailing slash. */
	readonly archive: string;
	/** How it was found and verified, for the log. */
	readonly origin: string;
}

/** What the search for an index needs. */
export interface IndexRequest {
	readonly suite: string;
	/** Debian's name of the architecture: `amd64`, `arm64`. */
	readonly architecture: string;
	/** A folder for scratch files. */
	readonly scratch: string;
	readonly say: (line: string) => void;
}

/** Every way to an index of the suite, best first, each to be tried when the one before failed or led to a file that is gone. */
export function suiteIndices(request: IndexRequest): Array<() => Promise<SuiteIndex>> {
	const sources = readAptSources();
	const configured = sources.filter((source) => source.suite === request.suite);
	const ways: Array<() => Promise<SuiteIndex>> = [];
	if (existsSync(APT_HELPER)) {
		// The machine may say `stable` where we say `bookworm`: apt's own lists know both names.
		ways.push(() => fromAptLists(request, []));
		for (const source of configured) ways.push(() => fromPrivateApt(request, source));
	}
	const mirrors = [...configured, ...sources.filter((source) => !source.suite.endsWith('/'))].map(({ uri }) => uri);
	for (const mirror of new Set([...mirrors, DEFAULT_MIRROR])) ways.push(() => fromMirror(request, mirror));
	return ways;
}

/** The index that apt has fetched and verified. `options` may point it at lists of our own. */
async function fromAptLists(request: IndexRequest, options: readonly string[]): Promise<SuiteIndex> {
	const format = '$(FILENAME)\t$(REPO_URI)\t$(COMPONENT)\t$(ORIGIN)';
	const filters = ['Created-By: Packages', `Codename: ${request.suite}`, `Architecture: ${request.architecture}`];
	const listing = await run('apt-get', [...options, 'indextargets', '--format', format, ...filters], LARGE);
	const rows = listing.stdout.split('\n').map((line) => line.split('\t'));
	let text = '';
	let archive = '';
	for (const [file = '', uri = '', component = '', origin = ''] of rows) {
		if (!isDistribution(origin) || !/^(main|universe)$/.test(component) || !existsSync(file)) continue;
		if (archive !== '' && archive !== uri) continue;
		archive = uri;
		text += `${(await run(APT_HELPER, ['cat-file', file], LARGE)).stdout}\n`;
	}
	if (archive === '') throw new Error(`apt has no index of ${request.suite}`);
	return { index: parsePackages(text), archive: archive.replace(/\/+$/, ''), origin: "apt's own index" };
}

/** Lets apt fetch and verify the index into the scratch folder, which needs no root; for machines whose lists are empty or old. */
async function fromPrivateApt(request: IndexRequest, source: AptSource): Promise<SuiteIndex> {
	const root = join(request.scratch, 'apt');
	for (const each of ['lists/partial', 'cache/archives/partial']) await mkdir(join(root, each), { recursive: true });
	const options = [...source.options].map(([name, value]) => `${name}: ${value}\n`).join('');
	const components = source.components.filter((each) => /^(main|universe)$/.test(each)).join(' ');
	const stanza = `types: deb\nuris: ${source.uri}\nsuites: ${source.suite}\ncomponents: ${components}\n${options}`;
	await writeFile(join(root, 'suite.sources'), stanza);
	// The machine's hooks stay out, its proxies and transports count.
	const dump = (await run('apt-config', ['dump', 'Acquire'], LARGE)).stdout.split('\n');
	const settings = dump.filter((line) => line.startsWith('Acquire::') && !line.startsWith('Acquire::IndexTargets'));
	settings.push(`Dir::Etc::Parts "/dev/null";`, `Dir::Etc::Main "/dev/null";`, `Dir::Etc::SourceParts "/dev/null";`);
	settings.push(
		`Dir::Etc::SourceList "${join(root, 'suite.sources')}";`,
		`Dir::State::Lists "${join(root, 'lists')}";`,
	);
	settings.push(`Dir::Cache "${join(root, 'cache')}";`, `APT::Sandbox::User "root";`);
	const config = join(root, 'apt.conf');
	await writeFile(config, `${settings.join('\n')}\n`);
	const asked = ['-c', config];
	await run('apt-get', [...asked, '-q', 'update', '-o', 'APT::Update::Error-Mode=any'], {
		...LARGE,
		env: { ...process.env, APT_CONFIG: config },
	});
	const found = await fromAptLists(request, asked);
	return { ...found, origin: 'an index that apt fetched and verified' };
}

/** `InRelease`, its signature, and the `Packages` file that it vouches for. */
async function fromMirror(request: IndexRequest, mirror: string): Promise<SuiteIndex> {
	const { suite, architecture, scratch, say } = request;
	const dists = `${mirror}/dists/${suite}`;
	const inRelease = join(scratch, 'InRelease');
	await download([{ url: `${dists}/InRelease`, file: inRelease }]);
	const { text: release, verdict } = await checkSignature(inRelease, archiveKeyrings());
	const [fields] = parseStanzas(release);
	if (fields === undefined || !isDistribution(fields.get('origin') ?? '')) {
		throw new Error(`${dists} is not an archive of Debian or Ubuntu`);
	}
	if (verdict.verified) say(`${dists}: ${verdict.reason}`);
	else say(`WARNING: ${dists}: THE SIGNATURE OF THIS ARCHIVE WAS NOT CHECKED: ${verdict.reason}`);
	const until = Date.parse(fields.get('valid-until') ?? '');
	if (until < Date.now())
		say(`${dists}: the index was valid until ${new Date(until).toISOString()}; used all the same`);
	const hashes = releaseHashes(fields.get('sha256') ?? '');
	let text = '';
	for (const component of ['main', 'universe']) {
		const name = `${component}/binary-${architecture}/Packages.gz`;
		const sha256 = hashes.get(name);
		if (sha256 === undefined) continue;
		const file = join(scratch, `${component}-Packages.gz`);
		const byHash = `${dists}/${component}/binary-${architecture}/by-hash/SHA256/${sha256}`;
		// By hash first: the plain name may already have moved on while a mirror is being updated.
		await download([{ url: byHash, file, sha256 }]).catch(() => download([{ url: `${dists}/${name}`, file, sha256 }]));
		text += `${gunzipSync(await readFile(file)).toString('utf8')}\n`;
	}
	if (text === '') throw new Error(`${dists} has no packages for ${architecture}`);
	const origin = verdict.verified ? 'an index whose signature was checked' : 'an index WITHOUT a checked signature';
	return { index: parsePackages(text), archive: mirror, origin };
}

/** The `SHA256:` field of a `Release` file: lines of hash, size and name. */
function releaseHashes(field: string): Map<string, string> {
	const hashes = new Map<string, string>();
	for (const line of field.split('\n')) {
		const [sha256, , name] = line.trim().split(/\s+/);
		if (sha256 !== undefined && name !== undefined) hashes.set(name, sha256);
	}
	return hashes;
}

function isDistribution(origin: string): boolean {
	return origin === 'Debian' || origin === 'Ubuntu';
}
