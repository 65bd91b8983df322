/** Clear-signed files of an archive (`InRelease`). */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A clear-signed text and what is known of its signature. */
export interface Signed {
	/** What the signature covers, or the text as it came when it could not be checked. */
	readonly text: string;
	readonly verdict: { readonly verified: boolean; readonly reason: string };
}

/**
 * Checks a clear-signed file with `gpgv` against keyrings. As apt does, one good signature
 * is enough and one bad one too many.
 * @throws Error when a signature is bad or there is none.
 */
export async function checkSignature(file: string, keyrings: readonly string[]): Promise<Signed> {
	const unchecked = async (reason: string): Promise<Signed> => {
		const text = await readFile(file, 'utf8');
		const body =
			/-----BEGIN PGP SIGNED MESSAGE-----[^\n]*\n(?:[^\n]+\n)*\n([\s\S]*?)\n-----BEGIN PGP SIGNATURE-----/.exec(text);
		return { text: body?.[1] ?? text, verdict: { verified: false, reason } };
	};
	if (keyrings.length === 0) return unchecked('no archive keyring on this machine (package debian-archive-keyring)');
	const output = `${file}.text`;
	const args = ['--status-fd', '1', ...keyrings.flatMap((each) => ['--keyring', each]), '--output', output, file];
	// gpgv ends with an error as soon as one of several keys is unknown; its status lines tell the cases apart.
	const { stdout, missing } = await run('gpgv', args, { maxBuffer: 1 << 24 }).then(
		({ stdout }) => ({ stdout, missing: false }),
		(error: { stdout?: string; code?: unknown }) => ({ stdout: error.stdout ?? '', missing: error.code === 'ENOENT' }),
	);
	if (missing) return unchecked('gpgv is not installed');
	const says = (word: string): string | undefined => new RegExp(`^\\[GNUPG:\\] ${word}(.*)$`, 'm').exec(stdout)?.[1];
	if (says('(?:BADSIG|REVKEYSIG)') !== undefined) throw new Error(`${file}: bad signature\n${stdout}`);
	const signer = says('GOODSIG \\S+ ');
	if (signer === undefined) {
		if (says('EXPKEYSIG') !== undefined) return unchecked('its keys have expired');
		if (says('NO_PUBKEY') !== undefined)
			return unchecked('none of its keys is in the archive keyrings of this machine');
		throw new Error(`${file}: not signed\n${stdout}`);
	}
	return { text: await readFile(output, 'utf8'), verdict: { verified: true, reason: `signed by ${signer}` } };
}

/** The keyrings of the distributions' archives on this machine. */
export function archiveKeyrings(): string[] {
	return ['/usr/share/keyrings', '/etc/apt/trusted.gpg.d', '/etc/apt/keyrings'].flatMap((folder) =>
		existsSync(folder)
			? readdirSync(folder)
					.filter((name) => /^(debian|ubuntu)-(archive|keyring).*\.(gpg|pgp)$/.test(name) && !name.includes('removed'))
					.map((name) => join(folder, name))
			: [],
	);
}
