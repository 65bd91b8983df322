/** Connections are lost again and again under all kinds of commands: every promise settles, and every reply is its command's own. */
import { expect } from 'chai';
import { FaultProxy } from '../../../src/testing/index.ts';
import { useServer } from '../../support/server.ts';
import { next, useRedis } from './support/clients.ts';

const LOSSES = 25;
const kinds = ['echo', 'pipeline', 'multi', 'script', 'blpop', 'echoBuffer'] as const;
type Kind = (typeof kinds)[number];
/** What may reject with AbortError, under each setting. A batch that was answered in part is never sent again. */
const tables: ReadonlyArray<readonly [resend: boolean | 'safe', ...aborted: Kind[]]> = [
	[true, 'pipeline', 'multi'],
	['safe', 'pipeline', 'multi', 'script', 'blpop'],
	[false, ...kinds],
];

describe('ioredis facade: a storm of losses', () => {
	const make = useRedis();
	const server = useServer();

	for (const [resend, ...aborted] of tables) {
		it(`every promise settles with its own reply, autoResendUnfulfilledCommands ${resend}`, async () => {
			const proxy = await FaultProxy.start({ target: server() });
			try {
				await server().call('FLUSHALL');
				const redis = make({
					port: proxy.port,
					maxRetriesPerRequest: null,
					retryStrategy: () => 1,
					autoResendUnfulfilledCommands: resend,
				});
				redis.defineCommand('echoed', { lua: 'return {KEYS[1], ARGV[1]}', numberOfKeys: 1 });
				const scripted = redis as unknown as { echoed(key: string, value: string): Promise<string[]> };
				let over = false;
				let settled = 0;
				const wrong: unknown[] = [];
				const check = (seen: unknown, wanted: unknown): void => {
					if (JSON.stringify(seen) !== JSON.stringify(wanted)) wrong.push([seen, wanted]);
				};
				const forgive = (kind: Kind, error: unknown): void => {
					if ((error as Error).name !== 'AbortError' || !aborted.includes(kind)) wrong.push([kind, error]);
				};
				const worker = async (id: number): Promise<void> => {
					for (let i = 0; !over; i++) {
						const value = `${id}:${i}`;
						const kind = kinds[i % kinds.length] as Kind;
						const action =
							kind === 'echo'
								? redis.echo(value).then((text) => check(text, value))
								: kind === 'pipeline'
									? redis
											.pipeline()
											.echo(value)
											.set(`k${id}`, value)
											.echo(`${value}!`)
											.exec()
											.then((outcomes) => {
												for (const [error] of outcomes ?? []) if (error) forgive(kind, error);
												const clean = outcomes?.every(([error]) => error === null);
												if (clean)
													check(outcomes, [
														[null, value],
														[null, 'OK'],
														[null, `${value}!`],
													]);
											})
									: kind === 'multi'
										? redis
												.multi()
												.echo(value)
												.incr('n')
												.exec()
												.then((outcomes) => check(outcomes?.[0], [null, value]))
										: kind === 'script'
											? scripted.echoed(value, 'x').then((pair) => check(pair, [value, 'x']))
											: kind === 'blpop'
												? redis.blpop(`empty${id}`, 0.001).then((none) => check(none, null))
												: redis.echoBuffer(value).then((bytes) => check(bytes.toString(), value));
						await action.catch((error) => forgive(kind, error));
						settled++;
					}
				};
				const workers = Array.from({ length: 20 }, (_, id) => worker(id));
				for (let i = 0; i < LOSSES; i++) {
					await next(redis, 'ready');
					const before = settled;
					while (settled < before + 50) await new Promise((resolve) => setImmediate(resolve));
					proxy.kill();
				}
				over = true;
				await Promise.all(workers);
				expect(wrong).deep.equal([]);
				expect(redis.offlineQueue.length).equal(0);
				expect(await redis.ping()).equal('PONG');
				expect(redis.commandQueue.length).equal(0);
			} finally {
				await proxy.stop();
			}
		}).timeout(30_000);
	}
});
