/** D20: a process that was frozen and thawed. Its first command succeeds, whatever became of its connections meanwhile. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { useProxy } from '../../support/proxy.ts';
import { useServer } from '../../support/server.ts';
import { untilConnected } from '../pool/support/server-clients.ts';
import { useInstances } from './support/instance.ts';

/** Small, so that a test can outlast it; what is asserted is who answered, not when. */
const STALE = 300;

describe('a process that was frozen', () => {
	const server = useServer();
	const start = useInstances();
	const proxy = useProxy(server);

	for (const first of [
		['GET', 'k'],
		['INCR', 'k'],
		['SET', 'k', '8'],
		['EVAL', 'return redis.call("INCR", KEYS[1])', '1', 'k'],
	] as const) {
		const [name, ...args] = first;
		const expected = { GET: '7', INCR: 8, SET: 'OK', EVAL: 8 }[name];

		it(`and whose connection was closed meanwhile has its first ${name} answered`, async () => {
			const instance = await start({ url: server().url });
			await instance.run('SET', 'k', '7');
			await instance.freeze();
			await server().cli('CLIENT', 'KILL', 'TYPE', 'normal');
			await untilConnected(server(), 0);
			const answer = instance.run(name, ...args);
			instance.thaw();
			expect(await answer).deep.equal({ value: expected });
			expect(await instance.run('errors')).deep.equal({ value: [] });
		});

		it(`for long, and whose connection was lost without a word, has its first ${name} answered by another one`, async function () {
			this.timeout(20_000);
			const instance = await start({ url: proxy().url, staleAfter: STALE, probeTimeout: 100 });
			await instance.run('SET', 'k', '7');
			await instance.freeze();
			proxy().blackHole('existing');
			// How long it stands still is the subject.
			await pause(STALE + 200);
			const answer = instance.run(name, ...args);
			instance.thaw();
			expect(await answer).deep.equal({ value: expected });
			expect(proxy().links.length).equal(2);
			expect(await server().cli('GET', 'k')).equal(name === 'GET' ? '7' : '8');
			expect(await instance.run('errors')).deep.equal({ value: [] });
		});
	}

	it('with an answer on its way, and longer than its timeout, gets the answer', async function () {
		this.timeout(20_000);
		const instance = await start({ url: proxy().url, commandTimeout: 400, responseTimeout: 200, stallTimeout: 300 });
		await instance.run('SET', 'k', '7');
		proxy().stall('toClient');
		const before = proxy().stats().bytesToServer;
		const answer = instance.run('GET', 'k');
		await proxy().passed('toServer', before + 10);
		await instance.freeze();
		proxy().resume();
		// It stands still for longer than all of its timeouts: the subject.
		await pause(1000);
		instance.thaw();
		expect(await answer).deep.equal({ value: '7' });
		expect(proxy().links.length).equal(1);
	});
});
