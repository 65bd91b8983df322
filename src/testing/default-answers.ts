/** What a scripted server answers by itself, so that a client gets through its handshake. */
import { type Protocol, type ReplyValue, resp } from './reply-encoder.ts';

/** What the answers depend on and change. */
export interface Session {
	/** Connection id that HELLO and CLIENT ID give. */
	readonly id: number;
	/** What the client has asked for with HELLO. */
	protocol: Protocol;
	/** Protocols that HELLO accepts; none means that the command is unknown, as before Redis 6. */
	readonly protocols: readonly Protocol[];
}

const OK = resp.simple('OK');

/** The answer to a command that belongs to connecting, else `undefined`. Changes `session.protocol` when HELLO does. */
export function handshakeAnswer(args: readonly Buffer[], session: Session): ReplyValue | undefined {
	const word = (index: number): string => args[index]?.toString('latin1').toUpperCase() ?? '';
	switch (word(0)) {
		case 'HELLO':
			return helloAnswer(word(1), session);
		case 'AUTH':
		case 'SELECT':
		case 'READONLY':
		case 'READWRITE':
			return OK;
		case 'CLIENT':
			return clientAnswer(word(1), session);
		case 'PING':
			return args[1] ?? resp.simple('PONG');
		default:
			return undefined;
	}
}

/** The answer to a command that nobody else answered. */
export function unknownCommand(args: readonly Buffer[]): ReplyValue {
	const text = (bytes: Buffer | undefined): string => (bytes?.toString('latin1') ?? '').replace(/[\r\n]/g, ' ');
	const rest = args.slice(1).map((each) => `'${text(each).slice(0, 128)}' `);
	return resp.error(`ERR unknown command '${text(args[0])}', with args beginning with: ${rest.join('')}`.trimEnd());
}

function helloAnswer(version: string, session: Session): ReplyValue {
	if (session.protocols.length === 0) return unknownCommand([Buffer.from('HELLO'), Buffer.from(version)]);
	if (version !== '') {
		const wanted = session.protocols.find((each) => String(each) === version);
		if (wanted === undefined) return resp.error('NOPROTO unsupported protocol version');
		session.protocol = wanted;
	}
	return new Map<string, ReplyValue>([
		['server', 'redis'],
		['version', '7.4.0'],
		['proto', session.protocol],
		['id', session.id],
		['mode', 'standalone'],
		['role', 'master'],
		['modules', []],
	]);
}

function clientAnswer(subcommand: string, session: Session): ReplyValue | undefined {
	switch (subcommand) {
		case 'ID':
			return session.id;
		case 'GETNAME':
			return null;
		case 'UNBLOCK':
			return 0;
		case 'SETNAME':
		case 'SETINFO':
		case 'NO-EVICT':
		case 'NO-TOUCH':
			return OK;
		default:
			return undefined;
	}
}
