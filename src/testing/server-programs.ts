/** Where a server program may be found on this machine, in the order that `startRedis` promises. */
import { execFile } from 'node:child_process';
import { resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { cachedServers, serversFolder } from './cached-servers.ts';
import { dockerImages, dockerProblem } from './docker-images.ts';
import { ServerNotFoundError } from './testing-errors.ts';

const run = promisify(execFile);
const VERSION_TIMEOUT = 10_000;
/** Docker may have to pull the image. */
const DOCKER_TIMEOUT = 180_000;

/** Redis, or the fork Valkey. */
export type ServerKind = 'redis' | 'valkey';

/** A server program that has answered `--version`. */
export interface ServerProgram {
	readonly kind: ServerKind;
	/** Such as `7.0.15`. */
	readonly version: string;
	/** The program; with {@link image}, its name within the image. */
	readonly command: string;
	/** The Docker image that it runs in, if it does. */
	readonly image?: string;
	/** Where it was found, for people. */
	readonly origin: string;
}

/** Which program is wanted. */
export interface ProgramRequest {
	/** Only this program: a path, or a name on PATH. */
	readonly binary?: string;
	/** Only this suite of the cache folder. */
	readonly suite?: string;
}

interface Candidate {
	readonly origin: string;
	readonly command: string;
	readonly image?: string;
}

/** What was asked before, by everything the answer depends on: `--version` is asked once per process. */
const known = new Map<string, Promise<ServerProgram>>();

/**
 * The first program that answers `--version`: `RESPOOL_REDIS_SERVER`, `redis-server` and `valkey-server` on PATH, the cache folder, Docker.
 * @throws ServerNotFoundError
 */
export function findServer(request: ProgramRequest = {}): Promise<ServerProgram> {
	const { env } = process;
	const depends = [request.binary, request.suite, env['RESPOOL_REDIS_SERVER'], env['PATH'], serversFolder()];
	const key = JSON.stringify(depends);
	const before = known.get(key);
	if (before !== undefined) return before;
	const search = firstThatAnswers(request);
	known.set(key, search);
	// What is missing now may have been installed by the next call.
	search.catch(() => known.delete(key));
	return search;
}

async function firstThatAnswers(request: ProgramRequest): Promise<ServerProgram> {
	const tried: string[] = [];
	for await (const candidate of candidates(request, tried)) {
		try {
			const program = await probe(candidate);
			if (tried[0]?.startsWith('RESPOOL_REDIS_SERVER=')) {
				process.emitWarning(`${tried[0]}; using ${program.origin} instead`, 'RespoolTestingWarning');
			}
			return program;
		} catch (error) {
			tried.push(`${candidate.origin}: ${reasonOf(error)}`);
		}
	}
	throw new ServerNotFoundError(notFoundMessage(request, tried), tried);
}

/** Candidates in order; places that offer none are noted in `tried`. */
async function* candidates({ binary, suite }: ProgramRequest, tried: string[]): AsyncGenerator<Candidate> {
	if (binary !== undefined) {
		yield { origin: binary, command: absolute(binary) };
		return;
	}
	if (suite === undefined) {
		const wanted = process.env['RESPOOL_REDIS_SERVER'];
		if (wanted === undefined || wanted === '') tried.push('RESPOOL_REDIS_SERVER: not set');
		else yield { origin: `RESPOOL_REDIS_SERVER=${wanted}`, command: absolute(wanted) };
		for (const name of ['redis-server', 'valkey-server']) yield { origin: `${name} on PATH`, command: name };
	}
	const folder = serversFolder();
	const cached = (await cachedServers()).filter((each) => suite === undefined || each.suite === suite);
	if (cached.length === 0) tried.push(`cache folder ${folder}: no ${suite ?? 'server'} in it`);
	for (const each of cached) yield { origin: `cache folder, ${each.suite}`, command: each.path };
	if (suite !== undefined) return;
	const problem = await dockerProblem();
	if (problem !== undefined) {
		tried.push(`Docker: ${problem}`);
		return;
	}
	for (const image of dockerImages()) {
		const command = /valkey/.test(image) ? 'valkey-server' : 'redis-server';
		yield { origin: `Docker image ${image}`, command, image };
	}
}

async function probe({ origin, command, image }: Candidate): Promise<ServerProgram> {
	const { stdout } =
		image === undefined
			? await run(command, ['--version'], { timeout: VERSION_TIMEOUT })
			: await run('docker', ['run', '--rm', image, command, '--version'], { timeout: DOCKER_TIMEOUT });
	const version = /\bv=(\S+)/.exec(stdout)?.[1];
	if (version === undefined) throw new Error(`--version says ${JSON.stringify(stdout.slice(0, 200))}`);
	const kind = /^valkey/i.test(stdout) ? 'valkey' : 'redis';
	return { kind, version, command, origin, ...(image === undefined ? {} : { image }) };
}

/** Servers run in a folder of their own, hence relative paths must not stay so. A bare name is left to PATH. */
function absolute(command: string): string {
	return command.includes(sep) || command.includes('/') ? resolve(command) : command;
}

function reasonOf(error: unknown): string {
	const { code, stderr, message } = error as NodeJS.ErrnoException & { stderr?: string };
	if (code === 'ENOENT') return 'not found';
	if (code === 'EACCES') return 'not executable';
	return stderr?.trim().split('\n').at(-1) || message;
}

function notFoundMessage({ binary, suite }: ProgramRequest, tried: readonly string[]): string {
	const places = tried.map((each) => `  - ${each}`).join('\n');
	if (binary !== undefined) return `The server program that was asked for does not answer --version:\n${places}`;
	const inRepository = `in respool's own repository, \`npm run servers${suite === undefined ? '' : ` -- ${suite}`}\` fetches one without root`;
	if (suite !== undefined) return `No server of the suite ${suite}:\n${places}\nTo mend it: ${inRepository}.`;
	return [
		'No Redis or Valkey server was found. Tried, in this order:',
		places,
		'To mend it, do one of these:',
		'  - install one: apt install redis-server, brew install redis, dnf install valkey',
		'  - set RESPOOL_REDIS_SERVER to the path of a redis-server or valkey-server',
		'  - start Docker, which then runs the images that docker-compose.yml names',
		`  - ${inRepository}`,
	].join('\n');
}
