import type { Json } from './json.ts';
import type { Given, Mention, Reading } from './reading.ts';

/** What kind of value a slot holds; the replies have a question and an example of the format for each. */
export type SlotType =
  | 'choice'
  | 'date'
  | 'dateRange'
  | 'time'
  | 'name'
  | 'phone'
  | 'email'
  | 'number'
  | 'money'
  | 'text'
  | 'yesNo'
  | 'list'
  | 'other';

/** What a model is told about a slot: JSON schema's words. */
export interface Description {
  readonly type: 'string' | 'number' | 'boolean';
  readonly description: string;
  readonly enum?: readonly string[];
}

/**
 * How one kind of value is read, found, said and described. All four are pure and never throw.
 *
 * A kind reads its own normal form (the JSON value it makes) to the same value for as long as that value holds:
 * a date reads `'2026-11-24'` until the day has passed.
 */
export interface SlotKind<Value extends Json = Json> {
  readonly type: SlotType;
  /** Reads words that were said for this slot, or a normal form. */
  read(words: Json, given: Given): Reading<Value>;
  /** Every place in free text that speaks of this kind, left to right; what is negated ("not Friday") is left out. */
  recognise(said: string, given: Given): readonly Mention<Value>[];
  /** A value in words, in full: "Tuesday 24 November 2026". */
  say(value: Value, locale: string): string;
  describe(): Description;
}
