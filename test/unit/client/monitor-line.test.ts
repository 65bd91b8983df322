import { expect } from 'chai';
import { parseMonitorLine } from '../../../src/client/monitor.ts';
import { parseKeyspaceEvent } from '../../../src/index.ts';

describe('a line of MONITOR', () => {
	it('is time, database, source, command and arguments', () => {
		const line = '1795379229.871118 [3 127.0.0.1:48746] "set" "k" "a b"';
		expect(parseMonitorLine(line, true)).deep.equal({
			time: 1795379229871.118,
			database: 3,
			source: '127.0.0.1:48746',
			command: 'set',
			args: ['k', 'a b'],
			line,
		});
	});

	it('is unquoted to the bytes that were sent', () => {
		const line = '1.000001 [0 lua] "SET" "a\\"b\\\\" "\\x00\\xff\\n\\r\\t\\a\\b" "\\xc3\\xa9]"';
		const { source, args } = parseMonitorLine(line, false);
		expect(source).equal('lua');
		expect(args).deep.equal([Buffer.from('a"b\\'), Buffer.from([0, 255, 10, 13, 9, 7, 8]), Buffer.from('é]')]);
	});

	it('has sources with spaces, and none that it cannot read', () => {
		expect(parseMonitorLine('1.5 [0 unix:/tmp/a b.sock] "PING"', true)).include({
			source: 'unix:/tmp/a b.sock',
			command: 'PING',
		});
		expect(parseMonitorLine('what?', true)).deep.include({ command: '', args: [], line: 'what?' });
	});
});

describe('parseKeyspaceEvent', () => {
	it('reads both kinds', () => {
		expect(parseKeyspaceEvent('set', '__keyspace@0__:user:1')).deep.equal({ database: 0, key: 'user:1', event: 'set' });
		expect(parseKeyspaceEvent('a:b', '__keyevent@12__:expired')).deep.equal({
			database: 12,
			key: 'a:b',
			event: 'expired',
		});
	});

	it('is undefined for anything else', () => {
		expect(parseKeyspaceEvent('x', 'news')).equal(undefined);
		expect(parseKeyspaceEvent('x', '__keyspace@x__:k')).equal(undefined);
	});
});
