/** Programs that run in a process of their own, to see how it ends. */
import { spawn } from 'node:child_process';
import { expect } from 'chai';
import { build } from 'esbuild';

export interface ChildEnd {
	readonly code: number | null;
	/** Set when it had to be killed: it did not end by itself. */
	readonly signal: NodeJS.Signals | null;
	/** What it printed, each line read as JSON. */
	readonly lines: readonly unknown[];
	readonly stderr: string;
	/** When it ended, as `Date.now()`. */
	readonly at: number;
}

const bundles: Map<string, Promise<string>> = new Map();

/** The program as one module: node starts it six times as fast as it compiles the source. */
async function bundle(file: string): Promise<string> {
	const { outputFiles } = await build({
		entryPoints: [file],
		bundle: true,
		write: false,
		format: 'esm',
		platform: 'node',
		target: 'node20',
	});
	return outputFiles[0]?.text ?? '';
}

/** Runs a TypeScript file to its end, or kills it after `patience` milliseconds. */
export async function runChild(file: string, args: readonly string[], patience = 20_000): Promise<ChildEnd> {
	let program = bundles.get(file);
	if (program === undefined) {
		program = bundle(file);
		bundles.set(file, program);
	}
	const text = await program;
	const child = spawn(process.execPath, ['--input-type=module', '-', ...args]);
	child.stdin.end(text);
	const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
	child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
	child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
	const guard = setTimeout(() => child.kill('SIGKILL'), patience);
	let at = 0;
	child.on('exit', () => {
		at = Date.now();
	});
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code, signal) => {
			clearTimeout(guard);
			const lines = Buffer.concat(stdout).toString().split('\n').filter(Boolean).map(readLine);
			resolve({ code, signal, lines, stderr: Buffer.concat(stderr).toString(), at });
		});
	});
}

function readLine(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return line;
	}
}

/** What each scenario of a program prints, and then ends by itself. */
export type Ends = Readonly<Record<string, readonly [title: string, ...lines: unknown[]]>>;

/** Defines a test for each: run with `url` and its name, the program prints this and nothing else. `then` looks at what it left. */
export function itEnds(
	program: string,
	url: () => string,
	ends: Ends,
	then: () => Promise<void> = async () => {},
): void {
	for (const [scenario, [title, ...lines]] of Object.entries(ends)) {
		it(title, async function () {
			this.timeout(25_000);
			const end = await runChild(program, [url(), scenario]);
			expect(end).deep.include({ stderr: '', signal: null, code: 0, lines });
			await then();
		});
	}
}
