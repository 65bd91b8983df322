/** The control: the samples compile against stock ioredis. */
import { expect } from 'chai';
import { complaintsAbout } from './ioredis-samples.ts';

describe('types of ioredis: stock', function () {
	this.timeout(120_000);

	it('compiles the samples under strict', async () => {
		expect(await complaintsAbout('stock')).to.equal('');
	});
});
