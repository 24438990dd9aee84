import { type BoxToPlace, layOut, type Size } from './layout.ts';
import type { SlotFacts } from './slot-facts.ts';
import { arrowAlong, boxAt, escaped, type Figure, type Line, linesAt, sizeOfLines, textStyles } from './svg-parts.ts';

const PAD = 10;

/** The slots of a flow as boxes, with an arrow from each to those that look at it. */
export async function slotsFigure(slots: readonly SlotFacts[]): Promise<Figure> {
  const arrows = slots.flatMap(({ name, dependsOn }) =>
    dependsOn.map((other) => ({ id: `${other} ${name}`, from: other, to: name, label: null })),
  );
  const layout = await layOut(slots.map(boxFor), arrows, 'RIGHT');
  const drawn = slots.map((slot) => {
    const place = layout.boxes.get(slot.name);
    if (place === undefined) return '';
    const words = linesAt(linesOf(slot), { x: place.x + PAD, y: place.y + PAD });
    return `<g>\n<title>${escaped(slot.name)}</title>\n${boxAt(place, 'box', 8)}${words}</g>\n`;
  });
  const lines = arrows.map(({ id }) => arrowAlong(layout.arrows.get(id) ?? [], 'dependency'));
  const { width, height } = layout;
  return { width, height, svg: `<g class="collecting">\n${[...lines, ...drawn].join('')}</g>\n` };
}

const boxFor = (slot: SlotFacts): BoxToPlace => ({
  id: slot.name,
  size: padded(sizeOfLines(linesOf(slot))),
  inside: [],
});

const padded = ({ width, height }: Size): Size => ({ width: Math.max(width, 96) + 2 * PAD, height: height + 2 * PAD });

function linesOf({ name, kind, marks }: SlotFacts): readonly Line[] {
  const small = marks.length === 0 ? [] : [{ text: marks.join(', '), style: textStyles.small }];
  return [{ text: name, style: textStyles.name }, { text: kind, style: textStyles.small }, ...small];
}
