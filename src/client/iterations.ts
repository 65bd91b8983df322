/** The methods of a client that iterate. */
import { GroupConsumer } from './consumer.ts';
import type { ClientCore } from './core.ts';
import {
	type ConsumeOptions,
	checkedKeys,
	checkedOptions,
	type HashScanIteratorOptions,
	type KeyScanIteratorOptions,
	type ScanIteratorOptions,
	type StreamName,
	type TailOptions,
} from './iteration-options.ts';
import { type Calls, ItemScan } from './scan-iterator.ts';
import { Tail } from './tail.ts';
import type { View, ViewOptions } from './view.ts';

/** The client whose commands an iteration is made of. */
export interface IterationSetting {
	readonly core: ClientCore;
	readonly view: View;
	with(options: ViewOptions): Calls;
}

export function keyScan(setting: IterationSetting, given: KeyScanIteratorOptions): ItemScan<unknown> {
	const options = checkedOptions('scanIterator', given);
	const prefix = setting.core.settings.keyPrefix;
	return new ItemScan({ ...setting, signal: setting.view.signal, command: 'SCAN', key: [], options, prefix });
}

/** Of the parts of one key: `HSCAN`, `SSCAN`, `ZSCAN`. */
export function partScan(
	setting: IterationSetting,
	command: 'HSCAN' | 'SSCAN' | 'ZSCAN',
	key: unknown,
	given: ScanIteratorOptions & HashScanIteratorOptions,
): ItemScan<unknown> {
	const methods = { HSCAN: 'hscanIterator', SSCAN: 'sscanIterator', ZSCAN: 'zscanIterator' } as const;
	const method = methods[command];
	const options = checkedOptions(method, given);
	const keys = checkedKeys(method, [key]);
	return new ItemScan({ ...setting, signal: setting.view.signal, command, key: keys, options, prefix: '' });
}

export function consumer(setting: IterationSetting, given: ConsumeOptions): GroupConsumer {
	return new GroupConsumer(setting, checkedOptions('consume', given));
}

export function tail(setting: IterationSetting, streams: StreamName | readonly StreamName[], given: TailOptions): Tail {
	const keys = Array.isArray(streams) ? (streams as readonly StreamName[]) : [streams as StreamName];
	return new Tail(setting, checkedKeys('tail', keys), checkedOptions('tail', given));
}
