/** A client handed to a package whose types require ioredis, where the compiler tells ES modules from CommonJS. */
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';

export const queue = new Queue('q', { connection: new Redis({ maxRetriesPerRequest: null }) });
