import { type ChartState, everyStateIn, regionOf } from './chart.ts';
import { type Arrow, type Drawing, type Label, labelText } from './drawing.ts';
import { type ArrowToPlace, type BoxToPlace, type Layout, layOut, type Place, type Size } from './layout.ts';
import {
  arrowAlong,
  boxAt,
  escaped,
  type Figure,
  type Line,
  linesAt,
  px,
  sizeOfLines,
  textStyles,
} from './svg-parts.ts';
import type { Region } from './svg-style.ts';
import { wrapEvenly, wrapText } from './text-width.ts';

/** The states and arrows of a drawing in their places. */
export interface PlacedChart {
  readonly drawing: Drawing;
  readonly layout: Layout;
}

/** Finds a place for every state, arrow and label. */
export async function placeChart(drawing: Drawing): Promise<PlacedChart> {
  const { root, arrows } = drawing;
  const boxes = [...markerInside(root), ...root.states.map(boxFor)];
  const lines = [...everyStateIn(root).flatMap(initialArrow), ...arrows.map((arrow) => arrowFor(arrow, root))];
  return { drawing, layout: await layOut(boxes, lines, 'DOWN') };
}

/** Draws a placed chart: groups below arrows, arrows below states and labels. */
export function chartFigure({ drawing, layout }: PlacedChart): Figure {
  const states = everyStateIn(drawing.root).filter(({ path }) => path !== drawing.root.path);
  const [groups, leaves] = [states.filter(isGroup), states.filter((state) => !isGroup(state))];
  const initials = [drawing.root, ...groups];
  return {
    width: layout.width,
    height: layout.height,
    svg: [
      ...groups.map((state) => drawGroup(state, layout)),
      ...initials.map((state) => drawInitial(state, layout)),
      ...drawing.arrows.map((arrow) => drawArrow(arrow, layout)),
      ...leaves.map((state) => drawLeaf(state, layout)),
      ...drawing.arrows.map((arrow) => drawLabel(arrow, layout)),
    ].join(''),
  };
}

/** What outermost states are coloured by; one that is not here is grey. */
const regions: Readonly<Record<string, Region>> = {
  collecting: 'collecting',
  confirming: 'confirming',
  executing: 'executing',
  leaving: 'leaving',
  resuming: 'leaving',
};

const regionFor = (path: string): Region => regions[regionOf(path)] ?? 'greeting';

const LEAF_WORDS = 158;
const GROUP_WORDS = 190;
const LABEL_WORDS = 150;
const PAD = 12;
const LABEL_PAD = 6;
const DOT = 12;

const isGroup = ({ states }: ChartState): boolean => states.length > 0;

const arrowId = ({ from, to }: Pick<Arrow, 'from' | 'to'>): string => `${from} ${to}`;
const titleId = (path: string): string => `${path} title`;
const markerId = (path: string): string => `${path} initial`;

function boxFor(state: ChartState): BoxToPlace {
  const { width, height } = sizeOfLines(linesOf(state));
  if (!isGroup(state))
    return { id: state.path, size: { width: LEAF_WORDS + 2 * PAD, height: height + 2 * PAD }, inside: [] };
  const title: BoxToPlace = { id: titleId(state.path), size: { width, height }, inside: [], isFirst: true };
  return {
    id: state.path,
    size: { width: 0, height: 0 },
    inside: [title, ...markerInside(state), ...state.states.map(boxFor)],
  };
}

const markerInside = ({ path, initial }: ChartState): readonly BoxToPlace[] =>
  initial === null ? [] : [{ id: markerId(path), size: { width: DOT, height: DOT }, inside: [] }];

const initialArrow = ({ path, initial }: ChartState): readonly ArrowToPlace[] =>
  initial === null ? [] : [{ id: markerId(path), from: markerId(path), to: initial, label: null }];

const arrowFor = (arrow: Arrow, root: ChartState): ArrowToPlace => ({
  id: arrowId(arrow),
  from: arrow.from,
  to: arrow.to,
  label: padded(sizeOfLines(arrow.labels.flatMap(linesOfLabel))),
  isBack: leadsBack(arrow, root),
});

