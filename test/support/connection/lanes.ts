/** A shared lane whose connections are wires of the test, and what it told its listener. */
import {
	type ConnectionSettings,
	defaultPacing,
	Endpoint,
	type ReconnectPolicy,
} from '../../../src/connection/index.ts';
import { SharedLane } from '../../../src/pool/shared-lane.ts';
import type { SharedLaneSettings } from '../../../src/pool/shared-lane-options.ts';
import { type Asked, ask } from './asked.ts';
import { settingsOf } from './connections.ts';
import { MemoryWire, turn, WELCOME } from './memory-wire.ts';

export interface TestLane {
	readonly lane: SharedLane;
	/** One for each dial, in order. */
	readonly wires: MemoryWire[];
	/** `connected 1`, `disconnected 1`, `dialFailed …`, in order; not `reconnecting`, which comes with the latter two. */
	readonly heard: string[];
	/** Hands commands over in one turn and gives them back. */
	send(...all: Asked[]): Asked[];
}

type Changes = Partial<ConnectionSettings & SharedLaneSettings> & {
	readonly highWaterMark?: number;
	/** Milliseconds before each dial after a failure; without it they are not paced. */
	readonly pacing?: ReconnectPolicy;
};

export function laneWith(changes: Changes = {}): TestLane {
	const {
		maxQueue = 10_000,
		maxQueueBytes = 1 << 20,
		maxInFlight = 1_000_000,
		maxPendingBytes = 1 << 26,
		maxWait = 5000,
		staleAfter = 30_000,
		probeTimeout = 300,
		maxLifetime = 0,
		highWaterMark,
		pacing,
		...connection
	} = changes;
	const wires: MemoryWire[] = [];
	const heard: string[] = [];
	const connect = (): MemoryWire => {
		const wire = new MemoryWire(false, highWaterMark);
		wires.push(wire);
		return wire;
	};
	const paced = pacing === undefined ? undefined : { ...defaultPacing, policy: pacing };
	const endpoint = new Endpoint(settingsOf({ connect, ...connection, staleAfter }), paced);
	const lane = new SharedLane(
		{ maxQueue, maxQueueBytes, maxInFlight, maxPendingBytes, maxWait, staleAfter, probeTimeout, maxLifetime },
		{
			endpoint,
			listener: {
				connected: ({ id }) => void heard.push(`connected ${id}`),
				disconnected: ({ id }) => void heard.push(`disconnected ${id}`),
				dialFailed: (error) => void heard.push(`dialFailed ${error.name}`),
				reconnecting: () => {},
				pushed: () => {},
				quiet: () => {},
				drained: () => {},
			},
			detached: (action) => action(),
			reserveSpare: () => true,
			unreserve: () => {},
		},
	);
	return {
		lane,
		wires,
		heard,
		send: (...all) => {
			for (const each of all) lane.execute(each.command);
			return all;
		},
	};
}

/** As {@link laneWith}, connected and idle. `dialled` resolves when a dial has begun: under a virtual clock no turn passes by itself. */
export async function readyLane(changes: Changes = {}, dialled: () => Promise<void> = turn): Promise<TestLane> {
	const opened = laneWith(changes);
	const connected = opened.lane.connect();
	await dialled();
	welcome(opened);
	await connected;
	return opened;
}

/** The server at the newest wire lets the client in. Returns the wire. */
export function welcome({ wires }: TestLane): MemoryWire {
	const wire = wires.at(-1) as MemoryWire;
	wire.say(WELCOME);
	wire.forget();
	return wire;
}

export const gets = (...keys: string[]): Asked[] => keys.map((key) => ask('GET', key));
