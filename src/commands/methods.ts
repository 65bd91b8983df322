/** Which methods stand for which commands: lower case, a hyphen is an underscore, a dot makes a namespace. */
import { type CommandSpec, Surface, type SurfaceName } from './descriptor.ts';
import { table } from './table.ts';

/** One method: `redis.hget`, or `redis.json.get` with `namespace` json. */
export interface Method {
	readonly namespace: string | undefined;
	readonly name: string;
	readonly spec: CommandSpec;
}

/** The method of a command's name on the wire. */
export function methodName(command: string): { namespace: string | undefined; name: string } {
	const lower = command.toLowerCase();
	const text = lower.includes('-') ? lower.replaceAll('-', '_') : lower;
	const dot = text.indexOf('.');
	return dot < 0
		? { namespace: undefined, name: text }
		: { namespace: text.slice(0, dot), name: text.slice(dot + 1).replaceAll('.', '_') };
}

/** Every method that this surface has; a container is one method, its subcommand the first argument. */
export function methodsOf(surface: SurfaceName): Method[] {
	const methods: Method[] = [];
	for (const spec of table().top.values()) {
		if ((spec.surfaces & Surface[surface]) !== 0) methods.push({ ...methodName(spec.name), spec });
	}
	return methods;
}
