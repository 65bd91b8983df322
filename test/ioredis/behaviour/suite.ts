/** Makes mocha tests from the cases. */
import type { RedisServer } from '../../../src/testing/redis-server.ts';
import { caseServer } from './case-server.ts';
import { cases } from './cases/index.ts';
import { type Case, Kit, type Mapping, mappings } from './kit.ts';
import { facade, type Subject, stock } from './subject.ts';

const FETCH_AND_START = 360_000;

/** Has the surrounding `describe` load both libraries, the stock one first, and start a server. The result gives them. */
export function useBoth(): { libraries(): readonly Subject[]; server(): RedisServer } {
	let libraries: readonly Subject[] = [];
	let server: RedisServer | undefined;
	before(async function () {
		this.timeout(FETCH_AND_START);
		libraries = [await stock(), await facade()];
		server = await caseServer();
	});
	after(async () => server?.stop());
	return { libraries: () => libraries, server: () => server as RedisServer };
}

/** Every case that applies to one of the mappings, on one library. */
export function behaviour(title: string, load: () => Promise<Subject>, wanted: readonly Mapping['name'][]): void {
	describe(title, () => {
		let subject: Subject;
		let server: RedisServer;
		before(async function () {
			this.timeout(FETCH_AND_START);
			subject = await load();
			server = await caseServer();
		});
		after(async () => server?.stop());
		for (const mapping of mappings.filter(({ name }) => wanted.includes(name))) {
			describe(mapping.name, () => {
				for (const each of cases) {
					if (each.mappings !== 'each' && mapping.name !== 'RESP3/legacy') continue;
					it(each.title, () => runCase(each, subject, mapping, server));
				}
			});
		}
	});
}

async function runCase(each: Case, subject: Subject, mapping: Mapping, server: RedisServer): Promise<void> {
	await server.call('FLUSHALL');
	const kit = new Kit(subject, mapping, server);
	try {
		if (subject.name === 'facade' && each.differs !== undefined) await each.differs.run?.(kit);
		else await each.run(kit);
	} catch (error) {
		// What went wrong matters more than what cannot be put away after it.
		void kit.close().catch(() => {});
		throw error;
	}
	await kit.close();
}
