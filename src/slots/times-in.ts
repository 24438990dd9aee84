import { type DayPart, isIn } from './day-parts.ts';
import { finderOf } from './english-pattern.ts';
import { MINUTES_A_DAY } from './local-time.ts';
import { isBareNumber } from './standing-alone.ts';
import { isStretch, type Span } from './stretches.ts';
import { TIME_RULES, type TimeMeaning } from './time-rules.ts';

/** Words that speak of a time of day. */
export interface TimeWords extends Span {
  readonly meaning: TimeMeaning;
  /** The words alone show that a time is meant. */
  readonly certain: boolean;
  /** Only what stands beside it makes it a time: none where it cannot be had. */
  readonly mustFit?: true;
}

/** Words that speak of a part of the day. */
export type PlacedPart = DayPart & Span;

/** How a text is searched for times. */
export interface TimeSearch {
  /** Places that speak of something else: the "10" of "10 March" is no hour. */
  readonly taken: readonly Span[];
  /** Whether the question is about a time: then "for 3" is one. */
  readonly asked: boolean;
}

const PHONE_LIKE = /\d[\d ().-]{5,}\d/g;
const DIGITS_OF_A_PHONE = 7;

/** "At 3" is a time where "3" may be anything. */
const AT =
  /(?:(?<!\p{L})(?:at|around|about|approx\.?|approximately|roughly|circa|towards?|as (?:early|late|soon) as)|@)\s*$/iu;
/** Between two times of which the second may be a mere number: "3pm or 4", "at 4, no wait, 5"; not "for one at 2:15". */
const JOINT =
  /^(?!\s*at\s*$)[\s,.;!–—-]*(?:(?:or|and|to|no|wait|actually|sorry|i mean|make (?:it|that)|rather|maybe|perhaps|even|at)[\s,.]+)*$/i;
/** Between a time and the part of the day it is in: "3 in the afternoon", "tomorrow morning at 9". */
const OF_DAY = /^[\s,]*(?:(?:in the|in|at|on|of|this|around|about)[\s,]+)*$/i;
const SHORT_GAP = 30;
/** Words that part an hour from the part of the day before it: "9 in the morning to 5", "in the morning or at 3". */
const OTHERWISE = /(?<!\p{L})or(?!\p{L})|(?:^|\s)(?:to|and|till|until|through|thru|[-–—])\s*$/iu;
/** After a number that may count: "3 to 5 people", "3-4 guests". */
const NEXT_NUMBER =
  /^(\s?(?:to|or|[-–—])\s?)(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?!\p{L}))/iu;
const ON_24_HOURS = /^(?:0\d|1[3-9]|2[0-3])[:.h\s]?[0-5]\d$/;
/** In the gap a day may have been blanked: "9 on Wednesday the 11th of November, in the morning". */
const LONGEST_DAY = 60;

const findWords = finderOf(TIME_RULES);

/** Every moment a text names, left to right, each end of "3 to 5" by itself, and whatever bounds it ("before 3") aside. */
export function findMoments(
  said: string,
  parts: readonly PlacedPart[],
  { taken, asked }: TimeSearch,
): readonly TimeWords[] {
  // Days first: "2026-11-24 15:00" has the digits of a phone number.
  const text = withoutPhones(blanked(said, taken));
  const words = findWords(text).flatMap(({ rule, match }): readonly TimeWords[] => {
    const start = match.index;
    const end = start + match[0].length;
    const meaning = rule.bare && !isBareNumber(text, start, end, asked) ? null : rule.means(match.groups ?? {});
    if (meaning === null) return [];
    if (!rule.vaguely || (rule.bare && isSaidAt(text, start))) return [{ start, end, meaning, certain: true }];
    if (rule.bare && isBehindDay(said, start, meaning, taken))
      return [{ start, end, meaning, certain: true, mustFit: true }];
    return [{ start, end, meaning, certain: false }];
  });
  const hours = words.filter((found, at) => !countsAsNext(text, found, words[at + 1]));
  const placed = hours.map((found, at) => inPart(text, found, parts, hours[at + 1]));
  return placed.map((found, at) => beside(said, found, placed[at - 1], placed[at + 1]));
}

