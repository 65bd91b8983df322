/** `socketTimeout`: a socket from which nothing comes while replies are owed is destroyed. One timer for each connection. */
import type { LaneHost } from './lane-host.ts';

export class SocketWatch {
	readonly #host: Pick<LaneHost, 'options' | 'stream'>;
	#timer: NodeJS.Timeout | undefined = undefined;

	constructor(host: Pick<LaneHost, 'options' | 'stream'>) {
		this.#host = host;
	}

	/** A reply is owed. */
	owed(): void {
		const { socketTimeout } = this.#host.options;
		if (socketTimeout === undefined || this.#timer !== undefined) return;
		this.#timer = setTimeout(() => {
			const message = `Socket timeout. Expecting data, but didn't receive any in ${socketTimeout}ms.`;
			this.#host.stream?.destroy(new Error(message));
		}, socketTimeout);
	}

	/** Bytes came, or the connection is gone; `owing` says whether more is owed. */
	heard(owing: boolean): void {
		if (this.#timer === undefined) return;
		clearTimeout(this.#timer);
		this.#timer = undefined;
		if (owing) this.owed();
	}
}
