/** Where a command goes. The client knows nothing else of how many servers there are. */
import type { Executable } from '../commands/command.ts';

export interface Router {
	execute(command: Executable): void;
	/** Resolves when commands can be sent at once; rejects with the reason why not. */
	connect(): Promise<void>;
	/** Answers what is owed, for `timeout` milliseconds at most; resolves when every socket is closed. */
	close(timeout: number): Promise<void>;
	/** Ends now. */
	destroy(): void;
}
