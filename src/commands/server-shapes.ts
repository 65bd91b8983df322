/** Reply shapes of commands about the server: what RESP3 sends as maps within maps, RESP2 as arrays within arrays. */
import { double, flag, flatOf, generic, identity, list, map, plainMap, type Shape, tuple } from './shape.ts';

export const maps: Shape = list(plainMap);

/** Every value is a number or a map of numbers; RESP2 sends the doubles among them as strings. */
const measure: Shape = (value, context) =>
	typeof value === 'number' || typeof value === 'bigint' ? value : number(value, context);
const number: Shape = (value, context) => {
	const shaped = double(value, context);
	return shaped === value ? plainMap(value, context) : shaped;
};
/** Of a number alone nobody can tell that it is a double, so those go by name. */
export const memoryStats: Shape = map(
	{
		'dataset.percentage': double,
		'peak.percentage': double,
		'allocator-fragmentation.ratio': double,
		'allocator-rss.ratio': double,
		'rss-overhead.ratio': double,
		fragmentation: double,
	},
	measure,
);

export const aclUser: Shape = map({ selectors: maps });
export const aclLog: Shape = list(map({ 'age-seconds': double }));

/** `{ command: { calls, histogram_usec: { upperBound: count } } }` */
export const latencyHistogram: Shape = map({}, map({ histogram_usec: plainMap }));

export const functionList: Shape = list(map({ functions: maps }));
export const functionStats: Shape = map({ running_script: plainMap, engines: map({}, plainMap) });

/** HELLO lists modules, each a map. */
export const hello: Shape = map({ modules: maps });

export const clusterShards: Shape = list(map({ nodes: maps }));

/** `[first, last, [ip, port, id, metadata], …]` for each range. */
const slotNode: Shape = tuple(identity, identity, identity, plainMap);
export const clusterSlots: Shape = list((range, context) =>
	Array.isArray(range) ? range.map((item, index) => (index < 2 ? item : slotNode(item, context))) : range,
);
export const slotStats: Shape = list(tuple(identity, plainMap));

/** A key specification within COMMAND INFO: the begin of the search and how keys are found, each `{ type, spec }`. */
const search: Shape = map({ spec: plainMap });
const keySpecs: Shape = list(map({ begin_search: search, find_keys: search }));
/** `[name, arity, flags, first, last, step, categories, tips, key specs, subcommands]` for each command. */
export const commandInfo: Shape = (value, context) => commandInfos(value, context);
const nothing = identity;
const oneCommand: Shape = tuple(
	nothing,
	nothing,
	nothing,
	nothing,
	nothing,
	nothing,
	nothing,
	nothing,
	keySpecs,
	commandInfo,
);
const commandInfos: Shape = list(oneCommand);

/** Arguments nest, and so do subcommands. */
const docArguments: Shape = (value, context) => list(docArgument)(value, context);
const docArgument: Shape = map({ arguments: docArguments });
const docs: Shape = (value, context) => oneDoc(value, context);
const oneDoc: Shape = map({ arguments: docArguments, subcommands: map({}, docs) });
export const commandDocs: Shape = map({}, docs);

/** TFUNCTION LIST: the order of fields differs between versions, so everything goes by name. `is_async` and `trim` are booleans under RESP3. */
const tfunctionItems: Shape = (value, context) =>
	Array.isArray(value) && value.some((item) => flatOf(item) !== undefined)
		? list(map({ is_async: flag, trim: flag, streams: maps }))(value, context)
		: generic(value, context);
export const tfunctionList: Shape = list(
	map(
		{
			functions: tfunctionItems,
			cluster_functions: tfunctionItems,
			keyspace_triggers: tfunctionItems,
			stream_triggers: tfunctionItems,
		},
		generic,
	),
);
