/** What the owner of a connection hears and need not act on, where no queue stands in front of the connection. */
import type { Executable } from '../commands/command.ts';

/** Nothing goes along with the handshake, so nothing comes back from it; nothing waits for quiet, or for room. */
export abstract class Queueless {
	riders(): Executable[] {
		return [];
	}

	returned(): void {}

	quiet(): void {}

	drained(): void {}
}
