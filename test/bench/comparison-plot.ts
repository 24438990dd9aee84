import { memoryOf } from './comparison-remarks.ts';
import { figuresOf } from './figures.ts';
import type { Measured } from './measure-talks.ts';

const COLOURS: Readonly<Record<string, string>> = {
  'plain loop': '#9a6bb0',
  'tuned loop': '#e08a2e',
  Talkchart: '#1f5fa8',
  'Talkchart, model always asked': '#5b9a57',
};

const [TOP, HEIGHT] = [76, 240];
const [LEFT, WIDTH] = [80, 400];
const BARS_LEFT = 556;
const BAR = 34;
const BAR_GAP = 10;

/** On the left the tokens of every message of the long conversation, on a logarithmic scale; on the right the times. */
export function plotOf(all: readonly Measured[]): string {
  const width = BARS_LEFT + all.length * (BAR + BAR_GAP) + 24;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${TOP + HEIGHT + 48}" width="${width}" font-family="sans-serif" font-size="13">`,
    '<title>Input tokens up to each message of the long conversation, and time for a message</title>',
    '<rect width="100%" height="100%" fill="#fff"/>',
    `<text x="${LEFT}" y="22" font-size="15">Input tokens up to each message</text>`,
    `<text x="${BARS_LEFT}" y="22" font-size="15">Time for a message, in ms</text>`,
    ...legend(),
    ...tokensPanel(all),
    ...timesPanel(all, width),
    '</svg>',
  ].join('\n')}\n`;
}

function tokensPanel(all: readonly Measured[]): readonly string[] {
  const curves = Object.entries(COLOURS).map(([design, colour]) => ({ colour, sums: sumsOf(memoryOf(all, design)) }));
  const most = Math.max(...curves.flatMap(({ sums }) => sums));
  const [low, high] = [2, Math.ceil(Math.log10(most))];
  const y = (tokens: number): number =>
    TOP + HEIGHT * (1 - (Math.log10(Math.max(tokens, 10 ** low)) - low) / (high - low));
  const x = (message: number, messages: number): number => LEFT + (WIDTH * message) / (messages - 1);
  const powers = Array.from({ length: high - low + 1 }, (_, at) => 10 ** (low + at));
  return [
    ...powers.map((tokens) => grid(LEFT, LEFT + WIDTH, y(tokens), tokens.toLocaleString('en-US'))),
    ...curves.map(({ colour, sums }) => {
      // What nobody has read yet has no place on the scale.
      const points = sums.flatMap((sum, at) =>
        sum > 0 ? [`${x(at, sums.length).toFixed(1)},${y(sum).toFixed(1)}`] : [],
      );
      return `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`;
    }),
    ...[1, 10, 20, 30, 40, 50].map((message) => label(x(message - 1, 50), TOP + HEIGHT + 20, String(message))),
    label(LEFT + WIDTH / 2, TOP + HEIGHT + 38, 'message of the long conversation'),
  ];
}

/** All tokens up to each message. */
function sumsOf({ talked }: Measured): readonly number[] {
  const counted = talked.find(({ conversation }) => conversation.id === 'long')?.counted ?? [];
  return counted.map((_, at) => counted.slice(0, at + 1).reduce((sum, { input }) => sum + input, 0));
}

function timesPanel(all: readonly Measured[], width: number): readonly string[] {
  const bars = all.map((measured) => ({ ...measured.contender, ms: figuresOf(measured).ms }));
  const most = Math.max(...bars.map(({ ms }) => ms));
  return [
    grid(BARS_LEFT, width - 16, TOP + HEIGHT, '0'),
    ...bars.map(({ design, storage, ms }, at) => {
      const x = BARS_LEFT + BAR_GAP + at * (BAR + BAR_GAP);
      const height = (HEIGHT * ms) / most;
      const y = TOP + HEIGHT - height;
      const bar = `<rect x="${x}" y="${y.toFixed(1)}" width="${BAR}" height="${height.toFixed(1)}" fill="${COLOURS[design] ?? '#888'}"/>`;
      const middle = x + BAR / 2;
      return bar + label(middle, y - 4, ms.toFixed(1), 11) + label(middle, TOP + HEIGHT + 16, storage, 9);
    }),
  ];
}

/** The longest name comes last, where there is room. */
const legend = (): readonly string[] =>
  Object.entries(COLOURS).map(([design, colour], at) => {
    const x = LEFT + at * 110;
    return `<rect x="${x}" y="32" width="12" height="12" fill="${colour}"/><text x="${x + 18}" y="43">${design}</text>`;
  });

function grid(from: number, to: number, y: number, text: string): string {
  const line = `<line x1="${from}" x2="${to}" y1="${y.toFixed(1)}" y2="${y.toFixed(1)}" stroke="#ddd"/>`;
  return `${line}<text x="${from - 6}" y="${(y + 4).toFixed(1)}" text-anchor="end" fill="#555">${text}</text>`;
}

const label = (x: number, y: number, text: string, size = 13): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="middle" font-size="${size}">${text}</text>`;
