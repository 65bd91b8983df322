/** Commands of modules; those with a dotted name become namespaces: `redis.json.get`. */
import type { Section } from './additions.ts';

const json: Section = {
	since: 'RedisJSON 1.0',
	group: 'json',
	module: true,
	lines: `
		JSON.ARRAPPEND w/accumulating :: @key path value+ :: I | null | (I | null)[] :: Appends values to arrays of a JSON document.
		JSON.ARRINDEX r :: @key path value [start#] [stop#] :: I | null | (I | null)[] :: Finds a value in arrays of a JSON document.
		JSON.ARRINSERT w/accumulating :: @key path index# value+ :: I | null | (I | null)[] :: Inserts values into arrays of a JSON document.
		JSON.ARRLEN r :: @key [path] :: I | null | (I | null)[] :: Returns the length of arrays of a JSON document.
		JSON.ARRPOP w/accumulating :: @key [path] [index#] :: T | null | (T | null)[] :: Removes an element from arrays of a JSON document and returns it.
		JSON.ARRTRIM w/accumulating :: @key path start# stop# :: I | null | (I | null)[] :: Trims arrays of a JSON document to a range.
		JSON.CLEAR w/last-wins :: @key [path] :: I :: Empties arrays and objects of a JSON document and sets numbers to 0.
		JSON.DEBUG a/never :: :: unknown :: A container for debugging JSON documents.
		JSON.DEBUG|MEMORY r :: @key [path] :: I | I[] :: Tells how many bytes a JSON value takes.
		JSON.DEL w/last-wins :: @key [path] :: I :: Deletes values of a JSON document.
		JSON.FORGET w/last-wins :: @key [path] :: I :: Deletes values of a JSON document, as JSON.DEL does.
		JSON.GET r :: @key [INDENT indent] [NEWLINE newline] [SPACE space] [path+] :: T | null :: Returns values of a JSON document, as JSON text.
		JSON.MERGE w/last-wins :: @key path value :: 'OK' :: Merges a JSON value into a document.
		JSON.MGET r :: @key+ path :: (T | null)[] :: Returns the values at one path of several JSON documents.
		JSON.MSET w/last-wins :: (@key path value)+ :: 'OK' :: Sets values of several JSON documents.
		JSON.NUMINCRBY w/accumulating :: @key path value# :: (number | null)[] | null :: Adds to numbers of a JSON document.
		JSON.NUMMULTBY w/accumulating :: @key path value# :: (number | null)[] | null :: Multiplies numbers of a JSON document.
		JSON.OBJKEYS r :: @key [path] :: T[] | (T[] | null)[] | null :: Returns the names in objects of a JSON document.
		JSON.OBJLEN r :: @key [path] :: I | null | (I | null)[] :: Counts the names in objects of a JSON document.
		JSON.RESP r :: @key [path] :: unknown :: Returns a JSON document in values of the protocol.
		JSON.SET w/last-wins :: @key path value [NX | XX] [FPHA type] :: 'OK' | null :: Sets a value of a JSON document.
		JSON.STRAPPEND w/accumulating :: @key [path] value :: I | null | (I | null)[] :: Appends to strings of a JSON document.
		JSON.STRLEN r :: @key [path] :: I | null | (I | null)[] :: Returns the length of strings of a JSON document.
		JSON.TOGGLE w/accumulating :: @key path :: T | I | null | (I | null)[] :: Inverts booleans of a JSON document.
		JSON.TYPE r :: @key [path] :: (T | null)[] | null :: Tells the types of values of a JSON document.`,
};