/** "3 to 5 people": what the next number counts, this one counts too. */
function countsAsNext(text: string, { end, certain }: TimeWords, next: TimeWords | undefined): boolean {
  const joint = certain ? undefined : NEXT_NUMBER.exec(text.slice(end, end + SHORT_GAP))?.[1];
  return joint !== undefined && next?.start !== end + joint.length;
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

/** Of two readings of an hour the nearest part of the day keeps one, wherever it was said. */
function inPart(text: string, words: TimeWords, parts: readonly PlacedPart[], next?: TimeWords): TimeWords {
  if (words.meaning.is !== 'moment') return words;
  const part = parts
    .toSorted((a, b) => distance(words, a) - distance(words, b))
    .find((near) => !isOfOther(text, words, near, next));
  if (part === undefined) return words;
  const minutes = words.meaning.minutes.filter((minute) => isIn(part.holds, minute));
  if (minutes.length === 0) return words;
  const gap = between(text, words, part);
  const isBeside = gap.length <= LONGEST_DAY && OF_DAY.test(gap);
  const meaning: TimeMeaning = { ...words.meaning, minutes };
  if (!isBeside) return { ...words, meaning };
  return { start: Math.min(words.start, part.start), end: Math.max(words.end, part.end), meaning, certain: true };
}

/** "9 in the morning to 5", "9 to 5 in the afternoon", "for 1 at morning 11:30": the part is of the other. */
function isOfOther(text: string, words: TimeWords, part: PlacedPart, next: TimeWords | undefined): boolean {
  if (OTHERWISE.test(between(text, words, part))) return true;
  if (next === undefined || part.start < words.end) return false;
  if (next.end <= part.start) return isStretch(text, words, next);
  return distance(part, next) < distance(words, part) && OF_DAY.test(between(text, part, next));
}

const distance = (a: Span, b: Span): number => Math.max(a.start, b.start) - Math.min(a.end, b.end);

/** What stands between two places. */
export const between = (text: string, a: Span, b: Span): string =>
  a.start < b.start ? text.slice(a.end, b.start) : text.slice(b.end, a.start);

/** "3 or 4pm": of two readings the nearest to a plain time beside it comes first, and a mere number is a time too. */
function beside(said: string, words: TimeWords, last?: TimeWords, next?: TimeWords): TimeWords {
  if (words.meaning.is !== 'moment') return words;
  const [joinedLast, joinedNext] = [last, next].map((other) =>
    other && isJoined(said, words, other) ? other : undefined,
  );
  const certain = words.certain || joinedLast?.certain === true || joinedNext?.certain === true;
  const after = onlyMinute(joinedLast);
  const before = onlyMinute(joinedNext);
  const [one = 0, other] = words.meaning.minutes;
  if (words.meaning.prefersFirst && (isOf24Hours(said, joinedLast) || isOf24Hours(said, joinedNext)))
    return { ...words, certain, meaning: { is: 'moment', minutes: [one] } };
  if (other === undefined || (after === undefined && before === undefined)) return { ...words, certain };
  const fits = (minute: number) => minute >= (after ?? 0) && minute <= (before ?? MINUTES_A_DAY);
  const near = [one, other].filter(fits).sort((a, b) => (before === undefined ? a - b : b - a));
  const minutes = [...new Set([...near, one, other])];
  return { ...words, certain, meaning: { is: 'moment', minutes, prefersFirst: near.length > 0 } };
}

/** "10:00 to 23:00": who says the one on the 24-hour clock says the other so. */
const isOf24Hours = (said: string, words: TimeWords | undefined): boolean =>
  words !== undefined && ON_24_HOURS.test(said.slice(words.start, words.end));

/** The minute of a time that has only one reading. */
export function onlyMinute(words: TimeWords | undefined): number | undefined {
  if (words?.meaning.is !== 'moment') return undefined;
  return words.meaning.minutes.length === 1 ? words.meaning.minutes[0] : undefined;
}

function isJoined(said: string, a: Span, b: Span): boolean {
  const joint = between(said, a, b);
  return joint.length <= SHORT_GAP && JOINT.test(joint);
}
