import type { PresenceOf, Slot, SlotOptions } from '../core/flow.ts';
import { FlowError } from '../core/flow-error.ts';
import type { Given, Mention, Reading, RefusalCode } from '../core/reading.ts';
import type { DateMeaning } from './date-meaning.ts';
import { type DateWords, findDates } from './date-words.ts';
import {
  dayIn,
  daysBetween,
  isLocalDate,
  type LocalDate,
  partsOf,
  plusDays,
  plusMonths,
  WEEKDAYS,
  type Weekday,
  weekdayOf,
} from './local-date.ts';
import { dayMonthOrder, isEnglish, knownLocale } from './locale-conventions.ts';
import { readingOf } from './mentions.ts';
import { isNegated, isTurnedDown } from './negation.ts';
import { spread } from './offers.ts';

export interface DateOptions extends SlotOptions {
  /** The earliest day, counted in the flow's zone: today, unless said otherwise. */
  readonly from?: 'today' | 'tomorrow' | LocalDate;
  /** The latest day, counted from today in the flow's zone; without it any. */
  readonly within?: { readonly days?: number; readonly months?: number };
  /** Weekdays and days on which nothing can be had. */
  readonly closed?: readonly (Weekday | LocalDate)[];
  /** Takes days gone by: a date of birth. A day said without its year may then be the last or the next. */
  readonly past?: boolean;
}

/** The days that can be had, as of a message. */
interface Bookable {
  readonly earliest: LocalDate;
  readonly latest: LocalDate;
  refusalOf(day: LocalDate): RefusalCode | null;
}

const EVER: readonly [LocalDate, LocalDate] = ['1000-01-01', '9999-12-31'];
/** How far from a refused day, and over how many days of a span, another is looked for. */
const SEARCH_DAYS = 62;
const FARTHEST = 36_500;
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

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
  checkOptions(rules);

  const mentionsIn = (said: string, given: Given): readonly Mention<LocalDate>[] => {
    const bookable = bookableAt(rules, given);
    return wordsIn(said, rules, given)
      .filter(({ start, end }) => !isNegated(said, start) && !isTurnedDown(said, end))
      .map(({ start, end, certain, meaning }) => ({
        start,
        end,
        certain,
        reading: readingFor(narrowed(meaning, given), bookable),
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
    say: inWords,
    describe: () => ({
      type: 'string',
      description: "A day: the user's own words ('next Tuesday') or YYYY-MM-DD.",
    }),
  };
}

function wordsIn(said: string, { past = false }: DateOptions, given: Given): readonly DateWords[] {
  const { zones, at, locale, asked } = given;
  return findDates(said, {
    today: dayIn(zones.flow, at),
    usersToday: dayIn(zones.user, at),
    past,
    // Most messages hold no figures, and a locale takes long to look up.
    get order() {
      return dayMonthOrder(locale);
    },
    asked: asked !== null,
  });
}

/** Of several days the words can mean, those just offered are meant. */
function narrowed(meaning: DateMeaning, { asked }: Given): DateMeaning {
  if (meaning.is !== 'day' || asked === null) return meaning;
  const offered = meaning.days.filter((day) => asked.options.includes(day));
  return offered.length > 0 ? { ...meaning, days: offered } : meaning;
}

function readingFor(meaning: DateMeaning, bookable: Bookable): Reading<LocalDate> {
  switch (meaning.is) {
    case 'day':
      return readingOfDays(meaning.days, bookable, meaning.gone);
    case 'span':
      return readingOfSpan(meaning, bookable);
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
 * the past where next November is too far ahead.
 */
function readingOfDays(days: readonly LocalDate[], bookable: Bookable, gone?: LocalDate): Reading<LocalDate> {
  const possible = days.filter((day) => bookable.refusalOf(day) === null);
  const [only] = possible;
  if (only !== undefined)
    return possible.length === 1 ? { kind: 'value', value: only } : { kind: 'ambiguous', options: possible };
  const [day] = days;
  const code = day === undefined ? null : bookable.refusalOf(day);
  if (code === 'too-far' && gone !== undefined) return readingOfDays([gone], bookable);
  return day === undefined || code === null
    ? { kind: 'none' }
    : { kind: 'refused', code, options: nearest(day, bookable) };
}

function readingOfSpan(
  { first, last, on }: Extract<DateMeaning, { is: 'span' }>,
  bookable: Bookable,
): Reading<LocalDate> {
  const from = first < bookable.earliest && bookable.earliest <= last ? bookable.earliest : first;
  const days = daysFrom(from, last).filter((day) => on === undefined || on.includes(weekdayOf(day)));
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

function bookableAt({ from, within, closed = [], past = false }: DateOptions, given: Given): Bookable {
  const today = dayIn(given.zones.flow, given.at);
  const earliest = past ? (from === undefined ? EVER[0] : (from as LocalDate)) : earliestDay(from, today);
  const latest = within === undefined ? EVER[1] : plusDays(plusMonths(today, within.months ?? 0), within.days ?? 0);
  return {
    earliest,
    latest,
    refusalOf(day) {
      if (day < today && !past) return 'past';
      if (day < earliest) return 'too-soon';
      if (day > latest) return 'too-far';
      return closed.includes(day) || closed.includes(weekdayOf(day)) ? 'closed' : null;
    },
  };
}

function earliestDay(from: DateOptions['from'], today: LocalDate): LocalDate {
  if (from === 'tomorrow') return plusDays(today, 1);
  return from === undefined || from === 'today' || from < today ? today : from;
}

/** "Tuesday 24 November 2026", in that order for all English. */
function inWords(value: LocalDate, locale: string): string {
  const { year, month, day } = partsOf(value);
  if (!isEnglish(locale))
    return new Intl.DateTimeFormat(knownLocale(locale).toString(), { dateStyle: 'full', timeZone: 'UTC' }).format(
      Date.UTC(year, month - 1, day),
    );
  const weekday = weekdayOf(value);
  return `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)} ${day} ${MONTHS[month - 1]} ${year}`;
}

function checkOptions({ from, within, closed = [], past }: DateOptions): void {
  if (from !== undefined && from !== 'today' && from !== 'tomorrow' && !isLocalDate(from))
    throw invalid('from', from, 'Use "today", "tomorrow" or a day as YYYY-MM-DD.');
  if (past && (from === 'today' || from === 'tomorrow'))
    throw invalid('from', from, 'With `past`, leave it out or give the earliest day as YYYY-MM-DD.');
  for (const [unit, amount] of Object.entries(within ?? {}))
    if (!Number.isInteger(amount) || amount < 0 || amount > FARTHEST)
      throw invalid(`within.${unit}`, amount, `Use a whole number from 0 to ${FARTHEST}.`);
  const wrong = closed.find((day) => !isLocalDate(day) && !WEEKDAYS.some((weekday) => weekday === day));
  if (wrong !== undefined)
    throw invalid('closed', wrong, `Use days as YYYY-MM-DD or weekdays: ${WEEKDAYS.join(', ')}.`);
  if (WEEKDAYS.every((weekday) => closed.includes(weekday)))
    throw invalid('closed', 'every weekday', 'Leave at least one weekday open.');
}

function invalid(option: string, value: unknown, advice: string): FlowError {
  return new FlowError('FLOW_INVALID', `A date slot has \`${option}\`: ${JSON.stringify(value)}. ${advice}`);
}
