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
import { existsSync, readdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, isStale } from './build.ts';
import { MochaRun } from './test/mocha-run.ts';
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

const forAll = (file: string): boolean => file.endsWith('.all.test.ts');

function allTests(all: boolean): string[] {
	const files = testsIn(join(root, 'test'));
	const wanted = all ? files : files.filter((file) => !forAll(file));
	return wanted.sort((a, b) => Number(forAll(b)) - Number(forAll(a)) || rank(a) - rank(b) || (a < b ? -1 : 1));
}

function planOf(args: readonly string[]): Plan {
	const plan: Plan = { all: false, build: true, budget: undefined, files: [], passedOn: [] };
	const named: string[] = [];
	args.forEach((arg, at) => {
		const isValue = withValue.has(args[at - 1] ?? '');
		if (isValue) plan.passedOn.push(arg);
		else if (arg === '--all') plan.all = true;
		else if (arg === '--no-build') plan.build = false;
		else if (arg.startsWith('--budget=')) plan.budget = arg.slice('--budget='.length);
		else if (!arg.startsWith('-') && existsSync(resolve(arg))) named.push(resolve(arg));
		else plan.passedOn.push(arg);
	});
	if (named.length === 0) plan.files = allTests(plan.all);
	// A file that is named is meant.
	else plan.files = named.flatMap((path) => testsIn(path).filter((file) => plan.all || file === path || !forAll(file)));
	return plan;
}

/** Two shares where there are two cores and much to do: those of the client as a whole take as long as all others. */
function sharesOf(files: readonly string[]): string[][] {
	const whole = folders.indexOf('integration');
	const shares = [files.filter((file) => rank(file) !== whole), files.filter((file) => rank(file) === whole)];
	return availableParallelism() > 1 && files.length > 40 && shares.every(({ length }) => length > 0)
		? shares
		: [[...files]];
}

/** Runs all; prints one share after the other, although they run side by side. */
async function run(plan: Plan): Promise<Progress> {
	const runs = sharesOf(plan.files).map((files) => new MochaRun(files, plan));
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => {
			for (const each of runs) each.show();
			for (const each of runs) each.kill();
			console.log(`\nStopped by ${signal}.`);
			process.exit(1);
		});
	}
	const total: Progress = { passed: 0, failed: 0, skipped: 0 };
	for (const each of runs) {
		each.show();
		const { passed, failed, skipped, leftOut } = await each.result;
		total.passed += passed;
		total.failed += failed;
		total.skipped += skipped;
		if (leftOut !== undefined) total.leftOut = { ...total.leftOut, ...leftOut };
	}
	return total;
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
