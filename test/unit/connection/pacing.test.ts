import { expect } from 'chai';
import { type Connection, type ConnectionOwner, defaultPacing, Endpoint } from '../../../src/connection/index.ts';
import { AuthError, ServerUnavailableError } from '../../../src/index.ts';
import { settingsOf } from '../../support/connection/connections.ts';
import { MemoryWire, turn, WELCOME } from '../../support/connection/memory-wire.ts';
import { VirtualClock } from '../../support/pool/virtual-clock.ts';

/** Somebody who wants a connection, and dials again whenever there is none. */
class Persistent implements ConnectionOwner {
	readonly endpoint: Endpoint;
	held: boolean;
	connection: Connection;
	readonly causes: Array<Error | undefined> = [];
	again = true;

	constructor(endpoint: Endpoint, held: boolean) {
		this.endpoint = endpoint;
		this.held = held;
		this.connection = endpoint.dial(this, held);
	}

	riders(): [] {
		return [];
	}
	returned(): void {}
	ready(): void {}
	quiet(): void {}
	drained(): void {}
	pushed(): void {}
	ended(_connection: Connection, cause: Error | undefined): void {
		this.causes.push(cause);
		if (this.again) this.connection = this.endpoint.dial(this, this.held);
	}
}

interface Scene {
	readonly clock: VirtualClock;
	readonly endpoint: Endpoint;
	/** When each dial began, and the wire that it got. */
	readonly dials: Array<{ readonly at: number; readonly wire: MemoryWire }>;
	/** Time passes, in steps that let the sockets be heard. */
	pass(ms: number): Promise<void>;
}

function scene(answer: (wire: MemoryWire, dial: number) => void, policy = defaultPacing.policy): Scene {
	const clock = new VirtualClock(() => Math.random());
	const dials: Scene['dials'] = [];
	const connect = (): MemoryWire => {
		const wire = new MemoryWire(false);
		dials.push({ at: clock.now(), wire });
		const number = dials.length;
		setImmediate(() => answer(wire, number));
		return wire;
	};
	const endpoint = new Endpoint(settingsOf({ connect }), { ...defaultPacing, clock, policy });
	return {
		clock,
		endpoint,
		dials,
		async pass(ms) {
			for (let done = 0; done < ms; done += 10) {
				await clock.pass(Math.min(10, ms - done));
				await turn();
				await turn();
			}
		},
	};
}

const refuse = (wire: MemoryWire): void => void wire.emit('error', new Error('ECONNREFUSED'));
const welcome = (wire: MemoryWire): void => wire.say(WELCOME);

