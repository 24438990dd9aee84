import { type DayPart, findDayParts, isIn } from './day-parts.ts';
import { findAll } from './english-pattern.ts';
import { MINUTES_A_DAY } from './local-time.ts';
import { isBareNumber } from './standing-alone.ts';
import { boundOf, isStretch, type Span } from './stretches.ts';
import { TIME_RULES, type TimeMeaning } from './time-rules.ts';

/** Words that speak of a time of day. */
export interface TimeWords extends Span {
  readonly meaning: TimeMeaning;
  /** The words alone show that a time is meant. */
  readonly certain: boolean;
  /** Only what stands beside it makes it a time: none where it cannot be had. */
  readonly mustFit?: true;
}

type PlacedPart = DayPart & Span;

const PHONE_LIKE = /\d[\d ().-]{5,}\d/g;
const DIGITS_OF_A_PHONE = 7;

/** "At 3" is a time where "3" may be anything. */
const AT = /(?:(?<!\p{L})(?:at|around|about|approx\.?|approximately|roughly|circa|towards?)|@)\s*$/iu;
/** Between two times of which the second may be a mere number: "3pm or 4", "at 4, no wait, 5". */
const JOINT =
  /^[\s,.;!–—-]*(?:(?:or|and|to|no|wait|actually|sorry|i mean|make (?:it|that)|rather|maybe|perhaps|even|at)[\s,.]+)*$/i;
/** Between a time and the part of the day it is in: "3 in the afternoon", "tomorrow morning at 9". */
const OF_DAY = /^[\s,]*(?:(?:in the|in|at|on|of|this|around|about)[\s,]+)*$/i;
const SHORT_GAP = 30;
/** In the gap a day may have been blanked: "9 on Wednesday the 11th of November, in the morning". */
const LONGEST_DAY = 60;

/**
 * Every place in a text that speaks of a time of day, left to right. `taken` are places that speak of something else:
 * the "10" of "10 March" is no hour. `asked`: the question is about a time, so that "for 3" is one.
 */
export function findTimes(said: string, taken: readonly Span[], asked: boolean): readonly TimeWords[] {
  const parts = findDayParts(said);
  // Days first: "2026-11-24 15:00" has the digits of a phone number.
  const text = withoutPhones(blanked(said, taken));
  const words = findAll(text, TIME_RULES).flatMap(({ rule, match }): readonly TimeWords[] => {
    const start = match.index;
    const end = start + match[0].length;
    const meaning = rule.bare && !isBareNumber(text, start, end, asked) ? null : rule.means(match.groups ?? {});
    if (meaning === null) return [];
    if (!rule.vaguely || (rule.bare && isSaidAt(text, start))) return [{ start, end, meaning, certain: true }];
    if (rule.bare && isBehindDay(said, start, meaning, taken))
      return [{ start, end, meaning, certain: true, mustFit: true }];
    return [{ start, end, meaning, certain: false }];
  });
  const placed = words.map((found) => inPart(text, found, parts));
  const moments = stretched(
    said,
    placed.map((found, at) => beside(said, found, placed[at - 1], placed[at + 1])),
  );
  return [...moments.map((found) => bounded(said, found)), ...partsAlone(said, parts, moments)].sort(
    (a, b) => a.start - b.start,
  );
}

const isSaidAt = (text: string, start: number): boolean => AT.test(text.slice(Math.max(0, start - SHORT_GAP), start));

/** "Monday 3" is at 3 o'clock; "Friday 13" may as well be a date. */
function isBehindDay(said: string, start: number, meaning: TimeMeaning, days: readonly Span[]): boolean {
  const isOfClock = meaning.is === 'moment' && meaning.minutes.length > 1;
  return (
    isOfClock &&
    days.some(({ end }) => end < start && start - end <= SHORT_GAP && /^[\s,]+$/.test(said.slice(end, start)))
  );
}

/** The text with some places made into commas, so that what is left keeps its place and stands by itself. */
function blanked(said: string, places: readonly Span[]): string {
  return places.reduce(
    (text, { start, end }) => text.slice(0, start) + ','.repeat(end - start) + text.slice(end),
    said,
  );
}

function withoutPhones(text: string): string {
  return text.replace(PHONE_LIKE, (digits) => {
    const isPhone = /\d{3}/.test(digits) && digits.replace(/\D/g, '').length >= DIGITS_OF_A_PHONE;
    return isPhone ? ','.repeat(digits.length) : digits;
  });
}

