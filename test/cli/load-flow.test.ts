import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/cli/command.ts';
import { loadFlow, whyNotLoaded } from '../../src/cli/load-flow.ts';

const bakery = pathToFileURL(join(import.meta.dirname, 'bakery.ts')).href;
const perform = `export const perform = { fulfil: async () => ({ is: 'succeeded', result: { reference: 'B-1' } }) };`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'talkchart-flows-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
/** Writes a module of its own for every test: a module is loaded once. */
function load(source: string) {
  count += 1;
  const name = `flow-${count}.mjs`;
  writeFileSync(join(folder, name), source);
  return loadFlow(name, folder);
}

describe('a flow from a module', () => {
  it('comes with its perform', async () => {
    const loaded = await load(`export { bakery } from '${bakery}'; ${perform}`);
    expect(loaded.flow.id).toBe('bakery');
    expect(loaded.notice).toContain('really done');
    expect(loaded.stands([])).toBe('Nothing was done.');
    expect(loaded.stands([{ reference: 'B-1' }, 'B-2', { loaves: 3 }])).toBe('Done: B-1, B-2, {"loaves":3}.');
  });

  it('is only pretended to be done when there is no perform, and says so', async () => {
    const { notice, perform, stands } = await load(`export { bakery } from '${bakery}';`);
    const { signal } = new AbortController();
    expect(notice).toContain('nothing is really done');
    expect(await perform.fulfil({ slots: { loaves: 2 }, key: 'k', signal, progress: () => undefined })).toEqual({
      is: 'succeeded',
      result: { loaves: 2 },
    });
    expect(stands([{ loaves: 2 }])).toBe('Nothing was really done.');
  });

  it('may be exported under two names', async () => {
    const { flow } = await load(`import { bakery } from '${bakery}'; export { bakery, bakery as default };`);
    expect(flow.id).toBe('bakery');
  });

  it.each([
    { when: 'it exports no flow', source: 'export const a = 1;', says: 'flow-\\d+.mjs exports no flow' },
    { when: 'it exports a definition only', source: "export const a = { id: 'a', slots: {} };", says: 'defineFlow' },
    {
      when: 'it exports two flows',
      source: `import { bakery } from '${bakery}'; export const a = bakery, b = { ...bakery, id: 'b' };`,
      says: 'exports 2 flows \\(bakery, b\\)',
    },
    {
      when: 'perform has no fulfil',
      source: `export { bakery } from '${bakery}'; export const perform = {};`,
      says: '"perform" has no "fulfil"',
    },
    { when: 'it throws', source: "throw new Error('no oven');", says: 'Cannot load flow-\\d+.mjs: no oven' },
  ])('is refused when $when', async ({ source, says }) => {
    await expect(load(source)).rejects.toThrow(new RegExp(says));
  });

  it('is wrong usage when there is no such file', async () => {
    await expect(loadFlow('bokking', folder)).rejects.toThrow(UsageError);
    await expect(loadFlow('bokking', folder)).rejects.toThrow('There is no flow "bokking"');
  });
});

it.each([
  { path: 'flow.ts', says: 'Use Node 22.18 or newer, or compile it to JavaScript first.' },
  { path: 'flow.txt', says: 'it is no JavaScript module.' },
])('says what to do when Node cannot load $path', ({ path, says }) => {
  const error = Object.assign(new TypeError('Unknown file extension'), { code: 'ERR_UNKNOWN_FILE_EXTENSION' });
  expect(whyNotLoaded(path, error)).toContain(says);
});
