import type { Table } from '../eval/tables.ts';

/** One thing that is measured. */
export interface Bench {
  /** What it is asked for by: `npm run bench -- requests`. */
  readonly name: string;
  readonly title: string;
  /** What a number of the table counts, and how it was got: a sentence or two. */
  readonly counted: string;
  measure(): Promise<Table>;
}
