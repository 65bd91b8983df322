/** Fetching files: with apt's own transport, so that its proxies, credentials and mirror methods count, else with `fetch`. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const APT_HELPER = '/usr/lib/apt/apt-helper';

/** A file to fetch. */
export interface Download {
	readonly url: string;
	/** Where it goes. */
	readonly file: string;
	/** What it must have, 64 hexadecimal digits; left out only for a file that is checked by its signature. */
	readonly sha256?: string;
}

/**
 * Fetches all of `downloads` and checks their SHA-256.
 * @throws Error when one cannot be fetched or is not what it should be; nothing unverified stays on the disk.
 */
export async function download(downloads: readonly Download[]): Promise<void> {
	try {
		if (existsSync(APT_HELPER)) await withApt(downloads);
		else await Promise.all(downloads.map(withFetch));
		await Promise.all(downloads.map(verify));
	} catch (error) {
		await Promise.all(downloads.map(({ file }) => rm(file, { force: true })));
		throw error;
	}
}

async function withApt(downloads: readonly Download[]): Promise<void> {
	const triples = downloads.flatMap(({ url, file, sha256 }) => [
		url,
		file,
		sha256 === undefined ? '' : `SHA256:${sha256}`,
	]);
	const options = ['-q', '-o', 'APT::Sandbox::User=root', '-o', 'Acquire::Retries=2'];
	try {
		await run(APT_HELPER, [...options, 'download-file', ...triples], { maxBuffer: 1 << 24 });
	} catch (error) {
		const { stderr = '' } = error as { stderr?: string };
		const reason = stderr.split('\n').find((line) => line.startsWith('E:')) ?? String(error);
		throw new Error(reason.replace(/^E: /, ''), { cause: error });
	}
}

async function withFetch({ url, file }: Download): Promise<void> {
	const response = await fetch(url, { signal: AbortSignal.timeout(300_000) });
	if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
	await writeFile(file, Buffer.from(await response.arrayBuffer()));
}

async function verify({ url, file, sha256 }: Download): Promise<void> {
	if (sha256 === undefined) return;
	const found = createHash('sha256')
		.update(await readFile(file))
		.digest('hex');
	if (found !== sha256) throw new Error(`${url}: SHA-256 is ${found}, the index says ${sha256}`);
}
