/** The settle-count audit, short; the long one is `chaos.all.test.ts`. */
import { useServer } from '../../support/server.ts';
import { storm } from './support/storm.ts';

describe('a client in a storm', () => {
	const server = useServer({ args: ['--appendonly', 'yes', '--appendfsync', 'always'] });

	it('settles every command once, with its own reply or the truth', async function () {
		this.timeout(90_000);
		await storm({ server: server(), duration: 6000, commands: 2000, seed: 1 });
	});
});