const search: Section = {
	since: 'RediSearch 1.0',
	group: 'search',
	module: true,
	lines: `
		FT._LIST r :: :: T[] :: Lists the names of all indexes.
		FT.AGGREGATE r :: index query [argument+] :: unknown :: Runs a query and transforms its results: groups, sums, sorts.
		FT.ALIASADD w/conditional :: alias index :: 'OK' :: Gives an index another name.
		FT.ALIASDEL w/last-wins :: alias :: 'OK' :: Takes a name away from an index.
		FT.ALIASLIST r :: index :: T[] :: Lists the other names of an index.
		FT.ALIASUPDATE w/last-wins :: alias index :: 'OK' :: Gives an index a name that another one may have had.
		FT.ALTER w/conditional :: index [SKIPINITIALSCAN] SCHEMA ADD field+ :: 'OK' :: Adds a field to an index.
		FT.CREATE w/conditional :: index [argument+] :: 'OK' :: Creates an index.
		FT.CURSOR a/never :: :: unknown :: A container for the cursors of aggregations.
		FT.CURSOR|DEL w/last-wins :: index cursor# :: 'OK' :: Closes a cursor.
		FT.CURSOR|READ r/accumulating :: index cursor# [COUNT count#] :: unknown :: Reads on from a cursor.
		FT.DICTADD w/last-wins :: dictionary term+ :: I :: Adds words to a dictionary.
		FT.DICTDEL w/last-wins :: dictionary term+ :: I :: Removes words from a dictionary.
		FT.DICTDUMP r :: dictionary :: T[] :: Lists the words of a dictionary.
		FT.DROPINDEX w/conditional :: index [DD] :: 'OK' :: Deletes an index, with DD its documents, too.
		FT.EXPLAIN r :: index query [DIALECT dialect#] :: T :: Tells how a query would be executed.
		FT.EXPLAINCLI r :: index query [DIALECT dialect#] :: T[] :: Tells how a query would be executed, in lines.
		FT.HYBRID r :: index argument+ :: unknown :: Runs a search by text and one by vector and fuses their results.
		FT.INFO r :: index :: Fields<unknown> :: Returns facts about an index.
		FT.PROFILE r :: index kind=<SEARCH | AGGREGATE | HYBRID> [LIMITED] QUERY query [argument+] :: unknown :: Runs a query and tells where its time went.
		FT.SEARCH r :: index query [argument+] :: unknown :: Runs a query on an index.
		FT.SPELLCHECK r :: index query [argument+] :: unknown :: Suggests spellings for the words of a query.
		FT.SUGADD w/conditional :: @key string score# [INCR] [PAYLOAD payload] :: I :: Adds a suggestion for completion.
		FT.SUGDEL w/last-wins :: @key string :: I :: Deletes a suggestion.
		FT.SUGGET r :: @key prefix [FUZZY] [WITHSCORES] [WITHPAYLOADS] [MAX max#] :: (T | number | null)[] | null :: Completes a prefix.
		FT.SUGLEN r :: @key :: I :: Counts the suggestions of a dictionary.
		FT.SYNDUMP r :: index :: Fields<T[]> :: Lists the synonyms of an index.
		FT.SYNUPDATE w/last-wins :: index group [SKIPINITIALSCAN] term+ :: 'OK' :: Adds words to a group of synonyms.
		FT.TAGVALS r :: index field :: T[] :: Lists the values of a tag field.`,
};

const searchConfig: Section = {
	since: 'RediSearch 1.0',
	group: 'search',
	module: true,
	deprecated: '`CONFIG GET` and `CONFIG SET` since Redis 8.0',
	lines: `
		FT.CONFIG a/never :: :: unknown :: A container for the settings of the search module.
		FT.CONFIG|GET r :: option :: unknown :: Returns settings of the search module.
		FT.CONFIG|SET a/never :: option value :: 'OK' :: Changes a setting of the search module.`,
};

const timeSeries: Section = {
	since: 'RedisTimeSeries 1.0',
	group: 'timeseries',
	module: true,
	lines: `
		TS.ADD w/conditional :: @key timestamp value# [RETENTION milliseconds#] [ENCODING encoding] [CHUNK_SIZE bytes#] [DUPLICATE_POLICY policy] [ON_DUPLICATE policy] [IGNORE difference# value#] [LABELS (label value)+] :: I :: Appends a sample to a time series; returns its timestamp.
		TS.ALTER w/last-wins :: @key [RETENTION milliseconds#] [CHUNK_SIZE bytes#] [DUPLICATE_POLICY policy] [IGNORE difference# value#] [LABELS (label value)+] :: 'OK' :: Changes the settings of a time series.
		TS.CREATE w/conditional :: @key [RETENTION milliseconds#] [ENCODING encoding] [CHUNK_SIZE bytes#] [DUPLICATE_POLICY policy] [IGNORE difference# value#] [LABELS (label value)+] :: 'OK' :: Creates a time series.
		TS.CREATERULE w/conditional :: @source @destination AGGREGATION aggregator duration# [align#] :: 'OK' :: Makes one time series feed another with aggregates.
		TS.DECRBY w/accumulating :: @key value# [TIMESTAMP timestamp] [RETENTION milliseconds#] [UNCOMPRESSED] [CHUNK_SIZE bytes#] [LABELS (label value)+] :: I :: Appends the last value less a number.
		TS.DEL w/last-wins :: @key from# to# :: I :: Deletes the samples between two times.
		TS.DELETERULE w/conditional :: @source @destination :: 'OK' :: Ends what TS.CREATERULE began.
		TS.GET r :: @key [LATEST] :: [I, number] | [] :: Returns the last sample.
		TS.INCRBY w/accumulating :: @key value# [TIMESTAMP timestamp] [RETENTION milliseconds#] [UNCOMPRESSED] [CHUNK_SIZE bytes#] [LABELS (label value)+] :: I :: Appends the last value plus a number.
		TS.INFO r :: @key [DEBUG] :: Fields<unknown> :: Returns facts about a time series.
		TS.MADD w/conditional :: (@key timestamp value#)+ :: unknown[] :: Appends samples to several time series.
		TS.MGET r :: [LATEST] [WITHLABELS | SELECTED_LABELS label+] FILTER filter+ :: unknown :: Returns the last sample of every time series that passes a filter.
		TS.MRANGE r :: from to [argument+] :: unknown :: Queries a range of every time series that passes a filter.
		TS.MREVRANGE r :: from to [argument+] :: unknown :: Queries a range of every time series that passes a filter, backwards.
		TS.QUERYINDEX r :: filter+ :: T[] :: Lists the time series that pass a filter.
		TS.RANGE r :: @key from to [argument+] :: [I, number][] :: Queries a range of a time series.
		TS.REVRANGE r :: @key from to [argument+] :: [I, number][] :: Queries a range of a time series, backwards.`,
};

