import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleOf } from '../bundles/bundle.ts';
import { noBrowser, openChromium } from './chromium.ts';
import type { Diary } from './page/diary.ts';

const html =
  '<!doctype html><meta charset="utf-8"><title>A booking</title><style>pre{white-space:pre-wrap}</style><div id="chat"></div>';

/** The page, served to this machine alone. */
async function servePage() {
  // The development build of React: it alone does twice what StrictMode does twice.
  const define = { 'process.env.NODE_ENV': '"development"' };
  const { code } = await bundleOf('test/runtimes/page/chat.ts', { minify: false, define });
  const server = createServer((request, response) => {
    const isScript = request.url === '/chat.js';
    response.setHeader('content-type', isScript ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8');
    response.end(isScript ? code : `${html}<script type="module" src="/chat.js"></script>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise((resolve) => server.close(resolve));
  return { url: `http://127.0.0.1:${port}/`, close };
}

describe.skipIf(noBrowser !== undefined)(
  `In a page under React's StrictMode${noBrowser ? ` (${noBrowser})` : ''}`,
  () => {
    let served: Awaited<ReturnType<typeof servePage>>;
    let chromium: Awaited<ReturnType<typeof openChromium>>;
    beforeAll(async () => {
      [served, chromium] = await Promise.all([servePage(), openChromium()]);
    }, 30_000);
    afterAll(async () => {
      await chromium.close();
      await served.close();
    });

    async function open(search = ''): Promise<{ readonly page: Page; readonly faults: readonly string[] }> {
      const context = await chromium.browser.createBrowserContext();
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warn') faults.push(message.text());
      });
      await page.goto(served.url + search);
      await shows(page, 'Welcome to the salon!');
      return { page, faults };
    }

    const shows = (page: Page, words: string) =>
      page.waitForFunction(
        (text) => document.querySelector('main')?.textContent?.includes(text),
        { timeout: 15_000 },
        words,
      );

    async function say(page: Page, said: string): Promise<void> {
      await page.type('input', said);
      await page.keyboard.press('Enter');
    }

    async function toTheYes(page: Page): Promise<void> {
      await say(page, 'A haircut next Tuesday at 3 pm');
      await shows(page, 'What name');
      await say(page, "Ann Lee, and it's 415 555 2671");
      await shows(page, 'Shall I go ahead');
      await say(page, 'yes please');
    }

    const diaryOf = (page: Page): Promise<Diary> =>
      page.evaluate(() => JSON.parse(localStorage.getItem('diary') ?? 'null') as Diary);

    it('a booking is made by typing, once', { timeout: 30_000 }, async () => {
      const { page, faults } = await open();
      await toTheYes(page);
      await shows(page, 'Your booking is made');
      const { calls, bookings } = await diaryOf(page);
      expect(calls.length).toBeGreaterThanOrEqual(1);
      expect(Object.keys(bookings)).toEqual([...new Set(calls)]);
      expect(Object.values(bookings)).toEqual([expect.stringMatching(/^haircut on .* at 15:00 for Ann Lee$/)]);
      expect(faults).toEqual([]);
      if (process.env.SCREENSHOT !== undefined)
        await page.screenshot({ path: process.env.SCREENSHOT as `${string}.png` });
    });

    it('a page closed while it was booking is opened again, and books nothing twice', { timeout: 30_000 }, async () => {
      const { page, faults } = await open('?slow');
      await toTheYes(page);
      await page.waitForFunction(() => localStorage.getItem('diary') !== null);
      await page.goto(served.url);
      await shows(page, 'Your booking is made');
      const { calls, bookings } = await diaryOf(page);
      expect(calls.length).toBeGreaterThan(1);
      expect(new Set(calls).size).toBe(1);
      expect(Object.keys(bookings)).toEqual([calls[0]]);
      expect(faults).toEqual([]);
    });
  },
);
