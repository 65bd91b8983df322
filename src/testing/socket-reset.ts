/** Ending a socket with RST, whatever state it is in. */
import type { Socket } from 'node:net';

/**
 * Sends RST and closes, dropping what is unsent. A socket that is still connecting, or is no TCP socket, can only be destroyed.
 *
 * One whose FIN is just being sent is reset when that is done, a turn later: libuv refuses to reset it meanwhile (EINVAL), and Node then
 * forgets the handle without ever emitting `close` (seen in v20.20).
 */
export function resetSocket(socket: Socket): void {
	if (socket.destroyed) return;
	if (socket.connecting || socket.remoteAddress === undefined) socket.destroy();
	else if (socket.writableEnded && !socket.writableFinished && socket.writableLength === 0)
		socket.once('finish', () => resetSocket(socket));
	else socket.resetAndDestroy();
}
