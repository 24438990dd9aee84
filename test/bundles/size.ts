/**
 * Prints how large the bundles of a page are and what takes the most. `npm run size -- --write` keeps the sizes in
 * sizes.json; a test fails when one has grown by more than a tenth since.
 */
import type { Bundle } from './bundle.ts';
import { bundleMeasured, type Measured, measured, type Size, sizeOf, writeSizes } from './sizes.ts';

const inKb = (bytes: number): string => (bytes / 1000).toFixed(1).padStart(7);

/** `node_modules/xstate`, `src/core`, `machines`: what a file belongs to. */
const groupOf = (file: string): string =>
  /^node_modules\/(?:@[^/]+\/)?[^/]+|^(?:src|test)\/[^/]+(?=\/)|^[^/]+/.exec(file)?.[0] ?? file;

function largest(bytes: Readonly<Record<string, number>>, count: number): readonly [string, number][] {
  return Object.entries(bytes)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, count);
}

function printTable(title: string, rows: readonly (readonly [string, number])[]): void {
  console.log(`\n  ${title}`);
  for (const [name, bytes] of rows) console.log(`  ${inKb(bytes)} kB  ${name}`);
}

function print(name: Measured, { minified, gzipped }: Size, { bytes }: Bundle): void {
  console.log(`\n${name}: ${measured[name]}`);
  console.log(`  ${inKb(minified)} kB minified, ${inKb(gzipped).trim()} kB gzipped`);
  const groups: Record<string, number> = {};
  for (const [file, size] of Object.entries(bytes)) groups[groupOf(file)] = (groups[groupOf(file)] ?? 0) + size;
  printTable('by folder and package', largest(groups, 12));
  printTable('the largest files', largest(bytes, 10));
}

const sizes: Partial<Record<Measured, Size>> = {};
for (const name of Object.keys(measured) as Measured[]) {
  const bundle = await bundleMeasured(name);
  const size = sizeOf(bundle);
  sizes[name] = size;
  print(name, size, bundle);
}
if (process.argv.includes('--write')) writeSizes(sizes as Required<typeof sizes>);
