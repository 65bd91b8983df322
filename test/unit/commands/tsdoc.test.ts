/** What an editor shows of a command method: summary, complexity, since when, and where its page is. */
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { buildModel, type Command } from '../../../scripts/commands/model.ts';
import { readSnapshot } from '../../../scripts/commands/snapshot.ts';

/** Commands of which neither a server nor a command page says what they cost. */
const unstated: Readonly<Record<string, string>> = {
	LOLWUT: 'draws a picture',
	MONITOR: 'goes on until it is ended',
	'SENTINEL|CKQUORUM': 'no page, and no word of the server',
	'SENTINEL|FAILOVER': 'no page, and no word of the server',
	'SENTINEL|PENDING-SCRIPTS': 'no page, and no word of the server',
	'SENTINEL|SIMULATE-FAILURE': 'no page, and no word of the server',
	TFCALL: 'what the function of the user costs',
	TFCALLASYNC: 'what the function of the user costs',
	'TFUNCTION|DELETE': 'a preview that was given up; its pages are gone',
	'TFUNCTION|LIST': 'a preview that was given up; its pages are gone',
	'TFUNCTION|LOAD': 'a preview that was given up; its pages are gone',
};

const source = readFileSync(new URL('../../../src/commands/commands.generated.ts', import.meta.url), 'utf8');
/** Each comment, and the signatures below it. */
const blocks = [
	...source.matchAll(/^\t\/\*\*\n((?:\t \* .*\n)+)\t \*\/\n((?:\t[^\t/ }].*\n(?:\t\t.*\n|\t\).*\n)*)+)/gm),
].map(([, text = '', code = '']) => ({ lines: text.split('\n').map((line) => line.replace(/^\t \* /, '')), code }));
const usage = (command: Command): string => command.name.replace('|', ' ');
/** The comment whose second line is how the command is used. */
const docOf = (command: Command): readonly string[] => {
	const fits = new RegExp(`^\`${usage(command).replaceAll('.', '\\.')}[ \`]`);
	const found = blocks.filter(({ lines }) => fits.test(lines[1] ?? ''));
	// COMMAND's own is also the beginning of its subcommands'.
	return found[0]?.lines ?? [];
};

const methods = buildModel().filter(
	(command) => command.surfaces.length > 0 && (!command.flags.has('container') || command.name === 'COMMAND'),
);

describe('The comment of every command method', () => {
	it('is there', () => {
		expect(methods.length).above(570);
		expect(methods.filter((command) => docOf(command).length === 0).map(usage)).deep.equal([]);
		// No signature stands without one: overloads of a command follow each other below its comment.
		const documented = blocks.map(({ code }) => code).join('');
		const signatures = source.split('\n').filter((line) => /^\t[a-z_]\w*(?:<.*)?\(/.test(line));
		expect(signatures.length).above(methods.length);
		expect(signatures.filter((line) => !documented.includes(`${line}\n`))).deep.equal([]);
	});

	it('has a summary', () => {
		expect(methods.filter((command) => !/^.{10,}[.!?]$/.test(docOf(command)[0] ?? '')).map(usage)).deep.equal([]);
	});

	it('has the complexity, where anybody states it', () => {
		const without = methods.filter((command) => !/^\S.* Since /.test(docOf(command)[2] ?? ''));
		expect(without.map(({ name }) => name).sort()).deep.equal(Object.keys(unstated).sort());
	});

	it('has it in the words of the server that states it', () => {
		const { commands } = readSnapshot('valkey-9.1');
		const plain = (text: string): string => text.replaceAll('\\', '').replace(/[.!?]$/, '');
		const lost = methods.filter((command) => {
			const said = commands[usage(command)]?.complexity;
			return said !== undefined && !plain(docOf(command)[2] ?? '').startsWith(plain(said.trim()));
		});
		expect(lost.map(usage)).deep.equal([]);
	});

	it('says since when, and has the link to the page', () => {
		const wrong = methods.filter((command) => {
			const name = usage(command);
			const page = `https://[a-z./]+/commands/${name.toLowerCase().replace(' ', '-').replaceAll('.', '\\.')}/`;
			const facts = new RegExp(
				`(?:^|[.!?] )Since [A-Z0-9][\\w ,.]*\\. \\{@link ${page} \\| ${name.replaceAll('.', '\\.')}\\}$`,
			);
			return !facts.test(docOf(command)[2] ?? '');
		});
		expect(wrong.map(usage)).deep.equal([]);
	});
});
