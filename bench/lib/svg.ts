/** Horizontal bars, one group after another: all that these results need, in less code than a chart library takes to set up. */
export interface Bar {
	readonly label: string;
	readonly value: number;
	/** What stands at the end of the bar. */
	readonly text: string;
	/** Our own bar stands out. */
	readonly own?: boolean;
	/** Quartiles, drawn as a whisker. */
	readonly low?: number;
	readonly high?: number;
}

export interface Chart {
	/** File name without `.svg`. */
	readonly name: string;
	readonly title: string;
	readonly subtitle: string;
	readonly groups: readonly { readonly title: string; readonly bars: readonly Bar[] }[];
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

export function chartSvg(chart: Chart): string {
	const width = 900;
	const left = 230;
	const room = width - left - 150;
	const parts: string[] = [];
	let y = 58;
	for (const group of chart.groups) {
		// Each group has its own scale: the groups show different work.
		const top = Math.max(...group.bars.map((bar) => bar.high ?? bar.value), Number.MIN_VALUE);
		y += 22;
		parts.push(`<text x="16" y="${y}" class="group">${escaped(group.title)}</text>`);
		y += 8;
		for (const bar of group.bars) {
			const x = (value: number): string => (left + (value / top) * room).toFixed(1);
			const middle = y + 9;
			parts.push(
				`<text x="${left - 8}" y="${y + 13}" text-anchor="end">${escaped(bar.label)}</text>`,
				`<rect x="${left}" y="${y}" width="${((bar.value / top) * room).toFixed(1)}" height="18" class="${bar.own ? 'own' : 'bar'}"/>`,
			);
			if (bar.low !== undefined && bar.high !== undefined) {
				parts.push(`<path d="M${x(bar.low)} ${middle}H${x(bar.high)}" class="whisker"/>`);
			}
			parts.push(`<text x="${Number(x(bar.high ?? bar.value)) + 6}" y="${y + 13}">${escaped(bar.text)}</text>`);
			y += 22;
		}
	}
	const style =
		'text{font:13px system-ui,sans-serif;fill:#222}.title{font-size:18px;font-weight:600}.sub{fill:#666}.group{font-weight:600}' +
		'.bar{fill:#9aa7b5}.own{fill:#d1442c}.whisker{stroke:#222;stroke-width:1.5}';
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y + 16}" viewBox="0 0 ${width} ${y + 16}">
<style>${style}</style>
<rect width="100%" height="100%" fill="#fff"/>
<text x="16" y="30" class="title">${escaped(chart.title)}</text>
<text x="16" y="50" class="sub">${escaped(chart.subtitle)}</text>
${parts.join('\n')}
</svg>
`;
}
