import type { Given } from '../core/reading.ts';
import type { Calendar, DateMeaning } from './date-meaning.ts';
import { BARE_DAY, BARE_MONTH, DATE_RULES, type DateRule } from './date-rules.ts';
import { findAll } from './english-pattern.ts';
import { dayIn, type LocalDate, mondayOf, nearestWeekday, plusDays, weekdayOf } from './local-date.ts';
import { dayMonthOrder } from './locale-conventions.ts';
import { isBareNumber, standsAlone } from './standing-alone.ts';
import { boundOf, isStretch } from './stretches.ts';

/** Words that speak of a day: `[start, end)` in UTF-16 units. */
export interface DateWords {
  readonly start: number;
  readonly end: number;
  readonly meaning: DateMeaning;
  /** The words alone show that a day is meant. */
  readonly certain: boolean;
}

/** The day it is for the place, for the user (who says "tomorrow"), and how to read what is not said in full. */
export interface Speaking extends Calendar {
  readonly usersToday: LocalDate;
  /** Whether the question is about a day: then "5" is one. */
  readonly asked: boolean;
}

const A_FORTNIGHT = 14;

/** Between a weekday and the date that goes with it: "Tuesday, the 10th", "10 March (a Tuesday)". */
const BESIDE = /^[\s,(.–-]*(?:(?:on|the|a|which is|that is|that's|i\.e\.)[\s,]+)*$/i;
const SHORT_GAP = 20;

/** How the words of a message are read. */
export function speakingIn({ zones, at, locale, asked }: Given, past = false): Speaking {
  return {
    today: dayIn(zones.flow, at),
    usersToday: dayIn(zones.user, at),
    past,
    // Most messages hold no figures, and a locale takes long to look up.
    get order() {
      return dayMonthOrder(locale);
    },
    asked: asked !== null,
  };
}

/** Every place in a text that speaks of a day, left to right, each with what it means. */
export function findDates(said: string, speaking: Speaking): readonly DateWords[] {
  return stretched(said, findDays(said, speaking)).map((found) => bounded(said, found, speaking.today));
}

/** The same, each end of a stretch ("Monday to Wednesday") by itself, and whatever bounds it ("before Friday") aside. */
export function findDays(said: string, speaking: Speaking): readonly DateWords[] {
  const rules = speaking.asked ? [...DATE_RULES, BARE_DAY, BARE_MONTH] : DATE_RULES;
  const words = findAll(said, rules).flatMap(({ rule, match }) => {
    const start = match.index;
    const end = start + match[0].length;
    const fits = rule === BARE_DAY ? isBareNumber(said, start, end, true) : !rule.alone || standsAlone(said, end);
    const meaning = fits ? meaningOf(rule, match.groups ?? {}, speaking) : null;
    return meaning === null ? [] : [{ start, end, meaning, certain: !rule.vaguely }];
  });
  return crossChecked(said, words);
}

function meaningOf(rule: DateRule, said: Record<string, string>, speaking: Speaking): DateMeaning | null {
  const meaning = rule.means(said, speaking);
  if (!rule.relative || speaking.usersToday === speaking.today) return meaning;
  const forUser = rule.means(said, { ...speaking, today: speaking.usersToday });
  if (meaning?.is !== 'day' || forUser?.is !== 'day') return forUser;
  return { ...meaning, days: [...new Set([...meaning.days, ...forUser.days])].sort() };
}

/** A weekday beside a date checks it: "Friday 6 April" is a mistake where that is a Monday. */
function crossChecked(said: string, words: readonly DateWords[]): readonly DateWords[] {
  const checked: DateWords[] = [];
  for (const next of words) {
    const last = checked.at(-1);
    const meaning = last !== undefined && areBeside(said, last, next) ? agreed(last.meaning, next.meaning) : null;
    if (last === undefined || meaning === null) checked.push(next);
    else checked[checked.length - 1] = { start: last.start, end: next.end, meaning, certain: true };
  }
  return checked;
}

function areBeside(said: string, last: DateWords, next: DateWords): boolean {
  const between = said.slice(last.end, next.start);
  return last.certain && next.certain && between.length <= SHORT_GAP && BESIDE.test(between);
}

/** What a weekday and a date mean together, in either order; `null` where they are not one of each. */
function agreed(one: DateMeaning, other: DateMeaning): DateMeaning | null {
  if (one.is !== 'day' || other.is !== 'day') return null;
  const weekday = one.weekday ?? other.weekday;
  const { days, gone } = one.weekday === undefined ? one : other;
  if (weekday === undefined || (one.weekday !== undefined && other.weekday !== undefined)) return null;
  const right = days.filter((day) => weekdayOf(day) === weekday);
  if (right.length > 0) return { is: 'day', days: right };
  if (gone !== undefined && weekdayOf(gone) === weekday) return { is: 'day', days: [gone] };
  return { is: 'mismatch', days: days.flatMap((day) => [day, nearestWeekday(day, weekday)]) };
}

/** "Monday to Wednesday" and "between the 5th and the 8th" are one stretch of days. */
function stretched(said: string, words: readonly DateWords[]): readonly DateWords[] {
  const found: DateWords[] = [];
  for (const next of words) {
    const last = found.at(-1);
    const meaning = last !== undefined && isStretch(said, last, next) ? stretch(last.meaning, next.meaning) : null;
    if (last === undefined || meaning === null) found.push(next);
    else found[found.length - 1] = { start: last.start, end: next.end, meaning, certain: true };
  }
  return found;
}

function stretch(from: DateMeaning, to: DateMeaning): DateMeaning | null {
  const first = from.is === 'day' ? from.days[0] : undefined;
  const last = to.is === 'day' ? to.days.at(-1) : undefined;
  if (first === undefined || last === undefined) return null;
  if (last >= first) return { is: 'span', first, last };
  return to.is === 'day' && to.weekday !== undefined ? { is: 'span', first, last: plusDays(last, 7) } : null;
}

/** "Before Friday" and "after the 10th" leave the day open. */
function bounded(said: string, words: DateWords, today: LocalDate): DateWords {
  const bound = boundOf(said, words);
  if (bound === undefined || words.meaning.is !== 'day') return words;
  const first = words.meaning.days[0] ?? today;
  const last = words.meaning.days.at(-1) ?? today;
  const span = (from: LocalDate, to: LocalDate): DateWords => ({
    ...words,
    meaning: { is: 'span', first: from, last: to },
  });
  switch (bound) {
    case 'until':
      return span(today, last);
    case 'before':
      return span(today, plusDays(last, -1));
    case 'from':
      return span(first, plusDays(first, A_FORTNIGHT));
    case 'after':
      return span(plusDays(first, 1), plusDays(first, A_FORTNIGHT));
    case 'day before':
    case 'day after':
      return { ...words, meaning: { is: 'day', days: [plusDays(first, bound === 'day after' ? 1 : -1)] } };
    case 'week':
      return span(mondayOf(first), plusDays(mondayOf(first), 6));
    default:
      return bound satisfies never;
  }
}
