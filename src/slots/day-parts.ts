import { english, finderOf } from './english-pattern.ts';
import { MINUTES_A_DAY } from './local-time.ts';
import type { Span } from './stretches.ts';

type Minutes = readonly [first: number, last: number];

/** A part of the day, in minutes since midnight. */
export interface DayPart {
  /** Which reading of "8" it settles. */
  readonly holds: Minutes;
  /** The times meant when it stands alone; a meal by itself is no time. */
  readonly offered?: Minutes;
}

const hours = (from: number, to: number): Minutes => [from * 60, to * 60 - 1];

const part = (holds: Minutes, offered: Minutes): DayPart => ({ holds: hours(...holds), offered: hours(...offered) });
const meal = (from: number, to: number): DayPart => ({ holds: hours(from, to) });

const DAY_PARTS: Readonly<Record<string, DayPart>> = {
  first: part([5, 11], [5, 10]),
  morning: part([0, 12], [6, 12]),
  lunchtime: part([11, 15], [12, 14]),
  afternoon: part([12, 24], [12, 18]),
  evening: part([12, 24], [17, 22]),
  night: part([17, 29], [18, 24]),
  'after lunch': part([12, 18], [13, 17]),
  'before lunch': part([0, 13], [9, 12]),
  'after work': part([16, 24], [17, 21]),
  'before work': part([5, 10], [6, 9]),
  'after school': part([14, 20], [15, 18]),
  'end of day': part([15, 24], [16, 19]),
  breakfast: meal(5, 12),
  brunch: meal(9, 15),
  lunch: meal(11, 15),
  dinner: meal(16, 24),
  supper: meal(16, 24),
};

/** "Good morning" is a greeting, and so is "Morning, could I ...". */
const NO_GREETING = [
  '(?<!good\\s)',
  '(?<!^\\s{0,9}(?=\\p{L}+\\s*[!,.]+\\s*(?:i|can|could|we|how|hello|hi|may|is|do|are|this|my|just)(?!\\p{L})))',
].join('');

/** "am" by itself is a part of the day only where it is all that was said: "I am". */
const HALF = '(?<=in the )[ap]\\.?m\\.?|(?<=^\\s{0,9})[ap]\\.?m\\.?(?=\\s{0,9}[.!?]?\\s{0,9}$)';

/** "Per night" and "3 nights" are lengths. */
const NIGHT =
  '(?<!(?:per|each|every|a|one)\\s)night|(?<!(?:\\d|one|two|three|four|five|six|seven|ten|many|few)[-\\s])nights';

const NAMED = [
  `first thing(?: in the morning)?|mornings?|afternoons?|evenings?|${NIGHT}|tonight|(?:the )?end of (?:the )?day`,
  '(?:after|before) (?:lunch|work|school)|(?:at|over|during|around) lunch|lunch-?\\s?(?:time|hour|break)',
  'breakfast|brunch|lunch|dinner|supper',
].join('|');

const DAY_PART = english(
  `${NO_GREETING}(?:(?<third>early|mid|late)[-\\s]?(?:in the |at )?)?(?<when>${NAMED}|${HALF})(?! all(?!\\p{L})| everyone| there)`,
);

const findWords = finderOf([{ words: DAY_PART }]);

/** Whether a minute is in a part of the day; the night goes on after midnight. */
export const isIn = ([from, to]: Minutes, minute: number): boolean =>
  (from <= minute && minute <= to) || (from <= minute + MINUTES_A_DAY && minute + MINUTES_A_DAY <= to);

/** Every part of a day a text speaks of, with its place: `[start, end)` in UTF-16 units. */
export function findDayParts(said: string): readonly (DayPart & Span)[] {
  return findWords(said).map(({ match }) => {
    const { when = '', third } = match.groups ?? {};
    const { holds, offered } = dayPartOf(when.toLowerCase());
    const place = { start: match.index, end: match.index + match[0].length };
    return offered === undefined ? { holds, ...place } : { holds, offered: thirdOf(offered, third), ...place };
  });
}

function dayPartOf(words: string): DayPart {
  const said = words
    .replace(/^tonight/, 'night')
    .replace(/^a\.?m.*/, 'morning')
    .replace(/^p\.?m.*/, 'afternoon')
    .replace(/^.*end of.*/, 'end of day')
    .replace(/^(?:at|over|during|around) lunch$|^lunch.+/, 'lunchtime');
  const name = Object.keys(DAY_PARTS).find((known) => said.startsWith(known)) ?? '';
  return DAY_PARTS[name] ?? part([0, 24], [0, 24]);
}

function thirdOf([from, to]: Minutes, third: string | undefined): Minutes {
  const length = (to - from) / 3;
  switch (third?.toLowerCase()) {
    case 'early':
      return [from, from + length];
    case 'mid':
      return [from + length, to - length];
    case 'late':
      return [to - length, to];
    default:
      return [from, to];
  }
}
