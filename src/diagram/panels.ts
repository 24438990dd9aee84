import type { Drawing, HeardInPlace } from './drawing.ts';
import {
  boxAt,
  type Figure,
  figureAt,
  type Line,
  linesAt,
  lineWidth,
  sizeOfLines,
  textAt,
  textStyles,
} from './svg-parts.ts';
import { wrapText } from './text-width.ts';
import { anywhereInWords, eventInWords, groupedByStates, wayText } from './ways-in-words.ts';

const PAD = 16;
const GAP = 20;
const WORDS = 330;

/** A box with a heading around a figure. */
export function panel(heading: string, inner: Figure): Figure {
  const title: Line = { text: heading, style: textStyles.heading };
  const top = PAD + title.style.lineHeight + 8;
  const width = Math.max(lineWidth(title), inner.width) + 2 * PAD;
  const height = top + inner.height + PAD;
  const svg =
    boxAt({ x: 0, y: 0, width, height }, 'panel', 12) +
    textAt(title, { x: PAD, y: PAD + 16 }) +
    figureAt(inner, { x: PAD, y: top });
  return { width, height, svg };
}

/** Figures beside each other, in as many rows as this width in px asks for. */
export function inRows(figures: readonly Figure[], maxWidth: number): Figure {
  let [x, y, rowHeight, width] = [0, 0, 0, 0];
  const placed = figures.map((figure) => {
    if (x > 0 && x + figure.width > maxWidth) [x, y, rowHeight] = [0, y + rowHeight + GAP, 0];
    const svg = figureAt(figure, { x, y });
    rowHeight = Math.max(rowHeight, figure.height);
    width = Math.max(width, x + figure.width);
    x += figure.width + GAP;
    return svg;
  });
  return { width, height: y + rowHeight, svg: placed.join('') };
}

/** The ways that are not drawn as arrows. */
export function sharedWaysFigure(drawing: Drawing): Figure {
  return textFigure([
    ...section(`From ${anywhereInWords(drawing)}`, drawing.anywhere.map(wayText)),
    ...groupedByStates(drawing.shared).flatMap(([states, ways]) => section(`From ${states}`, ways.map(wayText))),
    ...paragraph('A group is entered at its dot. A state with a double frame is an end.', 'small'),
  ]);
}

/** What states hear and stay. */
export function heardFigure(heard: readonly HeardInPlace[]): Figure {
  return textFigure(
    heard.flatMap(({ state, events }) =>
      section(state === '' ? 'every state that does not say otherwise' : state, [events.map(eventInWords).join(', ')]),
    ),
  );
}

const section = (heading: string, texts: readonly string[]): readonly Line[] => [
  ...paragraph(heading, 'event'),
  ...texts.flatMap((text) => paragraph(text, 'small')),
  { text: '', style: { ...textStyles.small, lineHeight: 6 } },
];

const paragraph = (text: string, style: 'small' | 'event'): readonly Line[] =>
  wrapText(text, textStyles[style], WORDS).map((line) => ({ text: line, style: textStyles[style] }));

const textFigure = (lines: readonly Line[]): Figure => ({ ...sizeOfLines(lines), svg: linesAt(lines, { x: 0, y: 0 }) });
