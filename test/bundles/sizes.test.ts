import { describe, expect, it } from 'vitest';
import { bundleMeasured, type Measured, measured, readSizes, sizeOf } from './sizes.ts';

/** A bundle may grow by so much before somebody has to say that it may. */
const tenth = 1.1;

describe('What a page loads', () => {
  it.each(Object.keys(measured) as Measured[])('to have %s has not grown by more than a tenth', async (name) => {
    const { minified, gzipped } = sizeOf(await bundleMeasured(name));
    const budget = readSizes()[name];
    expect(minified, 'npm run size tells what takes the most').toBeLessThanOrEqual(budget.minified * tenth);
    expect(gzipped).toBeLessThanOrEqual(budget.gzipped * tenth);
  });

  it('for a small flow is under 60 kB over the wire, and knows no kind, reader or words that it does not use', async () => {
    const bundle = await bundleMeasured('order');
    expect(sizeOf(bundle).gzipped).toBeLessThan(60_000);
    const unused =
      /libphonenumber|date-fns|src\/(?:offline|replies|stores|agents)\/|slots\/(?:date|time|phone|money|email|list)/;
    expect(Object.keys(bundle.bytes).filter((file) => (bundle.bytes[file] ?? 0) > 0 && unused.test(file))).toEqual([]);
  });

  it.each(Object.keys(measured) as Measured[])('to have %s leaves nothing to import', async (name) => {
    expect((await bundleMeasured(name)).imports).toEqual([]);
  });
});
