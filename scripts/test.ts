/**
 * Runs the tests: `npm test [-- options] [-- files, folders and mocha's own options]`.
 *
 *   --all         every server and protocol, long seeds, and the files named *.all.test.ts
 *   --budget=N    stop after N seconds, say what was left out; that alone is no failure
 *   --no-build    do not rebuild dist first
 *
 * The last line counts the whole run: `N passed, N failed, N skipped`. Nothing run is a failure, and so is a process that does
 * not end by itself after the last test.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, isStale } from './build.ts';
import type { Progress } from './test/reporter.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Quick ones first. */
const folders = ['unit', 'types', 'architecture', 'package', 'integration', 'conformance', 'faults'];
const withValue = new Set([
	'-g',
	'--grep',
	'-f',
	'--fgrep',
	'-t',
	'--timeout',
	'-s',
	'--slow',
	'--retries',
	'-j',
	'--jobs',
]);
/** Longer than the reporter's own watchdog: this one is for a process that is too busy to run it. */
const graceMs = 25_000;

interface Plan {
	all: boolean;
	build: boolean;
	budget: string | undefined;
	files: string[];
	passedOn: string[];
}

/** The test files in or at `path`. */
function testsIn(path: string): string[] {
	if (!statSync(path).isDirectory()) return [path];
	return readdirSync(path)
		.sort()
		.map((name) => join(path, name))
		.flatMap((child) => (statSync(child).isDirectory() ? testsIn(child) : child.endsWith('.test.ts') ? [child] : []));
}

function rank(file: string): number {
	const at = folders.indexOf(relative(join(root, 'test'), file).split(/[\\/]/)[0] ?? '');
	return at === -1 ? folders.length : at;
}

function allTests(all: boolean): string[] {
	const files = testsIn(join(root, 'test'));
	const only = (file: string): boolean => file.endsWith('.all.test.ts');
	const wanted = all ? files : files.filter((file) => !only(file));
	return wanted.sort((a, b) => Number(only(b)) - Number(only(a)) || rank(a) - rank(b) || (a < b ? -1 : 1));
}

function planOf(args: readonly string[]): Plan {
	const plan: Plan = { all: false, build: true, budget: undefined, files: [], passedOn: [] };
	args.forEach((arg, at) => {
		const isValue = withValue.has(args[at - 1] ?? '');
		if (isValue) plan.passedOn.push(arg);
		else if (arg === '--all') plan.all = true;
		else if (arg === '--no-build') plan.build = false;
		else if (arg.startsWith('--budget=')) plan.budget = arg.slice('--budget='.length);
		else if (!arg.startsWith('-') && existsSync(resolve(arg))) plan.files.push(...testsIn(resolve(arg)));
		else plan.passedOn.push(arg);
	});
	if (plan.files.length === 0) plan.files = allTests(plan.all);
	return plan;
}

/** Runs mocha to its end; resolves with the counts, a run that broke off or hung counted as one more failure. */
function run(plan: Plan): Promise<Progress> {
	const mocha = join(root, 'node_modules/mocha/bin/mocha.js');
	const reporter = join(root, 'scripts/test/reporter.ts');
	const args = [mocha, '--reporter', reporter, ...(process.env['CI'] ? ['--forbid-only'] : []), ...plan.passedOn];
	const child = spawn(process.execPath, [...args, ...plan.files], {
		cwd: root,
		stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
		env: {
			...process.env,
			...(plan.all ? { RESPOOL_MATRIX: 'all', RESPOOL_TEST_SERVERS: 'all' } : {}),
			...(plan.budget ? { RESPOOL_TEST_BUDGET: plan.budget } : {}),
		},
	});
	let progress: Progress = { passed: 0, failed: 0, skipped: 0 };
	return new Promise((done) => {
		child.on('message', (message) => {
			progress = { ...progress, ...(message as Progress) };
			if ((message as Progress).ended) setTimeout(() => child.kill('SIGKILL'), graceMs).unref();
		});
		child.on('error', (error) => console.error(`mocha did not start: ${error.message}`));
		child.on('close', (code, signal) => {
			if (progress.leaks) {
				console.log('\nThe process did not end by itself after the last test. Kept alive by:');
				for (const leak of progress.leaks) console.log(`  ${leak}`);
				progress.failed++;
			} else if (!progress.ended || signal || (code !== 0 && progress.failed === 0)) {
				const how = signal ? `was ended by ${signal}` : `ended with status ${code}`;
				console.log(`\nThe test process ${how} ${progress.ended ? 'after' : 'before'} the last test was over.`);
				progress.failed++;
			}
			done(progress);
		});
	});
}

function report(result: Progress, seconds: number, budget: string | undefined): void {
	if (result.leftOut && Object.keys(result.leftOut).length > 0) {
		console.log(`\nLeft out, the budget of ${budget} s is spent:`);
		for (const [file, count] of Object.entries(result.leftOut))
			console.log(`  ${relative(root, file)}: ${count} tests`);
	}
	if (result.passed + result.failed === 0) console.log('\nNo test ran.');
	console.log(`\n${seconds.toFixed(1)} s`);
	console.log(`${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped`);
	process.exitCode = result.failed > 0 || result.passed === 0 ? 1 : 0;
}

const began = performance.now();
const plan = planOf(process.argv.slice(2));
const complaints = plan.build && isStale() ? await build() : '';
if (complaints !== '')
	console.error(`${complaints}\n\nThe build failed; \`npm test -- --no-build\` runs the tests all the same.`);
const result = complaints === '' ? await run(plan) : { passed: 0, failed: 1, skipped: 0 };
report(result, (performance.now() - began) / 1000, plan.budget);
