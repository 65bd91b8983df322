/** Code written for ioredis 6 compiles unchanged against the package that takes its place. */
import { expect } from 'chai';
import { complaintsAbout } from './ioredis-samples.ts';

describe('types of ioredis: facade', function () {
	this.timeout(120_000);

	it('compiles the samples under strict', async () => {
		expect(await complaintsAbout('facade')).to.equal('');
	});
});
