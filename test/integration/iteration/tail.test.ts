/** `tail` on real servers: everything that is added, once, whatever becomes of the connection. */
import { expect } from 'chai';
import { AbortError, type Client, type ClientOptions, ReplyError } from '../../../src/index.ts';
import { FaultProxy } from '../../../src/testing/index.ts';
import { useClients } from '../../support/connection/clients.ts';
import { rejection } from '../../support/rejection.ts';
import { eachServer } from '../../support/server.ts';
import { blockedClients, untilBlocked } from '../pool/support/server-clients.ts';

for (const protocol of [2, 3] as const) {
	eachServer(`a tail under RESP${protocol}`, ({ server }) => {
		const make = useClients();
		let admin: Client;
		let redis: Client;
		const client = (options: ClientOptions = {}): Client => make({ url: server().url, protocol, ...options });

		beforeEach(async () => {
			admin = client();
			redis = client();
			await admin.flushall();
		});

		it('begins with what is added after the first next()', async () => {
			await admin.xadd('s', '1-0', { n: 0 });
			const tail = redis.tail('s');
			const next = tail.next();
			await redis.xadd('s', '2-0', { n: 1 });
			expect((await next).value).deep.equal({ stream: 's', id: '2-0', message: { __proto__: null, n: '1' } });
			await tail.return?.();
		});

		it('resolves `$` once: what is added between two reads is not missed', async () => {
			const tail = redis.tail('s', { count: 2 });
			const first = tail.next();
			await untilBlocked(server(), 1);
			await admin.xadd('s', '1-0', { n: 1 });
			expect((await first).value?.id).equal('1-0');
			for (let n = 2; n <= 9; n++) await admin.xadd('s', `${n}-0`, { n });
			for (let n = 2; n <= 9; n++) expect((await tail.next()).value?.id).equal(`${n}-0`);
			await tail.return?.();
			expect(redis.stats().lanes.blocking).include({ created: 1, acquired: 1, busy: 0 });
		});

		it('begins where it is told, for several streams, under a prefix, in Buffers', async () => {
			const own = client({ keyPrefix: 'p:' });
			for (const stream of ['p:a', 'p:b']) for (const n of [1, 2, 3]) await admin.xadd(stream, `${n}-0`, { n });
			const seen: string[] = [];
			for await (const { stream, id, message } of own.buffers.tail(['a', 'b'], { from: { a: '2', b: '0' } })) {
				expect(message).deep.equal([[Buffer.from('n'), Buffer.from(String(id).slice(0, 1))]]);
				seen.push(`${stream} ${id}`);
				if (seen.length === 4) break;
			}
			expect(seen.sort()).deep.equal(['a 3-0', 'b 1-0', 'b 2-0', 'b 3-0']);
		});

		it('ends by its signal while it waits', async () => {
			const given = new AbortController();
			const next = redis.tail('s', { block: 0, signal: given.signal }).next();
			await untilBlocked(server(), 1);
			given.abort('enough');
			expect((await rejection(next, AbortError)).cause).equal('enough');
			expect(await blockedClients(server())).lengthOf(0);
			expect(redis.stats().orphans).equal(0);
		});

		it('has neither gaps nor duplicates when connections are lost with answers', async function () {
			this.timeout(20_000);
			const proxy = await FaultProxy.start({ target: server() });
			const own = client({ url: proxy.url });
			try {
				const seen: string[] = [];
				const given = new AbortController();
				const reading = (async () => {
					for await (const { id } of own.tail('s', { from: '0', count: 3, block: 50, signal: given.signal })) {
						seen.push(id);
						if (id === '200-0') return;
					}
				})();
				for (let n = 1; n <= 200; n++) {
					await admin.xadd('s', `${n}-0`, { n });
					if (n % 40 === 20) proxy.cutAfter(n, { direction: 'toClient', times: 1 });
					else if (n % 40 === 0) proxy.kill();
				}
				await reading;
				expect(seen).deep.equal(Array.from({ length: 200 }, (_, n) => `${n + 1}-0`));
				expect(proxy.stats().connections).at.least(3);
			} finally {
				own.destroy();
				await proxy.stop();
			}
		});

		it('fails where the key is no stream; ends when its client closes', async () => {
			await admin.set('text', 'x');
			await rejection(redis.tail('text').next(), ReplyError);
			await rejection(redis.tail('text', { from: '0' }).next(), ReplyError);
			const next = redis.tail('s').next();
			await untilBlocked(server(), 1);
			await redis.close();
			expect(await next).deep.equal({ done: true, value: undefined });
		});
	});
}
