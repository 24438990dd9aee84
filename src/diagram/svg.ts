import type { Flow } from '../core/flow.ts';
import { chartOf } from './chart.ts';
import { chartFigure, placeChart } from './chart-figure.ts';
import { type Drawing, drawingOf, labelText } from './drawing.ts';
import { heardFigure, inRows, panel, sharedWaysFigure } from './panels.ts';
import { slotFactsOf, slotInWords } from './slot-facts.ts';
import { slotsFigure } from './slots-figure.ts';
import { escaped, figureAt, linesAt, px, textStyles } from './svg-parts.ts';
import { fontStack, styleSheet } from './svg-style.ts';
import { list } from './ways-in-words.ts';

const MARGIN = 28;
const TOP = 64;
const GAP = 32;

/**
 * Draws the chart of a flow as a picture that needs nothing else: no script, no font, no link. Light or dark as the
 * reader's system is; the same flow gives the same text.
 */
export async function svgOf(flow: Flow): Promise<string> {
  const drawing = drawingOf(chartOf(flow));
  const slots = slotFactsOf(flow);
  const chart = chartFigure(await placeChart(drawing));
  const notes = inRows(
    [
      panel(`The slots of ${flow.id}`, await slotsFigure(slots)),
      panel('Ways that are not drawn', sharedWaysFigure(drawing)),
      panel('Heard without moving', heardFigure(drawing.inPlace)),
    ],
    chart.width,
  );
  const width = px(Math.max(chart.width, notes.width) + 2 * MARGIN);
  const height = px(TOP + chart.height + GAP + notes.height + MARGIN);
  const title = `The conversation of flow ${flow.id}, version ${flow.version}`;
  const told = `${inSentences(drawing)} The slots are: ${slots.map(slotInWords).join('; ')}.`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="talkchart-title talkchart-desc" font-family="${fontStack}">
<title id="talkchart-title">${escaped(title)}</title>
<desc id="talkchart-desc">${escaped(told)}</desc>
<style>${styleSheet}</style>
<rect class="paper" width="${width}" height="${height}" rx="16"/>
${linesAt([{ text: title, style: { ...textStyles.heading, size: 20 } }], { x: MARGIN, y: 22 })}${figureAt(chart, { x: MARGIN, y: TOP })}${figureAt(notes, { x: MARGIN, y: TOP + chart.height + GAP })}</svg>
`;
}

/** Every arrow as a sentence, for whoever cannot see them. */
function inSentences({ root, arrows, anywhere, shared }: Drawing): string {
  const drawn = arrows.map(({ from, to, labels }) => `From ${from} to ${to}: ${labels.map(labelText).join('; ')}.`);
  const told = [...shared, ...anywhere].map(
    ({ from, label, to }) => `From ${from[0] === root.path ? 'anywhere' : list(from)} to ${to}: ${labelText(label)}.`,
  );
  return [...drawn, ...told].join(' ');
}
