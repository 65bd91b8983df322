/** A process (`--expose-gc`) that queues commands which nobody answers, and weighs what the client keeps for them. P6. */
import type { Target } from '../clients/client.ts';
import { type ClientName, clients } from '../clients/index.ts';
import { makeData } from '../lib/data.ts';
import { EARLY, serve } from './serve.ts';

export interface MemoryJob {
	readonly client: ClientName;
	readonly target: Target;
	readonly seed: number;
}

export type MemoryRequest =
	| { readonly step: 'warm' }
	| { readonly step: 'queue'; readonly kind: 'promise' | 'pipeline'; readonly count: number };

export interface MemoryResult {
	/** Bytes of V8 heap for each command, and of memory outside of it that V8 knows of (Buffers). */
	readonly heap: number;
	readonly external: number;
	/** The client has explicit pipelines. */
	readonly pipelines: boolean;
}

declare const gc: () => void;

/** Timers, write callbacks and finalisers get their turns before the heap is weighed. */
async function settle(): Promise<void> {
	for (let i = 0; i < 4; i++) {
		await new Promise((resolve) => setTimeout(resolve, 50));
		gc();
	}
}

serve<MemoryJob, MemoryRequest, MemoryResult>(async (job) => {
	const data = makeData(job.seed);
	const client = await clients[job.client](job.target, data);

	const pipelines = client.pipeline !== undefined;

	/** Answered commands, with 100 in flight: code is compiled and pools are filled, but queues have not grown. */
	const warm = async (): Promise<MemoryResult> => {
		for (let round = 0; round < 300; round++) {
			const replies = await Promise.all(Array.from({ length: 100 }, (_, i) => client.get(i)));
			if (!replies.every((reply, i) => client.isValue(i, reply))) throw new Error('void: wrong replies');
			const results = round % 3 === 0 ? await client.pipeline?.(100) : undefined;
			if (results?.every((reply, i) => client.isValue(i, reply)) === false) throw new Error('void: wrong replies');
		}
		return { heap: 0, external: 0, pipelines };
	};

	const keys = data.keys.length;
	const queue = async (kind: 'promise' | 'pipeline', count: number): Promise<MemoryResult> => {
		// The caller's own reference to each promise is not the client's memory: allocated before the first weighing.
		const held = new Array<unknown>(kind === 'pipeline' ? 1 : count).fill(null);
		await settle();
		const before = process.memoryUsage();
		if (kind === 'pipeline') {
			if (client.pipeline === undefined) throw new Error('no pipeline');
			held[0] = client.pipeline(count);
		} else {
			for (let i = 0; i < count; i++) held[i] = client.get(i % keys);
		}
		await settle();
		const after = process.memoryUsage();
		let answered = false;
		const note = (): void => {
			answered = true;
		};
		Promise.race(held).then(note, note);
		await new Promise((resolve) => setImmediate(resolve));
		if (answered) throw new Error(EARLY);
		// When the pause is over all of them must be answered, each with its own value.
		const replies = kind === 'pipeline' ? await (held[0] as Promise<unknown[]>) : await Promise.all(held);
		if (replies.length !== count || !replies.every((reply, i) => client.isValue(i % keys, reply))) {
			throw new Error(`void: ${replies.length} replies to ${count} commands, or wrong ones`);
		}
		return {
			heap: (after.heapUsed - before.heapUsed) / count,
			external: (after.external - before.external) / count,
			pipelines,
		};
	};

	return {
		run: (request) => (request.step === 'warm' ? warm() : queue(request.kind, request.count)),
		close: () => client.close(),
	};
});
