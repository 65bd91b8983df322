/** Redis Cluster comes in a later release: there for `instanceof` and types. */
import { EventEmitter } from 'node:events';
import { NotInThisReleaseError } from './errors.ts';

export class Cluster extends EventEmitter {
	readonly isCluster = true;

	constructor(_startupNodes?: unknown, _options?: unknown) {
		super();
		throw new NotInThisReleaseError('Cluster');
	}
}
