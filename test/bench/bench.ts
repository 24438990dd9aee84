import type { Table } from '../eval/tables.ts';
import type { Target } from '../eval/targets.ts';

/** One thing that is measured. */
export interface Bench {
  /** What it is asked for by: `npm run bench -- requests`. */
  readonly name: string;
  readonly title: string;
  /** What a number of the tables counts, and how it was got: a paragraph. */
  readonly counted: string;
  measure(): Promise<Findings>;
}

/** What one bench found out. */
export interface Findings {
  readonly tables: readonly Table[];
  /** What we want to hold; reported, never a failure. */
  readonly targets?: readonly Target[];
  /** What the figures say and what they do not, for the page: paragraphs in Markdown. */
  readonly remarks?: readonly string[];
  /** A picture for the page, beside it as `performance.svg`. */
  readonly plot?: { readonly shows: string; readonly svg: string };
}
