import type { PresenceOf, Slot, SlotOptions } from '../core/flow.ts';
import { FlowError } from '../core/flow-error.ts';
import { type Json, same } from '../core/json.ts';
import type { Given, Mention, Reading, RefusalCode } from '../core/reading.ts';
import { type Bookable, bookableAt, checkDays, type DayLimits } from './bookable-days.ts';
import type { DateRange } from './date-meaning.ts';
import { dayInWords } from './day-in-words.ts';
import { speakingIn } from './days-in.ts';
import { daysBetween, isLocalDate, type LocalDate, plusDays } from './local-date.ts';
import { isEnglish } from './locale-conventions.ts';
import { readingOf } from './mentions.ts';
import { isNegated, isTurnedDown } from './negation.ts';
import { findRanges, type RangeMeaning } from './range-words.ts';

/** Which days in a row may be had, beside what every slot may say. */
export interface DateRangeOptions extends SlotOptions, DayLimits {
  /** The fewest and the most nights from the first day to the last, both included; none and any. */
  readonly minNights?: number;
  readonly maxNights?: number;
}

const DAYS_IN_A_WEEK = 7;
const OFFERED = 3;

/**
 * Days in a row: "from 3 to 6 March", "Friday to Sunday", "tomorrow for three nights", "next week". A day alone leaves the
 * end open; "until Sunday" and "three nights" then say it.
 * @returns a kind that reads to the first and the last day, or refuses with `range-reversed`, `too-short`, `too-long`, or
 * as a date does; a closed day anywhere in the range refuses it.
 * @throws {@link FlowError} `FLOW_INVALID` for options that contradict each other or name no day.
 * @example slot.dateRange().read('March 3-6', given); // { kind: 'value', value: { from: '2026-03-03', to: '2026-03-06' } }
 */
export function dateRange<const Options extends DateRangeOptions = DateRangeOptions>(
  options?: Options,
): Slot<DateRange, PresenceOf<Options>> {
  const rules: DateRangeOptions = options ?? {};
  const { minNights = 0, maxNights = Infinity } = rules;
  checkDays('date range', rules);
  if (!(minNights >= 0 && minNights <= maxNights))
    throw new FlowError(
      'FLOW_INVALID',
      `A date range has minNights ${minNights} and maxNights ${maxNights}. Swap them.`,
    );

  const refusalOf = ({ from, to }: DateRange, bookable: Bookable): RefusalCode | null => {
    if (to < from) return 'range-reversed';
    const outside = bookable.refusalOf(from) ?? bookable.refusalOf(to) ?? closedWithin({ from, to }, rules, bookable);
    if (outside !== null) return outside;
    const nights = daysBetween(from, to);
    return nights < minNights ? 'too-short' : nights > maxNights ? 'too-long' : null;
  };

  const readingOfRanges = (ranges: readonly DateRange[], bookable: Bookable): Reading<DateRange> => {
    const isPossible = (range: DateRange) => refusalOf(range, bookable) === null;
    const possible = ranges.filter(isPossible);
    const [only] = possible;
    if (only !== undefined)
      return possible.length === 1 ? { kind: 'value', value: only } : { kind: 'ambiguous', options: possible };
    const [first] = ranges;
    const code = first === undefined ? null : refusalOf(first, bookable);
    if (first === undefined || code === null) return { kind: 'none' };
    const nights = code === 'too-short' ? minNights : code === 'too-long' ? maxNights : undefined;
    const nearest = nights === undefined ? [] : [{ from: first.from, to: plusDays(first.from, nights) }];
    return { kind: 'refused', code, options: nearest.filter(isPossible) };
  };

  /** A first day that cannot be had is refused at once; else some lengths are offered. */
  const readingOfStarts = (starts: readonly LocalDate[], bookable: Bookable): Reading<DateRange> => {
    const codes = starts.map((day) => bookable.refusalOf(day));
    const [code] = codes;
    if (code != null && !codes.includes(null)) return { kind: 'refused', code, options: [] };
    const shortest = Math.max(1, minNights);
    const ranges = starts.flatMap((from) =>
      Array.from({ length: OFFERED }, (_, more) => ({ from, to: plusDays(from, shortest + more) })),
    );
    return { kind: 'vague', options: ranges.filter((range) => refusalOf(range, bookable) === null).slice(0, OFFERED) };
  };

  const readingFor = (meaning: RangeMeaning, given: Given): Reading<DateRange> => {
    const bookable = bookableAt(rules, given);
    switch (meaning.is) {
      case 'range':
        return readingOfRanges(narrowed(meaning.ranges, given), bookable);
      case 'open':
        return readingOfStarts(meaning.from, bookable);
      case 'wrong':
        return { kind: 'refused', code: meaning.code, options: [] };
      default:
        return meaning satisfies never;
    }
  };

  const recognise = (said: string, given: Given): readonly Mention<DateRange>[] =>
    findRanges(said, speakingIn(given), begunIn(given))
      .filter(({ start, end }) => !isNegated(said, start) && !isTurnedDown(said, end))
      .map(({ start, end, certain, meaning }) => ({ start, end, certain, reading: readingFor(meaning, given) }));

  return {
    ...(options as Options),
    type: 'dateRange',
    read(words, given) {
      if (typeof words === 'string') return readingOf(words, recognise(words, given));
      return isDateRange(words) ? readingOfRanges([words], bookableAt(rules, given)) : { kind: 'none' };
    },
    recognise,
    say: inWords,
    describe: () => ({
      type: 'string',
      description: "The first and the last day, or the first and how long, in the user's own words.",
    }),
  };
}

const isDateRange = (value: Json): value is DateRange =>
  typeof value === 'object' &&
  value !== null &&
  'from' in value &&
  isLocalDate(value.from) &&
  'to' in value &&
  isLocalDate(value.to);

/** In a week or more every weekday comes, so a week of days is enough to look at. */
function closedWithin({ from, to }: DateRange, { closed = [] }: DayLimits, bookable: Bookable): RefusalCode | null {
  if (closed.some((day) => isLocalDate(day) && from <= day && day <= to)) return 'closed';
  const count = Math.min(daysBetween(from, to) + 1, DAYS_IN_A_WEEK);
  return (
    Array.from({ length: count }, (_, at) => bookable.refusalOf(plusDays(from, at))).find((code) => code !== null) ??
    null
  );
}

/** Of several ranges the words can mean, those just offered are meant. */
function narrowed(ranges: readonly DateRange[], { asked }: Given): readonly DateRange[] {
  const offered = ranges.filter((range) => asked?.options.some((option) => same(option, range)));
  return offered.length > 0 ? offered : ranges;
}

/** The first day where it is known: that of all ranges just offered, else of the settled one. */
function begunIn({ asked, own }: Given): LocalDate | null {
  const starts = new Set((asked?.options ?? []).map((option) => (isDateRange(option) ? option.from : null)));
  const [only] = starts;
  if (only != null && starts.size === 1) return only;
  return own !== null && isDateRange(own) ? own.from : null;
}

/** "Tuesday 3 March 2026 to Friday 6 March 2026". */
function inWords({ from, to }: DateRange, locale: string): string {
  const [first, last] = [dayInWords(from, locale), dayInWords(to, locale)];
  return isEnglish(locale) ? `${first} to ${last}` : `${first} – ${last}`;
}
