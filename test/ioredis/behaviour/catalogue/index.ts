/**
 * What the research on ioredis 6 found that a replacement must reproduce: each row of its sections 1 and 2, with an id. The first part
 * of an id is the section. Sections on speed are no rows.
 */
import { defaults } from '../cases/defaults.ts';
import { behaviours, laterBehaviours } from './behaviours.ts';
import { clusterMembers, members } from './members.ts';
import { surface } from './surface.ts';

/** Ids, each with what it is about. */
export type Rows = Readonly<Record<string, string>>;

const asRows = (names: readonly string[], gist: string): Rows =>
	Object.fromEntries(names.map((name) => [`2b/${name}`, gist]));

/** Every row that has to have a case. */
export const catalogue: Rows = {
	...surface,
	...Object.fromEntries(Object.keys(defaults).map((name) => [`1.3/default/${name}`, `the default of ${name}`])),
	...behaviours,
	...asRows(members, 'used by published packages'),
};

/** Rows of Cluster and Sentinel. */
export const later: Rows = { ...laterBehaviours, ...asRows(clusterMembers, 'used on Cluster by published packages') };

/** Rows that another test shows. */
export const elsewhere: Rows = { '1.1/types': 'test/types/ioredis*.ts, compiled against both' };
