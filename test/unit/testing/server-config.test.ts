import { expect } from 'chai';
import { aclText, configText, type ServerSettings } from '../../../src/testing/server-config.ts';
import type { ServerProgram } from '../../../src/testing/server-programs.ts';

const redis6: ServerProgram = { kind: 'redis', version: '6.0.16', command: 'redis-server', origin: '' };
const valkey: ServerProgram = { kind: 'valkey', version: '9.1.2', command: 'valkey-server', origin: '' };

const settings: ServerSettings = {
	program: redis6,
	dir: '/tmp/a "b"',
	port: 7000,
	path: '/tmp/redis.sock',
	tls: undefined,
	password: undefined,
	aclFile: undefined,
	replicaOf: undefined,
	config: {},
};

const lines = (overrides: Partial<ServerSettings>): string[] => configText({ ...settings, ...overrides }).split('\n');

describe('configText', () => {
	it('listens on one address and persists nothing', () => {
		expect(lines({})).to.include.members([
			'bind 127.0.0.1',
			'port 7000',
			'save ""',
			'appendonly no',
			'dir "/tmp/a \\"b\\""',
		]);
	});

	it('writes what only newer servers know for these alone', () => {
		expect(configText(settings)).not.to.match(/shutdown-timeout|enable-debug-command/);
		expect(lines({ program: valkey })).to.include.members(['shutdown-timeout 0', 'enable-debug-command local']);
	});

	it('opens a server in a container to its host', () => {
		const program = { ...valkey, image: 'valkey/valkey:9' };
		expect(lines({ program })).to.include.members(['bind 0.0.0.0', 'protected-mode no', 'enable-debug-command yes']);
	});

	it('writes password, users and master', () => {
		expect(lines({ password: 'a"b' })).to.include('requirepass "a\\"b"');
		const text = configText({ ...settings, password: 'x', aclFile: '/tmp/users.acl' });
		expect(text).to.contain('aclfile "/tmp/users.acl"').and.not.contain('requirepass');
		expect(lines({ replicaOf: { port: 1, password: 'p' } })).to.include.members([
			'replicaof 127.0.0.1 1',
			'masterauth "p"',
		]);
	});

	it('writes directives of the caller last, repeated ones and empty ones too', () => {
		const config = { 'rename-command': ['HELLO ""', 'CLIENT ""'], appendonly: 'yes', 'notify-keyspace-events': '' };
		expect(lines({ config }).slice(-5)).to.deep.equal([
			'rename-command HELLO ""',
			'rename-command CLIENT ""',
			'appendonly yes',
			'notify-keyspace-events ""',
			'',
		]);
	});
});

describe('aclText', () => {
	it('completes lines and adds the default user for a password', () => {
		expect(aclText(redis6, ['a on >x ~* +@all', 'user b off'], undefined)).to.equal(
			'user a on >x ~* +@all\nuser b off\n',
		);
		expect(aclText(redis6, [], 'p')).to.equal('user default on >p ~* +@all\n');
		expect(aclText(valkey, [], 'p')).to.equal('user default on >p ~* &* +@all\n');
	});
});
