/**
 * What commands cost where no snapshot says it: those newer than the servers, those of modules, and XREAD, for which no server has it. The
 * figures are those of the command pages (redis.io/docs/latest/commands) and of the servers' own descriptions, in our words. Not every page
 * was at hand: for most of FT.*, for the ranges and the index of TS.*, VISMEMBER, ARMSET, BLMOVEM, XREAD and the HELP ones the figure is
 * what the command's work comes to.
 */
const path = 'where the path names one value; O(N), N being the size of the document, where it names several';

export const complexities: Readonly<Record<string, string>> = {
	'O(1)': `
		VCARD VDIM VEMB VGETATTR VINFO VISMEMBER VLINKS VSETATTR INCREX XCFGSET
		ARCOUNT ARGET ARLEN ARNEXT ARSEEK BACKUP|ABORT BACKUP|CLEANUP BACKUP|HELP BACKUP|LIST BACKUP|SEAL BACKUP|START
		BACKUP|STATUS
		HOTKEYS|HELP HOTKEYS|RESET HOTKEYS|START HOTKEYS|STOP
		FT._LIST FT.ALIASADD FT.ALIASDEL FT.ALIASUPDATE FT.AGGREGATE FT.CONFIG|GET FT.CONFIG|SET FT.CURSOR|DEL FT.CURSOR|READ
		FT.DICTADD FT.DICTDEL FT.EXPLAIN FT.EXPLAINCLI FT.INFO FT.SPELLCHECK FT.SUGADD FT.SUGDEL FT.SUGGET FT.SUGLEN FT.SYNDUMP
		FT.SYNUPDATE
		TS.CREATE TS.CREATERULE TS.DELETERULE TS.GET TS.INFO
		BF.CARD BF.INFO BF.RESERVE CF.INFO CF.RESERVE CMS.INFO CMS.INITBYDIM CMS.INITBYPROB TOPK.INFO TOPK.RESERVE
		TDIGEST.CDF TDIGEST.CREATE TDIGEST.INFO TDIGEST.MAX TDIGEST.MIN TDIGEST.RESET`,
	'O(log(N)) for each element, N being the number of elements in the vector set': 'VADD VREM',
	'O(log(N)), N being the number of elements in the vector set': 'VSIM',
	'O(N), N being the absolute value of the count': 'VRANDMEMBER',
	'O(log(K)+M), K being the number of elements with the prefix of the start, M the number of elements returned':
		'VRANGE',
	'O(N) for each stream, N being the number of entries returned': 'XREAD',
	'O(1) for each entry': 'XDELEX XACKDEL XNACK',
	'O(1) with IFEQ and IFNE; O(N) with IFDEQ and IFDNE, N being the length of the value': 'DELEX',
	'O(N), N being the length of the value': 'DIGEST',
	'O(N), N being the number of elements moved': 'LMOVEM BLMOVEM',
	'O(N), N being the number of members in all sets': 'SDIFFCARD SUNIONCARD',
	'O(N), N being the number of slots in the ranges': 'CLUSTER|MIGRATION',
	'O(N), N being the number of hot keys returned': 'HOTKEYS|GET',
	'O(N*log(N)), N being the number of fields': 'HIMPORT|PREPARE',
	'O(N), N being the number of fields in the list': 'HIMPORT|SET',
	'O(N), N being the number of lists that the connection has prepared': 'HIMPORT|DISCARD HIMPORT|DISCARDALL',
	'O(N), N being the number of indexes': 'ARDEL ARMGET ARMSET',
	'O(N), N being the number of values that the ranges hold, however wide they are': 'ARDELRANGE',
	'O(N), N being the length of the range': 'ARGETRANGE',
	'O(N*C), N being the number of places looked at, C the cost of the predicates for one value': 'ARGREP',
	'O(N), N being the number of places looked at: those of the range at worst, those with a value as a rule':
		'AROP ARSCAN',
	'O(1); with FULL O(N), N being the number of slices': 'ARINFO',
	'O(N), N being the number of values': 'ARINSERT ARSET FT.TAGVALS',
	'O(N), N being the count': 'ARLASTITEMS',
	'O(M), M being the number of values; O(N+M) where the ring gets another size, N being the larger of the two':
		'ARRING',

	[`O(1) ${path}`]: `
		JSON.ARRAPPEND JSON.ARRLEN JSON.NUMINCRBY JSON.NUMMULTBY JSON.OBJLEN JSON.STRAPPEND JSON.STRLEN JSON.TOGGLE JSON.TYPE`,
	[`O(N), N being the size of the array, ${path}`]: 'JSON.ARRINDEX JSON.ARRINSERT JSON.ARRTRIM',
	[`O(1) for the last element and O(N) for another, N being the size of the array, ${path}`]: 'JSON.ARRPOP',
	[`O(N), N being the size of the value, ${path}`]:
		'JSON.CLEAR JSON.DEBUG|MEMORY JSON.DEL JSON.FORGET JSON.GET JSON.RESP',
	[`O(N), N being the number of names, ${path}`]: 'JSON.OBJKEYS',
	'O(M+N), M being the size of what was there and N that of the new value, once for each value that the path names':
		'JSON.MERGE JSON.SET',
	'O(K*(M+N)), K being the number of keys, M the size of what was there and N that of the new value': 'JSON.MSET',
	'O(M*N), M being the number of keys and N the size of the value; the sum of the sizes of the documents where the path names several':
		'JSON.MGET',

	'O(N), N being the number of other names': 'FT.ALIASLIST',
	'O(N), N being the number of keys in the database': 'FT.ALTER',
	'O(K), K being the number of fields; O(N), N being the number of keys in the database, where they are scanned':
		'FT.CREATE',
	'O(1); with DD O(N), N being the number of keys in the database': 'FT.DROPINDEX',
	'O(N), N being the number of words in the dictionary': 'FT.DICTDUMP',
	// The page of FT.HYBRID has the figure of FT.SEARCH.
	'O(N), N being the number of results': 'FT.SEARCH FT.HYBRID FT.PROFILE',

	'O(M), M being the number of compaction rules': 'TS.ADD TS.DECRBY TS.INCRBY',
	'O(N*M), N being the number of series and M that of the compaction rules': 'TS.MADD',
	'O(N), N being the number of labels that change': 'TS.ALTER',
	'O(N), N being the number of samples deleted': 'TS.DEL',
	'O(N), N being the number of series that pass the filters': 'TS.MGET TS.QUERYINDEX TS.QUERYLABELS',
	'O(N/M+K), N being the number of samples, M that of a chunk, K that of the range':
		'TS.RANGE TS.REVRANGE TS.MRANGE TS.MREVRANGE',
	'O(N/M+K) for each series, N being the number of its samples, M that of a chunk, K that of the range':
		'TS.NRANGE TS.NREVRANGE',
	'O(log(N)+K), N being the number of samples in the series, K the number returned': 'TS.READ',

	'O(K), K being the number of hash functions': 'BF.ADD BF.EXISTS',
	'O(K*N), K being the number of hash functions and N the number of items': 'BF.INSERT BF.MADD BF.MEXISTS',
	'O(N), N being the capacity': 'BF.LOADCHUNK BF.SCANDUMP CF.LOADCHUNK CF.SCANDUMP',
	'O(K+I), K being the number of sub-filters and I the iterations at most': 'CF.ADD CF.ADDNX',
	'O(N*(K+I)), N being the number of items, K that of the sub-filters, I the iterations at most':
		'CF.INSERT CF.INSERTNX',
	'O(K), K being the number of sub-filters': 'CF.COUNT CF.DEL CF.EXISTS',
	'O(K*N), K being the number of sub-filters and N the number of items': 'CF.MEXISTS',
	'O(N), N being the number of items': 'CMS.INCRBY CMS.QUERY TOPK.COUNT TOPK.QUERY',
	'O(N), N being the number of sketches': 'CMS.MERGE',
	'O(N*K), N being the number of items and K the depth': 'TOPK.ADD',
	'O(N*K*I), N being the number of items, K the depth, I the increment': 'TOPK.INCRBY',
	'O(K*log(K)), K being the length of the list': 'TOPK.LIST',
	'O(N), N being the number of observations': 'TDIGEST.ADD',
	'O(N*K), N being the number of centroids and K the number of digests': 'TDIGEST.MERGE',
	'O(N), N being the number of centroids': 'TDIGEST.TRIMMED_MEAN',
	'O(N), N being the number of arguments':
		'TDIGEST.BYRANK TDIGEST.BYREVRANK TDIGEST.QUANTILE TDIGEST.RANK TDIGEST.REVRANK',
};
