import {
  daysBetween,
  firstOfMonth,
  type LocalDate,
  lastOfMonth,
  localDate,
  mondayOf,
  nextWeekday,
  partsOf,
  plusDays,
  plusMonths,
  WEEKDAYS,
  type Weekday,
  weekdayOf,
} from './local-date.ts';
import type { DayMonthOrder } from './locale-conventions.ts';
import { numberIn } from './number-words.ts';
import { spokenYear } from './spoken-numbers.ts';

/** Days in a row, the first and the last included. A type, not an interface, so that it is JSON. */
export type DateRange = { readonly from: LocalDate; readonly to: LocalDate };

/** What words say of a day, before it is known which days can be had. */
export type DateMeaning =
  /**
   * One of these days: the user knows which. `weekday`: nothing but that weekday was said. `otherwise`: meant only where
   * those are too far ahead: the last such day, just gone by, where no year was said; today, where its weekday was said.
   */
  | {
      readonly is: 'day';
      readonly days: readonly LocalDate[];
      readonly weekday?: Weekday;
      readonly otherwise?: LocalDate;
    }
  /** From one day to another, both named: one of these, in which the last may come before the first. */
  | { readonly is: 'stretch'; readonly ranges: readonly DateRange[] }
  /** Some day from `first` to `last`, both included. */
  | { readonly is: 'span'; readonly first: LocalDate; readonly last: LocalDate; readonly on?: readonly Weekday[] }
  /** The weekday named is not that of the day named. */
  | { readonly is: 'mismatch'; readonly days: readonly LocalDate[] }
  /** February 30; `near` is a day beside it. */
  | { readonly is: 'impossible'; readonly near: LocalDate };

/** What the words are read against. */
export interface Calendar {
  readonly today: LocalDate;
  /** Days gone by are meant as often as days to come. */
  readonly past: boolean;
  readonly order: DayMonthOrder;
  /** Where the speaker is from, as ISO 3166 has it ("US"), as far as the locale tells: which holidays there are. */
  readonly region?: string | undefined;
}

/** The named groups of a pattern. */
export type Said = Readonly<Record<string, string | undefined>>;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const LEAP_CYCLE = 8;
/** Of a day gone by for longer the next one is meant. */
const JUST_GONE_DAYS = 31;
const A_FORTNIGHT = 14;

const monthOf = (said = '') => MONTHS.indexOf(said.slice(0, 3).toLowerCase()) + 1;
export const weekdayIn = (said = '') =>
  WEEKDAYS.find((day) => day.startsWith(said.slice(0, 2).toLowerCase())) ?? 'monday';
export const numberOf = (said = '') => numberIn(said);

export const oneOf = (days: readonly LocalDate[]): DateMeaning => ({ is: 'day', days: [...new Set(days)].sort() });
export const span = (first: LocalDate, last: LocalDate, on?: readonly Weekday[]): DateMeaning =>
  on === undefined ? { is: 'span', first, last } : { is: 'span', first, last, on };
export const monthSpan = (day: LocalDate, on?: readonly Weekday[]) => span(firstOfMonth(day), lastOfMonth(day), on);
export const weekSpan = (day: LocalDate, from: number, to: number) =>
  span(plusDays(mondayOf(day), from), plusDays(mondayOf(day), to));

export function exactly(year: number, month: number, day: number): DateMeaning | null {
  if (month < 1 || month > 12 || !(day >= 1 && day <= 31)) return null;
  const date = localDate(year, month, day);
  if (date !== null) return oneOf([date]);
  const first = localDate(year, month, 1);
  return first === null ? null : { is: 'impossible', near: lastOfMonth(first) };
}

/** Without a year it is the next such day, or where days gone by count the last one too. */
export function theDay(day: number, month: number, year: string | undefined, calendar: Calendar): DateMeaning | null {
  if (month < 1 || month > 12 || !(day >= 1 && day <= 31)) return null;
  if (year !== undefined) return exactly(fullYear(year, calendar), month, day);
  const thisYear = partsOf(calendar.today).year;
  const days = Array.from({ length: 2 * LEAP_CYCLE + 1 }, (_, at) => localDate(thisYear - LEAP_CYCLE + at, month, day));
  return yearly(days, calendar) ?? exactly(thisYear, month, day);
}

