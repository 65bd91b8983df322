/**
 * MONITOR on a connection of its own.
 *
 *   waiting for room ──▶ dialling ──ready──▶ asked ──OK──▶ monitoring ──lost, or stopped──▶ over
 *          └────────────────┴──── refused, lost, or stopped ───────────────────────────────▲
 *
 * It is not made again after a loss: which commands were missed meanwhile nobody can say.
 */
import type { Executable } from '../commands/command.ts';
import { Command } from '../commands/command.ts';
import { type CommandSpec, lookup } from '../commands/spec.ts';
import { type Connection, type ConnectionOwner, Intake } from '../connection/index.ts';
import { ConnectionLostError, NOT_WRITTEN } from '../core/errors.ts';
import { Latch } from '../core/latch.ts';
import type { RespValue } from '../protocol/types.ts';
import { Queueless } from './queueless.ts';
import type { Tenant, TenantSurroundings } from './tenant.ts';

/** Who reads the lines. Nothing here may throw. */
export interface MonitorListener {
	line(text: string): void;
	/** Every command from now on is told. */
	started(): void;
	/** No more lines come; `undefined` when it was stopped, or the client ended. */
	end(error: Error | undefined): void;
}

export interface MonitorSurroundings extends TenantSurroundings {
	/** It is over, and its socket is gone. */
	gone(monitoring: Monitoring): void;
}

export class Monitoring extends Queueless implements ConnectionOwner, Tenant {
	readonly #around: MonitorSurroundings;
	readonly #listener: MonitorListener;
	#connection: Connection | undefined = undefined;
	#stopped = false;
	#over = false;
	#refusal: Error | undefined = undefined;
	#inbox: string[] = [];
	readonly #gone: Latch = new Latch();

	constructor(around: MonitorSurroundings, listener: MonitorListener) {
		super();
		this.#around = around;
		this.#listener = listener;
	}

	/** Begins, as soon as there is room. */
	start(): void {
		if (this.#connection !== undefined || this.#stopped || !this.#around.reserve(this)) return;
		this.#connection = this.#around.detached(() => this.#around.endpoint.dial(this));
	}

	/** Resolves when the socket is gone. */
	stop(): Promise<void> {
		this.#stopped = true;
		this.#inbox = [];
		const done = new Promise<void>((resolve) => this.#gone.whenOpen(resolve));
		if (this.#gone.isOpen) return done;
		if (this.#connection === undefined) this.#end(undefined);
		else this.#connection.destroy();
		return done;
	}

	// Tenant

	get waiting(): number {
		return this.#connection === undefined && !this.#stopped ? 1 : 0;
	}

	wake(): void {
		this.start();
	}

	idleSince(): number | undefined {
		return undefined;
	}

	evict(): void {}

	// ConnectionOwner

	ready(connection: Connection): void {
		const intake = new Intake();
		connection.intake = intake;
		intake.keepsAlive = true;
		connection.rest(true);
		const started = (): void => {
			intake.monitoring = true;
			this.#listener.started();
		};
		const refused = (error: unknown): void => {
			this.#refusal ??= error as Error;
			connection.destroy();
		};
		connection.execute(new Command(lookup('MONITOR') as CommandSpec, [], this.#around.view, started, refused));
	}

	pushed(_connection: Connection, [kind, line]: RespValue[]): void {
		if (kind !== 'monitor') return;
		// In a turn of their own: a listener never runs inside the parser.
		if (this.#inbox.push(line as string) > 1) return;
		process.nextTick(() => {
			for (const each of this.#inbox.splice(0)) if (!this.#stopped) this.#listener.line(each);
		});
	}

	ended(connection: Connection, cause: Error | undefined, unanswered: Executable[]): void {
		const wasUp = connection.intake !== undefined;
		const error = wasUp
			? new ConnectionLostError('The connection of MONITOR was lost', NOT_WRITTEN, { cause })
			: this.#around.endpoint.dialError(cause);
		for (const command of unanswered) command.fail(error);
		// What came before the end is told before it.
		process.nextTick(() => this.#end(this.#stopped ? undefined : (this.#refusal ?? error)));
		connection.whenGone(() => this.#around.unreserve());
		connection.whenGone(() => this.#vanish());
	}

	#end(error: Error | undefined): void {
		if (this.#over) return;
		this.#over = true;
		this.#stopped = true;
		this.#listener.end(error);
		if (this.#connection === undefined) this.#vanish();
	}

	#vanish(): void {
		this.#around.gone(this);
		this.#gone.open();
	}
}
