/** Puts the commands of the table on a class: one loop, no list of names. */
import { type CommandSpec, Flag, methodsOf, resolveSpec, type SurfaceName } from '../commands/spec.ts';
import { flatten } from './arguments.ts';

/** What a method does: receives the object, the spec with its subcommand found, and flat arguments. May not throw for bad arguments. */
export type Invoke<Target> = (target: Target, spec: CommandSpec, args: readonly unknown[]) => unknown;
/** What a method does when its arguments could not even be looked at. */
export type Refuse<Target> = (target: Target, error: unknown) => unknown;

interface Namespace<Target> {
	readonly target: Target;
}

/**
 * Defines every command method of `surface` on `prototype`, those of namespaces (`json.get`) on an object of their own. A member that the
 * class already has wins: the API has the name.
 */
export function attachCommands<Target extends object>(
	prototype: Target,
	surface: SurfaceName,
	invoke: Invoke<Target>,
	refuse: Refuse<Target>,
): void {
	const namespaces = new Map<string, object>();
	for (const { namespace, name, spec } of methodsOf(surface)) {
		if (namespace === undefined) {
			if (!(name in prototype)) define(prototype, name, methodOf(spec, invoke, refuse));
			continue;
		}
		let members = namespaces.get(namespace);
		if (members === undefined) {
			members = {};
			namespaces.set(namespace, members);
			if (!(namespace in prototype)) defineNamespace(prototype, namespace, members);
		}
		const method = methodOf(spec, invoke, refuse);
		define(members, name, function (this: Namespace<Target>, ...args: unknown[]) {
			return method.apply(this.target, args);
		});
	}
}

function methodOf<Target>(spec: CommandSpec, invoke: Invoke<Target>, refuse: Refuse<Target>) {
	const container = (spec.flags & Flag.container) !== 0;
	const takesPairs = (spec.flags & Flag.pairs) !== 0;
	return function (this: Target, ...args: unknown[]): unknown {
		let flat: readonly unknown[];
		try {
			flat = flatten(args, takesPairs);
		} catch (error) {
			return refuse(this, error);
		}
		return invoke(this, container ? resolveSpec(spec, flat) : spec, flat);
	};
}

function defineNamespace(prototype: object, name: string, members: object): void {
	Object.defineProperty(prototype, name, {
		get(this: object) {
			return Object.create(members, { target: { value: this } });
		},
		configurable: true,
	});
}

function define(target: object, name: string, value: unknown): void {
	Object.defineProperty(target, name, { value, writable: true, configurable: true });
}
