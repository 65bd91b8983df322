import type { Random } from './random.ts';

/** Median and quartiles over the rounds of one figure. */
export interface Summary {
	readonly n: number;
	readonly min: number;
	readonly q1: number;
	readonly median: number;
	readonly q3: number;
	readonly max: number;
}

/** Linear interpolation between the closest ranks; `sorted` ascending and not empty. */
export function quantile(sorted: ArrayLike<number>, p: number): number {
	const at = (sorted.length - 1) * p;
	const low = Math.floor(at);
	const a = sorted[low] as number;
	const b = sorted[Math.min(low + 1, sorted.length - 1)] as number;
	return a + (b - a) * (at - low);
}

export function summarise(values: readonly number[]): Summary {
	if (values.length === 0) throw new Error('nothing to summarise');
	const sorted = Float64Array.from(values).sort();
	return {
		n: sorted.length,
		min: sorted[0] as number,
		q1: quantile(sorted, 0.25),
		median: quantile(sorted, 0.5),
		q3: quantile(sorted, 0.75),
		max: sorted[sorted.length - 1] as number,
	};
}

/** `a[i] / b[i]` round by round. A ratio within one round is free of the drift between rounds; a ratio of medians is not. */
export function ratios(a: readonly number[], b: readonly number[]): number[] {
	if (a.length !== b.length) throw new Error(`rounds do not match: ${a.length} and ${b.length}`);
	return a.map((value, i) => value / (b[i] as number));
}

/** The best of several peers, round by round. */
export function bestOf(pick: 'min' | 'max', ...series: (readonly number[])[]): number[] {
	return (series[0] as readonly number[]).map((_, i) => Math[pick](...series.map((values) => values[i] as number)));
}

/** The 95 % bootstrap interval of the median of `values`. */
export function bootstrapMedian(
	values: readonly number[],
	random: Random,
	resamples = 10_000,
): { low: number; high: number } {
	const medians = new Float64Array(resamples);
	const sample = new Float64Array(values.length);
	for (let i = 0; i < resamples; i++) {
		for (let j = 0; j < sample.length; j++) sample[j] = values[random.below(values.length)] as number;
		medians[i] = quantile(sample.sort(), 0.5);
	}
	medians.sort();
	return { low: quantile(medians, 0.025), high: quantile(medians, 0.975) };
}