const timeSeries810: Section = {
	since: 'Redis 8.10',
	group: 'timeseries',
	module: true,
	lines: `
		TS.NRANGE r :: numkeys# @key+ from to [argument+] :: [I, number[]][] :: Queries a range of several time series and groups it by timestamp.
		TS.NREVRANGE r :: numkeys# @key+ from to [argument+] :: [I, number[]][] :: Queries a range of several time series backwards and groups it by timestamp.
		TS.QUERYLABELS r :: <LABELS | VALUES label> [FILTER filter+] :: T[] :: Lists the labels, or the values of a label, of time series.
		TS.READ rb :: @key timestamp [BLOCK milliseconds# min-count#] [MAX_COUNT max-count#] :: [I, number][] :: Reads samples from a time on; with BLOCK waits until there are enough.`,
};

const bloom: Section = {
	since: 'RedisBloom 1.0',
	group: 'bf',
	module: true,
	lines: `
		BF.ADD w/last-wins :: @key item :: I :: Adds an item to a Bloom filter.
		BF.CARD r :: @key :: I :: Counts the items added to a Bloom filter.
		BF.EXISTS r :: @key item :: I :: Tells whether an item may be in a Bloom filter.
		BF.INFO r :: @key [CAPACITY | SIZE | FILTERS | ITEMS | EXPANSION] :: Fields<I> | I[] :: Returns facts about a Bloom filter.
		BF.INSERT w/last-wins :: @key [CAPACITY capacity#] [ERROR error#] [EXPANSION expansion#] [NOCREATE] [NONSCALING] ITEMS item+ :: I[] :: Adds items to a Bloom filter, creating it with settings.
		BF.LOADCHUNK w/last-wins :: @key iterator# data :: 'OK' :: Restores a part of a Bloom filter.
		BF.MADD w/last-wins :: @key item+ :: I[] :: Adds items to a Bloom filter.
		BF.MEXISTS r :: @key item+ :: I[] :: Tells which items may be in a Bloom filter.
		BF.RESERVE w/conditional :: @key error-rate# capacity# [EXPANSION expansion#] [NONSCALING] :: 'OK' :: Creates a Bloom filter.
		BF.SCANDUMP r :: @key iterator# :: [I, T] :: Saves a Bloom filter part by part.
		CF.ADD w/accumulating :: @key item :: I :: Adds an item to a cuckoo filter.
		CF.ADDNX w/conditional :: @key item :: I :: Adds an item to a cuckoo filter if it is not there.
		CF.COUNT r :: @key item :: I :: Estimates how often an item is in a cuckoo filter.
		CF.DEL w/accumulating :: @key item :: I :: Deletes an item from a cuckoo filter, once.
		CF.EXISTS r :: @key item :: I :: Tells whether an item may be in a cuckoo filter.
		CF.INFO r :: @key :: Fields<I> :: Returns facts about a cuckoo filter.
		CF.INSERT w/accumulating :: @key [CAPACITY capacity#] [NOCREATE] ITEMS item+ :: I[] :: Adds items to a cuckoo filter, creating it with settings.
		CF.INSERTNX w/conditional :: @key [CAPACITY capacity#] [NOCREATE] ITEMS item+ :: I[] :: Adds those items to a cuckoo filter that are not there.
		CF.LOADCHUNK w/last-wins :: @key iterator# data :: 'OK' :: Restores a part of a cuckoo filter.
		CF.MEXISTS r :: @key item+ :: I[] :: Tells which items may be in a cuckoo filter.
		CF.RESERVE w/conditional :: @key capacity# [BUCKETSIZE size#] [MAXITERATIONS iterations#] [EXPANSION expansion#] :: 'OK' :: Creates a cuckoo filter.
		CF.SCANDUMP r :: @key iterator# :: [I, T] :: Saves a cuckoo filter part by part.`,
};

