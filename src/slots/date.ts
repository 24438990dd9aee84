import type { PresenceOf, Slot, SlotOptions } from '../core/flow.ts';
import type { Given, Mention, Reading } from '../core/reading.ts';
import { type Bookable, bookableAt, checkDays, type DayLimits } from './bookable-days.ts';
import type { DateMeaning, DateRange } from './date-meaning.ts';
import { findDates } from './date-words.ts';
import { dayInWords } from './day-in-words.ts';
import { speakingIn } from './days-in.ts';
import { daysLeft, type Excluded, isExcluded } from './days-left.ts';
import { daysBetween, isLocalDate, type LocalDate, plusDays, weekdayOf } from './local-date.ts';
import { readingOf } from './mentions.ts';
import { isNegated, isTurnedDown } from './negation.ts';
import { spread } from './offers.ts';
import type { Edge } from './stretches.ts';

/** Which days a date may be, beside what every slot may say. */
export interface DateOptions extends SlotOptions, DayLimits {
  /** Takes days gone by: a date of birth. A day said without its year may then be the last or the next. */
  readonly past?: boolean;
  /**
   * The end of a stretch that the slot is: `'from'` for a check-in, a pick-up, the way there; `'until'` for a check-out, a
   * drop-off, the way back. Of "from the 1st to the 7th" it then takes that end, "by the 7th" is the 7th, and a day said of
   * the other end ("until the 9th", "return on the 9th") is none of its own. Without it such a stretch leaves the day open.
   * @example
   * arrival: slot.date({ edge: 'from' }),
   * departure: slot.date({ edge: 'until', dependsOn: ['arrival'] }), // "from the 1st to the 7th" fills both
   */
  readonly edge?: Edge;
}

/** How far from a refused day, and over how many days of a span, another is looked for. */
const SEARCH_DAYS = 62;

/**
 * A day, said in English or figures ("next Tuesday", "4/7"), resolved in the flow's zone against the time of the message.
 * @returns a kind that reads to `YYYY-MM-DD`, or refuses with `past`, `too-soon`, `too-far`, `closed`, `no-such-date`
 * or `weekday-mismatch` and offers the nearest days that can be had.
 * @throws {@link FlowError} `FLOW_INVALID` for options that contradict each other or name no day.
 * @example slot.date({ within: { months: 6 }, closed: ['sunday'] }).read('next Tuesday', given); // '2026-03-10'
 */
export function date<const Options extends DateOptions = DateOptions>(
  options?: Options,
): Slot<LocalDate, PresenceOf<Options>> {
  const rules: DateOptions = options ?? {};
  checkDays('date', rules);

  const mentionsIn = (said: string, given: Given): readonly Mention<LocalDate>[] => {
    const bookable = bookableAt(rules, given);
    const found = findDates(said, speakingIn(given, rules.past), rules.edge);
    const places = found.filter(({ start, end }) => !isNegated(said, start) && !isTurnedDown(said, end));
    const excluded = found.filter((place) => !places.includes(place));
    // Of days gone by there are too many to offer any.
    if (places.length === 0) return rules.past ? [] : daysLeft(said, given, bookable, excluded);
    const marked = places.filter(({ edge }) => edge !== undefined);
    return (marked.length > 0 ? marked : places).map(({ start, end, certain, meaning }) => ({
      start,
      end,
      certain,
      reading: readingFor(narrowed(meaning, given), bookable, excluded),
    }));
  };

  return {
    ...rules,
    type: 'date',
    read(words, given) {
      if (typeof words !== 'string') return { kind: 'none' };
      if (isLocalDate(words.trim()))
        return readingFor({ is: 'day', days: [words.trim() as LocalDate] }, bookableAt(rules, given));
      return readingOf(words, mentionsIn(words, given));
    },
    recognise: mentionsIn,
    say: dayInWords,
    describe: () => ({
      type: 'string',
      description: "A day, in the user's own words, or as YYYY-MM-DD.",
    }),
  };
}

