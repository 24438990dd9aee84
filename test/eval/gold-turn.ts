import type { Json } from '../../src/core/json.ts';
import type { ExtractGiven } from '../../src/session/ports.ts';

/** What a turn should be read as, by those who annotated it. */
export interface Gold {
  /** Slots the message gives a value, with every way the data writes it. */
  readonly values: Readonly<Record<string, readonly Json[]>>;
  /** Slots for which it gives a value that a rule forbids. */
  readonly refused: readonly string[];
  /** Slots the user leaves to us: a refusal of the question is as good as nothing. */
  readonly open: readonly string[];
  readonly confirms: boolean;
  /** `may`: a no that other content stands beside, or one that changes nothing. */
  readonly denies: 'must' | 'may' | 'not';
  readonly asks: boolean;
}

/** A message, the situation it is said in, and what it should be read as. */
export interface GoldTurn {
  readonly id: string;
  readonly source: string;
  readonly said: string;
  readonly given: ExtractGiven;
  readonly gold: Gold;
}

export const nothing: Gold = {
  values: {},
  refused: [],
  open: [],
  confirms: false,
  denies: 'not',
  asks: false,
};
