/** socket.io over two servers and Redis: by channel patterns and sharded or, with `argv[2]` "streams", by a stream. */
import { createServer } from 'node:http';
import { host, once, port, require, saw, until } from './stage.mjs';

const { createAdapter, createShardedAdapter } = require('@socket.io/redis-adapter');
const { Server } = require('socket.io');
const { io } = require('socket.io-client');
const Redis = require('ioredis');

async function node(makeAdapter) {
	const pub = new Redis(port, host);
	const sub = pub.duplicate();
	await Promise.all([pub, sub].map((client) => until(() => client.status === 'ready', 'ready')));
	const http = createServer();
	const server = new Server(http, { adapter: makeAdapter(pub, sub) });
	http.listen(0);
	await once(http, 'listening');
	const socket = io(`http://localhost:${http.address().port}`, { transports: ['websocket'] });
	const [[peer]] = await Promise.all([once(server, 'connection'), once(socket, 'connect')]);
	return { pub, sub, server, socket, peer };
}

const { createAdapter: createStreamsAdapter } = require('@socket.io/redis-streams-adapter');
const streams = { streams: (pub) => createStreamsAdapter(pub, { blockTimeInMs: 100 }) };
const channels = {
	patterns: (pub, sub) => createAdapter(pub, sub),
	'specific responses': (pub, sub) => createAdapter(pub, sub, { publishOnSpecificResponseChannel: true }),
	sharded: (pub, sub) => createShardedAdapter(pub, sub),
	'sharded, static': (pub, sub) => createShardedAdapter(pub, sub, { subscriptionMode: 'static' }),
};

for (const [kind, makeAdapter] of Object.entries(process.argv[2] === 'streams' ? streams : channels)) {
	const nodes = [await node(makeAdapter), await node(makeAdapter)];
	const [a, b] = nodes;
	await until(async () => (await a.server.of('/').adapter.serverCount()) === 2, 'both servers');
	saw(`${kind}: servers`, await a.server.of('/').adapter.serverCount());

	const heard = nodes.map(({ socket }) => once(socket, 'news'));
	a.server.emit('news', { n: 1, bytes: Buffer.from([1, 255]) });
	saw(
		`${kind}: to all`,
		(await Promise.all(heard)).map(([{ n, bytes }]) => [n, [...bytes]]),
	);

	await b.peer.join('room');
	const toRoom = once(b.socket, 'room');
	await until(async () => (await a.server.in('room').fetchSockets()).length === 1, 'the room');
	a.server.to('room').emit('room', 'only b');
	saw(`${kind}: to a room`, await toRoom);
	saw(`${kind}: rooms`, [...(await b.server.of('/').adapter.sockets(new Set(['room'])))].length);

	await a.server.in(b.peer.id).socketsJoin('second');
	await until(() => b.peer.rooms.has('second'), 'the second room');
	b.server.on('ask', (question, answer) => answer(`${question}!`));
	saw(`${kind}: answers`, await a.server.serverSideEmitWithAck('ask', 'well'));
	const acked = new Promise((resolve) => {
		b.socket.on('reply', (done) => done('yes'));
		a.server
			.to('second')
			.timeout(5000)
			.emit('reply', (error, replies) => resolve([error, replies]));
	});
	saw(`${kind}: acknowledged`, await acked);
	const gone = once(b.socket, 'disconnect');
	a.server.in('second').disconnectSockets(true);
	await gone;
	saw(`${kind}: disconnected`, true);

	for (const { socket, server, pub, sub } of nodes) {
		socket.close();
		await server.close();
		await Promise.all([pub.quit(), sub.quit()]);
	}
}
saw('end');
