import { expect } from 'chai';
import { Condition } from '../../../src/testing/condition.ts';
import { WaitTimeoutError } from '../../../src/testing/testing-errors.ts';
import { rejection } from '../../support/rejection.ts';

describe('Condition', () => {
	it('resolves at once when the state is there already', async () => {
		expect(await new Condition().until(() => 1, 1000, String)).to.equal(1);
	});

	it('looks again when told, on behalf of everyone', async () => {
		const condition = new Condition();
		let value = 0;
		const one = condition.until(() => (value >= 1 ? value : undefined), 1000, String);
		const two = condition.until(() => (value >= 2 ? value : undefined), 1000, String);
		value = 1;
		condition.notify();
		expect(await one).to.equal(1);
		value = 2;
		condition.notify();
		expect(await two).to.equal(2);
	});

	it('rejects with what the probe throws', async () => {
		const error = new Error('probe');
		const waiting = new Condition().until(
			() => {
				throw error;
			},
			1000,
			String,
		);
		expect(await rejection(waiting)).to.equal(error);
	});

	it('rejects in the end, and says what was missing', async () => {
		const error = await rejection(
			new Condition().until(
				() => undefined,
				5,
				() => 'nothing came',
			),
			WaitTimeoutError,
		);
		expect(error.message).to.equal('nothing came (waited 5 ms)');
	});
});
