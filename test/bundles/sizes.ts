import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Bundle, bundleOf } from './bundle.ts';

/** What a page may load, and what it then has. */
export const measured = {
  order: 'host a flow of choice, number and name',
  booking: 'host the booking flow',
  assistant: 'createAssistant with the booking flow',
} as const;

export type Measured = keyof typeof measured;

/** In bytes. */
export interface Size {
  readonly minified: number;
  readonly gzipped: number;
}

export type Sizes = Readonly<Record<Measured, Size>>;

const budget = join(import.meta.dirname, 'sizes.json');

/** The sizes that are checked in. */
export const readSizes = (): Sizes => JSON.parse(readFileSync(budget, 'utf8')) as Sizes;
export const writeSizes = (sizes: Sizes): void => writeFileSync(budget, `${JSON.stringify(sizes, null, 2)}\n`);

export const bundleMeasured = (name: Measured): Promise<Bundle> => bundleOf(`test/bundles/entries/${name}.ts`);

export const sizeOf = ({ code }: Bundle): Size => ({
  minified: Buffer.byteLength(code),
  gzipped: gzipSync(code, { level: 9 }).length,
});
