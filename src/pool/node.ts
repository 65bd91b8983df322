/** One server endpoint and the lanes to it. */
import type { Executable } from '../commands/command.ts';
import { type ConnectionSettings, Endpoint } from '../connection/index.ts';
import { type LaneListener, SharedLane, type SharedLaneSettings } from './shared-lane.ts';

export interface NodeSettings {
	readonly connection: ConnectionSettings;
	readonly lane: SharedLaneSettings;
}

export class Node {
	readonly endpoint: Endpoint;
	readonly shared: SharedLane;

	constructor(settings: NodeSettings, listener: LaneListener) {
		this.endpoint = new Endpoint(settings.connection);
		this.shared = new SharedLane(this.endpoint, settings.lane, listener);
	}

	execute(command: Executable): void {
		this.shared.execute(command);
	}

	connect(): Promise<void> {
		return this.shared.connect();
	}

	close(timeout: number): Promise<void> {
		return this.shared.close(timeout);
	}

	destroy(): void {
		this.shared.destroy();
	}
}
