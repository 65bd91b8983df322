/** redis-semaphore: mutexes and semaphores, which ask whether a client is one of ioredis. */
import { assert, host, port, require, saw } from './stage.mjs';

const { LostLockError, Mutex, RedlockMutex, Semaphore, TimeoutError } = require('redis-semaphore');
const Redis = require('ioredis');

const client = new Redis(port, host);
const quick = { acquireTimeout: 100, retryInterval: 10, lockTimeout: 500 };
const mutex = new Mutex(client, 'm', quick);
await mutex.acquire();
saw('acquired', mutex.isAcquired);
const refused = await new Mutex(client, 'm', quick).acquire().catch((error) => error);
saw('refused', refused instanceof TimeoutError);
await mutex.release();
saw('released', await client.exists('mutex:m'));

const semaphores = [1, 2, 3].map(() => new Semaphore(client, 's', 2, quick));
await semaphores[0].acquire();
await semaphores[1].acquire();
saw('third', (await semaphores[2].acquire().catch((error) => error)) instanceof TimeoutError);
await Promise.all(semaphores.slice(0, 2).map((semaphore) => semaphore.release()));

const others = [1, 2].map((db) => new Redis(port, host, { db }));
const red = new RedlockMutex([client, ...others], 'r', quick);
await red.acquire();
await new Promise((resolve) => setTimeout(resolve, 700));
saw('refreshed', await client.exists('mutex:r'));
await red.release();

let lost;
const losing = new Mutex(client, 'l', {
	...quick,
	refreshInterval: 50,
	onLockLost: (error) => {
		lost = error;
	},
});
await losing.acquire();
await client.del('mutex:l');
await new Promise((resolve) => setTimeout(resolve, 300));
assert.ok(lost instanceof LostLockError);
saw('lost', lost.name);
await Promise.all([client, ...others].map((each) => each.quit()));
saw('end');
