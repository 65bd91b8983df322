/**
 * respool at work on a real server: `npm run demo`.
 *
 * Starts a server of its own (one found on this machine, else Debian's package fetched into `.cache`), shows what the client does with it,
 * stops it, and ends by itself. `RESPOOL_DEMO_URL=redis://host:port` shows it on a server that runs already; the keys are removed afterwards.
 * Each section checks what it prints: a value that is not as it should be ends the demo with exit code 1.
 */
import { builders } from './demo/builders.ts';
import { connection } from './demo/connection.ts';
import { iteration } from './demo/iteration.ts';
import { pool } from './demo/pool.ts';
import { pubsub } from './demo/pubsub.ts';
import { printHeading, printRows } from './demo/report.ts';
import { roundTrips } from './demo/round-trips.ts';
import { scripts } from './demo/scripts.ts';
import type { Section } from './demo/section.ts';
import { NoServerError } from './demo/server.ts';
import { openStage } from './demo/stage.ts';
import { traffic } from './demo/traffic.ts';
import { typedCommands } from './demo/typed-commands.ts';
import { workQueue } from './demo/work-queue.ts';

/** In the order of the printout. A new section is a file in `demo/` and a name here. */
const sections: readonly Section[] = [
	connection,
	traffic,
	roundTrips,
	typedCommands,
	builders,
	scripts,
	pool,
	pubsub,
	iteration,
	workQueue,
];

async function demo(): Promise<void> {
	await using stage = await openStage();
	for (const { title, run } of sections) {
		const rows = await run(stage);
		printHeading(title);
		printRows(rows);
	}
}

try {
	await demo();
	printHeading('Done', 'everything is closed, and nothing keeps this process alive.');
} catch (error) {
	console.error(error instanceof NoServerError ? error.message : error);
	process.exitCode = 1;
}
