import { useServer } from '../../support/server.ts';
import { checkRestarts } from './support/restarts-figures.ts';

describe('consume, while the server is killed', function () {
	this.timeout(120_000);
	const server = useServer({ args: ['--appendonly', 'yes', '--appendfsync', 'always'] });

	it('3 times: every entry is handled, none twice but those in flight when its consumer was killed, too', async () => {
		await checkRestarts(server(), 3);
	});
});