/** Of a day that comes every year, in order: the next, or where days gone by count the last one too. */
export function yearly(days: readonly (LocalDate | null)[], { today, past }: Calendar): DateMeaning | null {
  const real = days.filter((date) => date !== null);
  const coming = real.find((date) => date >= today);
  const last = real.findLast((date) => date < today);
  if (coming === undefined) return null;
  if (last === undefined) return oneOf([coming]);
  if (past) return oneOf([last, coming]);
  const isJustGone = daysBetween(last, today) <= JUST_GONE_DAYS;
  return isJustGone ? { is: 'day', days: [coming], otherwise: last } : oneOf([coming]);
}

/** "30" is 2030; where days gone by are meant, the latest such year that has begun. */
function fullYear(said: string, { today, past }: Calendar): number {
  if (said.length > 2) return Number(said);
  const year = 2000 + Number(said);
  return past && year > partsOf(today).year ? year - 100 : year;
}

export function inFigures(a: number, b: number, year: string | undefined, calendar: Calendar): DateMeaning | null {
  const dayFirst = theDay(a, b, year, calendar);
  const monthFirst = theDay(b, a, year, calendar);
  // "13/4" has one reading whatever the locale prefers.
  if (dayFirst === null || monthFirst === null) return dayFirst ?? monthFirst;
  if (calendar.order === 'day-first') return dayFirst;
  if (calendar.order === 'month-first') return monthFirst;
  if (dayFirst.is !== 'day') return monthFirst;
  return monthFirst.is === 'day' ? oneOf([...dayFirst.days, ...monthFirst.days]) : dayFirst;
}

/** The day of the month that was said, in figures or words. */
export const dayIn = (said: Said): number => numberOf(said.nth ?? said.nthWord ?? said.day ?? said.written);

/** The year that was said, in figures of two or four digits. */
export const yearIn = (said: Said): string | undefined =>
  said.year ?? said.short ?? said.bare ?? (said.spoken === undefined ? undefined : String(spokenYear(said.spoken)));

export function dayAndMonth(said: Said, calendar: Calendar): DateMeaning | null {
  return theDay(dayIn(said), monthOf(said.month), yearIn(said), calendar);
}

/** "Sunday the 15"; "Sunday 15" only where that is one, as 15 may be an hour too. */
export function dayBehindWeekday(said: Said, calendar: Calendar): DateMeaning | null {
  const meaning = dayOfMonth(numberOf(said.day), calendar);
  if (meaning?.is !== 'day' || said.the !== undefined) return meaning;
  const isOnlyHour = numberOf(said.day) <= 12;
  return !isOnlyHour && meaning.days.some((day) => weekdayOf(day) === weekdayIn(said.weekday)) ? meaning : null;
}

/** "10 or 11 March", "28 to 2 April"; in a stretch the first day is of the month before where it has the higher number. */
export function twoDaysOfMonth(said: Said, calendar: Calendar): DateMeaning | null {
  const [first, last] = [said.from, said.to].map((day) =>
    theDay(numberOf(day), monthOf(said.month), said.year, calendar),
  );
  if (first?.is !== 'day' || last?.is !== 'day') return null;
  const isChoice = /^(?:or|and|\/)$/i.test(said.joint ?? '') && said.between === undefined;
  if (isChoice) return oneOf([...first.days, ...last.days]);
  return { is: 'stretch', ranges: last.days.map((to) => ({ from: daysAgo(numberOf(said.from), to), to })) };
}

/** The day of that number on the day `to` or before; more than a fortnight before it was not meant. */
function daysAgo(day: number, to: LocalDate): LocalDate {
  const { year, month } = partsOf(to);
  const before = partsOf(plusMonths(firstOfMonth(to), -1));
  const inMonth = localDate(year, month, day) ?? to;
  const inMonthBefore = localDate(before.year, before.month, day);
  if (inMonth <= to || inMonthBefore === null) return inMonth;
  return daysBetween(inMonthBefore, to) <= A_FORTNIGHT ? inMonthBefore : inMonth;
}

