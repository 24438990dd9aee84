import type { Table } from '../eval/tables.ts';
import type { Target } from '../eval/targets.ts';

/** One thing that is measured. */
export interface Bench {
  /** What it is asked for by: `npm run bench -- requests`. */
  readonly name: string;
  readonly title: string;
  /** What a number of the tables counts, and how it was got: a paragraph. */
  readonly counted: string;
  measure(effort: Effort): Promise<Findings>;
}

/** How much is done for the figures. */
export interface Effort {
  /** A little of everything, to see that it works: its figures say nothing. */
  readonly isTrial: boolean;
  /** How long a server gets messages at a steady rate, in s. */
  readonly seconds: number;
  /** Hears how far it is. */
  readonly progress: (line: string) => void;
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
