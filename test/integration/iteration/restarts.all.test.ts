import { eachServer } from '../../support/server.ts';
import { checkRestarts } from './support/restarts-figures.ts';

const options = { args: ['--appendonly', 'yes', '--appendfsync', 'always'] };

eachServer(
	'consume, while the server is killed',
	({ server }) => {
		it('20 times: every entry is handled, none twice but those in flight when its consumer was killed, too', async function () {
			this.timeout(600_000);
			await checkRestarts(server(), 20);
		});
	},
	options,
);
