import { english, findAll } from './english-pattern.ts';
import { MINUTES_A_DAY } from './local-time.ts';
import type { Span } from './stretches.ts';

/** A part of the day, in minutes since midnight. `holds`: which reading of "8" it settles; `offered`: the times meant when it stands alone. */
export interface DayPart {
  readonly holds: readonly [number, number];
  readonly offered: readonly [number, number];
}

const part = (holds: readonly [number, number], offered: readonly [number, number]): DayPart => ({
  holds: [holds[0] * 60, holds[1] * 60 - 1],
  offered: [offered[0] * 60, offered[1] * 60 - 1],
});

const DAY_PARTS: Readonly<Record<string, DayPart>> = {
  first: part([5, 11], [5, 10]),
  morning: part([0, 12], [6, 12]),
  lunch: part([11, 15], [12, 14]),
  afternoon: part([12, 24], [12, 18]),
  evening: part([12, 24], [17, 22]),
  night: part([17, 29], [18, 24]),
  'after lunch': part([12, 18], [13, 17]),
  'before lunch': part([0, 13], [9, 12]),
  'after work': part([16, 24], [17, 21]),
  'before work': part([5, 10], [6, 9]),
  'after school': part([14, 20], [15, 18]),
  'end of day': part([15, 24], [16, 19]),
};

/** "Good morning" is a greeting, and so is "Morning, could I ...". */
const NO_GREETING = [
  '(?<!good\\s)',
  '(?<!^\\s{0,9}(?=\\p{L}+\\s*[!,.]+\\s*(?:i|can|could|we|how|hello|hi|may|is|do|are|this|my|just)(?!\\p{L})))',
].join('');

/** "am" by itself is a part of the day only where it is all that was said: "I am". */
const HALF = '(?<=in the )[ap]\\.?m\\.?|(?<=^\\s{0,9})[ap]\\.?m\\.?(?=\\s{0,9}[.!?]?\\s{0,9}$)';

const NAMED = [
  'first thing(?: in the morning)?|mornings?|afternoons?|evenings?|nights?|tonight|(?:the )?end of (?:the )?day',
  '(?:after|before) (?:lunch|work|school)|(?:at|over|during|around) lunch|lunch-?\\s?(?:time|hour|break)',
].join('|');

const DAY_PART = english(
  `${NO_GREETING}(?:(?<third>early|mid|late)[-\\s]?(?:in the |at )?)?(?<when>${NAMED}|${HALF})(?! all(?!\\p{L})| everyone| there)`,
);

/** Whether a minute is in a part of the day; the night goes on after midnight. */
export const isIn = ([from, to]: readonly [number, number], minute: number): boolean =>
  (from <= minute && minute <= to) || (from <= minute + MINUTES_A_DAY && minute + MINUTES_A_DAY <= to);

/** Every part of a day a text speaks of, with its place: `[start, end)` in UTF-16 units. */
export function findDayParts(said: string): readonly (DayPart & Span)[] {
  return findAll(said, [{ words: DAY_PART }]).map(({ match }) => {
    const { when = '', third } = match.groups ?? {};
    const { holds, offered } = dayPartOf(when.toLowerCase());
    return { holds, offered: thirdOf(offered, third), start: match.index, end: match.index + match[0].length };
  });
}

function dayPartOf(words: string): DayPart {
  const said = words
    .replace(/^tonight/, 'night')
    .replace(/^a\.?m.*/, 'morning')
    .replace(/^p\.?m.*/, 'afternoon')
    .replace(/^.*end of.*/, 'end of day');
  const name = Object.keys(DAY_PARTS).findLast((known) => said.startsWith(known)) ?? 'lunch';
  return DAY_PARTS[name] ?? part([0, 24], [0, 24]);
}

function thirdOf([from, to]: readonly [number, number], third: string | undefined): readonly [number, number] {
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
