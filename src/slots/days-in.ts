import type { Given } from '../core/reading.ts';
import type { Calendar, DateMeaning } from './date-meaning.ts';
import { BARE_DAY, BARE_MONTH, DATE_RULES, type DateRule } from './date-rules.ts';
import { finderOf } from './english-pattern.ts';
import { dayIn, type LocalDate, nearestWeekday, weekdayOf } from './local-date.ts';
import { dayMonthOrder, knownLocale } from './locale-conventions.ts';
import { isBareNumber, standsAlone } from './standing-alone.ts';
import type { Span } from './stretches.ts';

/** Words that speak of a day. */
export interface DateWords extends Span {
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

/** Between a weekday and the date that goes with it: "Tuesday, the 10th", "10 March (a Tuesday)". */
const BESIDE = /^[\s,(.–-]*(?:(?:on|the|a|which is|that is|that's|i\.e\.)[\s,]+)*$/i;
const SHORT_GAP = 20;

/** What may follow a day of the month without being counted by it: "the 15th two people", "the 5th return on the 9th". */
const GOES_ON =
  /^[\s,]+(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|single|return\p{L}*|arriv\p{L}+|leav\p{L}+|depart\p{L}*|check\p{L}*|pick\p{L}*|drop\p{L}*|back|['’]?til|up to)(?!\p{L}))/iu;

const findWords = finderOf(DATE_RULES);
const findWordsWhereAsked = finderOf([...DATE_RULES, BARE_DAY, BARE_MONTH]);

/** How the words of a message are read. */
export function speakingIn({ zones, at, locale, asked }: Given, past = false): Speaking {
  return {
    today: dayIn(zones.flow, at),
    usersToday: dayIn(zones.user, at),
    past,
    // Most messages hold no figures and no holiday, and a locale takes long to look up.
    get order() {
      return dayMonthOrder(locale);
    },
    get region() {
      return knownLocale(locale).region;
    },
    asked: asked !== null,
  };
}

/** Every place in a text that speaks of a day, left to right, each end of "Monday to Wednesday" by itself. */
export function findDays(said: string, speaking: Speaking): readonly DateWords[] {
  const find = speaking.asked ? findWordsWhereAsked : findWords;
  const words = find(said).flatMap(({ rule, match }) => {
    const start = match.index;
    const end = start + match[0].length;
    const meaning = fits(rule, said, { start, end }) ? meaningOf(rule, match.groups ?? {}, speaking) : null;
    return meaning === null ? [] : [{ start, end, meaning, certain: !rule.vaguely }];
  });
  return crossChecked(said, words);
}

function fits(rule: DateRule, said: string, { start, end }: Span): boolean {
  if (rule === BARE_DAY) return isBareNumber(said, start, end, true);
  return !rule.alone || standsAlone(said, end) || GOES_ON.test(said.slice(end, end + SHORT_GAP));
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
  const { days, otherwise } = one.weekday === undefined ? one : other;
  if (weekday === undefined || (one.weekday !== undefined && other.weekday !== undefined)) return null;
  const right = days.filter((day) => weekdayOf(day) === weekday);
  if (right.length > 0) return { is: 'day', days: right };
  if (otherwise !== undefined && weekdayOf(otherwise) === weekday) return { is: 'day', days: [otherwise] };
  return { is: 'mismatch', days: days.flatMap((day) => [day, nearestWeekday(day, weekday)]) };
}
