/** The settle-count audit in full: a minute, or `RESPOOL_STORM` milliseconds, and 200,000 commands. */
import { useServer } from '../../support/server.ts';
import { storm } from './support/storm.ts';

describe('a client in a storm, for long', () => {
	const server = useServer({ args: ['--appendonly', 'yes', '--appendfsync', 'always'] });

	it('settles every command once, with its own reply or the truth', async function () {
		this.timeout(600_000);
		const duration = Number(process.env['RESPOOL_STORM'] ?? 60_000);
		const { begun, told, acknowledged, ambiguous } = await storm({
			server: server(),
			duration,
			commands: 200_000,
			seed: 7,
		});
		const sum = (list: readonly number[]): number => list.reduce((all, each) => all + each, 0);
		console.log(
			`      ${begun} commands; ${sum(acknowledged)} counts acknowledged, ${sum(ambiguous)} unknown; ${[...told].join(' ')}`,
		);
	});
});
