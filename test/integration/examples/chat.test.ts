/** examples/chat.ts as people use it: a process each, by what they type and what they see. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'chai';
import { useServer } from '../../support/server.ts';
import { until } from '../pool/support/until.ts';

const root = join(import.meta.dirname, '../../..');
/** A hang guard; it takes about two seconds. */
const TIMEOUT = 60_000;

describe('examples/chat.ts', function () {
	this.timeout(TIMEOUT);
	const server = useServer();
	const people: Person[] = [];
	afterEach(() => {
		for (const { child } of people.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
	});

	class Person {
		readonly child: ChildProcessWithoutNullStreams;
		readonly ended: Promise<number | null>;
		screen = '';
		constructor(name: string) {
			const args = ['--import', 'tsx', 'examples/chat.ts', name, server().url];
			this.child = spawn(process.execPath, args, { cwd: root });
			this.child.stdout.setEncoding('utf8').on('data', (text: string) => {
				this.screen += text;
			});
			this.ended = new Promise((resolve) => this.child.once('exit', resolve));
			people.push(this);
		}

		type(line: string): void {
			this.child.stdin.write(`${line}\n`);
		}

		async sees(line: string): Promise<void> {
			await until(`"${line}" on the screen, which has:\n${this.screen}`, () => this.screen.split('\n').includes(line));
		}
	}

	it('two processes talk to each other, through a loss of their connections, and leave', async () => {
		const ada = new Person('ada');
		await ada.sees('* you are ada, of 1');
		const bob = new Person('bob');
		await ada.sees('bob: (has come)');
		bob.type('hello');
		await ada.sees('bob: hello');
		ada.type('hé, bob');
		await bob.sees('ada: hé, bob');
		await server().cli('CLIENT', 'KILL', 'TYPE', 'pubsub');
		for (const each of [ada, bob]) await each.sees('* the connection was lost: something may have been missed');
		bob.type('still there?');
		await ada.sees('bob: still there?');
		bob.child.stdin.end();
		expect(await bob.ended).equal(0);
		await ada.sees('bob: (has left)');
		ada.child.stdin.end();
		expect(await ada.ended).equal(0);
		// Nobody hears himself.
		expect(bob.screen).not.include('bob: ');
	});
});