describe('the pace of dials', () => {
	const owners: Persistent[] = [];
	const persistent = (endpoint: Endpoint, held: boolean): Persistent => {
		const owner = new Persistent(endpoint, held);
		owners.push(owner);
		return owner;
	};
	afterEach(() => {
		for (const owner of owners.splice(0)) {
			owner.again = false;
			owner.connection.destroy();
		}
	});

	it('is none while they succeed', async () => {
		const { endpoint, dials, pass } = scene(welcome);
		for (let i = 0; i < 5; i++) persistent(endpoint, true);
		expect(dials).lengthOf(5);
		await pass(10);
		expect(endpoint.down).equal(false);
	});

	it('is one at a time after a failure, with a growing rest that has jitter from the first on', async () => {
		const bounds = [250, 500, 1000, 2000, 4000, 5000, 5000];
		const { endpoint, dials, pass, clock } = scene((wire, dial) => (dial === 1 ? welcome(wire) : refuse(wire)));
		// Nobody waits, so nothing is brought forward.
		persistent(endpoint, false);
		await pass(2000);
		clock.forget();
		dials[0]?.wire.fin();
		await pass(30_000);
		const rests = clock.recent.map(({ delay }) => delay);
		for (const [index, bound] of bounds.entries()) {
			expect(rests[index], `rest ${index}`).within(0, bound);
			expect(rests[index]).equal((clock.randoms[index] as number) * bound);
		}
		expect(endpoint.down).equal(true);
		expect(endpoint.attempt).equal(dials.length);
	});

	it('lets one dial go ahead for all that wait, and all go when it succeeds', async () => {
		let up = false;
		const { endpoint, dials, pass } = scene((wire) => (up ? welcome(wire) : refuse(wire)));
		endpoint.reached = true;
		for (let i = 0; i < 6; i++) persistent(endpoint, true);
		// These began at once: nothing was known.
		expect(dials).lengthOf(6);
		await pass(20);
		const known = dials.length;
		await pass(20_000);
		// From here on never two at the same time, however many want one.
		const times = dials.slice(known).map(({ at }) => at);
		expect(new Set(times).size).equal(times.length);
		up = true;
		await pass(6000);
		for (const { connection } of owners) expect(connection.state).equal('ready');
		expect(endpoint).include({ down: false, lastError: undefined });
	});

	it('is quickened once for somebody who waits, not again before a connection was stable', async () => {
		const { endpoint, dials, pass, clock } = scene((wire, dial) => (dial % 2 === 1 ? welcome(wire) : refuse(wire)));
		clock.chance = () => 0.9;
		const owner = persistent(endpoint, false);
		await pass(5000);
		dials[0]?.wire.fin();
		await pass(10);
		expect(dials).lengthOf(1);
		owner.held = true;
		owner.connection.hold(true);
		await pass(10);
		expect(dials).lengthOf(2);
		// It failed: whoever waits now waits for the rest.
		await pass(300);
		expect(dials).lengthOf(2);
		await pass(300);
		expect(dials).lengthOf(3);
		expect(owner.connection.state).equal('ready');
		// Up for a moment only: that is as good as a failure.
		dials[2]?.wire.fin();
		await pass(300);
		expect(dials).lengthOf(3);
	});

	it('counts a failure once, however many connections it took', async () => {
		let up = true;
		const asked: number[] = [];
		const { endpoint, dials, pass } = scene(
			(wire) => (up ? welcome(wire) : refuse(wire)),
			(attempt) => {
				asked.push(attempt);
				return 1000;
			},
		);
		for (let i = 0; i < 10; i++) persistent(endpoint, true);
		await pass(5000);
		up = false;
		for (const { wire } of dials.slice()) wire.fin();
		await pass(100);
		// One was brought forward for those who wait, and failed.
		expect(dials).lengthOf(11);
		expect(asked).deep.equal([1, 2]);
		await pass(5000);
		expect(dials.length).within(15, 16);
	});

	it('keeps the process alive while somebody waits, and not else', async () => {
		const { endpoint, pass, clock, dials } = scene((wire, dial) => (dial === 1 ? welcome(wire) : refuse(wire)));
		const owner = persistent(endpoint, false);
		await pass(2000);
		dials[0]?.wire.fin();
		await turn();
		expect(clock).include({ size: 1, held: 0 });
		owner.connection.hold(true);
		await pass(50);
		expect(clock).include({ size: 1, held: 0 });
		owner.connection.hold(true);
		expect(clock).include({ size: 1, held: 1 });
		owner.connection.hold(false);
		expect(clock).include({ size: 1, held: 0 });
	});

	it('is the policy of the user, where there is one', async () => {
		const asked: Array<[number, string]> = [];
		const { endpoint, dials, pass } = scene(refuse, (attempt, cause) => {
			asked.push([attempt, cause.message]);
			return attempt < 3 ? 1000 : false;
		});
		endpoint.reached = true;
		const owner = persistent(endpoint, false);
		await pass(20);
		expect(dials).lengthOf(1);
		await pass(1000);
		expect(dials).lengthOf(2);
		owner.again = false;
		await pass(1000);
		expect(dials).lengthOf(3);
		expect(asked.map(([attempt]) => attempt)).deep.equal([1, 2, 3]);
		expect(asked[0]?.[1]).match(/ECONNREFUSED/);
		// It said no: nothing is down, the next one dials at once.
		expect(endpoint).include({ down: false, attempt: 0 });
		persistent(endpoint, true).again = false;
		expect(dials).lengthOf(4);
	});

	for (const [what, policy] of Object.entries({
		'gives nonsense': () => Number.NaN,
		throws: () => {
			throw new Error('mine');
		},
	})) {
		it(`is the default where the policy ${what}`, async () => {
			const warned = new Promise<Error>((resolve) => process.once('warning', resolve));
			const { endpoint, pass, clock } = scene(refuse, policy);
			endpoint.reached = true;
			persistent(endpoint, false);
			await pass(10);
			expect(await warned).instanceof(Error);
			expect(clock.recent[0]?.delay).within(0, 250);
		});
	}

	it('does not matter to a fatal cause: everybody hears of it, and nothing rests', async () => {
		const { endpoint, dials, pass } = scene((wire) => wire.say('-WRONGPASS no\r\n'));
		endpoint.reached = true;
		const all = [true, true, false].map((held) => persistent(endpoint, held));
		for (const owner of all) owner.again = false;
		await pass(20);
		for (const { causes } of all) {
			expect(causes).lengthOf(1);
			expect(causes[0]).instanceof(AuthError);
		}
		expect(endpoint.down).equal(false);
		persistent(endpoint, true).again = false;
		expect(dials).lengthOf(4);
	});

	it('has everybody hear of the first refusal of a server that was never reached', async () => {
		let dialled = 0;
		const { endpoint, pass } = scene((wire) => (++dialled === 1 ? refuse(wire) : undefined));
		const first = persistent(endpoint, true);
		await pass(10);
		expect(endpoint.dialError(first.causes[0])).instanceof(ServerUnavailableError);
		expect(endpoint.lastError).instanceof(ServerUnavailableError);
	});

	it('forgets a dial whose owner ended it', async () => {
		const { endpoint, dials, pass } = scene(() => {});
		endpoint.reached = true;
		const owner = persistent(endpoint, true);
		owner.again = false;
		owner.connection.destroy();
		await pass(50);
		expect(endpoint).include({ down: false, lastError: undefined });
		expect(dials).lengthOf(1);
	});

	it('spreads a thousand clients that lost the same server at the same moment', async function () {
		this.timeout(60_000);
		const clock = new VirtualClock(() => Math.random());
		/** Times of the dials of each client, from the loss on. */
		const all: number[][] = [];
		let lost = false;
		const wires: MemoryWire[] = [];
		for (let i = 0; i < 1000; i++) {
			const times: number[] = [];
			all.push(times);
			const connect = (): MemoryWire => {
				const wire = new MemoryWire(false);
				if (lost) {
					times.push(clock.now());
					process.nextTick(refuse, wire);
				} else {
					wires.push(wire);
					process.nextTick(welcome, wire);
				}
				return wire;
			};
			persistent(new Endpoint(settingsOf({ connect }), { ...defaultPacing, clock }), false);
		}
		await turn();
		await clock.pass(5000);
		lost = true;
		for (const wire of wires) wire.fin();
		for (let i = 0; i < 1000; i++) {
			await clock.pass(10);
			await turn();
		}
		for (let round = 0; round < 4; round++) {
			const times = all.map((each) => each[round] as number).sort((a, b) => a - b);
			const [first, last] = [times[0] as number, times.at(-1) as number];
			const mean = (1000 * 100) / Math.max(100, last - first);
			let most = 0;
			for (let from = 0, to = 0; to < times.length; to++) {
				while ((times[to] as number) - (times[from] as number) >= 100) from++;
				most = Math.max(most, to - from + 1);
			}
			expect(most, `round ${round + 1}: ${first} to ${last}`).at.most(3 * mean);
		}
	});
});
