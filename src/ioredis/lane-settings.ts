/** From ioredis's options to what the connection layer is told. */
import type { TLSSocket } from 'node:tls';
import type { ConnectionSettings, TlsOptions } from '../connection/index.ts';
import type { NetStream } from './abstract-connector.ts';
import type { LaneHost } from './lane-host.ts';
import type { ResolvedOptions } from './options.ts';

/** Calls back once bytes may be written; sets the socket up. A socket that does not open in time is destroyed. */
export function whenOpen(stream: NetStream, options: ResolvedOptions, callback: () => void): void {
	const { noDelay, keepAlive, connectTimeout } = options;
	if (noDelay) stream.setNoDelay(true);
	const encrypted = (stream as TLSSocket).encrypted === true;
	const opened = (): void => {
		stream.setTimeout(0);
		if (typeof keepAlive === 'number') stream.setKeepAlive(true, keepAlive);
		callback();
	};
	if (!stream.connecting && !encrypted) {
		process.nextTick(opened);
		return;
	}
	if (connectTimeout > 0) {
		let open = false;
		stream.setTimeout(connectTimeout, () => {
			if (open) return;
			stream.setTimeout(0);
			const error: NodeJS.ErrnoException = new Error('connect ETIMEDOUT');
			error.code = 'ETIMEDOUT';
			error.syscall = 'connect';
			// ioredis spells it so.
			Object.assign(error, { errorno: 'ETIMEDOUT' });
			stream.destroy(error);
		});
		stream.once(encrypted ? 'secureConnect' : 'connect', () => {
			open = true;
		});
	}
	stream.once(encrypted ? 'secureConnect' : 'connect', opened);
}

/** Of connections for blocking commands: as the native client has it. Milliseconds. */
const WATCH = { responseTimeout: 10_000, stallTimeout: 60_000, staleAfter: 30_000 } as const;
/** The caller's own connection is watched by `socketTimeout` alone, as in ioredis. */
const NEVER = 2 ** 31 - 1;

const text = (value: string | number | null | undefined): string | undefined =>
	value === null || value === undefined ? undefined : String(value);

function settingsOf(options: ResolvedOptions): ConnectionSettings {
	const { host, port, path, family, tls, connectTimeout, keepAlive, noDelay, replyMapping, stringNumbers } = options;
	return {
		address: path ? { host, port: Number(port), path } : { host, port: Number(port) },
		connect: undefined,
		tls: tls ? ((typeof tls === 'object' ? tls : {}) as TlsOptions) : undefined,
		credentials: undefined,
		database: 0,
		name: undefined,
		protocol: 'auto',
		connectTimeout: connectTimeout > 0 ? connectTimeout : 2 ** 31 - 1,
		keepAlive: typeof keepAlive === 'number' ? keepAlive : 0,
		noDelay: noDelay !== false,
		family: family === 4 || family === 6 ? family : 0,
		lookup: undefined,
		localAddress: undefined,
		...WATCH,
		doublesAsText: replyMapping === 'legacy' || stringNumbers === true,
	};
}

/** A connection over a socket that is open, which nobody has greeted. */
export function openSettings(stream: NetStream, options: ResolvedOptions): ConnectionSettings {
	const watch = { responseTimeout: NEVER, stallTimeout: NEVER, staleAfter: NEVER };
	return { ...settingsOf(options), ...watch, connect: () => stream, tls: undefined, bare: true };
}

/** A connection for blocking commands, with the caller's session of the moment. */
export function blockingSettings(
	{ options, condition }: LaneHost,
	protocol: 2 | 3,
	name: string | undefined,
	database: number,
): ConnectionSettings {
	const own = text(name ?? options.connectionName);
	const { auth } = condition;
	const credentials =
		auth === null
			? undefined
			: typeof auth === 'string'
				? { password: auth }
				: { username: auth[0] === '' ? undefined : auth[0], password: auth[1] };
	return {
		...settingsOf(options),
		database,
		protocol: protocol === 3 ? 'auto' : 2,
		// Not the name itself: who looks for a client by its name (BullMQ counts its workers so) finds one, as under ioredis.
		name: own === undefined || own === '' ? undefined : `blocking:${own}`,
		credentials: credentials === undefined ? undefined : () => credentials,
	};
}
