/** Commands as a client makes them, with every settlement counted. */

import { Command, type ReplyView } from '../../../src/commands/command.ts';
import { specOf } from '../../../src/commands/spec.ts';
import { ReplyError } from '../../../src/core/errors.ts';

/** How a command was settled. */
export type Settlement = readonly ['resolved', unknown] | readonly ['rejected', unknown];

export const plainView: ReplyView = {
	mode: 'string',
	plain: true,
	shape: (_spec, _args, value) => value,
	// As the default policy: reads, and what the server refused before it ran.
	mayResend: (command, cause) => command.mayRide || cause instanceof ReplyError,
	retries: true,
};

export class Asked {
	readonly command: Command;
	/** Every call of the promise's own functions: there may be one. */
	readonly settlements: Settlement[] = [];
	/** As the caller sees it; rejections are handled. */
	readonly promise: Promise<unknown>;

	constructor(name: string, args: readonly unknown[], view: ReplyView = plainView) {
		let command: Command | undefined;
		this.promise = new Promise((resolve, reject) => {
			command = new Command(
				specOf(name, args),
				args,
				view,
				(value) => {
					this.settlements.push(['resolved', value]);
					resolve(value);
				},
				(error) => {
					this.settlements.push(['rejected', error]);
					reject(error);
				},
			);
		});
		this.promise.catch(() => {});
		this.command = command as unknown as Command;
	}

	/** `resolved value`, `rejected message`, or `pending`; more than one settlement is an error. */
	get outcome(): string {
		const [first] = this.settlements;
		if (this.settlements.length > 1)
			throw new Error(`${this.command.spec.name} settled ${this.settlements.length} times`);
		if (first === undefined) return 'pending';
		const [how, what] = first;
		return `${how} ${what instanceof Error ? `${what.name}: ${what.message}` : String(what)}`;
	}

	/** What it was rejected with. */
	get error(): Error & Partial<{ code: string; written: boolean; maybeExecuted: boolean; phase: string }> {
		const [first] = this.settlements;
		if (first?.[0] !== 'rejected' || !(first[1] instanceof Error)) throw new Error(`Not rejected but ${this.outcome}`);
		return first[1];
	}

	/** Given up, as an aborted signal does it. Returns whether its error may say that it was written. */
	giveUp(error: Error = new Error('given up')): boolean {
		let written = false;
		this.command.giveUp((outcome) => {
			({ written } = outcome);
			return error;
		});
		return written;
	}
}

export function ask(name: string, ...args: readonly unknown[]): Asked {
	return new Asked(name, args);
}
