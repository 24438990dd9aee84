import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { booking } from '../../machines/booking.ts';
import { chartOf, everyStateIn } from '../../src/diagram/chart.ts';
import { mermaidOf } from '../../src/diagram/mermaid.ts';
import { noBrowser, openChromium } from '../runtimes/chromium.ts';
import { awkward, journey } from './flows.ts';

const flows = [booking, journey, awkward].map((flow) => ({ id: flow.id, flow }));
const text = mermaidOf(booking);

describe('The Mermaid diagram', () => {
  it('is the same text each time', () => expect(mermaidOf(booking)).toBe(text));

  it('has every state with its description, and every end', () => {
    for (const { key, isFinal, path } of everyStateIn(chartOf(booking).root)) {
      if (path !== '') expect(text).toMatch(new RegExp(`^ *(?:${key}: ${key}$|state ".*" as ${key} \\{$)`, 'm'));
      if (isFinal) expect(text).toContain(`  ${key} --> [*]\n`);
    }
  });

  it('labels arrows with events and guards in words', () => {
    expect(text).toContain('  awaiting --> executing: confirm [these values are consented to]\n');
    expect(text).toContain('  eliciting --> checking: [a check is owed]\n');
  });

  it('tells the ways from everywhere in a note', () => {
    expect(text).toContain('    cancel [it is plainly said] → cancelled\n');
    expect(text).toContain('    session.lapsed → resuming\n');
  });
});

/** The real parser needs a page: it cleans what it shows. */
describe.skipIf(noBrowser !== undefined)(`Mermaid itself${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  const library = readFileSync(createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js'), 'utf8');
  let chromium: Awaited<ReturnType<typeof openChromium>>;
  let page: Page;
  beforeAll(async () => {
    chromium = await openChromium();
    page = await chromium.browser.newPage();
    await page.setContent('<body></body>');
    await page.addScriptTag({ content: library });
  }, 60_000);
  afterAll(() => chromium.close());

  /** What Mermaid draws, as text; or what it says is wrong. */
  const drawn = (diagram: string): Promise<string> =>
    page.evaluate(async (source) => {
      const { mermaid } = globalThis as unknown as {
        mermaid: { render(id: string, text: string): Promise<{ svg: string }> };
      };
      const { svg } = await mermaid.render('drawn', source);
      return new DOMParser().parseFromString(svg, 'text/html').body.textContent ?? '';
    }, diagram);

  it.each(flows)('draws $id, states, labels, notes and all', { timeout: 60_000 }, async ({ flow }) => {
    const words = await drawn(mermaidOf(flow));
    for (const { key } of everyStateIn(chartOf(flow).root).slice(1)) expect(words).toContain(key);
    expect(words).toContain('Nobody has spoken yet; the host may bring values along.');
    expect(words).toContain('From every state but greeting, executing and the ends:');
    for (const name of flow.order) expect(words).toContain(`${name}:`);
    expect(words).not.toContain('#5');
  });

  it('refuses what is no diagram', { timeout: 60_000 }, async () => {
    await expect(drawn(text.replace('-->', '--> -->'))).rejects.toThrow();
  });
});
