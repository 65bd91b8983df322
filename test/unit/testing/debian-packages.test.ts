import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { parseDeb822Sources, parseSourcesList, readAptSources } from '../../../scripts/servers/apt-sources.ts';
import { withLock } from '../../../scripts/servers/lock.ts';
import { libraryClosure, parsePackages } from '../../../scripts/servers/package-index.ts';

describe('apt sources', () => {
	it('are read from deb822', () => {
		const sources = parseDeb822Sources(`# a comment
Types: deb deb-src
URIs: http://mirror.example/debian/ http://other.example/debian
Suites: bookworm bookworm-updates
Components: main contrib
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .
 abc

Types: deb-src
URIs: http://src.example
Suites: sid
Components: main

Enabled: no
Types: deb
URIs: http://off.example
Suites: sid
Components: main
`);
		expect(sources.map(({ uri, suite }) => `${uri} ${suite}`)).to.deep.equal([
			'http://mirror.example/debian bookworm',
			'http://mirror.example/debian bookworm-updates',
			'http://other.example/debian bookworm',
			'http://other.example/debian bookworm-updates',
		]);
		expect(sources[0]?.components).to.deep.equal(['main', 'contrib']);
		expect(sources[0]?.options.get('signed-by')).to.match(/BEGIN PGP[\s\S]*\n \.\n abc/);
	});

	it('are read from one-line lists', () => {
		const [first, second, ...rest] = parseSourcesList(`
deb http://deb.debian.org/debian/ bookworm main # comment
deb [ arch=amd64,arm64 signed-by=/k.gpg ] https://x.example/apt ./
#deb http://off.example sid main
deb-src http://src.example sid main
`);
		expect(first).to.deep.include({ uri: 'http://deb.debian.org/debian', suite: 'bookworm', components: ['main'] });
		expect(second).to.deep.include({ uri: 'https://x.example/apt', suite: './', components: [] });
		expect(second?.options).to.deep.equal(
			new Map([
				['architectures', 'amd64 arm64'],
				['signed-by', '/k.gpg'],
			]),
		);
		expect(rest).to.deep.equal([]);
	});

	it('are read from both places, other files left alone', async () => {
		const root = await mkdtemp(join(tmpdir(), 'respool-test-'));
		try {
			expect(readAptSources(root)).to.deep.equal([]);
			await mkdir(join(root, 'sources.list.d'));
			await writeFile(join(root, 'sources.list'), 'deb http://a sid main\n');
			await writeFile(
				join(root, 'sources.list.d/b.sources'),
				'Types: deb\nURIs: http://b\nSuites: sid\nComponents: main\n',
			);
			await writeFile(join(root, 'sources.list.d/c.list.disabled'), 'deb http://c sid main\n');
			expect(readAptSources(root).map(({ uri }) => uri)).to.deep.equal(['http://a', 'http://b']);
		} finally {
			await rm(root, { recursive: true });
		}
	});
});

describe('the library closure', () => {
	const entry = (name: string, more = ''): string =>
		`Package: ${name}\nVersion: 1\nFilename: pool/${name}.deb\nSHA256: 00\n${more}\n`;
	const index = parsePackages(
		[
			entry('server', 'Pre-Depends: adduser\nDepends: libc6 (>= 2.34), libssl3 (>= 3), libmissing | libb:any,\n lua-x'),
			entry('libc6', 'Depends: libgcc-s1'),
			entry('libgcc-s1', 'Depends: gcc-12-base, libc6'),
			entry('libssl3t64', 'Provides: libssl3 (= 3)\nDepends: zlib1g'),
			entry('libb'),
			entry('zlib1g'),
			entry('lua-x', 'Depends: libb'),
			entry('unrelated'),
		].join('\n'),
	);

	it('follows libraries through alternatives, virtual names and cycles, and leaves the rest out', () => {
		const names = libraryClosure(index, ['server']).map(({ name }) => name);
		expect(names).to.deep.equal(['libb', 'libc6', 'libgcc-s1', 'libssl3t64', 'server', 'zlib1g']);
	});

	it('takes more roots by name', () => {
		expect(libraryClosure(index, ['server', 'lua-x']).map(({ name }) => name)).to.include('lua-x');
	});

	it('says what is missing', () => {
		expect(() => libraryClosure(index, ['nothing'])).to.throw('The index has no package nothing');
	});
});

describe('withLock', () => {
	let folder: string;
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'respool-test-'));
	});
	afterEach(() => rm(folder, { recursive: true }));

	it('lets one in at a time and leaves nothing behind, also after a throw', async () => {
		const file = join(folder, 'lock');
		let inside = 0;
		const work = async (): Promise<void> => {
			expect(++inside).to.equal(1);
			await readdir(folder);
			inside--;
		};
		const failing = withLock(file, async () => {
			await work();
			throw new Error('work');
		}).catch((error: Error) => error.message);
		const [message] = await Promise.all([failing, withLock(file, work), withLock(file, work)]);
		expect(message).to.equal('work');
		expect(await readdir(folder)).to.deep.equal([]);
	});

	it('takes over from a process that is no more', async () => {
		const file = join(folder, 'lock');
		await writeFile(file, '4194399');
		expect(await withLock(file, async () => 'mine')).to.equal('mine');
	});
});