const sketches: Section = {
	since: 'RedisBloom 2.0',
	group: 'sketch',
	module: true,
	lines: `
		CMS.INCRBY w/accumulating :: @key (item increment#)+ :: I[] :: Counts items up in a count-min sketch.
		CMS.INFO r :: @key :: Fields<I> :: Returns facts about a count-min sketch.
		CMS.INITBYDIM w/conditional :: @key width# depth# :: 'OK' :: Creates a count-min sketch by its dimensions.
		CMS.INITBYPROB w/conditional :: @key error# probability# :: 'OK' :: Creates a count-min sketch by the error it may have.
		CMS.MERGE w/last-wins :: @destination numkeys# @source+ [WEIGHTS weight#+] :: 'OK' :: Merges count-min sketches into one.
		CMS.QUERY r :: @key item+ :: I[] :: Estimates how often items were counted.
		TOPK.ADD w/accumulating :: @key item+ :: (T | null)[] :: Counts items; returns those that were pushed off the list.
		TOPK.COUNT r :: @key item+ :: I[] :: Estimates how often items were counted.
		TOPK.INCRBY w/accumulating :: @key (item increment#)+ :: (T | null)[] :: Counts items by more than one; returns those that were pushed off the list.
		TOPK.INFO r :: @key :: Fields<I | number> :: Returns facts about a top-k list.
		TOPK.LIST r :: @key [WITHCOUNT] :: (T | null)[] | (T | I)[] :: Returns the most frequent items.
		TOPK.QUERY r :: @key item+ :: I[] :: Tells which items are on the list.
		TOPK.RESERVE w/conditional :: @key topk# [width# depth# decay#] :: 'OK' :: Creates a top-k list.
		TDIGEST.ADD w/accumulating :: @key value#+ :: 'OK' :: Adds observations to a t-digest.
		TDIGEST.BYRANK r :: @key rank#+ :: number[] :: Estimates the values at ranks.
		TDIGEST.BYREVRANK r :: @key rank#+ :: number[] :: Estimates the values at ranks from the top.
		TDIGEST.CDF r :: @key value#+ :: number[] :: Estimates which fraction of the observations is not above a value.
		TDIGEST.CREATE w/conditional :: @key [COMPRESSION compression#] :: 'OK' :: Creates a t-digest.
		TDIGEST.INFO r :: @key :: Fields<I | number> :: Returns facts about a t-digest.
		TDIGEST.MAX r :: @key :: number :: Returns the greatest observation.
		TDIGEST.MERGE w/accumulating :: @destination numkeys# @source+ [COMPRESSION compression#] [OVERRIDE] :: 'OK' :: Merges t-digests into one.
		TDIGEST.MIN r :: @key :: number :: Returns the least observation.
		TDIGEST.QUANTILE r :: @key quantile#+ :: number[] :: Estimates the values at quantiles.
		TDIGEST.RANK r :: @key value#+ :: I[] :: Estimates how many observations are below values.
		TDIGEST.RESET w/last-wins :: @key :: 'OK' :: Empties a t-digest.
		TDIGEST.REVRANK r :: @key value#+ :: I[] :: Estimates how many observations are above values.
		TDIGEST.TRIMMED_MEAN r :: @key low# high# :: number :: Estimates the mean of the observations between two quantiles.`,
};

/** Triggers and functions: a preview of Redis Stack 7.2 that was given up; kept for servers that still have it. */
const triggers: Section = {
	since: 'Redis Stack 7.2',
	group: 'triggers',
	module: true,
	deprecated: '`FUNCTION LOAD` and `FCALL`',
	lines: `
		TFCALL a/never :: function numkeys# [@key+] [argument+] :: unknown :: Calls a function of a JavaScript library.
		TFCALLASYNC ab/never :: function numkeys# [@key+] [argument+] :: unknown :: Calls a function of a JavaScript library that may go on in the background.
		TFUNCTION a/never :: :: unknown :: A container for JavaScript libraries.
		TFUNCTION|DELETE ab/never :: library :: 'OK' :: Deletes a JavaScript library.
		TFUNCTION|LIST a/read :: [WITHCODE] [VERBOSE | v | vv | vvv] [LIBRARY name] :: Fields<unknown>[] :: Lists JavaScript libraries.
		TFUNCTION|LOAD ab/never :: [REPLACE] [CONFIG config] code :: 'OK' :: Loads a JavaScript library.`,
};

export const modules: readonly Section[] = [
	json,
	search,
	searchConfig,
	timeSeries,
	timeSeries810,
	bloom,
	sketches,
	triggers,
];
