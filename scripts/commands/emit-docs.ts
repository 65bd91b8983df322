/** TSDoc of a command: summary, syntax, complexity, since, link, deprecation. */
import type { Command } from './model.ts';
import type { SnapshotArgument } from './snapshot.ts';

const has = (item: SnapshotArgument, flag: string): boolean => item.flags?.includes(flag) === true;

function syntax(item: SnapshotArgument): string {
	const parts = item.arguments ?? [];
	const inner =
		item.type === 'oneof'
			? parts.map(syntax).join(' | ')
			: item.type === 'block'
				? parts.map(syntax).join(' ')
				: item.type === 'pure-token'
					? ''
					: item.name;
	const text = [item.token, inner].filter((part) => part !== undefined && part !== '').join(' ');
	const several = has(item, 'multiple');
	if (has(item, 'optional')) return `[${text}${several ? ' …' : ''}]`;
	const grouped = item.type === 'oneof' ? `<${text}>` : text;
	return several ? `${grouped} [${text} …]` : grouped;
}

/** The command as one would type it. */
export function usageOf(command: Command): string {
	return [command.name.replace('|', ' '), ...(command.arguments ?? []).map(syntax)].join(' ');
}

function linkOf(command: Command): string {
	const name = command.name.replace('|', ' ');
	const page = name.toLowerCase().replace(' ', '-');
	const site = command.valkeyOnly
		? `https://valkey.io/commands/${page}/`
		: `https://redis.io/docs/latest/commands/${page}/`;
	return `{@link ${site} | ${name}}`;
}

const sentence = (text: string): string => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);
/** What would end a comment, or begin a tag. */
const safe = (text: string): string =>
	text
		.replaceAll('*/', '*\\/')
		.replaceAll('@', '\\@')
		.replace(/[{}]/g, (brace) => `\\${brace}`);

/** The lines of the comment. */
export function docOf(command: Command): string[] {
	const facts = [
		...(command.complexity === '' ? [] : [safe(sentence(command.complexity))]),
		`Since ${command.since}.`,
		linkOf(command),
	];
	return [
		'/**',
		` * ${safe(sentence(command.summary))}`,
		` * \`${usageOf(command).replaceAll('*/', '*\\/')}\``,
		` * ${facts.join(' ')}`,
		...(command.deprecated
			? [
					` * @deprecated ${command.replacedBy === '' ? 'It may be removed.' : `Use ${sentence(safe(command.replacedBy))}`}`,
				]
			: []),
		' */',
	];
}
