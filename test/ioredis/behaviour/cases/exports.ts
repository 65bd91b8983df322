/** §1.1: what the package exports. */
import { expect } from 'chai';
import type { Case } from '../kit.ts';

const statics = [
	'AbstractConnector',
	'Cluster',
	'Command',
	'Pipeline',
	'Redis',
	'ReplyError',
	'ScanStream',
	'SentinelConnector',
	'SentinelIterator',
	'default',
	'print',
];

export const exportCases: readonly Case[] = [
	{
		ids: ['1.1/cjs', '1.1/cjs-statics'],
		title: 'require() gives the class, with every export as a static',
		run({ subject }) {
			const required = subject.required();
			expect(required).to.be.a('function');
			expect(required['default']).to.equal(required);
			expect(required['Redis']).to.equal(required);
			expect(Object.getOwnPropertyNames(required)).to.include.members([
				...statics,
				'createClient',
				'defaultOptions',
				'Promise',
			]);
		},
	},
	{
		ids: ['1.1/esm-names'],
		title: 'import gives the same by name',
		run({ exports }) {
			expect(Object.keys(exports)).to.include.members(statics);
			expect(exports.Redis).to.equal(exports.default);
		},
	},
	{
		ids: ['1.1/promise'],
		title: 'the static Promise is the native one, and warns',
		run(kit) {
			const warned = kit.printed('warn');
			const required = kit.subject.required();
			expect(required['Promise']).to.equal(Promise);
			required['Promise'] = class {};
			expect(required['Promise']).to.equal(Promise);
			expect(warned).to.have.lengthOf(3);
		},
	},
	{
		ids: ['1.1/print'],
		title: 'print logs a reply or an error',
		run(kit) {
			const logged = kit.printed('log');
			kit.exports.print(null, 'pong');
			kit.exports.print(new Error('no'));
			expect(logged).to.deep.equal(['Reply: pong', 'Error: Error: no']);
		},
	},
	{
		ids: ['1.1/create-client'],
		title: 'createClient is the constructor',
		async run(kit) {
			const redis = kit.made(kit.Redis.createClient({ port: kit.server.port, ...kit.mapping.options }));
			expect(redis).to.be.instanceOf(kit.Redis);
			expect(await redis.ping()).to.equal('PONG');
		},
	},
	{
		ids: ['0/event-emitter'],
		title: 'instanceof EventEmitter and constructor.name',
		async run(kit) {
			const { EventEmitter } = await import('node:events');
			const redis = kit.redis({ lazyConnect: true });
			expect(redis).not.to.be.instanceOf(EventEmitter);
			expect(redis.constructor.name).to.equal('EventEmitter');
		},
		differs: {
			told: 'instanceof EventEmitter',
			async run(kit) {
				const { EventEmitter } = await import('node:events');
				const redis = kit.redis({ lazyConnect: true });
				expect(redis).to.be.instanceOf(EventEmitter);
				expect(redis.constructor.name).to.equal('Redis');
			},
		},
	},
	{
		ids: ['1.1/classes', '1.4/abstract-connector', '1.4/sentinel-iterator'],
		title: 'the exported classes can be extended and made',
		run(kit) {
			const { AbstractConnector, SentinelIterator, ReplyError, Pipeline } = kit.exports;
			class Mine extends AbstractConnector {}
			const connector = new Mine(100) as Record<string, unknown>;
			expect(connector['check']).to.be.a('function');
			expect(connector['disconnect']).to.be.a('function');
			expect(new ReplyError('ERR x')).to.be.instanceOf(Error);
			expect(new Pipeline(kit.redis({ lazyConnect: true })).length).to.equal(0);
			expect(SentinelIterator).to.be.a('function');
		},
	},
	{
		ids: ['1.12/later', '1.13/later'],
		title: 'Cluster and Sentinel can be made',
		run(kit) {
			const cluster = new kit.exports.Cluster([{ port: 1, host: '127.0.0.1' }], { lazyConnect: true });
			expect(cluster.isCluster).to.equal(true);
			expect(
				kit.redis({ sentinels: [{ host: '127.0.0.1', port: 1 }], name: 'mymaster', lazyConnect: true }).status,
			).to.equal('wait');
		},
		differs: {
			told: 'later release',
			run(kit) {
				const { Cluster, SentinelConnector } = kit.exports;
				expect(() => new Cluster([{ port: 1, host: '127.0.0.1' }])).to.throw(/later release/);
				expect(() => new kit.Redis({ sentinels: [{ host: '127.0.0.1' }], name: 'm', lazyConnect: true })).to.throw(
					/later release/,
				);
				expect(() => new SentinelConnector({})).to.throw(/later release/);
			},
		},
	},
];
