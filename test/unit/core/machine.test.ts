import { expect } from 'chai';
import { step, type Transitions } from '../../../src/core/machine.ts';

describe('step', () => {
	type Light = 'red' | 'green' | 'broken';
	const table: Transitions<Light> = { red: ['green', 'broken'], green: ['red', 'broken'], broken: [] };
	const states = Object.keys(table) as Light[];

	for (const from of states) {
		for (const next of states) {
			const legal = table[from].includes(next);
			it(`${legal ? 'takes' : 'refuses'} the step from ${from} to ${next}`, () => {
				if (legal) expect(step(table, from, next)).equal(next);
				else expect(() => step(table, from, next)).throw(Error, `Illegal step from ${from} to ${next}`);
			});
		}
	}
});
