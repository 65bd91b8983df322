/** Servers in each of the modes that have commands of their own: one that stands alone, a node of a cluster, a Sentinel. */
import { RawSocket } from '../../../scripts/commands/raw-socket.ts';
import { eachServer, type MatrixServer, useServer } from '../../support/server.ts';
import { skip } from '../../support/skip.ts';
import type { Example } from './examples.ts';

export type Mode = Example['mode'];

/** Defines `define`'s tests for each server of the matrix in each mode; when they run, the server is ready to be asked. */
export function eachMode(title: string, define: (server: MatrixServer['server'], mode: Mode) => void): void {
	eachServer(title, ({ server }) => define(server, undefined));

	eachServer(
		`${title} in cluster mode`,
		({ server }) => {
			before(async () => {
				const socket = await RawSocket.connect(server().port);
				await socket.call(['CLUSTER', 'ADDSLOTSRANGE', 0, 16383]).catch(() => addOneByOne(socket));
				socket.close();
			});
			define(server, 'cluster');
		},
		// A node that lost its slots for a moment comes back within half a second.
		{ config: { 'cluster-enabled': 'yes', 'cluster-require-full-coverage': 'no', 'cluster-node-timeout': 500 } },
	);

	eachServer(
		`${title} in Sentinel mode`,
		({ suite, server }) => {
			const watched = useServer(suite === undefined ? {} : { suite });
			before(async function () {
				if (Number.parseFloat(server().version) < 7)
					skip(this, 'a Sentinel before 7.0 cannot say which commands it has');
				const socket = await RawSocket.connect(server().port);
				await socket.call(['SENTINEL', 'MONITOR', 'mine', '127.0.0.1', watched().port, 1]);
				// Its first look at the server: INFO-CACHE has nothing to tell before.
				while (!JSON.stringify(await socket.send(['SENTINEL', 'INFO-CACHE', 'mine'])).includes('run_id')) {
					await new Promise((resolve) => setTimeout(resolve, 10));
				}
				socket.close();
			});
			define(server, 'sentinel');
		},
		{ args: ['--sentinel'] },
	);
}

/** Before 7.0 there are no ranges. */
async function addOneByOne(socket: RawSocket): Promise<void> {
	await socket.call(['CLUSTER', 'ADDSLOTS', ...Array.from({ length: 16384 }, (_, slot) => slot)]);
}
