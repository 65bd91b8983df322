/**
 * Many commands with one promise: compact arrays instead of an object and a promise for each.
 *
 *   a run of 2,500:   [ segment 0 … 999 | segment 1000 … 1999 | segment 2000 … 2499 ]
 *
 * Each segment takes one place in a connection's queue. While the socket is congested later segments wait unencoded, so a run of a million
 * commands never stands in memory as bytes.
 */
import { ConnectionLostError, NOT_WRITTEN, type Outcome, type Phase, type ReplyError } from '../core/errors.ts';
import type { WriteBatch } from '../protocol/encoder.ts';
import { measure } from '../protocol/encoder.ts';
import type { Mode, RespValue } from '../protocol/types.ts';
import { allowanceOf } from './blocking.ts';
import type { Executable, Holder, Pending, ReplyView } from './command.ts';
import type { CommandSpec } from './descriptor.ts';
import { succeededByEnd } from './no-reply.ts';
import { changesNothing, isRefusedForNow } from './retry.ts';

const SEGMENT_COMMANDS = 1000;
const SEGMENT_BYTES = 128 * 1024;

/** The queued commands of a builder, in two arrays of equal length. */
export interface CommandList {
	readonly specs: readonly CommandSpec[];
	readonly args: ReadonlyArray<readonly unknown[]>;
}

export class PipelineRun implements Pending {
	readonly list: CommandList;
	readonly view: ReplyView;
	/** By position; the reason where {@link failed} says so. */
	readonly results: unknown[];
	readonly failed: Set<number> = new Set();
	readonly segments: PipelineSegment[] = [];
	/** Told once when the run has ended, however. */
	onEnd: (() => void) | undefined = undefined;
	readonly name: string = 'The pipeline';
	deadline = 0;
	#broken = false;
	#owed: number;
	#done: ((error: unknown) => void) | undefined;

	/** `done` is called once: without an error when every command has its result or its reason, else with what ended the run as a whole. */
	constructor(list: CommandList, view: ReplyView, done: (error: unknown) => void) {
		this.list = list;
		this.view = view;
		this.#owed = list.specs.length;
		this.results = new Array<unknown>(list.specs.length);
		this.#done = done;
		this.#cut();
	}

	get settled(): boolean {
		return this.#done === undefined;
	}

	put(index: number, value: RespValue): void {
		const spec = this.list.specs[index] as CommandSpec;
		if (spec.shape === '' && this.view.plain) this.results[index] = value;
		else {
			try {
				this.results[index] = this.view.shape(spec, this.list.args[index] as readonly unknown[], value);
			} catch (error) {
				this.results[index] = error;
				this.failed.add(index);
			}
		}
		if (--this.#owed === 0) this.#finish();
	}

	refuse(index: number, reason: unknown): void {
		this.results[index] = reason;
		this.failed.add(index);
		if (--this.#owed === 0) this.#finish();
	}

	/** A segment is lost: what it had not got fails with `reason`, and what comes after such a gap is not sent. */
	lost(segment: PipelineSegment, reason: unknown): void {
		if (!this.segments.some(({ sent }) => sent)) return this.fail(reason);
		this.#broken = true;
		segment.drop(reason);
		for (const other of this.segments) {
			if (other.sent || other.complete || this.settled) continue;
			other.holder?.release(other);
			this.leaveOut(other);
		}
	}

	/** Whether a segment that was not written after all may still be. */
	mayStart(segment: PipelineSegment): boolean {
		if (this.#broken) this.leaveOut(segment);
		return !this.#broken;
	}

	/** Drops a segment that was never written. */
	leaveOut(segment: PipelineSegment): void {
		const outcome = NOT_WRITTEN;
		segment.drop(new ConnectionLostError('The connection was lost earlier in the pipeline', outcome));
	}

	giveUp(error: (outcome: Outcome) => unknown): void {
		if (this.settled) return;
		const written = this.#abandon();
		this.#finish(error({ written, maybeExecuted: written }));
	}

	/** Takes every segment out of wherever it is held. Returns whether any of it was written. */
	#abandon(): boolean {
		let written = false;
		for (const segment of this.segments) {
			if (segment.complete || segment.holder?.release(segment) !== false) written ||= segment.sent;
		}
		return written;
	}

	/** Where it is, for the error that says so. */
	get phase(): Phase {
		return this.segments.find((segment) => !segment.complete)?.holder?.phase ?? 'queue';
	}

	/** Ends the run as a whole. */
	fail(error: unknown): void {
		if (this.settled) return;
		this.#abandon();
		this.#finish(error);
	}

	#finish(error?: unknown): void {
		const done = this.#done;
		this.#done = undefined;
		if (done === undefined) return;
		done(error);
		this.onEnd?.();
	}

	#cut(): void {
		const { args } = this.list;
		let begin = 0;
		let bytes = 0;
		for (let i = 0; i < args.length; i++) {
			for (const value of args[i] as readonly unknown[]) bytes += roughSize(value);
			if (i - begin + 1 < SEGMENT_COMMANDS && bytes < SEGMENT_BYTES && i + 1 < args.length) continue;
			this.segments.push(new PipelineSegment(this, begin, i + 1));
			begin = i + 1;
			bytes = 0;
		}
	}
}

