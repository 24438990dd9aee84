import { readFileSync } from 'node:fs';
import { booking } from '../../machines/booking.ts';
import { type ChartTransition, chartOf, everyStateIn } from '../../src/diagram/chart.ts';
import { inWords } from '../../src/diagram/drawing.ts';
import { mermaidOf } from '../../src/diagram/mermaid.ts';
import { svgOf } from '../../src/diagram/svg.ts';

const guide = 'docs/chart.md';
const chart = chartOf(booking);

/** Every state of the chart, by its path; the root has none. */
export const everyPath = everyStateIn(chart.root).flatMap(({ path }) => (path === '' ? [] : [path]));

/** All files that show a chart, as they should be: by their path from the root of the repository. */
export async function chartFiles(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['docs/charts/conversation.svg', await svgOf(booking)],
    [guide, withGeneratedParts(readFileSync(guide, 'utf8'))],
  ]);
}

const block = /<!-- generated: ([\w. ]+) -->\n[\s\S]*?<!-- \/generated -->/g;

/** The guide with every generated part as the chart has it now. */
function withGeneratedParts(markdown: string): string {
  return markdown.replace(block, (_, name: string) => {
    const text = name === 'mermaid' ? `\`\`\`mermaid\n${mermaidOf(booking)}\`\`\`` : aboutState(name);
    return `<!-- generated: ${name} -->\n${text}\n<!-- /generated -->`;
  });
}

/** The names of a guide's generated parts. */
export const partsIn = (markdown: string): readonly string[] =>
  [...markdown.matchAll(block)].map(([, name = '']) => name);

function aboutState(name: string): string {
  const path = name === 'ways of the root' ? '' : name;
  const state = everyStateIn(chart.root).find((one) => one.path === path);
  if (state === undefined) throw new Error(`${guide} has a part "${name}", but the chart has no such state.`);
  const ways = chart.transitions.filter(({ from, to }) => from === path && to !== null);
  const stays = chart.transitions.filter(({ from, to }) => from === path && to === null);
  const heard = [...new Set(stays.map(({ event }) => (event === '*' ? 'whatever else comes' : `\`${event}\``)))];
  const list = [...ways.map(wayText), ...(heard.length === 0 ? [] : [`- heard without leaving: ${heard.join(', ')}`])];
  return `\n*${state.description}*\n${list.length === 0 ? '' : `\n${list.join('\n')}\n`}`;
}

function wayText({ event, guards, isElse, to }: ChartTransition): string {
  const condition = guards.map(inWords).join(' and ');
  const when = [event !== null && isElse ? 'otherwise' : '', condition && `when ${condition}`].filter(
    (part) => part !== '',
  );
  return `- ${[event === null ? '' : `\`${event}\``, when.join(', ')].filter((part) => part !== '').join(' ')} → ${to}`;
}
