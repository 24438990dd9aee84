import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, launch } from 'puppeteer-core';

const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Why tests in a browser are left out here; `undefined` where they run, and in CI they always do. */
export const noBrowser: string | undefined =
  existsSync(chromium) || process.env.CI === 'true' ? undefined : `there is no ${chromium}: set CHROMIUM`;

/** A browser with an empty profile of its own; `close` removes it again. */
export async function openChromium(): Promise<{ readonly browser: Browser; close(): Promise<void> }> {
  const userDataDir = mkdtempSync(join(tmpdir(), 'talkchart-chromium-'));
  const removeProfile = (): void => rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
  const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  try {
    const browser = await launch({
      executablePath: chromium,
      userDataDir,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', ...quiet],
    });
    const close = async (): Promise<void> => {
      await browser.close();
      removeProfile();
    };
    return { browser, close };
  } catch (error) {
    removeProfile();
    throw error;
  }
}
