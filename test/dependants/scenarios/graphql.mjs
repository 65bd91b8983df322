/** graphql-redis-subscriptions: subscriptions, patterns, iterators, Buffers. */
import { host, port, require, saw, until } from './stage.mjs';

const { RedisPubSub } = require('graphql-redis-subscriptions');
const Redis = require('ioredis');

for (const how of ['options', 'clients', 'buffers']) {
	const options = { host, port, retryStrategy: (times) => Math.min(times * 50, 2000) };
	const clients = () => ({ publisher: new Redis(options), subscriber: new Redis(options) });
	const pubsub =
		how === 'options'
			? new RedisPubSub({ connection: options })
			: new RedisPubSub({
					...clients(),
					...(how === 'buffers' ? { messageEventName: 'messageBuffer', pmessageEventName: 'pmessageBuffer' } : {}),
				});
	const heard = [];
	const id = await pubsub.subscribe('posts', (message) => heard.push(['posts', message]));
	const pattern = await pubsub.subscribe('news.*', (message) => heard.push(['news', message]), { pattern: true });
	await pubsub.publish('posts', { title: 'é', n: 1 });
	await pubsub.publish('news.today', [1, 2]);
	await until(() => heard.length === 2, 'both messages');
	saw(`${how}: heard`, heard.sort());

	const iterator = pubsub.asyncIterator('ticks');
	const first = iterator.next();
	const subscriber = pubsub.getSubscriber();
	await until(async () => (await pubsub.getPublisher().pubsub('NUMSUB', 'ticks'))[1] === 1, 'the subscription');
	// The server has the channel; who asked for it may hear so later than of a message, and drops that one.
	let ticked = false;
	first.then(() => {
		ticked = true;
	});
	await until(async () => {
		if (!ticked) await pubsub.publish('ticks', { tick: 1 });
		return ticked;
	}, 'a tick');
	saw(`${how}: iterated`, await first);
	await iterator.return();

	// A subscriber that the server has cut off comes back, with its channels.
	const publisher = pubsub.getPublisher();
	subscriber.on('error', () => {});
	await publisher.call('client', 'kill', 'type', 'pubsub');
	await until(async () => (await publisher.pubsub('NUMSUB', 'posts'))[1] === 1, 'the channel again');
	await until(async () => (await publisher.pubsub('NUMPAT')) === 1, 'the pattern again');
	heard.length = 0;
	await pubsub.publish('posts', 'again');
	await pubsub.publish('news.again', 'again');
	await until(() => heard.length === 2, 'both messages again');
	saw(`${how}: heard again`, heard.map(([name]) => name).sort());

	pubsub.unsubscribe(id);
	pubsub.unsubscribe(pattern);
	await until(async () => (await pubsub.getPublisher().pubsub('CHANNELS')).length === 0, 'the end of subscriptions');
	saw(`${how}: subscriber`, subscriber.status);
	await pubsub.close();
	await until(() => subscriber.status === 'end', 'the end');
}
saw('end');
