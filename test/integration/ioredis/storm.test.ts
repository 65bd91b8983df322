/** Connections are lost again and again under all kinds of commands: every promise settles, and every reply is its command's own. */
import { expect } from 'chai';
import { FaultProxy } from '../../../src/testing/index.ts';
import { useServer } from '../../support/server.ts';
import { next, useRedis } from './support/clients.ts';

const LOSSES = 25;

describe('ioredis facade: a storm of losses', () => {
	const make = useRedis();
	const server = useServer();

	for (const resend of [true, 'safe', false] as const) {
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
				const forgive = (error: unknown): void => {
					const { name, message } = error as Error;
					if (name !== 'AbortError' && message !== 'Connection is closed.') wrong.push(error);
				};
				const worker = async (id: number): Promise<void> => {
					for (let i = 0; !over; i++) {
						const value = `${id}:${i}`;
						const kind = i % 6;
						const action =
							kind === 0
								? redis.echo(value).then((text) => check(text, value))
								: kind === 1
									? redis
											.pipeline()
											.echo(value)
											.set(`k${id}`, value)
											.echo(`${value}!`)
											.exec()
											.then((outcomes) => {
												for (const [error] of outcomes ?? []) if (error) forgive(error);
												const clean = outcomes?.every(([error]) => error === null);
												if (clean)
													check(outcomes, [
														[null, value],
														[null, 'OK'],
														[null, `${value}!`],
													]);
											})
									: kind === 2
										? redis
												.multi()
												.echo(value)
												.incr('n')
												.exec()
												.then((outcomes) => check(outcomes?.[0], [null, value]))
										: kind === 3
											? scripted.echoed(value, 'x').then((pair) => check(pair, [value, 'x']))
											: kind === 4
												? redis.blpop(`empty${id}`, 0.001).then((none) => check(none, null))
												: redis.echoBuffer(value).then((bytes) => check(bytes.toString(), value));
						await action.catch(forgive);
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
