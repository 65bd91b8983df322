/** A callback for trying things out: prints what it is given. */
export function print(error: Error | null, reply?: unknown): void {
	if (error) console.log(`Error: ${error}`);
	else console.log(`Reply: ${reply}`);
}
