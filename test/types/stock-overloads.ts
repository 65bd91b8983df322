/**
 * One call of every overload that stock ioredis declares, made from its own declarations: on stock, and on the facade, whose result is to
 * have the type that stock gives. What compiles on stock has to compile here.
 */

/** One overload of stock, as its declarations have it. */
export interface Overload {
	readonly name: string;
	/** The whole declaration, for reports. */
	readonly text: string;
	/** What a call passes. */
	readonly args: readonly string[];
	/** The type of the callback that it takes, and whether it must have one. */
	readonly callback: string | undefined;
	readonly needsCallback: boolean;
}

/** Splits at commas, or at another mark, that stand in no bracket. */
function split(text: string, mark = ','): string[] {
	const parts: string[] = [];
	let depth = 0;
	let part = '';
	for (const [at, char] of [...text].entries()) {
		if ('([{<'.includes(char)) depth++;
		if (')]}'.includes(char) || (char === '>' && text[at - 1] !== '=')) depth--;
		if (char === mark && depth === 0) {
			parts.push(part.trim());
			part = '';
		} else part += char;
	}
	if (part.trim() !== '') parts.push(part.trim());
	return parts;
}

/** Where the bracket closes that opens at `from`. */
function closing(text: string, from: number): number {
	let depth = 0;
	for (let at = from; at < text.length; at++) {
		if ('([{<'.includes(text[at] as string)) depth++;
		if (')]}'.includes(text[at] as string) || (text[at] === '>' && text[at - 1] !== '=')) depth--;
		if (depth === 0) return at;
	}
	throw new Error(`No end: ${text.slice(from, from + 80)}`);
}

