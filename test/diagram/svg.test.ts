import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { booking } from '../../machines/booking.ts';
import { chartOf, everyStateIn } from '../../src/diagram/chart.ts';
import { placeChart } from '../../src/diagram/chart-figure.ts';
import { drawingOf } from '../../src/diagram/drawing.ts';
import type { Place } from '../../src/diagram/layout.ts';
import { svgOf } from '../../src/diagram/svg.ts';
import { escaped } from '../../src/diagram/svg-parts.ts';
import { noBrowser, openChromium } from '../runtimes/chromium.ts';
import { awkward, journey } from './flows.ts';

const flows = [booking, journey, awkward].map((flow) => ({ id: flow.id, flow }));
const chart = chartOf(booking);
const leaves = everyStateIn(chart.root).filter(({ states }) => states.length === 0);

describe('The picture of a chart', () => {
  it.each(flows)('of $id is the same text each time', async ({ flow }) => {
    expect(await svgOf(flow)).toBe(await svgOf(flow));
  });

  it.each(flows)('of $id needs nothing else: no script, no link, no font', async ({ flow }) => {
    const svg = await svgOf(flow);
    expect(svg).not.toMatch(/<script|<foreignObject|<image|href|url\(|@import|@font-face|\bon\w+=/i);
    expect(svg.match(/https?:[^"\s]*/g)).toEqual(['http://www.w3.org/2000/svg']);
  });

  it('says in words what it shows', async () => {
    const svg = await svgOf(booking);
    expect(svg).toMatch(/<title id="talkchart-title">The conversation of flow booking, version 1<\/title>/);
    expect(svg).toContain('From confirming.awaiting to executing: confirm [these values are consented to].');
    expect(svg).toContain('time: time, after date and service, checked');
    for (const { path, description } of leaves) expect(svg).toContain(`<title>${path}: ${description}</title>`);
  });

  it('names the state that each part draws', async () => {
    const named = [...(await svgOf(booking)).matchAll(/ data-state="([^"]*)"/g)].map(([, path]) => path);
    const everyPath = everyStateIn(chart.root).flatMap(({ path }) => (path === '' ? [] : [path]));
    expect(named.toSorted()).toEqual(everyPath.toSorted());
  });

  it('is for light and for dark', async () => {
    expect(await svgOf(booking)).toContain('@media(prefers-color-scheme:dark)');
  });

  it('tells what is special about each slot', async () => {
    const svg = await svgOf(journey);
    expect(svg).toContain('train: choice, after from, to and day, checked');
    expect(svg).toContain('lock: yesNo, after bikes, only when, only volunteered');
    expect(svg).toContain('bikes: number, optional');
  });

  it('puts no label or state over another, nor beyond the edge', async () => {
    const { layout } = await placeChart(drawingOf(chart));
    const boxes = leaves.map(({ path }) => [path, layout.boxes.get(path)] as const);
    const things = [...boxes, ...layout.labels];
    expect(things.filter(([, place]) => place === undefined || isOutside(place, layout))).toEqual([]);
    const pairs = things.flatMap(([one, a], index) =>
      things.slice(index + 1).flatMap(([other, b]) => (a && b && overlap(a, b) ? [`${one} / ${other}`] : [])),
    );
    expect(pairs).toEqual([]);
    expect(layout.labels.size).toBe(drawingOf(chart).arrows.length);
  });

  it('draws no arrow through a state, a title, or the label of another', async () => {
    const { layout } = await placeChart(drawingOf(chart));
    const titles = [...layout.boxes].filter(([id]) => id.endsWith(' title') || leaves.some(({ path }) => path === id));
    const obstacles = [...titles, ...layout.labels];
    const crossings = [...layout.arrows].flatMap(([arrow, points]) =>
      points.slice(1).flatMap((end, index) => {
        const line = between(points[index] ?? end, end);
        return obstacles
          .filter(([id, place]) => id !== arrow && overlap(line, place))
          .map(([id]) => `${arrow} through ${id}`);
      }),
    );
    expect(crossings).toEqual([]);
  });

  it.each([
    ['a < b & "c"', 'a &#60; b &#38; &#34;c&#34;'],
    ['bell\u0007 and half \ud800', 'bell and half '],
    ['名 😀', '名 😀'],
  ])('holds %j as text', (text, held) => expect(escaped(text)).toBe(held));
});

describe.skipIf(noBrowser !== undefined)(`The picture in a browser${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  let chromium: Awaited<ReturnType<typeof openChromium>>;
  beforeAll(async () => {
    chromium = await openChromium();
  }, 30_000);
  afterAll(() => chromium.close());

  it.each(flows)('of $id: no text stands on another, nor beyond the edge', { timeout: 30_000 }, async ({ flow }) => {
    const page = await chromium.browser.newPage();
    await page.setContent(`<body style="margin:0">${await svgOf(flow)}</body>`);
    const places = await page.$$eval('svg text', (texts) =>
      texts.map((text) => {
        const { x, y, width, height } = text.getBoundingClientRect();
        return { words: text.textContent ?? '', x, y, width, height };
      }),
    );
    const { width, height } = await page.$eval('svg', (svg) => svg.getBoundingClientRect().toJSON() as Place);
    // Set to a measured length, a text that was measured wrongly would be squeezed or torn apart.
    const stretched = await page.$$eval('svg text', (texts) =>
      texts.map((text) => {
        const measured = Number(text.getAttribute('textLength'));
        text.removeAttribute('textLength');
        return { words: text.textContent, by: measured / text.getBoundingClientRect().width };
      }),
    );
    expect(stretched.filter(({ by }) => by < 0.85 || by > 1.15)).toEqual([]);
    await page.close();
    expect(places.length).toBeGreaterThan(100);
    expect(places.filter((place) => isOutside(place, { width, height }))).toEqual([]);
    // Lines below each other share a little of what their letters leave free.
    const tight = places.map((place) => ({ ...place, y: place.y + 2, height: place.height - 4 }));
    const pairs = tight.flatMap((a, index) =>
      tight.slice(index + 1).flatMap((b) => (overlap(a, b) ? [`${a.words} / ${b.words}`] : [])),
    );
    expect(pairs).toEqual([]);
  });
});

function isOutside({ x, y, width, height }: Place, size: Pick<Place, 'width' | 'height'>): boolean {
  return x < 0 || y < 0 || x + width > size.width || y + height > size.height;
}

function overlap(a: Place, b: Place): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** A line as a thin box, without its ends: there it touches what it leads to. */
function between(a: { readonly x: number; readonly y: number }, b: { readonly x: number; readonly y: number }): Place {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return { x: x + 0.5, y: y + 0.5, width: Math.abs(a.x - b.x) - 1, height: Math.abs(a.y - b.y) - 1 };
}
