import { isMonthWord } from './calendar-words.ts';
import type { DateRange } from './date-meaning.ts';
import { type DateWords, findDays, type Speaking } from './days-in.ts';
import { firstOfMonth, type LocalDate, nextWeekday, plusDays, plusMonths } from './local-date.ts';
import { isStretch, type Span } from './stretches.ts';
import { tokensOf } from './tokens.ts';

const DAY_OF_MONTH = /^(?:the\s+)?(?:\d{1,2}(?:st|nd|rd|th)?|[a-z-]*(?:first|second|third|th))$/i;
/** An end said without its month or year is not looked for beyond these. */
const MONTH_DAYS = 31;
const MOST_MONTHS = 11;

/** A time said of the first end: "Friday *3pm* to Sunday *5pm*". */
const TIME_BEHIND =
  /^[\s,]*(?:at\s+)?(?:\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?|noon|midnight|morning|afternoon|evening|night)(?=[\s,]|$)/iu;
const REACH = 20;

/** Whether two days are the ends of a stretch: "Friday to Sunday", "between the 5th and the 8th", "Friday 3pm to Sunday". */
export function areEnds(said: string, first: Span, last: Span): boolean {
  const time = TIME_BEHIND.exec(said.slice(first.end, Math.min(first.end + REACH, last.start)))?.[0] ?? '';
  return isStretch(said, { start: first.start, end: first.end + time.length }, last);
}

/**
 * What two days named as the ends of a stretch say together: what the one leaves out, the month or the week, the other
 * tells. Where the last cannot come after the first it comes before it.
 * @returns several where an end has several meanings; `null` where an end is no day.
 * @example "the 1st to 7 June", "Friday to Monday", "28 December until the 3rd"
 */
export function rangesBetween(
  said: string,
  first: DateWords,
  last: DateWords,
  speaking: Speaking,
): readonly DateRange[] | null {
  if (first.meaning.is !== 'day' || last.meaning.is !== 'day') return null;
  const [firstWords, lastWords] = [said.slice(first.start, first.end), said.slice(last.start, last.end)];
  const { days: starts, otherwise } = first.meaning;
  const { days: ends, weekday } = last.meaning;
  const [start, end] = [starts[0], ends.at(-1)];
  if (start === undefined || end === undefined) return null;

  if (DAY_OF_MONTH.test(firstWords) && namesMonth(lastWords))
    return orReversed(
      ends.flatMap((to) => dayBefore(firstWords, to, speaking).map((from) => ({ from, to }))),
      start,
      end,
    );
  const hasYear = /\d{4}/.test(lastWords);
  const nextYears = namesMonth(lastWords) && !hasYear ? ends.map((day) => plusMonths(day, 12)) : [];
  const reaching = (from: LocalDate): readonly DateRange[] => {
    const isNear = (day: LocalDate) => day >= from && (hasYear || day <= plusMonths(from, MOST_MONTHS));
    const to = [...ends, ...nextYears].find(isNear);
    return to === undefined ? [] : [{ from, to }];
  };
  const later = (from: LocalDate): readonly DateRange[] => {
    const to = weekday === undefined ? dayAfter(lastWords, from, speaking) : nextWeekday(plusDays(from, 1), weekday);
    return to === undefined ? [] : [{ from, to }];
  };
  // "Wednesday to the 6th", said on Wednesday the 4th, begins today.
  if (otherwise !== undefined && weekday === undefined && starts.flatMap(reaching).length === 0)
    return orReversed(reaching(otherwise), start, end);
  return orReversed(
    starts.flatMap((from) => [...reaching(from), ...later(from)].slice(0, 1)),
    start,
    end,
  );
}

const orReversed = (ranges: readonly DateRange[], from: LocalDate, to: LocalDate): readonly DateRange[] =>
  ranges.length > 0 ? ranges : [{ from, to }];

const namesMonth = (words: string): boolean =>
  tokensOf(words).some(({ word }) => isMonthWord(word) || word === 'month');

/** "The 6th", after a day: within a month of it. */
function dayAfter(words: string, from: LocalDate, speaking: Speaking): LocalDate | undefined {
  if (!DAY_OF_MONTH.test(words)) return undefined;
  return daysAsOf(words, from, speaking).find((day) => day > from && day <= plusDays(from, MONTH_DAYS));
}

/** "The 28th", before a day: of its month, or of the month before. */
function dayBefore(words: string, to: LocalDate, speaking: Speaking): readonly LocalDate[] {
  const months = [firstOfMonth(to), plusMonths(firstOfMonth(to), -1)];
  return months.flatMap((month) => daysAsOf(words, month, speaking).filter((day) => day <= to)).slice(0, 1);
}

function daysAsOf(words: string, today: LocalDate, speaking: Speaking): readonly LocalDate[] {
  const [found] = findDays(words, { ...speaking, today, usersToday: today, past: false, asked: true });
  return found?.meaning.is === 'day' ? found.meaning.days : [];
}
