/** Where a command and a member of the API have one name, the API wins: every such place, from the classes themselves. */
import { expect } from 'chai';
import { buildModel } from '../../../scripts/commands/model.ts';
import { MultiBuilder, PipelineBuilder } from '../../../src/client/builder.ts';
import { RespoolClient } from '../../../src/client/client.ts';
import { Lease } from '../../../src/client/lease.ts';
import { TransactionScope } from '../../../src/client/transaction.ts';
import { memoryClient } from '../../support/memory-client.ts';

interface Member {
	readonly name: string;
	/** Written in a class; else put there from the table. */
	readonly own: boolean;
}

/** What is put there from the table is a function without a name, or the getter of a namespace: a member of a class has its own. */
function isWritten({ value, get }: PropertyDescriptor): boolean {
	if (get !== undefined) return get.name !== 'get';
	return typeof value !== 'function' || value.name !== '';
}

/** Everything that can be reached by name on instances of a class, `Object.prototype` included. */
function membersOf(prototype: object): Member[] {
	const seen = new Map<string, boolean>();
	for (let at: object | null = prototype; at !== null; at = Object.getPrototypeOf(at)) {
		for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(at))) {
			if (!seen.has(name)) seen.set(name, isWritten(descriptor));
		}
	}
	return [...seen].map(([name, own]) => ({ name, own }));
}

/** Names of commands as methods, or the namespace of one: from the generator's model, not from what the client made of it. */
const commands = new Set(
	buildModel()
		.filter(({ name }) => !name.includes('|'))
		.map(({ name }) => name.toLowerCase().replaceAll('-', '_').split('.')[0] ?? ''),
);

const collisionsOf = (members: readonly Member[]): string[] =>
	members
		.filter(({ name, own }) => own && commands.has(name))
		.map(({ name }) => name)
		.sort();

const classes = {
	client: RespoolClient.prototype,
	lease: Lease.prototype,
	transaction: TransactionScope.prototype,
	pipeline: PipelineBuilder.prototype,
	block: MultiBuilder.prototype,
} satisfies Record<string, object>;

/** What api.md says of each name that stands here is checked by "stand on the surfaces that api.md gives them". */
const expected: Readonly<Record<keyof typeof classes, readonly string[]>> = {
	client: ['monitor', 'multi', 'psubscribe', 'quit', 'ssubscribe', 'subscribe'],
	lease: ['multi', 'quit'],
	transaction: ['multi'],
	pipeline: ['exec'],
	block: ['exec'],
};

describe('Names of commands and of the API', () => {
	for (const [name, prototype] of Object.entries(classes) as [keyof typeof classes, object][]) {
		const members = membersOf(prototype);
		const own = new Set(members.filter((member) => member.own).map((member) => member.name));

		it(`are told apart: ${name}`, () => {
			// The API that cannot be missing, and commands that cannot be part of it.
			expect(own.has('call')).equal(true);
			for (const command of ['get', 'set', 'blpop', 'json', 'script', 'config']) expect(own.has(command)).equal(false);
			expect(members.filter((member) => !member.own && !commands.has(member.name))).deep.equal([]);
			expect(members.filter((member) => !member.own).length).above(250);
		});

		it(`collide nowhere but here: ${name}`, () => {
			expect(collisionsOf(members)).deep.equal(expected[name]);
		});
	}

	it('collide with no field of an object, which would hide the method of its class', async () => {
		const { client } = await memoryClient(() => 'OK');
		const lease = await client.acquire();
		for (const each of [client, lease, client.pipeline(), client.multi()]) {
			const fields = Object.getOwnPropertyNames(each);
			expect(fields).include('executor');
			expect(fields.filter((field) => commands.has(field))).deep.equal([]);
		}
		client.destroy();
	});

	it('would be told of a command that a member of the API hides', () => {
		class Hiding {
			touch(): void {}
			get memory(): number {
				return 0;
			}
		}
		expect(collisionsOf(membersOf(Hiding.prototype))).deep.equal(['memory', 'touch']);
	});
});
