/** Options of a client that sends nothing twice by itself, so that a test sees every refusal. */
import { type ClientOptions, createClient } from '../../src/index.ts';

const wanted = { retry: 'never' } as unknown as ClientOptions;

/** A client that knows no option `retry` repeats no refused command anyway. */
function isKnown(): boolean {
	try {
		createClient(wanted).destroy();
		return true;
	} catch (error) {
		if (error instanceof TypeError && /Unknown option retry/.test(error.message)) return false;
		throw error;
	}
}

export const noRetry: ClientOptions = isKnown() ? wanted : {};
