/** Whether one more command may wait. */
import { QueueFullError } from '../core/errors.ts';
import type { SharedLaneSettings } from './shared-lane-options.ts';

/** What waits already, and how many commands are in flight: `undefined` where there is no connection. */
export interface Crowd {
	readonly waiting: number;
	readonly bytes: number;
	readonly inFlight: number | undefined;
}

/** Why a command with `bytes` of arguments may not wait, if it may not. */
export function noRoom(
	{ maxQueue, maxQueueBytes, maxInFlight, maxPendingBytes }: SharedLaneSettings,
	crowd: Crowd,
	bytes: number,
): QueueFullError | undefined {
	const { waiting, inFlight } = crowd;
	const [most, mostBytes, why] =
		inFlight === undefined
			? [maxQueue, maxQueueBytes, 'There is no connection']
			: [maxInFlight - inFlight, maxPendingBytes, 'The server is slow'];
	// One command alone may be as large as it likes: refused for its size it could never be sent.
	const alone = inFlight === undefined && waiting === 0;
	const large = !alone && crowd.bytes + bytes > mostBytes;
	if (waiting < most && !large) return undefined;
	return new QueueFullError(
		`${why}, and ${waiting} commands with ${crowd.bytes} bytes of arguments wait already (at most ${most} and ${mostBytes})`,
	);
}
