/**
 * Holds a value against a reply type in the notation of `scripts/commands/overlay-replies.ts`: a small part of TypeScript, read at
 * run time. It keeps the declared types honest.
 */

/** What the names stand for in one view. */
export interface ReplyView {
	readonly buffers: boolean;
	/** Every integer is a bigint. */
	readonly bigints?: boolean;
}

type Check = (value: unknown) => boolean;

/** The type as a predicate. */
export function replyCheck(type: string, view: ReplyView): Check {
	const parser = new TypeParser(type, view);
	return parser.whole();
}

class TypeParser {
	readonly #tokens: readonly string[];
	readonly #view: ReplyView;
	#at = 0;

	constructor(text: string, view: ReplyView) {
		this.#tokens = text.match(/'[^']*'|\w+\??:|\.\.\.|\w+|[[\]()<>|,]/g) ?? [];
		this.#view = view;
	}

	whole(): Check {
		const check = this.#union();
		if (this.#at < this.#tokens.length)
			throw new Error(`cannot read a type from ${this.#tokens.slice(this.#at).join(' ')}`);
		return check;
	}

	#next(): string {
		return this.#tokens[this.#at++] ?? '';
	}

	#take(token: string): boolean {
		if (this.#tokens[this.#at] !== token) return false;
		this.#at++;
		return true;
	}

	#union(): Check {
		const options = [this.#postfix()];
		while (this.#take('|')) options.push(this.#postfix());
		return (value) => options.some((option) => option(value));
	}

	#postfix(): Check {
		let check = this.#primary();
		while (this.#tokens[this.#at] === '[' && this.#tokens[this.#at + 1] === ']') {
			this.#at += 2;
			const item = check;
			check = (value) => Array.isArray(value) && value.every(item);
		}
		return check;
	}

	#primary(): Check {
		const token = this.#next();
		if (token === '(') {
			const inner = this.#union();
			this.#take(')');
			return inner;
		}
		if (token === '[') return this.#tuple();
		if (token.startsWith("'")) return (value) => value === token.slice(1, -1);
		return this.#named(token);
	}

	#tuple(): Check {
		const items: Check[] = [];
		let tail: Check | undefined;
		while (!this.#take(']')) {
			if (this.#take('...')) tail = this.#union();
			else {
				if (/:$/.test(this.#tokens[this.#at] ?? '')) this.#at++;
				items.push(this.#union());
			}
			this.#take(',');
		}
		return (value) =>
			Array.isArray(value) &&
			(tail === undefined
				? value.length === items.length
				: value.length >= items.length && tail(value.slice(items.length))) &&
			items.every((item, index) => item(value[index]));
	}

	#argument(): Check {
		this.#take('<');
		const inner = this.#union();
		this.#take('>');
		return inner;
	}

	#named(name: string): Check {
		const { buffers, bigints = false } = this.#view;
		const text: Check = (value) => (buffers ? Buffer.isBuffer(value) : typeof value === 'string');
		switch (name) {
			case 'T':
				return text;
			case 'I':
				return (value) => typeof value === 'bigint' || (!bigints && Number.isInteger(value));
			case 'number':
				return (value) => typeof value === 'number';
			case 'string':
				return (value) => typeof value === 'string';
			case 'null':
				return (value) => value === null;
			case 'unknown':
				return () => true;
			case 'Fields': {
				const inner = this.#argument();
				return (value) => (buffers ? isPairs(value, inner) : isFields(value, inner));
			}
			case 'Scored': {
				const inner = this.#argument();
				return (value) => isRecord(value) && inner(value['value']) && typeof value['score'] === 'number';
			}
			case 'StreamEntry':
				this.#argument();
				return (value) =>
					isRecord(value) && text(value['id']) && (buffers ? Array.isArray : isRecord)(value['message']);
			case 'CommandInfo':
				return (value) => Array.isArray(value) && value.length >= 6;
			case 'C':
				return () => true;
			default:
				throw new Error(`no such type: ${name}`);
		}
	}
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value) && !Buffer.isBuffer(value);

const isFields = (value: unknown, inner: Check): boolean =>
	isRecord(value) && Object.getPrototypeOf(value) === null && Object.values(value).every(inner);

const isPairs = (value: unknown, inner: Check): boolean =>
	Array.isArray(value) && value.every((pair) => Array.isArray(pair) && pair.length === 2 && inner(pair[1]));
