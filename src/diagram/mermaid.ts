import type { Flow } from '../core/flow.ts';
import { type ChartState, chartOf, everyStateIn, keyOf } from './chart.ts';
import { type Arrow, type Drawing, drawingOf, labelText } from './drawing.ts';
import { slotFactsOf, slotInWords } from './slot-facts.ts';
import { anywhereInWords, groupedByStates, wayText } from './ways-in-words.ts';

/**
 * The chart of a flow as a Mermaid state diagram, which GitHub and many editors draw. Names of states are their keys, so no
 * two may be the same; ways that lead from nearly everywhere stand in a note.
 */
export function mermaidOf(flow: Flow): string {
  const drawing = drawingOf(chartOf(flow));
  const { root, arrows } = drawing;
  const states = everyStateIn(root).slice(1);
  const lines = [
    `%% The conversation of flow ${oneLine(flow.id)}, version ${flow.version}.`,
    'stateDiagram-v2',
    `  [*] --> ${keyOf(root.initial ?? '')}`,
    ...root.states.flatMap((state) => stateLines(state, '  ')),
    ...arrows.map((arrow) => `  ${arrowLine(arrow)}`),
    ...states.filter(({ isFinal }) => isFinal).map(({ key }) => `  ${key} --> [*]`),
    ...note('left of greeting', waysInWords(drawing)),
    ...note('right of greeting', ['The slots:', ...slotFactsOf(flow).map(slotInWords)]),
  ];
  return `${lines.join('\n')}\n`;
}

function stateLines({ key, description, initial, states }: ChartState, indent: string): readonly string[] {
  if (states.length === 0) return [`${indent}${key}: ${key}`, `${indent}${key}: ${escapedLabel(description)}`];
  return [
    `${indent}state "${escapedLabel(`${key}: ${description}`)}" as ${key} {`,
    ...(initial === null ? [] : [`${indent}  [*] --> ${keyOf(initial)}`]),
    ...states.flatMap((state) => stateLines(state, `${indent}  `)),
    `${indent}}`,
  ];
}

const arrowLine = ({ from, to, labels }: Arrow): string =>
  `${keyOf(from)} --> ${keyOf(to)}: ${labels.map((label) => escapedLabel(labelText(label))).join('<br/>')}`;

function waysInWords(drawing: Drawing): readonly string[] {
  return [
    `From ${anywhereInWords(drawing)}:`,
    ...drawing.anywhere.map(wayText),
    ...groupedByStates(drawing.shared).flatMap(([states, ways]) => [`From ${states}:`, ...ways.map(wayText)]),
  ];
}

const note = (place: string, lines: readonly string[]): readonly string[] => [
  `  note ${place}`,
  ...lines.map((line) => `    ${escapedLabel(line)}`),
  '  end note',
];

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Text as a label can hold it: one line, and what Mermaid gives a meaning to as entities. */
const escapedLabel = (text: string): string =>
  oneLine(text).replace(/[#;:"<>{}%`\\]/g, (sign) => `#${sign.codePointAt(0)};`);
