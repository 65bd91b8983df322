/** What a client does with its own parts, outside of the class that everybody sees. */
import type { CallerLane } from './caller-lane.ts';
import type { Command } from './command.ts';
import type { CommandMethod } from './commander.ts';
import type { Auth } from './greeting.ts';
import type { Condition } from './lane-host.ts';
import type { ResolvedOptions } from './options.ts';
import { Pipeline } from './pipeline.ts';
import { ScanStream, type ScanStreamOptions } from './scan-stream.ts';
import type { QueueItem } from './waiting-commands.ts';

/** The hidden parts of a client. */
interface MethodsOwner {
	readonly _lane: CallerLane;
	_pipelines: typeof Pipeline;
}

type Methods = Record<string, unknown>;

/** What is known of a session that has not begun. */
export function conditionOf({ db, protocol, replyMapping }: ResolvedOptions, auth: Auth): Condition {
	return { select: db, auth, subscriber: false, protocol, replyMapping, handshake: false };
}

/** What `commandQueue` shows. */
export function unanswered(client: MethodsOwner): QueueItem[] {
	const commands = (client._lane.connection?.waiting() ?? []) as unknown as Command[];
	return commands.map((command) => ({ command, stream: undefined, select: command.database }));
}

/** A method on this client and on its pipelines, and its twin for Buffers. */
export function addMethods(client: MethodsOwner, name: string, make: (encoding: 'utf8' | null) => CommandMethod): void {
	if (client._pipelines === Pipeline) {
		client._pipelines = class extends Pipeline {};
		Object.defineProperty(client._pipelines, 'name', { value: 'Pipeline' });
	}
	const own = client as unknown as Methods;
	const pipelines = client._pipelines.prototype as unknown as Methods;
	const twins = [
		[name, 'utf8'],
		[`${name}Buffer`, null],
	] as const;
	for (const [method, encoding] of twins) {
		own[method] = make(encoding);
		pipelines[method] = make(encoding);
	}
}

/** A stream of the pages of a scanning command. */
export function scan(
	redis: object,
	command: string,
	key: string | Buffer | undefined,
	options: ScanStreamOptions = {},
): ScanStream {
	return new ScanStream({ ...options, redis, command, ...(key === undefined ? {} : { key }) });
}

/** A property that does not show. */
export function hide(target: object, key: string, value: unknown): void {
	Object.defineProperty(target, key, { value, writable: true, configurable: true, enumerable: false });
}

/** How the options say that a connection is authenticated. */
export function loginOf({ username, password }: ResolvedOptions): Auth {
	if (username) return [username, password ?? ''];
	return password ? password : null;
}
