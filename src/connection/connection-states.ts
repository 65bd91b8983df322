/** The life of a connection, as a table. */
import type { Transitions } from '../core/machine.ts';

export type ConnectionState = 'new' | 'connecting' | 'handshaking' | 'ready' | 'draining' | 'closed';

export const transitions: Transitions<ConnectionState> = {
	new: ['connecting', 'closed'],
	connecting: ['handshaking', 'closed'],
	handshaking: ['ready', 'draining', 'closed'],
	ready: ['draining', 'closed'],
	draining: ['closed'],
	closed: [],
};
