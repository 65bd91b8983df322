/** The child's end of the line: first message the job, then one request after another, each answered by a result or an error. */
export interface Served<Request, Result> {
	run(request: Request): Promise<Result> | Result;
	close?(): unknown;
}

/** The server answered before the second weighing: another try with a longer pause may do. */
export const EARLY = 'void: commands were answered while they should have waited';

export type Incoming<Job, Request> = { readonly job: Job } | { readonly request: Request } | { readonly leave: true };
export type Outgoing<Result> = { readonly ready: true } | { readonly result: Result } | { readonly error: string };

export function serve<Job, Request, Result>(open: (job: Job) => Promise<Served<Request, Result>>): void {
	const answer = (message: Outgoing<Result>): void => {
		if (process.send !== undefined) process.send(message);
	};
	let served: Served<Request, Result> | undefined;
	const handle = async (message: Incoming<Job, Request>): Promise<void> => {
		if ('job' in message) {
			served = await open(message.job);
			answer({ ready: true });
		} else if ('request' in message) {
			if (served === undefined) throw new Error('request before job');
			answer({ result: await served.run(message.request) });
		} else {
			if (served?.close !== undefined) await served.close();
			process.disconnect?.();
			// Clients that leave a timer or a thread behind must not hold up the next one.
			process.exit(0);
		}
	};
	process.on('message', (message) => {
		handle(message as Incoming<Job, Request>).catch((error: unknown) => {
			answer({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
		});
	});
	// Nobody is left to measure for.
	process.on('disconnect', () => process.exit());
	process.on('uncaughtException', (error) => {
		answer({ error: `uncaught: ${error.stack ?? error.message}` });
		process.exitCode = 1;
	});
}
