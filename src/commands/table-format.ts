/** The vocabulary of the packed table: a column says its place in one of these lists. The generator packs by them, `table.ts` unpacks. */
import {
	type RequestPolicy,
	type ResponsePolicy,
	type RetryCategory,
	type SecretRule,
	type SessionEffectKind,
	type SessionKind,
	Surface,
} from './descriptor.ts';

export const categories: readonly RetryCategory[] = ['never', 'read', 'last-wins', 'conditional', 'accumulating'];
export const sessions: readonly SessionKind[] = ['none', 'lease', 'own', 'refused'];
/** What the ledger of a connection makes of a session command. */
export const effects: readonly SessionEffectKind[] = [
	'',
	'taint',
	'multi',
	'exec',
	'discard',
	'watch',
	'unwatch',
	'select',
	'readonly',
	'readwrite',
	'asking',
	'reply',
	'wait',
	'subscribe',
	'monitor',
];
export const requests: readonly RequestPolicy[] = ['', 'all_nodes', 'all_shards', 'multi_shard', 'special'];
export const responses: readonly ResponsePolicy[] = [
	'',
	'all_succeeded',
	'one_succeeded',
	'agg_sum',
	'agg_min',
	'agg_max',
	'agg_logical_and',
	'agg_logical_or',
	'special',
];
export const secrets: readonly SecretRule[] = ['', 'all', 'auth', 'pairs', 'acl'];
export const alphabet: string = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** An arity is a letter of {@link alphabet}, counted from this one. */
export const smallestArity: number = -20;
/** The rule, and packed as nothing. */
export const allSurfaces: number = Surface.client | Surface.lease | Surface.pipeline | Surface.multi;
