/** What a subscriber of `node:diagnostics_channel` may see. Nothing is made for a channel that nobody listens to. */
import { type Channel, channel, type TracingChannel, tracingChannel } from 'node:diagnostics_channel';

export const channels: {
	/** Waiting for a lease: `{ lane, label }`. */
	readonly acquire: TracingChannel<object> & { readonly hasSubscribers?: boolean };
	/** A dedicated connection was made: `{ lane, id, took }`. */
	readonly create: Channel;
	/** A dedicated connection was closed: `{ lane, id, reason }`. */
	readonly close: Channel;
} = {
	acquire: tracingChannel('respool:acquire'),
	create: channel('respool:create'),
	close: channel('respool:close'),
};
