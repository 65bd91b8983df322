/** Causes that another try would not mend. */
import { AuthError, ServerUnavailableError } from '../core/errors.ts';

/** The server speaks no protocol that we were told to speak. */
export class ProtocolUnsupportedError extends ServerUnavailableError {}

/** What OpenSSL and node call a certificate that is not to be trusted. */
const UNTRUSTED =
	/^(?:ERR_TLS_CERT_|CERT_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_(?:GET_ISSUER|VERIFY|DECRYPT|DECODE)|HOSTNAME_MISMATCH|INVALID_(?:CA|PURPOSE))/;

export function isFatal(error: unknown): boolean {
	if (error instanceof AuthError || error instanceof ProtocolUnsupportedError) return true;
	for (let cause = error; cause instanceof Error; cause = cause.cause) {
		const { code } = cause as NodeJS.ErrnoException;
		if (typeof code === 'string' && UNTRUSTED.test(code)) return true;
	}
	return false;
}
