/** P11 against ioredis itself: the same calls, the same compiler, the same run. */
import { expect } from 'chai';
import { stockFolder } from '../../ioredis/behaviour/subject.ts';
import { TypeProject, typedCalls } from './type-cost.ts';

describe('Types of the command methods beside those of ioredis', function () {
	this.timeout(120_000);

	it('cost less than a sixth for the calls that both have', () => {
		const stock = stockFolder();
		if (stock === undefined) throw new Error('No ioredis to compare with: npm --prefix bench ci');
		using project = new TypeProject(stock);
		const all = typedCalls();
		// What only one of them has, or types so, is left out: a complaint costs, too.
		const refused = new Set([...project.compile('ioredis', all).refused, ...project.compile('respool', all).refused]);
		const calls = all.filter((call) => !refused.has(call));
		expect(calls.length).above(200);
		const [ours, theirs] = [project.cost('respool', calls), project.cost('ioredis', calls)];
		console.log(`      ${calls.length} calls: ${ours} instantiations, ioredis ${theirs}`);
		expect(ours).above(0);
		expect(ours).below(theirs / 6);
	});
});
