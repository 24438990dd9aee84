import { FlowError } from '../core/flow-error.ts';
import type { Given, RefusalCode } from '../core/reading.ts';
import {
  dayIn,
  isLocalDate,
  type LocalDate,
  plusDays,
  plusMonths,
  WEEKDAYS,
  type Weekday,
  weekdayOf,
} from './local-date.ts';

/** Which days a flow can take. */
export interface DayLimits {
  /** The earliest day, counted in the flow's zone: today, unless said otherwise. */
  readonly from?: 'today' | 'tomorrow' | LocalDate;
  /** The latest day, counted from today in the flow's zone; without it any. */
  readonly within?: { readonly days?: number; readonly months?: number };
  /** Weekdays and days on which nothing can be had. */
  readonly closed?: readonly (Weekday | LocalDate)[];
}

/** The days that can be had, as of a message. */
export interface Bookable {
  readonly earliest: LocalDate;
  readonly latest: LocalDate;
  refusalOf(day: LocalDate): RefusalCode | null;
}

const EVER: readonly [LocalDate, LocalDate] = ['1000-01-01', '9999-12-31'];
/** The most of `within`: a century of days. */
const FARTHEST = 36_500;

/** The days these limits leave, at the time of a message. */
export function bookableAt(
  { from, within, closed = [], past = false }: DayLimits & { readonly past?: boolean },
  given: Given,
): Bookable {
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

function earliestDay(from: DayLimits['from'], today: LocalDate): LocalDate {
  if (from === 'tomorrow') return plusDays(today, 1);
  return from === undefined || from === 'today' || from < today ? today : from;
}

/**
 * Refuses limits that leave no day or name none.
 * @param what the kind, for the message.
 * @throws {@link FlowError} `FLOW_INVALID`.
 */
export function checkDays(
  what: string,
  { from, within, closed = [], past }: DayLimits & { readonly past?: boolean },
): void {
  const invalid = (option: string, value: unknown, advice: string): FlowError =>
    new FlowError('FLOW_INVALID', `A ${what} slot has \`${option}\`: ${JSON.stringify(value)}. ${advice}`);

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