/** Of two readings of an hour the part of the day keeps one, wherever it was said. */
function inPart(text: string, words: TimeWords, parts: readonly PlacedPart[]): TimeWords {
  if (words.meaning.is !== 'moment') return words;
  const part = parts.find((near) => !/\bor\b/i.test(between(text, words, near)));
  if (part === undefined) return words;
  const minutes = words.meaning.minutes.filter((minute) => isIn(part.holds, minute));
  if (minutes.length === 0) return words;
  const gap = between(text, words, part);
  const isBeside = gap.length <= LONGEST_DAY && OF_DAY.test(gap);
  const meaning: TimeMeaning = { is: 'moment', minutes };
  if (!isBeside) return { ...words, meaning };
  return { start: Math.min(words.start, part.start), end: Math.max(words.end, part.end), meaning, certain: true };
}

const between = (text: string, a: Span, b: Span): string =>
  a.start < b.start ? text.slice(a.end, b.start) : text.slice(b.end, a.start);

/** "3 or 4pm": of two readings the nearest to a plain time beside it comes first, and a mere number is a time too. */
function beside(said: string, words: TimeWords, last?: TimeWords, next?: TimeWords): TimeWords {
  if (words.meaning.is !== 'moment') return words;
  const joined = [last, next].filter((other) => other !== undefined && isJoined(said, words, other));
  const certain = words.certain || joined.some((other) => other?.certain);
  const after = plainMinute(last, joined);
  const before = plainMinute(next, joined);
  const [one = 0, other] = words.meaning.minutes;
  if (other === undefined || (after === undefined && before === undefined)) return { ...words, certain };
  const fits = (minute: number) => minute >= (after ?? 0) && minute <= (before ?? MINUTES_A_DAY);
  const near = [one, other].filter(fits).sort((a, b) => (before === undefined ? a - b : b - a));
  const minutes = [...new Set([...near, one, other])];
  return { ...words, certain, meaning: { is: 'moment', minutes, prefersFirst: near.length > 0 } };
}

/** The minute of a joined time that has only one reading. */
function plainMinute(words: TimeWords | undefined, joined: readonly (TimeWords | undefined)[]): number | undefined {
  if (words?.meaning.is !== 'moment' || !joined.includes(words)) return undefined;
  return words.meaning.minutes.length === 1 ? words.meaning.minutes[0] : undefined;
}

function isJoined(said: string, a: Span, b: Span): boolean {
  const joint = between(said, a, b);
  return joint.length <= SHORT_GAP && JOINT.test(joint);
}

/** "3 to 5" and "between 3 and 5" are one stretch. */
function stretched(said: string, words: readonly TimeWords[]): readonly TimeWords[] {
  const found: TimeWords[] = [];
  for (const next of words) {
    const last = found.at(-1);
    if (last?.meaning.is !== 'moment' || next.meaning.is !== 'moment' || !isStretch(said, last, next)) found.push(next);
    else {
      const meaning: TimeMeaning = { is: 'span', from: last.meaning.minutes, to: next.meaning.minutes };
      found[found.length - 1] = { start: last.start, end: next.end, meaning, certain: last.certain || next.certain };
    }
  }
  return found;
}

/** "After 3" and "by 5" leave the time open. */
function bounded(said: string, words: TimeWords): TimeWords {
  const bound = boundOf(said, words);
  if (words.meaning.is !== 'moment') return words;
  const { minutes } = words.meaning;
  const span = (from: readonly number[], to: readonly number[]): TimeWords => ({
    ...words,
    meaning: { is: 'span', from, to },
    certain: true,
  });
  switch (bound) {
    case 'until':
      return span([0], minutes);
    case 'before':
      return span(
        [0],
        minutes.map((minute) => minute - 1),
      );
    case 'from':
    case 'after':
      return span(minutes, [MINUTES_A_DAY - 1]);
    default:
      return words;
  }
}

/** The parts of the day in which no moment was named: "after lunch". */
function partsAlone(said: string, parts: readonly PlacedPart[], moments: readonly TimeWords[]): readonly TimeWords[] {
  const isNamed = (part: PlacedPart) =>
    moments.some((moment) => moment.certain && !/\bor\b/i.test(between(said, moment, part)));
  return parts
    .filter((part) => !isNamed(part))
    .map(({ start, end, holds, offered: [from, to] }) => ({
      start,
      end,
      meaning: { is: 'span', from: [from], to: [to], holds },
      certain: true,
    }));
}
