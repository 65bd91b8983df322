/** Connections that have reached their age, or whose credentials have, are replaced under load: no command is lost, doubled or overtaken. */
import { expect } from 'chai';
import { useClients } from '../../support/connection/clients.ts';
import { useServer } from '../../support/server.ts';
import { until } from '../pool/support/until.ts';

describe('the rotation of the shared connection', () => {
	const server = useServer();
	const make = useClients();

	it('by age, under load: each INCR runs once, and in its turn', async function () {
		this.timeout(30_000);
		await server().cli('DEL', 'n');
		const redis = make({ url: server().url, pool: { maxLifetime: 1000 } });
		const ids = new Set<unknown>();
		const answers: number[] = [];
		const wrong: unknown[] = [];
		let sent = 0;
		let owed = 0;
		const send = (): void => {
			owed++;
			const turn = ++sent;
			redis.incr('n').then(
				(answer) => {
					owed--;
					answers.push(answer);
					if (answer !== turn) wrong.push([turn, answer]);
				},
				(error: unknown) => wrong.push([turn, error]),
			);
		};
		await until('two rotations', async () => {
			while (owed < 200 && wrong.length === 0) send();
			ids.add(await redis.call('CLIENT', 'ID'));
			return ids.size > 2 || wrong.length > 0;
		});
		await until('all are answered', () => answers.length === sent || wrong.length > 0);
		expect(wrong).deep.equal([]);
		expect(Number(await server().cli('GET', 'n'))).equal(sent);
		expect(answers).deep.equal(answers.map((_, index) => index + 1));
		expect(redis.stats().lanes.shared).include({ losses: 0, resent: 0 });
	});
});
