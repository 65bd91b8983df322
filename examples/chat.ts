/**
 * A chat over pub/sub: one process for each person.
 *
 *     npx tsx examples/chat.ts ada redis://localhost:6379        in one terminal
 *     npx tsx examples/chat.ts bob redis://localhost:6379        in another one
 *
 * A line that is typed goes to everybody; the end of the input leaves. A lost connection is restored by itself, and the screen says so.
 */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { createClient } from '../src/index.ts';

const ROOM = 'respool:example:chat';

interface Line {
	readonly from: string;
	readonly text: string;
}

const [, , name = '', url = 'redis://localhost:6379'] = process.argv;
if (name === '') {
	console.error('Who are you?   npx tsx examples/chat.ts NAME [URL]');
	process.exit(1);
}

const redis = createClient(url);
const say = (text: string): Promise<number> => redis.publish(ROOM, JSON.stringify({ from: name, text } satisfies Line));

redis.on('gap', () => console.log('* the connection was lost: something may have been missed'));
redis.on('error', (error) => console.log(`* ${error.message}`));

const room = await redis.subscribe(ROOM, (message) => {
	const { from, text } = JSON.parse(message) as Line;
	if (from !== name) console.log(`${from}: ${text}`);
});
const present = await redis.pubsub('NUMSUB', ROOM);
console.log(`* you are ${name}, of ${present[ROOM]}`);
await say('(has come)');

const input = createInterface({ input: process.stdin });
input.on('line', (text) => {
	if (text.trim() !== '') say(text).catch((error: unknown) => console.log(`* not said: ${String(error)}`));
});
await once(input, 'close');
await say('(has left)');
await room.unsubscribe();
await redis.close();