export function dayOfMonth(day: number, { today, past }: Calendar): DateMeaning | null {
  if (!(day >= 1 && day <= 31)) return null;
  const months = Array.from({ length: 5 }, (_, at) => partsOf(plusMonths(firstOfMonth(today), at - 2)));
  const days = months.map(({ year, month }) => localDate(year, month, day)).filter((date) => date !== null);
  const coming = days.filter((date) => date >= today).slice(0, 1);
  return oneOf(past ? [...days.filter((date) => date < today).slice(-1), ...coming] : coming);
}

/** The coming day of that name, a week ahead on the day itself: who means today says "today". */
export function comingWeekday(weekday: Weekday, { today, past }: Calendar): DateMeaning {
  const coming = nextWeekday(plusDays(today, 1), weekday);
  if (past)
    return { is: 'day', days: [nextWeekday(plusDays(today, -7), weekday), nextWeekday(today, weekday)], weekday };
  return weekdayOf(today) === weekday
    ? { is: 'day', days: [coming], weekday, otherwise: today }
    : { is: 'day', days: [coming], weekday };
}

/** Of a weekday still to come this week, "next" says either that one or the one after. */
export function whichWeekday(today: LocalDate, weekday: Weekday, which: string): readonly LocalDate[] {
  const coming = nextWeekday(plusDays(today, 1), weekday);
  if (which === 'last' || which === 'past') return [plusDays(coming, weekday === weekdayOf(today) ? -7 - 7 : -7)];
  if (which === 'this') return [nextWeekday(today, weekday)];
  if (which !== 'next') return [coming];
  return [...new Set([coming, nextWeekday(plusDays(mondayOf(today), 7), weekday)])];
}

/** The first of the month named: this one, or else the next of that name. */
export function monthAhead(said: Said, today: LocalDate): LocalDate {
  const month = monthOf(said.month);
  const { year } = partsOf(today);
  const named = said.year === undefined ? year : Number(said.year);
  const first = localDate(named, month, 1) ?? today;
  return said.year === undefined && lastOfMonth(first) < today ? plusMonths(first, 12) : first;
}

export function partOfMonth(part: string | undefined, day: LocalDate): DateMeaning {
  const first = firstOfMonth(day);
  const last = lastOfMonth(day);
  switch (part?.toLowerCase()) {
    case 'end of':
    case 'last day of':
      return oneOf([last]);
    case 'early':
    case 'beginning of':
    case 'start of':
      return span(first, plusDays(first, 9));
    case 'mid':
    case 'middle of':
      return span(plusDays(first, 10), plusDays(first, 19));
    case 'late':
    case 'later':
      return span(plusDays(first, 20), last);
    default:
      return span(first, last);
  }
}

export function nthWeekday(said: Said, calendar: Calendar): DateMeaning | null {
  const inMonth = (first: LocalDate) => {
    if (said.last !== undefined) return nextWeekday(plusDays(lastOfMonth(first), -6), weekdayIn(said.weekday));
    const weeks = numberOf(said.nthWord ?? said.nth) - 1;
    return plusDays(nextWeekday(first, weekdayIn(said.weekday)), weeks * 7);
  };
  const { today } = calendar;
  const first =
    said.month === undefined
      ? plusMonths(firstOfMonth(today), /next/i.test(said.which ?? '') ? 1 : 0)
      : monthAhead(said, today);
  const day = inMonth(first);
  const passed = day < today && said.month !== undefined && said.year === undefined && !calendar.past;
  const meant = passed ? plusMonths(first, 12) : first;
  return inMonth(meant) <= lastOfMonth(meant)
    ? oneOf([inMonth(meant)])
    : { is: 'impossible', near: lastOfMonth(meant) };
}

export function counted(said: Said, { today }: Calendar): DateMeaning | null {
  const amount = numberOf(said.count ?? said.more) * (said.ago === undefined ? 1 : -1);
  const start = plusDays(today, /tomorrow/i.test(said.start ?? said.direct ?? '') ? 1 : 0);
  const unit = (said.unit ?? said.units ?? '').toLowerCase();
  if (Number.isNaN(amount)) return null;
  if (unit.startsWith('day')) return oneOf([plusDays(start, amount)]);
  if (unit.startsWith('week')) return oneOf([plusDays(start, amount * 7)]);
  if (unit.startsWith('fortnight')) return oneOf([plusDays(start, amount * 14)]);
  return oneOf([plusMonths(start, amount * (unit.startsWith('month') ? 1 : 12))]);
}
