import type { Measured } from './measure.ts';
import { ROW_TYPES, type RowType } from './rows.ts';
import { recallOf } from './targets.ts';

const NAMES: Readonly<Record<RowType, string>> = {
  ...{ date: 'dates', time: 'times', phone: 'phones', person_name: 'names' },
  ...{ category: 'choices', party_size: 'party sizes', boolean: 'yes or no', city: 'cities' },
};
const COLOURS = ['#1f5fa8', '#e08a2e', '#5b9a57', '#9a6bb0'];

const LEFT = 48;
const TOP = 72;
const HEIGHT = 240;
const BAR = 24;
const GAP = 20;

/** A bar chart: for each type the share read right, ours first, beside the others that have the type. */
export function chartOf(all: readonly Measured[]): string {
  const groups: string[] = [];
  let x = LEFT + GAP;
  for (const type of ROW_TYPES) {
    const bars = all.flatMap(({ reader, results }, at) =>
      reader.types.includes(type) ? [{ share: recallOf(results, type) ?? 0, colour: COLOURS[at] ?? '#888' }] : [],
    );
    const width = Math.max(bars.length * BAR, NAMES[type].length * 7.5);
    const from = x + (width - bars.length * BAR) / 2;
    groups.push(
      ...bars.map((bar, at) => barAt(from + at * BAR, bar)),
      label(x + width / 2, TOP + HEIGHT + 20, NAMES[type]),
    );
    x += width + GAP;
  }
  const width = Math.ceil(x);
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${TOP + HEIGHT + 36}" width="${width}" font-family="sans-serif" font-size="13">`,
    '<title>Values read right, in percent of the messages that hold one</title>',
    '<rect width="100%" height="100%" fill="#fff"/>',
    `<text x="${LEFT}" y="22" font-size="15">Values read right, in percent of the messages that hold one</text>`,
    ...legend(all),
    ...[0, 25, 50, 75, 100].map((share) => grid(share, width)),
    ...groups,
    '</svg>',
  ].join('\n')}\n`;
}

const heightOf = (share: number): number => TOP + HEIGHT * (1 - share);

function barAt(x: number, { share, colour }: { readonly share: number; readonly colour: string }): string {
  const y = heightOf(share);
  const bar = `<rect x="${x + 1}" y="${y.toFixed(1)}" width="${BAR - 2}" height="${(TOP + HEIGHT - y).toFixed(1)}" fill="${colour}"/>`;
  return bar + label(x + BAR / 2, y - 4, (share * 100).toFixed(0), 11);
}

function grid(share: number, width: number): string {
  const y = heightOf(share / 100);
  return `<line x1="${LEFT}" x2="${width - 8}" y1="${y}" y2="${y}" stroke="#ddd"/><text x="${LEFT - 6}" y="${y + 4}" text-anchor="end" fill="#555">${share}</text>`;
}

const legend = (all: readonly Measured[]): readonly string[] =>
  all.map(({ reader }, at) => {
    const x = LEFT + at * 150;
    return `<rect x="${x}" y="32" width="12" height="12" fill="${COLOURS[at] ?? '#888'}"/><text x="${x + 18}" y="43">${reader.name}</text>`;
  });

const label = (x: number, y: number, text: string, size = 13): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="middle" font-size="${size}">${text}</text>`;
