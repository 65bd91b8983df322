/** Programs whose end is the question: `subscriber.child.ts URL SCENARIO`. Each prints what became of it, one JSON value a line. */
import { createClient } from '../../../../src/index.ts';

const [, , url = '', scenario = ''] = process.argv;
const say = (value: unknown): void => console.log(JSON.stringify(value));
const redis = createClient({ url });
/** Another one's doing: nothing of it keeps this process alive once it is done. */
const later = (action: () => Promise<unknown>): void => {
	setTimeout(() => {
		action().then(
			() => {},
			(error: unknown) => say(String(error)),
		);
	}, 100).unref();
};
const publish = (): void => later(() => redis.publish('c', 'x'));

const scenarios: Record<string, () => Promise<unknown>> = {
	async free() {
		await redis.subscribe('c', () => {}, { keepAlive: false });
		say('subscribed');
	},
	async left() {
		const sub = await redis.subscribe('c', () => {});
		await sub.unsubscribe();
		say('left');
	},
	async listening() {
		const sub = await redis.subscribe('c', async () => {
			say('message');
			await sub.unsubscribe();
			say('left');
		});
		say('subscribed');
		publish();
	},
	async reading() {
		const feed = redis.messages('c');
		await feed.ready();
		say('subscribed');
		publish();
		for await (const { message } of feed) {
			if (message === 'x') say('message');
			break;
		}
	},
	async restoring() {
		const sub = await redis.subscribe('c', () => {});
		say('subscribed');
		redis.on('gap', () => {
			say('gap');
			void sub.unsubscribe().then(() => say('left'));
		});
		later(() => redis.client('KILL', 'TYPE', 'pubsub'));
	},
	async monitoring() {
		const lines = redis.monitor();
		await lines.ready();
		later(() => redis.set('k', 1));
		for await (const { command } of lines) {
			if (command !== 'SET') continue;
			say(command);
			break;
		}
	},
	async forever() {
		await redis.subscribe('c', () => {});
		say('subscribed');
	},
};

await scenarios[scenario]?.();