/** Enough to bound a segment; the encoder counts exactly. */
function roughSize(value: unknown): number {
	if (typeof value === 'string') return value.length + 8;
	return value instanceof Uint8Array ? value.length + 8 : 16;
}

export class PipelineSegment implements Executable {
	readonly run: PipelineRun;
	readonly begin: number;
	readonly end: number;
	/** Several replies cannot be withheld as one. */
	readonly mayRide = false;
	attempts = 0;
	since = 0;
	holder: Holder | undefined = undefined;
	/** Its bytes are in a connection's batch, or were. */
	sent = false;
	#next: number;
	/** Which of its commands the server refused in a way that proves that they did not run. */
	#refused: Set<number> | undefined = undefined;

	constructor(run: PipelineRun, begin: number, end: number) {
		this.run = run;
		this.begin = begin;
		this.end = end;
		this.#next = begin;
	}

	get settled(): boolean {
		return this.run.settled || this.complete;
	}

	get follows(): boolean {
		return this.begin > 0;
	}

	get complete(): boolean {
		return this.#next === this.end;
	}

	get mode(): Mode {
		return this.run.settled ? 'skip' : this.run.view.mode;
	}

	get allowance(): number {
		const { specs, args } = this.run.list;
		return this.complete ? 0 : allowanceOf(specs[this.#next] as CommandSpec, args[this.#next] as readonly unknown[]);
	}

	get mayWait(): boolean {
		return this.run.view.retries;
	}

	get mayChange(): boolean {
		for (let i = this.begin; i < this.end; i++) {
			if (!changesNothing(this.run.list.specs[i] as CommandSpec) && this.#refused?.has(i) !== true) return true;
		}
		return false;
	}

	measure(): number {
		let bytes = 0;
		for (let i = this.begin; i < this.end; i++) bytes += measure(this.run.list.args[i] as readonly unknown[]);
		return bytes;
	}

	/** A run is sent again only when none of it was written: nobody knows how far the server came. */
	mayResend(): boolean {
		return false;
	}

	unsend(): boolean {
		this.sent = false;
		return this.run.mayStart(this);
	}

	encode(batch: WriteBatch): void {
		const { specs, args } = this.run.list;
		for (let i = this.begin; i < this.end; i++) batch.append(specs[i] as CommandSpec, args[i] as readonly unknown[]);
		this.sent = true;
	}

	reply(value: RespValue): boolean {
		const index = this.#next++;
		if (!this.run.settled) this.run.put(index, value);
		return this.complete;
	}

	refuse(error: ReplyError): boolean {
		const index = this.#next++;
		const spec = this.run.list.specs[index] as CommandSpec;
		error.command = spec.name;
		if (isRefusedForNow(spec, error.code)) {
			this.#refused ??= new Set();
			this.#refused.add(index);
		}
		if (!this.run.settled) this.run.refuse(index, error);
		return this.complete;
	}

	fail(error: unknown): void {
		if (!this.run.settled) this.run.lost(this, error);
	}

	/** Every result that has not come is `reason`. */
	drop(reason: unknown): void {
		const head = this.run.list.specs[this.#next];
		if (this.#next < this.end && head !== undefined && succeededByEnd(head, reason)) this.reply(undefined);
		while (this.#next < this.end && !this.run.settled) this.run.refuse(this.#next++, reason);
		this.#next = this.end;
	}
}
