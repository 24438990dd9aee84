import type { Row, RowType } from './rows.ts';

/** `[start, end)` in UTF-16 units of the utterance. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** What a reader makes of a row: as the data writes it, so dates are `YYYY-MM-DD`, times `HH:MM`, booleans `True`. */
export type Heard =
  | { readonly is: 'value'; readonly value: string; readonly places: readonly Place[] }
  | { readonly is: 'ambiguous' | 'vague'; readonly options: readonly string[] }
  /** `meant`: the value the words have, which a rule of the slot refuses. */
  | { readonly is: 'refused'; readonly code: string; readonly meant: string | null; readonly places: readonly Place[] }
  | { readonly is: 'none' };

export interface Reader {
  readonly name: string;
  readonly types: readonly RowType[];
  read(row: Row): Heard | Promise<Heard>;
}

export const NOTHING: Heard = { is: 'none' };
