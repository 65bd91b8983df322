/** What `defineCommand` and the option `scripts` take. */
export interface ScriptDefinition {
	lua: string;
	/** Without it the caller passes the number first. */
	numberOfKeys?: number | undefined;
	/** A replica may run it. */
	readOnly?: boolean | undefined;
}
