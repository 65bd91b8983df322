import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { download } from '../../../scripts/servers/download.ts';
import { checkSignature } from '../../../scripts/servers/signature.ts';
import { rejection } from '../../support/rejection.ts';
import { skip } from '../../support/skip.ts';

const run = promisify(execFile);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('what is fetched from an archive', () => {
	let folder: string;
	let http: Server;
	let url: string;

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'respool-test-'));
		http = createServer((request, response) => {
			if (request.url !== '/good') response.statusCode = 404;
			response.end('content');
		});
		await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
		url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
	});
	afterEach(async () => {
		http.closeAllConnections();
		http.close();
		await rm(folder, { recursive: true });
	});

	it('is kept when its hash is right', async () => {
		const file = join(folder, 'file');
		await download([{ url: `${url}/good`, file, sha256: sha256('content') }]);
		expect(await readFile(file, 'utf8')).to.equal('content');
	});

	it('is not kept when its hash is wrong', async () => {
		const file = join(folder, 'file');
		await rejection(download([{ url: `${url}/good`, file, sha256: sha256('other') }]));
		expect(existsSync(file)).to.equal(false);
	});

	it('is all or nothing', async () => {
		const [file, missing] = [join(folder, 'file'), join(folder, 'missing')];
		const downloads = [
			{ url: `${url}/good`, file },
			{ url: `${url}/bad`, file: missing },
		];
		const error = await rejection(download(downloads));
		expect(error.message).to.contain('404');
		expect([existsSync(file), existsSync(missing)]).to.deep.equal([false, false]);
	});
});

describe('the signature of an archive', () => {
	let folder: string;
	let keyring: string;
	let signed: string;

	/** Keys are made with gpg; a machine that has only gpgv cannot run these. */
	before(async function () {
		this.timeout(60_000);
		folder = await mkdtemp(join(tmpdir(), 'respool-test-'));
		keyring = join(folder, 'ring.gpg');
		signed = join(folder, 'InRelease');
		const home = join(folder, 'home');
		await mkdir(home, { mode: 0o700 });
		const gpg = (...args: string[]): Promise<unknown> =>
			run('gpg', ['--homedir', home, '--batch', '--passphrase', '', ...args]);
		try {
			await gpg('--quick-generate-key', 'archive@example.org', 'ed25519', 'sign', 'never');
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code === 'ENOENT') skip(this, 'there is no gpg to sign with');
			throw error;
		}
		await writeFile(join(folder, 'Release'), 'Origin: Debian\nSHA256:\n 00 1 main\n');
		await gpg('--output', keyring, '--export', 'archive@example.org');
		await gpg('--output', signed, '--clearsign', join(folder, 'Release'));
		await run('gpgconf', ['--homedir', home, '--kill', 'all']).catch(() => {});
	});
	after(() => rm(folder, { recursive: true }));

	it('is good: only the signed text counts', async () => {
		await writeFile(join(folder, 'prefixed'), `Origin: Evil\n\n${await readFile(signed, 'utf8')}`);
		const { text, verdict } = await checkSignature(join(folder, 'prefixed'), [keyring]);
		expect(text).to.equal('Origin: Debian\nSHA256:\n 00 1 main\n');
		expect(verdict).to.deep.equal({ verified: true, reason: 'signed by archive@example.org' });
	});

	it('is bad: that is an error', async () => {
		const file = join(folder, 'tampered');
		await writeFile(file, (await readFile(signed, 'utf8')).replace('00 1 main', '11 1 main'));
		expect((await rejection(checkSignature(file, [keyring]))).message).to.contain('bad signature');
	});

	it('is missing: that is an error', async () => {
		expect((await rejection(checkSignature(join(folder, 'Release'), [keyring]))).message).to.contain('not signed');
	});

	it('cannot be checked without the key, or without any keyring: the verdict says so', async () => {
		const empty = join(folder, 'empty.gpg');
		await writeFile(empty, '');
		const withoutKey = await checkSignature(signed, [empty]);
		expect(withoutKey.verdict).to.deep.equal({
			verified: false,
			reason: 'none of its keys is in the archive keyrings of this machine',
		});
		expect(withoutKey.text.trimEnd()).to.equal('Origin: Debian\nSHA256:\n 00 1 main');
		expect((await checkSignature(signed, [])).verdict.verified).to.equal(false);
	});
});
