/** One server: every command goes to its node. */
import type { Executable } from '../commands/command.ts';
import { type LaneListener, Node, type NodeSettings } from '../pool/index.ts';
import type { Router } from './router.ts';

export class StandaloneRouter implements Router {
	readonly node: Node;

	constructor(settings: NodeSettings, listener: LaneListener) {
		this.node = new Node(settings, listener);
	}

	execute(command: Executable): void {
		this.node.execute(command);
	}

	connect(): Promise<void> {
		return this.node.connect();
	}

	close(timeout: number): Promise<void> {
		return this.node.close(timeout);
	}

	destroy(): void {
		this.node.destroy();
	}
}
