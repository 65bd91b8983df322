/** Runs a scenario in a process of its own and gives its transcript. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** How long one may take; the longest needs some six seconds. */
const PATIENCE = 60_000;

/**
 * @param folder A project of `installation`.
 * @param line The scenario's name, then its arguments.
 * @returns What it printed, a line each. Rejects when it fails, or does not end by itself.
 */
export function scenario(folder: string, line: string, env: Readonly<Record<string, string>>): Promise<string[]> {
	const [name, ...args] = line.split(' ');
	const child = spawn(process.execPath, [join(folder, 'scenarios', `${name}.mjs`), ...args], {
		cwd: folder,
		env: { ...process.env, ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	let complaints = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		output += text;
	});
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		complaints += text;
	});
	let tooLate = false;
	const timer = setTimeout(() => {
		tooLate = true;
		child.kill('SIGKILL');
	}, PATIENCE);
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (status) => {
			clearTimeout(timer);
			if (status === 0) resolve(output.trim().split('\n'));
			else {
				const how = tooLate ? `did not end within ${PATIENCE} ms` : `ended with ${status}`;
				reject(new Error(`${line} ${how}:\n${output}\n${complaints.slice(-4000)}`));
			}
		});
	});
}