/** Inside a group states stand below each other in the order of the chart, whatever leads back. */
function leadsBack({ from, to }: Arrow, root: ChartState): boolean {
  const group = root.states.find(({ states }) => states.some(({ path }) => path === from));
  const order = group?.states.map(({ path }) => path) ?? [];
  return order.includes(to) && order.indexOf(to) < order.indexOf(from);
}

const padded = ({ width, height }: Size): Size => ({
  width: width + 2 * LABEL_PAD,
  height: height + 2 * LABEL_PAD - 4,
});

function linesOf(state: ChartState): readonly Line[] {
  const width = isGroup(state) ? GROUP_WORDS : LEAF_WORDS;
  return [
    { text: state.key, style: textStyles[isGroup(state) ? 'heading' : 'name'] },
    ...wrapText(state.description, textStyles.small, width).map((text) => ({ text, style: textStyles.small })),
  ];
}

function linesOfLabel({ events, condition }: Label): readonly Line[] {
  const wrapped = (text: string, style: Line['style']) =>
    wrapEvenly(text, style, LABEL_WORDS).map((line) => ({ text: line, style }));
  return [...wrapped(events.join(', '), textStyles.event), ...wrapped(condition, textStyles.condition)];
}

function drawGroup(state: ChartState, layout: Layout): string {
  return part(state, layout, (place) => {
    const title = layout.boxes.get(titleId(state.path)) ?? place;
    return boxAt(place, 'group', 14) + linesAt(linesOf(state), title);
  });
}

function drawLeaf(state: ChartState, layout: Layout): string {
  return part(state, layout, (place) => {
    const ring = state.isFinal ? boxAt(shrunk(place, 3.5), 'ring', 7) : '';
    return boxAt(place, 'box', 10) + ring + linesAt(linesOf(state), corner(place));
  });
}

/** A state with its description as a tooltip; `data-state` holds its path, for pages that light it. */
function part(state: ChartState, { boxes }: Layout, draw: (place: Place) => string): string {
  const place = boxes.get(state.path);
  if (place === undefined) return '';
  const region = state.isFinal ? 'end' : regionFor(state.path);
  const tooltip = `${state.path}: ${state.description}`;
  return `<g class="${region}" data-state="${escaped(state.path)}">\n<title>${escaped(tooltip)}</title>\n${draw(place)}</g>\n`;
}

function drawInitial({ path, states }: ChartState, { boxes, arrows }: Layout): string {
  const place = boxes.get(markerId(path));
  if (place === undefined || states.length === 0) return '';
  const dot = `<circle class="dot" cx="${px(place.x + DOT / 2)}" cy="${px(place.y + DOT / 2)}" r="${DOT / 2}"/>\n`;
  const region = regionFor(path);
  return `<g class="${region}">\n${dot}${arrowAlong(arrows.get(markerId(path)) ?? [], 'arrow')}</g>\n`;
}

function drawArrow(arrow: Arrow, { arrows }: Layout): string {
  const region = regionFor(arrow.from);
  return `<g class="${region}">\n${arrowAlong(arrows.get(arrowId(arrow)) ?? [], 'arrow')}</g>\n`;
}

function drawLabel(arrow: Arrow, { labels }: Layout): string {
  const place = labels.get(arrowId(arrow));
  if (place === undefined) return '';
  const tooltip = `${arrow.from} to ${arrow.to}: ${arrow.labels.map(labelText).join('; ')}`;
  const at = { x: place.x + place.width / 2, y: place.y + LABEL_PAD - 2 };
  const words = linesAt(arrow.labels.flatMap(linesOfLabel), at, 'middle');
  return `<g>\n<title>${escaped(tooltip)}</title>\n${boxAt(place, 'label', 6)}${words}</g>\n`;
}

const corner = ({ x, y }: Place) => ({ x: x + PAD, y: y + PAD });

const shrunk = ({ x, y, width, height }: Place, by: number): Place => ({
  x: x + by,
  y: y + by,
  width: width - 2 * by,
  height: height - 2 * by,
});
