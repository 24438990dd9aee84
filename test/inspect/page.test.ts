import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openChromium } from '../runtimes/chromium.ts';
import { openWatchedSalon, phone } from './watched-salon.ts';

/** Stands in for the page of stately.ai: says that it is there, and writes down what it is told. */
const viewer = `<!doctype html><title>viewer</title><pre></pre><script>
addEventListener('message', ({ data }) => { document.querySelector('pre').textContent += data.type + ' ' + data.sessionId + '\\n'; });
parent.postMessage({ type: '@statelyai.connected' }, '*');
</script>`;

describe.skipIf(noBrowser !== undefined)(`in a browser${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  let chromium: Awaited<ReturnType<typeof openChromium>>;
  beforeAll(async () => {
    chromium = await openChromium();
  }, 30_000);
  afterAll(() => chromium.close());

  /** Opens a page; `asked` is every address it asks for beyond this machine, which is not asked. */
  async function open(
    url: string,
  ): Promise<{ readonly page: Page; readonly asked: readonly string[]; readonly faults: readonly string[] }> {
    const context = await chromium.browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    const asked: string[] = [];
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const isOurs = new URL(request.url()).hostname === '127.0.0.1';
      if (isOurs) return void request.continue();
      asked.push(request.url());
      void request.respond({ contentType: 'text/html', body: viewer });
    });
    await page.goto(url);
    return { page, asked, faults };
  }

  const shows = (page: Page, id: string, words: string) =>
    page.waitForFunction(
      (at, text) => document.getElementById(at)?.textContent?.includes(text),
      { timeout: 5_000 },
      id,
      words,
    );

  it('our page lights the state, shows slots and events, and asks nobody else', async () => {
    const salon = await openWatchedSalon();
    const { page, asked, faults } = await open(salon.inspector.url);
    const { say } = await salon.talk();
    await shows(page, 'state', 'greeting');
    await say("A haircut next Tuesday at 3, it's Ann Lee", '415 555 2671');
    await shows(page, 'state', 'confirming.awaiting');
    const lit = await page.$$eval('.active', (boxes) => boxes.map((box) => box.getAttribute('data-state')));
    expect(lit).toEqual(['confirming', 'confirming.awaiting']);
    expect(await page.$eval('[aria-current]', (box) => box.getAttribute('data-state'))).toBe('confirming.awaiting');
    expect(await isInSight(page, '[aria-current] > .box')).toBe(true);
    expect(await colourOf(page, '[aria-current] > .box')).not.toBe(
      await colourOf(page, '[data-state=greeting] > .box'),
    );
    await shows(page, 'directive', 'confirm');
    await shows(page, 'slots', 'datesettled2026-11-240');
    await shows(page, 'slots', 'phonesettledkept back0');
    await shows(page, 'events', 'slot.proposed phone: accepted');
    if (process.env.SCREENSHOT !== undefined) await picture(page, process.env.SCREENSHOT);
    expect(await page.content()).not.toMatch(phone);
    await salon.inspector.close();
    await shows(page, 'link', 'Not watching any more');
    expect(asked).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('a frame with the Stately inspector is told everything once it is there, and never the token', async () => {
    const salon = await openWatchedSalon();
    const { run } = await salon.talk();
    const { page, asked } = await open(salon.inspector.statelyUrl);
    const frame = await page.waitForFrame((one) => one.url().startsWith('https://stately.ai/'));
    await frame.waitForFunction(
      (name) => document.querySelector('pre')?.textContent?.includes(`@xstate.snapshot ${name}`),
      { timeout: 5_000 },
      run,
    );
    expect(await frame.$eval('pre', ({ textContent }) => textContent?.split('\n')[0])).toBe(`@xstate.actor ${run}`);
    expect(asked).toEqual(['https://stately.ai/inspect']);
    expect(await frame.evaluate(() => document.referrer)).toBe('');
  });
});

/** Whether the chart is scrolled so far that a part of it can be seen; it may take its time to get there. */
const isInSight = (page: Page, part: string): Promise<boolean> =>
  page
    .waitForFunction(
      (selector) => {
        const [outer, inner] = ['#chart', selector].map((one) => document.querySelector(one)?.getBoundingClientRect());
        return outer && inner && inner.top >= outer.top && inner.bottom <= Math.min(outer.bottom, innerHeight);
      },
      { timeout: 5_000 },
      part,
    )
    .then(() => true);

const colourOf = (page: Page, part: string): Promise<string> => page.$eval(part, (box) => getComputedStyle(box).fill);

async function picture(page: Page, path: string): Promise<void> {
  for (const scheme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.screenshot({ path: `${path}-${scheme}.png`, fullPage: true });
  }
}
