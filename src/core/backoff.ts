/** How long to wait before the next try: full jitter, so that clients that failed together do not come back together. */
import type { Clock } from './clock.ts';

/** First try within this many milliseconds, the bound doubling from `base` to `most` after that. */
export interface BackoffSettings {
	readonly first: number;
	readonly base: number;
	readonly most: number;
}

export const defaultBackoff: BackoffSettings = { first: 250, base: 500, most: 5000 };

/** Milliseconds before try number `attempt`, counted from 1. */
export function backoffDelay(settings: BackoffSettings, attempt: number, clock: Pick<Clock, 'random'>): number {
	const bound = attempt <= 1 ? settings.first : Math.min(settings.most, settings.base * 2 ** (attempt - 2));
	return clock.random() * bound;
}
