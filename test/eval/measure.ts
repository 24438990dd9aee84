import { judge, type Outcome } from './compare.ts';
import type { Heard, Reader } from './heard.ts';
import type { Row } from './rows.ts';

/** What a reader made of a row, and what became of it. */
export interface Result {
  readonly row: Row;
  readonly heard: Heard;
  readonly outcome: Outcome;
}

/** All that was measured of one reader; times in microseconds, one for each row and round. */
export interface Measured {
  readonly reader: Reader;
  readonly results: readonly Result[];
  readonly micros: readonly number[];
}

const ROUNDS = 3;

/** Reads every row a reader has the type for: once to warm up, then timed. */
export async function measure(reader: Reader, rows: readonly Row[]): Promise<Measured> {
  const own = rows.filter(({ type }) => reader.types.includes(type));
  const results: Result[] = [];
  for (const row of own) {
    const heard = await reader.read(row);
    results.push({ row, heard, outcome: judge(row, heard) });
  }
  const micros: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const row of own) {
      const before = performance.now();
      const reading = reader.read(row);
      if (reading instanceof Promise) await reading;
      micros.push((performance.now() - before) * 1000);
    }
  }
  return { reader, results, micros };
}

/** The value below which that share of all lies. */
export function quantile(values: readonly number[], share: number): number {
  const inOrder = values.toSorted((a, b) => a - b);
  return inOrder[Math.min(inOrder.length - 1, Math.floor(inOrder.length * share))] ?? Number.NaN;
}
