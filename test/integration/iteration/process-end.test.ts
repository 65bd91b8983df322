/** An iteration keeps its process as long as somebody waits for it, and no longer. */
import { type AddressInfo, createServer, connect as dial, type Server } from 'node:net';
import { expect } from 'chai';
import { runChild } from '../../support/connection/children.ts';
import { useServer } from '../../support/server.ts';
import { untilBlocked, untilConnected } from '../pool/support/server-clients.ts';

const program = new URL('support/exit.child.ts', import.meta.url).pathname;

describe('a process that iterates', function () {
	this.timeout(25_000);
	const server = useServer();
	beforeEach(() => server().cli('FLUSHALL'));

	it('ends when its loops were broken off', async () => {
		const end = await runChild(program, [server().url, 'brokenOff']);
		expect(end).deep.include({ stderr: '', signal: null, code: 0, lines: ['a', '1-0', '1-0'] });
		await untilConnected(server(), 0);
	});

	for (const scenario of ['consuming', 'tailing']) {
		it(`stays while it is ${scenario}`, async () => {
			const ended = runChild(program, [server().url, scenario]);
			await untilBlocked(server(), 1);
			await server().cli('XADD', 's', '5-0', 'n', '1');
			expect(await ended).deep.include({ stderr: '', signal: null, code: 0, lines: ['5-0'] });
		});
	}

	it('stays until its signal ends it', async () => {
		const end = await runChild(program, [server().url, 'aborting']);
		expect(end).deep.include({ stderr: '', signal: null, code: 0, lines: ['AbortError'] });
	});

	it('stays while the server is away', async () => {
		let refused = 0;
		const door: Server = createServer((socket) => {
			socket.on('error', () => {});
			if (++refused <= 2) return socket.destroy();
			const through = dial(server().port, '127.0.0.1');
			through.on('error', () => socket.destroy());
			return socket.pipe(through).pipe(socket);
		});
		await new Promise<void>((resolve) => void door.listen(0, '127.0.0.1', resolve));
		try {
			await server().cli('XADD', 's', '5-0', 'n', '1');
			const end = await runChild(program, [`redis://127.0.0.1:${(door.address() as AddressInfo).port}`, 'consuming']);
			expect(end).deep.include({ stderr: '', signal: null, code: 0, lines: ['5-0'] });
			expect(refused).greaterThan(2);
		} finally {
			door.close();
		}
	});
});
