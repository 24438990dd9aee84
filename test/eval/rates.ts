import { isOffered, type Outcome } from './compare.ts';
import type { Result } from './measure.ts';

/** How often what became of some rows; shares are from 0 to 1, `null` where there is nothing to share. */
export interface Rates {
  readonly rows: number;
  /** Rows that hold a value. */
  readonly present: number;
  readonly counts: Readonly<Record<Outcome, number>>;
  /** Rows for which the user is asked back with the right value among the options. */
  readonly offered: number;
  /** Of all rows: the right value, or none where there is none. */
  readonly accuracy: number | null;
  /** Of the values returned: the right ones. */
  readonly precision: number | null;
  /** Of the rows that hold a value: the right one was returned. */
  readonly recall: number | null;
  /** Of the rows that hold none: one was returned. */
  readonly falseFills: number | null;
}

/** Counts outcomes. */
export function ratesOf(results: readonly Result[]): Rates {
  const counts: Record<Outcome, number> = {
    ...{ right: 0, wrong: 0, missed: 0, ambiguous: 0, vague: 0, refused: 0, refusedRight: 0 },
    ...{ leftEmpty: 0, falseFill: 0, needlessQuestion: 0 },
  };
  for (const { outcome } of results) counts[outcome] += 1;
  const absent = counts.leftEmpty + counts.falseFill + counts.needlessQuestion;
  const present = results.length - absent;
  return {
    rows: results.length,
    present,
    counts,
    offered: results.filter(({ row, heard }) => row.absent !== true && isOffered(row, heard)).length,
    accuracy: share(counts.right + counts.leftEmpty, results.length),
    precision: share(counts.right, counts.right + counts.wrong + counts.falseFill),
    recall: share(counts.right, present),
    falseFills: share(counts.falseFill, absent),
  };
}

export const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** "92.4%", or a dash where there is nothing to share. */
export const percent = (value: number | null): string => (value === null ? '–' : `${(value * 100).toFixed(1)}%`);

/** Results by a key, in order of first appearance. */
export const grouped = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly (readonly [string, readonly Item[]])[] => [...Map.groupBy(items, keyOf)];
