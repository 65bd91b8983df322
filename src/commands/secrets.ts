/** Which arguments no message, trace or error may show. */
import type { CommandSpec } from './descriptor.ts';
import { resolveSpec } from './lookup.ts';
import { wordOf } from './words.ts';

const hidden = '(secret)';
const secretName = /PASS|AUTH/;

/** Positions of secrets: passwords of AUTH, HELLO, MIGRATE, CONFIG SET, ACL SETUSER and of Sentinel's settings. */
export function secretIndexes(spec: CommandSpec, args: readonly unknown[]): number[] {
	const found: number[] = [];
	switch (resolveSpec(spec, args).secret) {
		case 'all':
			return args.map((_, index) => index);
		case 'auth':
			for (let i = 0; i < args.length; i++) {
				const word = wordOf(args[i]);
				// HELLO … AUTH user password, MIGRATE … AUTH password, AUTH2 user password.
				if (word === 'AUTH') found.push(i + 1, ...(spec.specialKeys === 'migrate' ? [] : [i + 2]));
				if (word === 'AUTH2') found.push(i + 1, i + 2);
			}
			return found.filter((index) => index < args.length);
		case 'pairs':
			for (let i = 1; i + 1 < args.length; i++) if (secretName.test(wordOf(args[i]))) found.push(i + 1);
			return found;
		case 'acl':
			for (let i = 2; i < args.length; i++) if (/^[><#!]/.test(wordOrText(args[i]))) found.push(i);
			return found;
		default:
			return found;
	}
}

const wordOrText = (arg: unknown): string =>
	arg instanceof Uint8Array ? Buffer.from(arg).toString('latin1') : String(arg);

/** The arguments with secrets replaced, for messages and traces. */
export function redact(spec: CommandSpec, args: readonly unknown[]): readonly unknown[] {
	const secrets = secretIndexes(spec, args);
	return secrets.length === 0 ? args : args.map((arg, index) => (secrets.includes(index) ? hidden : arg));
}
