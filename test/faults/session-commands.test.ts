/** D15 and its like: what would change the session of the shared connection is refused here, and costs nobody else anything. */
import { expect } from 'chai';
import { useClients } from '../support/connection/clients.ts';
import { rejection } from '../support/rejection.ts';
import { eachServer } from '../support/server.ts';

/** The command, and a word of the API that its error must name. */
const refused: Record<string, RegExp> = {
	RESET: /./,
	'HELLO 2': /protocol/,
	'AUTH p': /password|credentials/,
	'SELECT 1': /database/,
	QUIT: /close/,
	'SUBSCRIBE c': /subscribe/,
	'PSUBSCRIBE c': /psubscribe|subscribe/,
	'SSUBSCRIBE c': /ssubscribe|subscribe/,
	MONITOR: /monitor/,
	'CLIENT REPLY OFF': /./,
	'CLIENT REPLY SKIP': /./,
	'CLIENT SETNAME x': /name|lease|use/,
	'CLIENT TRACKING ON': /./,
	'CLIENT NO-EVICT ON': /lease|use/,
	'CLIENT NO-TOUCH ON': /lease|use/,
	'CLIENT CACHING YES': /./,
	MULTI: /multi|transaction/,
	EXEC: /multi|transaction/,
	DISCARD: /./,
	'WATCH k': /transaction/,
	UNWATCH: /transaction|use/,
	ASKING: /./,
	READONLY: /./,
	READWRITE: /./,
	'SCRIPT DEBUG YES': /./,
	SYNC: /./,
	'PSYNC ? -1': /./,
	'REPLCONF listening-port 1': /./,
	'WAIT 0 1': /use/,
};

eachServer('on a shared connection', ({ server }) => {
	const client = useClients();

	for (const [command, hint] of Object.entries(refused)) {
		for (const [how, spelt] of [
			['as it is written', command],
			['in small letters', command.toLowerCase()],
		] as const) {
			it(`${command} is refused, ${how}, and the next command works in the same session`, async () => {
				const redis = client({ url: server().url });
				const id = await redis.call('CLIENT', 'ID');
				const [name, ...args] = spelt.split(' ') as [string, ...string[]];
				// Ask for several at once: those around it must not notice.
				const [before, error, after] = await Promise.all([
					redis.ping(),
					rejection(redis.call(name, ...args)),
					redis.ping(),
				]);
				expect([before, after]).deep.equal(['PONG', 'PONG']);
				expect(error).instanceof(TypeError);
				expect(error.message).include(command.split(' ')[0]).and.match(hint);
				expect(await redis.call('CLIENT', 'ID')).equal(id);
			});
		}
	}

	it('a subcommand in a Buffer is seen through', async () => {
		const redis = client({ url: server().url });
		const id = await redis.call('CLIENT', 'ID');
		await rejection(redis.call('CLIENT', Buffer.from('REPLY'), Buffer.from('OFF')), TypeError);
		await rejection(redis.call('client', 'RePlY', 'off'), TypeError);
		expect(await redis.call('CLIENT', 'ID')).equal(id);
	});

	it('nothing of it reaches the server, so that its state is as it was', async () => {
		const redis = client({ url: server().url, name: 'me', database: 3 });
		const clientLine = async (): Promise<string> => {
			const list = String(await redis.call('CLIENT', 'LIST'));
			return list.split('\n').find((line) => line.includes(' name=me ')) ?? '';
		};
		await Promise.allSettled(
			Object.keys(refused).map((command) => redis.call(...(command.split(' ') as [string, ...string[]]))),
		);
		const line = await clientLine();
		expect(line)
			.match(/ flags=N /)
			.and.match(/ db=3 /)
			.and.match(/ multi=-1 /);
		expect(line).match(/ sub=0 psub=0 /);
		await redis.set('k', 'v');
		expect(await server().cli('DBSIZE')).equal('0');
	});

	it('an unknown command is sent, and its error is its own', async () => {
		const redis = client({ url: server().url });
		const [error, pong] = await Promise.all([rejection(redis.call('NO.SUCH', 'x')), redis.ping()]);
		expect(error).include({ name: 'ReplyError', code: 'ERR', command: 'NO.SUCH' });
		expect(pong).equal('PONG');
	});
});
