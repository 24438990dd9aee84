import type { Given, Mention } from '../core/reading.ts';
import type { Bookable } from './bookable-days.ts';
import type { DateMeaning } from './date-meaning.ts';
import { leftMentions } from './left-open.ts';
import { isLocalDate, type LocalDate, plusDays, weekdayOf } from './local-date.ts';
import type { Span } from './stretches.ts';

/** Words that speak of days, and which they mean. */
export interface Excluded extends Span {
  readonly meaning: DateMeaning;
}

const OFFERED = 3;
/** As many days are looked at for some to offer. */
const SEARCH_DAYS = 31;

/** Whether a day is one of those that words exclude: "not tomorrow", "any day but Monday", "not this week". */
export const isExcluded = (day: LocalDate, excluded: readonly Excluded[]): boolean =>
  excluded.some(({ meaning }) => isHeld(day, meaning));

function isHeld(day: LocalDate, meaning: DateMeaning): boolean {
  switch (meaning.is) {
    case 'day':
      return meaning.days.includes(day) || weekdayOf(day) === meaning.weekday;
    case 'stretch':
      return meaning.ranges.some(({ from, to }) => from <= day && day <= to);
    case 'span':
      return meaning.first <= day && day <= meaning.last && (meaning.on?.includes(weekdayOf(day)) ?? true);
    case 'mismatch':
    case 'impossible':
      return false;
    default:
      return meaning satisfies never;
  }
}

/** What an answer says that names no day: see {@link leftMentions}. */
export const daysLeft = (
  said: string,
  given: Given,
  { earliest, refusalOf }: Bookable,
  excluded: readonly Excluded[],
): readonly Mention<LocalDate>[] =>
  leftMentions(said, given, {
    excluded,
    isExcluded: (day) => isExcluded(day, excluded),
    offered: (given.asked?.options ?? []).filter(isLocalDate),
    some: (isLeft) =>
      Array.from({ length: SEARCH_DAYS }, (_, at) => plusDays(earliest, at))
        .filter((day) => refusalOf(day) === null && isLeft(day))
        .slice(0, OFFERED),
  });
