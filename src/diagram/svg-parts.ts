import type { Place, Point, Size } from './layout.ts';
import { type TypeFace, textWidth } from './text-width.ts';

/** A part of the drawing, to be placed by its upper left corner. */
export interface Figure extends Size {
  readonly svg: string;
}

/** How lines of text are set: each `lineHeight` px apart. */
export interface TextStyle extends TypeFace {
  readonly lineHeight: number;
  /** Classes of the style sheet. */
  readonly look: string;
}

export const textStyles = {
  heading: { size: 16, isBold: true, lineHeight: 24, look: 'name' },
  name: { size: 14, isBold: true, lineHeight: 19, look: 'name' },
  small: { size: 12, lineHeight: 16, look: 'words' },
  event: { size: 12, isBold: true, lineHeight: 16, look: 'event' },
  condition: { size: 12, lineHeight: 16, look: 'words' },
} as const satisfies Readonly<Record<string, TextStyle>>;

/** One line of text in one style. */
export interface Line {
  readonly text: string;
  readonly style: TextStyle;
}

export const lineWidth = ({ text, style }: Line): number => textWidth(text, style);

/** How much room lines take below each other. */
export const sizeOfLines = (lines: readonly Line[]): Size => ({
  width: Math.ceil(Math.max(0, ...lines.map(lineWidth))),
  height: lines.reduce((sum, { style }) => sum + style.lineHeight, 0),
});

/** Lines below each other; `x` is their middle where they are centred, else where they start. */
export function linesAt(lines: readonly Line[], { x, y }: Point, align: 'start' | 'middle' = 'start'): string {
  let top = y;
  return lines
    .map((line) => {
      const baseline = top + line.style.lineHeight / 2 + line.style.size * 0.36;
      top += line.style.lineHeight;
      return textAt(line, { x: align === 'middle' ? x - lineWidth(line) / 2 : x, y: baseline });
    })
    .join('');
}

/** One line of text from `x` on its baseline `y`. Its length is set, so that another font takes no other room. */
export function textAt(line: Line, { x, y }: Point): string {
  const { text, style } = line;
  if (text === '') return '';
  const weight = style.isBold === true ? ' font-weight="600"' : '';
  const length = `textLength="${px(lineWidth(line))}" lengthAdjust="spacingAndGlyphs"`;
  return `<text class="${style.look}" x="${px(x)}" y="${px(y)}" font-size="${style.size}"${weight} ${length}>${escaped(text)}</text>\n`;
}

/** A box with round corners. */
export function boxAt({ x, y, width, height }: Place, look: string, radius: number): string {
  return `<rect class="${look}" x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" rx="${radius}"/>\n`;
}

/** A line along these points with round corners, and a head where it ends. */
export function arrowAlong(points: readonly Point[], look: string): string {
  const [start, ...rest] = points;
  const end = points.at(-1);
  const before = points.at(-2);
  if (start === undefined || end === undefined || before === undefined) return '';
  const corners = rest
    .slice(0, -1)
    .map((corner, index) => roundCorner(points[index] ?? start, corner, rest[index + 1] ?? end));
  const { x, y } = towards(end, before, HEAD);
  const d = `M${px(start.x)} ${px(start.y)}${corners.join('')}L${px(x)} ${px(y)}`;
  return `<path class="${look}" d="${d}"/>\n<path class="head" d="${headAt(end, before)}"/>\n`;
}

/** A figure moved to a place. */
export const figureAt = ({ svg }: Figure, { x, y }: Point): string =>
  `<g transform="translate(${px(x)} ${px(y)})">\n${svg}</g>\n`;

/** Text as it may stand in XML; what XML cannot hold is left out. */
export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
}

/** A coordinate to a tenth of a pixel, so that the same drawing is always the same text. */
export const px = (value: number): string => String(Math.round(value * 10) / 10);

const CORNER = 7;
const HEAD = 8;

/** The point so far from the first on the way to the second, at most half of it. */
function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(distance / length, 0.5);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function roundCorner(before: Point, corner: Point, after: Point): string {
  const into = towards(corner, before, CORNER);
  const out = towards(corner, after, CORNER);
  return `L${px(into.x)} ${px(into.y)}Q${px(corner.x)} ${px(corner.y)} ${px(out.x)} ${px(out.y)}`;
}

function headAt(tip: Point, before: Point): string {
  const length = Math.hypot(before.x - tip.x, before.y - tip.y) || 1;
  const back = { x: (before.x - tip.x) / length, y: (before.y - tip.y) / length };
  const side = (sign: 1 | -1) =>
    `${px(tip.x + back.x * HEAD - sign * back.y * HEAD * 0.5)} ${px(tip.y + back.y * HEAD + sign * back.x * HEAD * 0.5)}`;
  return `M${px(tip.x)} ${px(tip.y)}L${side(1)}L${side(-1)}Z`;
}
