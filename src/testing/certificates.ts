/** Certificates made on the spot with `openssl`: an authority, a server for localhost, a client. */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const DAYS = '30';

/** A certificate with its key, as files and as text (PEM). */
export interface KeyPair {
	readonly certFile: string;
	readonly keyFile: string;
	readonly cert: string;
	readonly key: string;
}

/** What a TLS server and its clients need. Valid for 30 days. */
export interface TestCertificates {
	/** Certificate of the authority, PEM: what a client passes as `ca`. */
	readonly ca: string;
	/** The same as a file. */
	readonly caFile: string;
	/** For `localhost`, `127.0.0.1` and `::1`. */
	readonly server: KeyPair;
	/** For a client that must show one (`tls-auth-clients yes`). Its common name is `respool`. */
	readonly client: KeyPair;
}

/** All that openssl is told; the machine's own configuration stays out. */
const CONFIG = `[req]
distinguished_name = name
prompt = no
[name]
[ca]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[server]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth, clientAuth
subjectAltName = DNS:localhost, IP:127.0.0.1, IP:::1
[client]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = clientAuth
`;

/**
 * Makes an authority and two certificates in `folder`, with keys on the curve P-256.
 * @throws Error when `openssl` is missing or fails.
 */
export async function createCertificates(folder: string): Promise<TestCertificates> {
	const config = join(folder, 'openssl.cnf');
	await writeFile(config, CONFIG);
	const ca = await keyPair(folder, 'ca', config, '/CN=respool test authority');
	const server = await keyPair(folder, 'server', config, '/CN=localhost', ca);
	const client = await keyPair(folder, 'client', config, '/CN=respool', ca);
	return { ca: ca.cert, caFile: ca.certFile, server, client };
}

/** Signed by `authority`, or by itself. `name` is also the section of the configuration. */
async function keyPair(
	folder: string,
	name: string,
	config: string,
	subject: string,
	authority?: KeyPair,
): Promise<KeyPair> {
	const [certFile, keyFile, request] = [
		join(folder, `${name}.crt`),
		join(folder, `${name}.key`),
		join(folder, `${name}.csr`),
	];
	await openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', keyFile);
	await openssl('req', '-new', '-sha256', '-config', config, '-key', keyFile, '-subj', subject, '-out', request);
	const signer =
		authority === undefined
			? ['-signkey', keyFile]
			: ['-CA', authority.certFile, '-CAkey', authority.keyFile, '-set_serial', String(Date.now())];
	const extensions = ['-extfile', config, '-extensions', name];
	await openssl('x509', '-req', '-sha256', '-days', DAYS, '-in', request, '-out', certFile, ...extensions, ...signer);
	const [cert, key] = await Promise.all([readFile(certFile, 'utf8'), readFile(keyFile, 'utf8')]);
	return { certFile, keyFile, cert, key };
}

async function openssl(...args: readonly string[]): Promise<void> {
	try {
		await run('openssl', args);
	} catch (error) {
		const { code, stderr = '' } = error as NodeJS.ErrnoException & { stderr?: string };
		const reason = code === 'ENOENT' ? 'openssl was not found; install it (apt install openssl)' : stderr.trim();
		throw new Error(`Certificates could not be made: ${reason}`, { cause: error });
	}
}
