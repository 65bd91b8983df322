import { expect } from 'chai';
import { Asked, plainView } from '../../support/connection/asked.ts';
import { laneWith } from '../../support/connection/lanes.ts';
import { turn } from '../../support/connection/memory-wire.ts';
import { ModelServer, type ServerKind } from '../../support/connection/model-server.ts';
import { asyncTrials } from '../../support/connection/trials.ts';
import type { Chance } from '../../support/protocol/seeds.ts';

interface Issued {
	readonly id: string;
	readonly asked: Asked;
	readonly kind: 'read' | 'write' | 'again' | 'bad';
	/** What `release` said when it was given up. */
	abandoned: boolean | undefined;
}

/** A shared lane, its servers and its callers, taken through steps by chance. */
class Play {
	readonly chance: Chance;
	readonly issued: Issued[] = [];
	readonly servers: ModelServer[] = [];
	readonly ran: string[] = [];
	readonly log: string[] = [];
	/** Settlements of `connect` and `close`: one each. */
	readonly promises: number[] = [];
	readonly #lane;
	readonly #kind: ServerKind;
	#ended = false;

	constructor(chance: Chance) {
		this.chance = chance;
		this.#kind = chance.pick(['modern', 'modern', 'modern', 'old', 'shut'] as const);
		const login = chance.pick([undefined, () => ({ password: 'secret' })]);
		this.#lane = laneWith({ credentials: login, database: chance.pick([0, 0, 3]) });
		this.log.push(`${this.#kind} ${login === undefined ? 'open' : 'login'}`);
	}

	async step(): Promise<void> {
		const { chance } = this;
		this.#greet();
		const server = this.servers.at(-1);
		const steps: Record<string, () => unknown> = {
			read: () => this.#issue('read'),
			write: () => this.#issue('write'),
			again: () => this.#issue('again'),
			bad: () => this.#issue('bad'),
			giveUp: () => this.#giveUp(),
			turn: () => turn(),
			connect: () => this.#count(this.#lane.lane.connect()),
			take: () => server?.take(1 + chance.below(5)),
			deliver: () => server?.deliver(chance),
			deliverMore: () => server?.deliver(chance),
			finish: () => server?.finish(),
			fin: () => chance.below(4) === 0 && server?.wire.fin(),
			error: () => chance.below(4) === 0 && server?.wire.emit('error', new Error('ECONNRESET')),
			push: () => server?.push(),
			unasked: () => chance.below(4) === 0 && this.#sayUnasked(server),
			close: () => chance.below(10) === 0 && this.#count(this.#lane.lane.close(60_000)),
			destroy: () => chance.below(40) === 0 && this.#lane.lane.destroy(),
		};
		const name = chance.pick(Object.keys(steps));
		this.log.push(name);
		await steps[name]?.();
		this.#greet();
		this.#check();
	}

	async end(): Promise<void> {
		// Some plays end in peace: whatever is asked is answered.
		if (this.chance.below(2) === 0) {
			for (let i = 0; i < 20; i++) {
				await turn();
				this.#greet();
				for (const server of this.servers) server.finish();
			}
			this.log.push('peace');
			if (this.#kind !== 'shut') this.#check();
			for (const { asked, id } of this.issued) expect(asked.settlements, `${id} at the end`).lengthOf(1);
		}
		this.#lane.lane.destroy();
		await turn();
		await turn();
		this.#ended = true;
		this.#check();
		expect(
			this.promises.every((count) => count === 1),
			`connect and close: ${this.promises}`,
		).equal(true);
		for (const { wire } of this.servers) expect(wire.destroyed).equal(true);
	}

	#greet(): void {
		for (const wire of this.#lane.wires.slice(this.servers.length))
			this.servers.push(new ModelServer(wire, this.#kind, this.ran));
	}

	#issue(kind: Issued['kind']): void {
		const id = String(this.issued.length);
		const view = kind === 'again' ? { ...plainView, mayResend: () => true } : plainView;
		const args = kind === 'read' ? [id] : kind === 'bad' ? ['k', null, id] : ['k', id];
		const asked = new Asked(kind === 'read' ? 'GET' : 'SET', args, view);
		this.issued.push({ id, asked, kind, abandoned: undefined });
		this.#lane.send(asked);
	}

	#giveUp(): void {
		const pending = this.issued.filter(({ asked }) => asked.settlements.length === 0);
		if (pending.length === 0) return;
		const given = this.chance.pick(pending);
		given.abandoned = given.asked.giveUp();
		this.log.push(`gave up ${given.id}: ${given.abandoned}`);
	}

	/** A reply too many where it can be known for one: nothing that was written waits. */
	#sayUnasked(server: ModelServer | undefined): void {
		if (server?.idle !== true) return;
		server.wire.say('+EXTRA\r\n');
		expect(server.wire.destroyed, 'after an unasked reply').equal(true);
	}

	#count(promise: Promise<unknown>): void {
		const index = this.promises.push(0) - 1;
		const settled = (): void => {
			this.promises[index] = (this.promises[index] as number) + 1;
		};
		promise.then(settled, settled);
	}

	#check(): void {
		const runs = new Map<string, number>();
		for (const id of this.ran) runs.set(id, (runs.get(id) ?? 0) + 1);
		const written = new Set(this.servers.flatMap((server) => server.written.flat()));
		for (const { id, asked, kind, abandoned } of this.issued) {
			const { settlements } = asked;
			expect(settlements.length, `settlements of ${id}`).at.most(1);
			if (this.#ended) expect(settlements.length, `settlements of ${id}`).equal(1);
			if (kind === 'write') expect(runs.get(id) ?? 0, `runs of ${id}`).at.most(1);
			if (kind === 'bad') expect(written.has(id), `${id} on the wire`).equal(false);
			const [settlement] = settlements;
			if (settlement === undefined) continue;
			const [how, what] = settlement;
			if (how === 'resolved') {
				expect(what, `reply of ${id}`).equal(id);
				if (kind !== 'read') expect(runs.get(id), `runs of ${id}`).at.least(1);
				continue;
			}
			if (kind === 'bad') expect((what as Error).name).oneOf(['TypeError', 'ClosedError']);
			if (abandoned !== undefined) {
				expect(what, `${id}, given up`).property('message', 'given up');
				if (kind === 'write') expect(written.has(id), `${id} was written`).equal(abandoned);
				continue;
			}
			const { written: saysWritten, maybeExecuted } = asked.error;
			if (kind === 'write' && saysWritten === false) expect(written.has(id), `${id} is on the wire`).equal(false);
			if (kind === 'write' && maybeExecuted === false) expect(runs.has(id), `${id} ran`).equal(false);
		}
		for (const server of this.servers) {
			for (const group of server.written) {
				const ids = group.map(Number);
				expect(ids, 'order on the wire').deep.equal([...new Set(ids)].sort((a, b) => a - b));
			}
		}
	}
}

describe('a shared lane under random events', () => {
	it('settles everything once, aligned, in order, and never runs a write twice', async function () {
		this.timeout(60_000);
		await asyncTrials(250, async (chance) => {
			const play = new Play(chance);
			try {
				for (let i = 0; i < 60; i++) await play.step();
				await play.end();
			} catch (error) {
				if (error instanceof Error) error.message += `\nafter: ${play.log.join(', ')}`;
				throw error;
			}
		});
	});
});
