/** Asks the server for a sign of life. Any answer is one. */
import type { Entry } from '../commands/command.ts';
import type { WriteBatch } from '../protocol/encoder.ts';
import type { Mode } from '../protocol/types.ts';

const NONE: readonly never[] = [];

export class Heartbeat implements Entry {
	readonly mode: Mode = 'skip';
	readonly allowance = 0;
	readonly words: readonly string[] = ['PING'];
	readonly heads: string[] = [];

	encode(batch: WriteBatch): void {
		batch.append(this, NONE);
	}

	reply(): boolean {
		return true;
	}

	refuse(): boolean {
		return true;
	}
}