/** A value of a type: the word itself where it can be only one. */
const valueOfType = (type: string): string => (/^(["'])[^"'|]*\1$/.test(type) ? type : `v<${type}>()`);

interface Call {
	readonly args: string[];
	callback: string | undefined;
	needsCallback: boolean;
}

function read(parameter: string, generics: ReadonlyMap<string, string>, call: Call): void {
	const [, dots, , optional, type = ''] = /^(\.\.\.)?(\w+)(\?)?: ([\s\S]*)$/.exec(parameter) ?? [];
	if (type === '') throw new Error(`Not understood: ${parameter}`);
	const callback = /^Callback<([\s\S]*)>$/.exec(type)?.[1];
	if (callback !== undefined) {
		call.callback = callback;
		call.needsCallback = optional === undefined;
	} else if (dots !== undefined && type.startsWith('[')) {
		for (const element of split(type.slice(1, -1))) read(element, generics, call);
	} else if (dots !== undefined) {
		const element = (generics.get(type) ?? type).replace(/\[\]$/, '');
		call.args.push(valueOfType(element), valueOfType(element));
	} else if (optional === undefined) call.args.push(valueOfType(type));
}

/** The overloads of `RedisCommander.d.ts`. */
export function overloadsIn(declarations: string): Overload[] {
	const plain = declarations.replace(/\/\*[\s\S]*?\*\//g, '');
	const open = plain.indexOf('interface RedisCommander<');
	const body = plain.indexOf('{', closing(plain, plain.indexOf('<', open)));
	return split(plain.slice(body + 1, closing(plain, body)), ';').map((text): Overload => {
		const name = /^(?:\['([\w-]+)'\]|(\w+))/.exec(text);
		if (name === null) throw new Error(`Not understood: ${text}`);
		let at = name[0].length;
		const generics = new Map<string, string>();
		if (text[at] === '<') {
			const end = closing(text, at);
			for (const each of split(text.slice(at + 1, end))) {
				const [parameter = '', bound = ''] = each.split(' extends ');
				generics.set(parameter, bound);
			}
			at = end + 1;
		}
		const call: Call = { args: [], callback: undefined, needsCallback: false };
		for (const parameter of split(text.slice(at + 1, closing(text, at)))) read(parameter, generics, call);
		// A reply that depends on the arguments is seen by what stock infers.
		if (generics.size > 0 && call.callback !== undefined) call.callback = 'any';
		return { name: name[1] ?? (name[2] as string), text: text.replace(/\s+/g, ' '), ...call };
	});
}

/** A file that calls all of them, and what each of its lines calls. */
export interface Sample {
	readonly source: string;
	readonly calls: ReadonlyMap<number, Overload>;
}

/** Only the calls on one of the two: what its types cost. */
export function callsOn(library: 'stock' | 'facade', { source, calls }: Sample): string {
	const lines = source.split('\n');
	const from = library === 'stock' ? 'stock' : 'ioredis';
	const head = `import type { Redis } from '${from}';\ndeclare const ${library}: Redis;\n${
		lines.find((line) => line.startsWith('declare function v')) ?? ''
	}\ntype RedisKey = string | Buffer;\ntype RedisValue = string | Buffer | number;\n`;
	const taken = lines.flatMap((line, at) => {
		if (!calls.has(at + 1) || line.includes('v<Callback<')) return [];
		const call =
			library === 'stock' ? /^const r\d+ = (stock.*;)$/.exec(line) : /^same\(r\d+\)\((facade.*)\);$/.exec(line);
		return call === null ? [] : [call[1] as string];
	});
	return `${head}${taken.join('\n')}\n`;
}

/**
 * Calls on clients, by the mapping of their replies. Lines with calls on `stock` alone are the control. Results are the same type, so that
 * each can stand for the other; where stock says `unknown`, the facade may know more.
 */
export function clientSample(overloads: readonly Overload[], mapping: 'legacy' | 'resp3'): Sample {
	return sample(
		overloads,
		`import type { Callback, Redis as Facade, RedisKey, RedisValue } from 'ioredis';
import type { Redis as Stock } from 'stock';
import type { Resp2, Resp3, Resp3Double, Resp3Map, RespShape } from 'stock/built/utils/RedisCommander.js';
type Context = { type: 'default'; mapping: '${mapping === 'legacy' ? 'resp2' : 'resp3'}' };
declare const stock: Stock<'${mapping}'>;
declare const facade: Facade<'${mapping}'>;
declare function v<T>(): T;
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function same<A>(stock: A): <B>(facade: unknown extends Awaited<A> ? B : Equal<A, B> extends true ? B : A) => void;
`,
		({ args, callback, needsCallback }, method, at) => [
			...(needsCallback
				? []
				: [`const r${at} = stock${method}(${args.join(', ')});`, `same(r${at})(facade${method}(${args.join(', ')}));`]),
			...(callback === undefined
				? []
				: ['stock', 'facade'].map(
						(name) => `${name}${method}(${[...args, `v<Callback<${callback}>>()`].join(', ')});`,
					)),
		],
	);
}

/** Calls on pipelines. */
export function pipelineSample(overloads: readonly Overload[]): Sample {
	return sample(
		// It ends a pipeline, and goes back to no pipeline.
		overloads.filter(({ name }) => name !== 'exec'),
		`import type { Callback, ChainableCommander as Facade, RedisKey, RedisValue } from 'ioredis';
import type { ChainableCommander as Stock } from 'stock';
import type { Resp2, Resp3, Resp3Double, Resp3Map, RespShape } from 'stock/built/utils/RedisCommander.js';
type Context = { type: 'pipeline'; mapping: 'resp2' };
declare let stock: Stock;
declare let facade: Facade;
declare function v<T>(): T;
`,
		({ args, callback, needsCallback }, method) => {
			const all = needsCallback ? [...args, `v<Callback<${callback}>>()`] : args;
			return ['stock', 'facade'].map((name) => `${name} = ${name}${method}(${all.join(', ')});`);
		},
	);
}

function sample(
	overloads: readonly Overload[],
	head: string,
	linesOf: (overload: Overload, method: string, at: number) => readonly string[],
): Sample {
	const lines = head.split('\n').slice(0, -1);
	const calls = new Map<number, Overload>();
	for (const [at, overload] of overloads.entries()) {
		const method = /^\w+$/.test(overload.name) ? `.${overload.name}` : `['${overload.name}']`;
		for (const line of linesOf(overload, method, at)) {
			lines.push(line);
			calls.set(lines.length, overload);
		}
	}
	return { source: `${lines.join('\n')}\n`, calls };
}
