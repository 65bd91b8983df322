/** Prints rows in two columns, and numbers as people write them. */
import { inspect } from 'node:util';
import type { Row } from './section.ts';

const LABEL_WIDTH = 26;
const number = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const decimal = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export function printHeading(title: string, text = ''): void {
	console.log(`\n${title}${text === '' ? '' : `: ${text}`}`);
}

export function printRows(rows: readonly Row[]): void {
	for (const [label, value] of rows) console.log(`  ${label.padEnd(LABEL_WIDTH)}  ${value}`);
}

/** `1,234,567` */
export function count(value: number): string {
	return number.format(value);
}

/** `12.34 MB`, of 10^6 bytes. */
export function megabytes(bytes: number): string {
	return `${decimal.format(bytes / 1e6)} MB`;
}

/** `1.23` */
export function twoDigits(value: number): string {
	return decimal.format(value);
}

/** A value as it would stand in source code, on one line. */
export function code(value: unknown): string {
	// Without the note that an object has no prototype.
	const plain = typeof value === 'object' && value !== null ? structuredClone(value) : value;
	return inspect(plain, { breakLength: Number.POSITIVE_INFINITY, compact: true, depth: 5 });
}
