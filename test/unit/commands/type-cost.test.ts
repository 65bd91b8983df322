/** What the signatures cost a compiler (quality.md, P11): one call of every command, counted in type instantiations. */
import { expect } from 'chai';
import { TypeProject, typedCalls } from './type-cost.ts';

describe('Types of the command methods', function () {
	this.timeout(60_000);

	it('cost less than a sixth of what those of ioredis 6 cost for the same calls', () => {
		using project = new TypeProject();
		const calls = typedCalls();
		expect(calls.length).to.be.above(250);
		const cost = project.cost('respool', calls);
		expect(cost).to.be.above(0);
		// Measured with TypeScript 7.0.2 by type-cost.all.test.ts: 328 calls that both have cost 4,291 here and 27,749 with ioredis 6.0.0.
		expect(cost / calls.length).to.be.below(27_749 / 328 / 6);
	});
});
