import type { Json, Values } from './json.ts';

/**
 * Why a kind refuses what it understood. The reason is told to the user, so every code has a text in every language.
 *
 * - `not-an-option`: none of the choices.
 * - `no-such-date`: February 30, or a time that does not exist on that day (the hour skipped in spring).
 * - `weekday-mismatch`: "Friday 6 April" where that day is a Monday.
 * - `past`: before now. `too-soon` / `too-far`: outside the days that can be booked.
 * - `closed`: a day on which nothing can be had. `outside-hours`: a time before opening or after closing.
 * - `does-not-fit`: it would start in time but end after closing.
 * - `off-grid`: not on the raster of times ("14:07" where a quarter of an hour is the step).
 * - `range-reversed`: a stretch of days that ends before it begins.
 * - `not-whole`, `too-small`, `too-large`: numbers and amounts. `too-short`, `too-long`: texts, phone numbers, stretches of days.
 * - `too-many-decimals`: an amount finer than the smallest coin. `other-currency`: an amount in a currency that is not taken.
 * - `too-few`, `too-many`: the items of a list.
 * - `not-a-name`, `not-a-phone-number`, `not-an-email`: it cannot be one.
 * - `needs-country`: a phone number without a country where none is assumed.
 * - `invalid`: a schema refused it; `detail` says why.
 */
export type RefusalCode =
  | 'not-an-option'
  | 'no-such-date'
  | 'weekday-mismatch'
  | 'past'
  | 'too-soon'
  | 'too-far'
  | 'closed'
  | 'outside-hours'
  | 'does-not-fit'
  | 'off-grid'
  | 'range-reversed'
  | 'not-whole'
  | 'too-small'
  | 'too-large'
  | 'too-many-decimals'
  | 'other-currency'
  | 'too-few'
  | 'too-many'
  | 'too-short'
  | 'too-long'
  | 'not-a-name'
  | 'not-a-phone-number'
  | 'not-an-email'
  | 'needs-country'
  | 'invalid';

/** What a kind makes of words. `options` are values the user may pick from; there may be none. */
export type Reading<Value extends Json = Json> =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'ambiguous' | 'vague'; readonly options: readonly Value[] }
  | {
      readonly kind: 'refused';
      readonly code: RefusalCode;
      readonly options: readonly Value[];
      /** What a schema said, in its own words. */
      readonly detail?: string;
    }
  | { readonly kind: 'none' };

/** All a kind may look at beside the words: nothing else, so a reading can be repeated. */
export interface Given {
  /** When the message arrived, in ms since 1970. */
  readonly at: number;
  readonly zones: {
    /** IANA zone of the place where the thing happens: opening hours, stored values, summaries. */
    readonly flow: string;
    /** IANA zone of the user: decides only what "today" means. */
    readonly user: string;
  };
  /** BCP 47; without a region (`en`) "4/7" has two readings. */
  readonly locale: string;
  /** The settled values of the other slots. */
  readonly values: Values;
  /** The settled value of this slot: what "add plums" adds to. */
  readonly own: Json | null;
  /** Set when the question the user now looks at is about this slot, with the options it offered. */
  readonly asked: { readonly options: readonly Json[] } | null;
}

/** A place in free text that speaks of a kind. */
export interface Mention<Value extends Json = Json> {
  /** `[start, end)` in UTF-16 units of the text as given. */
  readonly start: number;
  readonly end: number;
  readonly reading: Reading<Value>;
  /** The words alone show the kind, whatever was asked: "at 3", "March 1st", "my name is Ann"; not a bare "3" or "Ann". */
  readonly certain: boolean;
}
