import type { Environment, RunOptions } from './context.ts';
import { type Summary, summarise } from './stats.ts';
import type { Chart } from './svg.ts';

/** One figure held against a target of `quality.md`, or shown beside the targets where `target` is absent. */
export interface Line {
	/** The row of the target table: `P1` … `P12`. */
	readonly id: string;
	readonly what: string;
	/** Of the per-round figures, ratios in most rows. */
	readonly measured: Summary;
	readonly unit: string;
	readonly target: { readonly at: 'most' | 'least'; readonly value: number } | null;
	/** `null` where there is no target. */
	readonly met: boolean | null;
}

export interface Table {
	readonly title: string;
	readonly head: readonly string[];
	readonly rows: readonly (readonly string[])[];
}

export interface PartResult {
	readonly part: string;
	readonly title: string;
	readonly lines: readonly Line[];
	readonly tables: readonly Table[];
	readonly charts: readonly Chart[];
	readonly notes: readonly string[];
	/** Everything measured, round by round, for whoever wants to calculate again. */
	readonly rounds: readonly unknown[];
}

export interface LineOptions {
	readonly atMost?: number | undefined;
	readonly atLeast?: number | undefined;
	readonly unit?: string;
}

/** Judges the median of the rounds. */
export function line(id: string, what: string, values: readonly number[], options: LineOptions = {}): Line {
	const measured = summarise(values);
	const { atMost, atLeast, unit = '×' } = options;
	if (atMost !== undefined) {
		return { id, what, measured, unit, target: { at: 'most', value: atMost }, met: measured.median <= atMost };
	}
	if (atLeast !== undefined) {
		return { id, what, measured, unit, target: { at: 'least', value: atLeast }, met: measured.median >= atLeast };
	}
	return { id, what, measured, unit, target: null, met: null };
}

/** Three significant digits, thousands as `k` and millions as `M` from 10 000 up. */
export function show(value: number): string {
	const size = Math.abs(value);
	if (size >= 1e7) return `${(value / 1e6).toFixed(1)}M`;
	if (size >= 1e6) return `${(value / 1e6).toFixed(2)}M`;
	if (size >= 1e4) return `${(value / 1e3).toFixed(size >= 1e5 ? 0 : 1)}k`;
	if (size >= 100) return value.toFixed(0);
	if (size >= 10) return value.toFixed(1);
	if (size >= 1) return value.toFixed(2);
	return value.toFixed(3);
}

export function spread(summary: Summary): string {
	return `${show(summary.median)} [${show(summary.q1)}–${show(summary.q3)}]`;
}

function targetText(entry: Line): string {
	if (entry.target === null) return '–';
	return `${entry.target.at === 'most' ? '≤' : '≥'} ${entry.target.value} ${entry.unit}`;
}

function verdict(entry: Line): string {
	if (entry.met === null || entry.target === null) return '';
	if (entry.met) return 'met';
	const off =
		entry.target.at === 'most'
			? entry.measured.median / entry.target.value
			: entry.target.value / entry.measured.median;
	return `MISSED by ${((off - 1) * 100).toFixed(0)} %`;
}

export function linesTable(lines: readonly Line[]): Table {
	return {
		title: 'Targets: median [quartiles] of the per-round figures',
		head: ['', 'what', 'measured', 'target', ''],
		rows: lines.map((entry) => [
			entry.id,
			entry.what,
			`${spread(entry.measured)} ${entry.unit}`,
			targetText(entry),
			verdict(entry),
		]),
	};
}

export function tableText(table: Table): string {
	const all = [table.head, ...table.rows];
	const widths = table.head.map((_, column) => Math.max(...all.map((row) => [...(row[column] ?? '')].length)));
	const rowText = (row: readonly string[]): string =>
		row
			.map((cell, column) => cell + ' '.repeat((widths[column] as number) - [...cell].length))
			.join('  ')
			.trimEnd();
	return [
		table.title,
		rowText(table.head),
		widths.map((width) => '─'.repeat(width)).join('  '),
		...table.rows.map(rowText),
	].join('\n');
}

export function partText(result: PartResult): string {
	const blocks = [`══ ${result.title}`, ...result.tables.map(tableText)];
	if (result.lines.length > 0) blocks.push(tableText(linesTable(result.lines)));
	if (result.notes.length > 0) blocks.push(result.notes.map((note) => `· ${note}`).join('\n'));
	return `${blocks.join('\n\n')}\n`;
}

/** What a JSON file holds: a part's result and where it was measured. */
export interface PartRecord extends Omit<PartResult, 'charts'> {
	readonly options: RunOptions;
	readonly environment: Environment;
}

/** JSON with six significant digits, and each round on a line of its own. */
export function recordText({ rounds, ...rest }: PartRecord): string {
	const rounded = (_: string, value: unknown): unknown =>
		typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value;
	const text = JSON.stringify(rest, rounded, '\t');
	const lines = rounds.map((round) => `\t\t${JSON.stringify(round, rounded)}`).join(',\n');
	return `${text.slice(0, -2)},\n\t"rounds": [\n${lines}\n\t]\n}\n`;
}
