/** The work queue of the examples: three processes, one of which is killed. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { runQueue } from '../../../examples/work-queue.ts';
import { useServer } from '../../support/server.ts';

const root = join(import.meta.dirname, '../../..');
/** A hang guard for the steps that start processes. */
const TIMEOUT = 60_000;

describe('examples/work-queue.ts', function () {
	this.timeout(TIMEOUT);
	const server = useServer();

	it('does every job once, that of the killed worker too', async () => {
		const { done, jobs, orphan, rescuer, deliveries, allDelivered, pending } = await runQueue(
			{ url: server().url },
			100,
		);
		expect([...jobs].sort()).deep.equal(Array.from({ length: 100 }, (_, n) => `job ${n}`).sort());
		expect(done['bob']).equal(3);
		expect(orphan).match(/^job \d+$/);
		expect(rescuer).oneOf(['ann', 'cid']);
		expect({ deliveries, allDelivered, pending }).deep.equal({ deliveries: 2, allDelivered: true, pending: 0 });
	});

	it('runs from the command line and says what happened', async () => {
		const { stdout, stderr } = await promisify(execFile)(
			process.execPath,
			['--import', 'tsx', 'examples/work-queue.ts', '60'],
			{ cwd: root, timeout: TIMEOUT },
		);
		expect(stderr).equal('');
		expect(stdout).match(/^60 jobs done, 60 different ones: ann \d+, bob 3, cid \d+\n/);
		expect(stdout).match(/bob was killed in the middle of job \d+\n(?:ann|cid) did it, as delivery 2\n/);
		expect(stdout).match(/: 0 pending\n$/);
	});
});