/** Of several days the words can mean, those just offered are meant. */
function narrowed(meaning: DateMeaning, { asked }: Given): DateMeaning {
  if (meaning.is !== 'day' || asked === null) return meaning;
  const { days, otherwise } = meaning;
  const offered = [...days, ...(otherwise === undefined ? [] : [otherwise])].filter((day) =>
    asked.options.includes(day),
  );
  return offered.length > 0 ? { ...meaning, days: offered } : meaning;
}

function readingFor(meaning: DateMeaning, bookable: Bookable, excluded: readonly Excluded[] = []): Reading<LocalDate> {
  switch (meaning.is) {
    case 'day':
      return readingOfDays(meaning.days, bookable, meaning.otherwise);
    case 'stretch':
      return readingOfStretch(meaning.ranges, bookable);
    case 'span':
      return readingOfSpan(meaning, bookable, excluded);
    case 'mismatch':
      return {
        kind: 'refused',
        code: 'weekday-mismatch',
        options: meaning.days.filter((day) => !bookable.refusalOf(day)),
      };
    case 'impossible':
      return { kind: 'refused', code: 'no-such-date', options: nearest(meaning.near, bookable) };
    default:
      return meaning satisfies never;
  }
}

/**
 * A day that cannot be had was not meant where another reading of the words can be had. "November 3rd" on the 22nd is in
 * the past where next November is too far ahead, and "Wednesday" on a Wednesday is today where only this week can be had.
 */
function readingOfDays(days: readonly LocalDate[], bookable: Bookable, otherwise?: LocalDate): Reading<LocalDate> {
  const possible = days.filter((day) => bookable.refusalOf(day) === null);
  const [only] = possible;
  if (only !== undefined)
    return possible.length === 1 ? { kind: 'value', value: only } : { kind: 'ambiguous', options: possible };
  const [day] = days;
  const code = day === undefined ? null : bookable.refusalOf(day);
  if (code === 'too-far' && otherwise !== undefined) return readingOfDays([otherwise], bookable);
  return day === undefined || code === null
    ? { kind: 'none' }
    : { kind: 'refused', code, options: nearest(day, bookable) };
}

/** All days from the first to the last; of days named in the wrong order it is not known which is meant. */
function readingOfStretch(ranges: readonly DateRange[], bookable: Bookable): Reading<LocalDate> {
  const days = ranges.flatMap(({ from, to }) => [from, to]).sort();
  const [first, last] = [days[0], days.at(-1)];
  const isInOrder = ranges.some(({ from, to }) => from <= to);
  if (first === undefined || last === undefined || !isInOrder) return readingOfDays(days, bookable);
  return readingOfSpan({ is: 'span', first, last }, bookable);
}

function readingOfSpan(
  { first, last, on }: Extract<DateMeaning, { is: 'span' }>,
  bookable: Bookable,
  excluded: readonly Excluded[] = [],
): Reading<LocalDate> {
  const from = first < bookable.earliest && bookable.earliest <= last ? bookable.earliest : first;
  const days = daysFrom(from, last).filter(
    (day) => (on === undefined || on.includes(weekdayOf(day))) && !isExcluded(day, excluded),
  );
  const possible = days.filter((day) => bookable.refusalOf(day) === null);
  return possible.length > 0 ? { kind: 'vague', options: spread(possible) } : readingOfDays(days.slice(0, 1), bookable);
}

function daysFrom(first: LocalDate, last: LocalDate): readonly LocalDate[] {
  const count = Math.min(daysBetween(first, last) + 1, SEARCH_DAYS);
  return Array.from({ length: Math.max(0, count) }, (_, at) => plusDays(first, at));
}

/** The two days nearest to one that cannot be had, in order. */
function nearest(day: LocalDate, { earliest, latest, refusalOf }: Bookable): readonly LocalDate[] {
  const start = day < earliest ? earliest : day > latest ? latest : day;
  const outwards = Array.from({ length: SEARCH_DAYS }, (_, at) => [plusDays(start, -at), plusDays(start, at)]).flat();
  const possible = [...new Set(outwards)].filter((near) => refusalOf(near) === null);
  return possible.slice(0, 2).sort();
}
