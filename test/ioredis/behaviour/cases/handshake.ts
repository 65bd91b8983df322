/** §1.6: handshake and ready check. */
import { expect } from 'chai';
import type { Case, Kit } from '../kit.ts';

/** The commands that a connection has sent, each a line. */
const linesOf = async (kit: Kit, options: object, ready = true): Promise<string[]> => {
	const server = await kit.fault({});
	const redis = kit.redis({ ...options, port: server.port });
	if (ready) await kit.once(redis, 'ready');
	else await server.received('INFO');
	return (server.connections[0]?.commands ?? []).map(({ args }) => args.map(String).join(' '));
};

export const handshakeCases: readonly Case[] = [
	{
		ids: ['1.3/username', '1.3/password', '1.6/auth-hello'],
		title: 'username and password',
		mappings: 'each',
		async run(kit) {
			const server = await kit.otherServer({ password: 'main', acl: ['alice on >secret ~* &* +@all'] });
			const { port } = server;
			expect(await kit.redis({ port, password: 'main' }).call('acl', 'whoami')).to.equal('default');
			expect(await kit.redis({ port, username: 'alice', password: 'secret' }).call('acl', 'whoami')).to.equal('alice');
			const wrong = kit.redis({ port, password: 'wrong', retryStrategy: null });
			const pending = kit.failure(wrong.get('k'));
			expect(((await kit.once(wrong, 'error'))[0] as Error).message).to.match(/WRONGPASS/);
			expect((await pending).message).to.match(/WRONGPASS/);
			const none = kit.redis({ port, retryStrategy: null });
			expect(((await kit.once(none, 'error'))[0] as Error).message).to.match(/NOAUTH/);
		},
	},
	{
		ids: ['1.6/needless-password'],
		title: 'a password that the server does not want is a warning',
		async run(kit) {
			const warned = kit.printed('warn');
			const redis = kit.redis({ password: 'x', protocol: 2 });
			expect(await redis.ping()).to.equal('PONG');
			expect(warned.join()).to.match(/does not require a password, but a password was supplied/);
		},
	},
	{
		ids: ['1.6/auth-arguments'],
		title: 'a server that does not know users: a warning, and on',
		async run(kit) {
			const warned = kit.printed('warn');
			const server = await kit.fault({
				onCommand: ([name]) =>
					String(name).toLowerCase() === 'auth' ? "-ERR wrong number of arguments for 'auth' command\r\n" : undefined,
			});
			const redis = kit.redis({ port: server.port, protocol: 2, username: 'u', password: 'p' });
			await kit.once(redis, 'ready');
			expect(warned.join()).to.match(/wrong number of arguments for 'auth' command/);
		},
	},
	{
		ids: ['1.6/select-error'],
		title: 'a db that is not there is an error event; the connection gets ready',
		async run(kit) {
			const redis = kit.redis({ db: 999 });
			const [error] = await kit.once(redis, 'error');
			expect((error as Error).message).to.match(/DB index is out of range/);
			await kit.until(() => redis.status === 'ready');
		},
	},
	{
		ids: ['1.6/handshake-bytes', '1.3/readOnly', '1.3/clientInfoTag'],
		title: 'the handshake, in its order',
		mappings: 'each',
		async run(kit) {
			const lines = await linesOf(kit, {
				db: 2,
				connectionName: 'n',
				readOnly: true,
				clientInfoTag: 'tag',
				password: 'pw',
			});
			expect(lines.map((line) => line.toLowerCase().replace(/lib-ver .*/, 'lib-ver x'))).to.deep.equal([
				kit.resp2 ? 'auth pw' : 'hello 3 auth default pw',
				'select 2',
				'client setname n',
				'readonly',
				'client setinfo lib-ver x',
				'client setinfo lib-name ioredis(tag)',
				'info',
			]);
		},
		differs: {
			told: 'handshake',
			async run(kit) {
				const lines = await linesOf(kit, {
					db: 2,
					connectionName: 'n',
					readOnly: true,
					clientInfoTag: 'tag',
					password: 'pw',
				});
				const words = lines.map((line) => line.toLowerCase());
				const at = (start: string): number => words.findIndex((line) => line.startsWith(start));
				expect(at(kit.resp2 ? 'auth' : 'hello 3 auth default pw')).to.equal(0);
				for (const start of ['select 2', 'readonly']) expect(at(start), start).to.be.greaterThan(0);
				expect(words.join('\n'))
					.to.match(/setname n/)
					.and.to.match(/lib-name \S*\(tag\)/);
			},
		},
	},
	{
		ids: ['1.3/disableClientInfo', '1.3/enableReadyCheck'],
		title: 'disableClientInfo sends no SETINFO, enableReadyCheck: false no INFO',
		async run(kit) {
			const lines = await linesOf(kit, { disableClientInfo: true, enableReadyCheck: false });
			expect(lines.map((line) => line.toLowerCase())).to.deep.equal(['hello 3']);
		},
	},
	{
		ids: ['1.6/downgrade'],
		title: 'a server without RESP3: the handshake again under RESP2',
		mappings: 'each',
		async run(kit) {
			const warned = kit.printed('warn');
			for (const protocols of [[2], []] as const) {
				const server = await kit.fault({ protocols });
				const redis = kit.redis({ port: server.port });
				await kit.once(redis, 'ready');
				expect(redis.condition).to.include({ protocol: 2, replyMapping: 'legacy' });
				expect(redis.options['protocol']).to.equal(kit.mapping.options.protocol);
			}
			expect(warned.length > 0).to.equal(kit.shape({ legacy: false, resp3: true }));
		},
	},
	{
		ids: ['1.6/ready-check-loading', '1.3/maxLoadingRetryTime'],
		title: 'a server that loads is asked again, after maxLoadingRetryTime at most',
		async run(kit) {
			let asked = 0;
			const server = await kit.fault({
				onCommand: ([name], connection) => {
					if (String(name).toLowerCase() !== 'info') return undefined;
					const text = asked++ < 2 ? 'loading:1\r\nloading_eta_seconds:30\r\n' : 'loading:0\r\nrole:master\r\n';
					void connection;
					return `$${text.length}\r\n${text}\r\n`;
				},
			});
			const redis = kit.redis({ port: server.port, maxLoadingRetryTime: 5 });
			await kit.once(redis, 'connect');
			expect(redis.status).to.equal('connect');
			await kit.once(redis, 'ready');
			expect(asked).to.equal(3);
		},
	},
	{
		ids: ['1.6/ready-check-noperm'],
		title: 'a user who may not ask INFO: a warning, and ready',
		async run(kit) {
			const warned = kit.printed('warn');
			const server = await kit.otherServer({ acl: ['bob on >pw ~* &* +@all -info'] });
			const redis = kit.redis({ port: server.port, username: 'bob', password: 'pw' });
			expect(await redis.ping()).to.equal('PONG');
			expect(warned).to.have.lengthOf(1);
			expect(warned[0]).to.match(/INFO/i);
		},
	},
	{
		ids: ['1.6/ready-check-error'],
		title: 'another error of the ready check: error event, reconnect',
		async run(kit) {
			let asked = 0;
			const server = await kit.fault({
				onCommand: ([name]) => {
					if (String(name).toLowerCase() !== 'info') return undefined;
					return asked++ === 0 ? '-ERR no info today\r\n' : '$8\r\nrole:mas\r\n';
				},
			});
			const redis = kit.redis({ port: server.port });
			const [error] = await kit.once(redis, 'error');
			expect((error as Error).message).to.match(/no info today/);
			await kit.once(redis, 'ready');
			expect(server.connections.length).to.be.greaterThan(1);
		},
	},
	{
		ids: ['1.6/handshake-gate'],
		title: "a user's command waits for the handshake",
		async run(kit) {
			const server = await kit.fault({});
			const redis = kit.redis({ port: server.port });
			const subscribed = redis.subscribe('ch');
			void subscribed.catch(() => {});
			await server.received('SUBSCRIBE');
			const names = (server.connections[0]?.commands ?? []).map(({ name }) => name);
			expect(names.indexOf('INFO')).to.be.lessThan(names.indexOf('SUBSCRIBE'));
		},
	},
];
