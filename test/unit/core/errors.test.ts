import { expect } from 'chai';
import * as errors from '../../../src/core/errors.ts';
import * as entry from '../../../src/index.ts';

type Errors = typeof errors;
const here: Errors = errors;
type Made = readonly [name: keyof Errors, code: string, make: (from: Errors) => Error];

const stats = { total: 1, idle: 0, busy: 1, creating: 0, waiting: 1, epoch: 0, lastDialError: undefined };
const outcome = { written: true, maybeExecuted: true } as const;
const cause = new Error('the reason');
const table: readonly Made[] = [
	['ReplyError', 'WRONGTYPE', (from) => new from.ReplyError('WRONGTYPE Operation against a key', 'GET')],
	['ConnectionLostError', 'CONNECTION_LOST', (from) => new from.ConnectionLostError('lost', outcome, { cause })],
	['ServerUnavailableError', 'UNAVAILABLE', (from) => new from.ServerUnavailableError('none', { cause })],
	['MaxClientsError', 'MAX_CLIENTS', (from) => new from.MaxClientsError('full', { cause })],
	['AuthError', 'AUTH', (from) => new from.AuthError('no', { cause })],
	['TimeoutError', 'TIMEOUT', (from) => new from.TimeoutError('late', 'reply', outcome, { cause })],
	['AbortError', 'ABORT_ERR', (from) => new from.AbortError(outcome, { cause })],
	['QueueFullError', 'QUEUE_FULL', (from) => new from.QueueFullError('full')],
	['ClosedError', 'CLOSED', (from) => new from.ClosedError('closed', outcome, { cause })],
	['PipelineError', 'PIPELINE', (from) => new from.PipelineError('failed', [], { cause })],
	['TransactionError', 'TRANSACTION', (from) => new from.TransactionError('failed', false, [], { cause })],
	['WatchConflictError', 'WATCH_CONFLICT', (from) => new from.WatchConflictError('changed')],
	['PoolTimeoutError', 'POOL_TIMEOUT', (from) => new from.PoolTimeoutError(5, { ...stats, lastDialError: cause }, [])],
	['PoolDeadlockError', 'POOL_DEADLOCK', (from) => new from.PoolDeadlockError(stats, [])],
	['LeaseReleasedError', 'LEASE_RELEASED', (from) => new from.LeaseReleasedError('gone', { cause })],
	['ProtocolError', 'PROTOCOL', (from) => new from.ProtocolError('what?', 'ff00', { cause })],
];
const withOutcome: ReadonlyArray<keyof Errors> = [
	'ConnectionLostError',
	'TimeoutError',
	'AbortError',
	'ClosedError',
	'TransactionError',
];
/** Nothing else made them so. */
const withoutCause: ReadonlyArray<keyof Errors> = [
	'ReplyError',
	'QueueFullError',
	'WatchConflictError',
	'PoolDeadlockError',
];

/** As a second copy of the package in one process: its CommonJS build, or another version of it. */
async function otherCopy(): Promise<Errors> {
	return import(`../../../src/core/errors.ts?${'copy=2'}`) as Promise<Errors>;
}

describe('errors', () => {
	for (const [name, code, make] of table) {
		describe(name, () => {
			const error = make(errors) as errors.RedisError;

			it('has its name, its code and its stack', () => {
				expect(error.name).equal(name);
				expect(error.code).equal(code);
				expect(String(error)).match(new RegExp(`^${name}: `));
				expect(error).instanceof(Error);
				expect(error.stack).a('string');
			});

			it('has its name on the prototype, so that it is no own property of each', () => {
				expect(Object.hasOwn(error, 'name')).equal(false);
				expect(Object.keys(error)).not.include('name');
			});

			it('is a RedisError and none of the others', () => {
				expect(error).instanceof(errors.RedisError);
				for (const [other] of table) {
					const kind = here[other] as unknown as new () => Error;
					expect(error instanceof kind, other).equal(other === name);
				}
			});

			it('keeps its cause', () => {
				if (withoutCause.includes(name)) return;
				expect(error.cause).equal(cause);
			});

			it('is known to another copy of the package as what it is', async () => {
				const other = await otherCopy();
				const kind = other[name] as unknown as new () => Error;
				expect(Object.is(kind, here[name]), 'one module only').equal(false);
				expect(error instanceof kind).equal(true);
				expect(error instanceof other.RedisError).equal(true);
				expect(make(other) instanceof (here[name] as unknown as new () => Error)).equal(true);
			});

			if (withOutcome.includes(name)) {
				it('says whether the command was written and may have run', () => {
					expect(error).include({ written: true, maybeExecuted: true });
				});
			}
		});
	}

	it('are all exported by the package', () => {
		for (const [name] of table) expect(entry).property(name, here[name]);
		expect(entry).property('RedisError', errors.RedisError);
	});

	it('let a subclass of a user be a class of its own', () => {
		class Mine extends errors.ReplyError {}
		const mine = new Mine('ERR no');
		expect(mine).instanceof(Mine);
		expect(mine).instanceof(errors.ReplyError);
		expect(new errors.ReplyError('ERR no')).not.instanceof(Mine);
	});

	it('are not mistaken for what merely looks like one', () => {
		for (const value of [null, undefined, 'RedisError', { name: 'RedisError', code: 'ERR' }, new Error('x')])
			expect((value as unknown) instanceof errors.RedisError).equal(false);
	});

	it('keep the signal of an abort as cause, whatever it is', () => {
		for (const reason of [undefined, null, 'text', cause]) {
			const error = new errors.AbortError(outcome, { cause: reason });
			expect(error).property('cause', reason);
		}
	});

	it('name the phase of a timeout', () => {
		for (const phase of ['queue', 'acquire', 'connect', 'write', 'reply'] as const)
			expect(new errors.TimeoutError('late', phase, outcome)).property('phase', phase);
	});

	it('show the bytes around a violation of the protocol', () => {
		const error = new errors.ProtocolError('unknown type byte', '21424144');
		expect(error.context).equal('21424144');
		expect(error.message).equal('unknown type byte (near 21424144)');
		expect(new errors.ProtocolError('no bytes').message).equal('no bytes');
	});
});

describe('codeOf', () => {
	const codes: Readonly<Record<string, string>> = {
		'WRONGTYPE Operation against a key holding the wrong kind of value': 'WRONGTYPE',
		'NOAUTH Authentication required.': 'NOAUTH',
		'ERR unknown command': 'ERR',
		EXECABORT: 'EXECABORT',
		'NOT_A_WORD1 x': 'NOT_A_WORD1',
		"Can't do that": 'ERR',
		'A single letter is no code': 'ERR',
		'wrongtype lower case': 'ERR',
		'MOVED: not a word by itself': 'ERR',
		' WRONGTYPE behind a space': 'ERR',
		'': 'ERR',
		'FEHLER\u00c4 x': 'ERR',
	};
	for (const [message, code] of Object.entries(codes)) {
		it(`of ${JSON.stringify(message)} is ${code}`, () => {
			expect(errors.codeOf(message)).equal(code);
			expect(new errors.ReplyError(message)).include({ code, message });
		});
	}
});
