import type { RefusalCode } from '../core/reading.ts';
import { areEnds, rangesBetween } from './date-ends.ts';
import type { DateRange } from './date-meaning.ts';
import { type DateWords, findDays, type Speaking } from './days-in.ts';
import { english } from './english-pattern.ts';
import { type LocalDate, mondayOf, plusDays } from './local-date.ts';
import { numberIn } from './number-words.ts';
import { SPOKEN_NUMBER } from './spoken-numbers.ts';
import { boundOf, type Span } from './stretches.ts';
import { readable } from './tokens.ts';

export type { DateRange } from './date-meaning.ts';

/** What words say of days in a row, before it is known which can be had. */
export type RangeMeaning =
  /** One of these: the user knows which. */
  | { readonly is: 'range'; readonly ranges: readonly DateRange[] }
  /** It begins on one of these days, if any is named; the end was not said. */
  | { readonly is: 'open'; readonly from: readonly LocalDate[] }
  | { readonly is: 'wrong'; readonly code: RefusalCode };

/** Words that speak of days in a row: `[start, end)` in UTF-16 units. */
export interface RangeWords extends Span {
  readonly meaning: RangeMeaning;
  readonly certain: boolean;
}

/** "Three nights". */
interface Stay extends Span {
  readonly nights: number;
}

/** What a day or a span is read beside. */
interface Around {
  readonly stay: Stay | undefined;
  readonly begun: LocalDate | null;
  readonly today: LocalDate;
}

const STAY = english(
  `(?:for )?(?<count>\\d{1,3}|an?|${SPOKEN_NUMBER})(?: |-)(?<length>nights?|days?|weeks?|fortnights?)`,
);
const NIGHTS: Readonly<Record<string, number>> = { week: 7, fortnight: 14 };
/** Said alone these are all of their days; "sometime next week" is not. */
const ALL_ITS_DAYS = /^(?:(?:the|this|next|following|coming)\s+)+week(?:[\s-]?end)?(?:\s+after\s+next)?$/i;
/** "The weekend after next", "the week before Christmas" are other days than the words before them. */
const OF_ANOTHER = /^\s+(?:after|before|of|in)(?!\p{L})/iu;
/** Before the last day: "arriving Friday, leaving Sunday". */
const LEAVING =
  /(?<!\p{L})(?:leav(?:e|ing)|depart(?:ing)?|check(?:ing)?[\s-]?out|return(?:ing)?|back|ending)\s+(?:on\s+|by\s+)?(?:the\s+)?$/iu;
const BEFORE_END = /(?<!\p{L})(?:to|until|till|through|thru|by)\s+(?:the\s+)?$/iu;
const REACH = 24;
const LONGEST_JOINT = 40;

/**
 * Every place in a text that speaks of days in a row, left to right: "3 to 6 March", "Friday until Sunday", "tomorrow for
 * three nights", "next week"; a day alone only begins them.
 * @param begun the first day, where it is known from before: "until Sunday".
 */
export function findRanges(said: string, speaking: Speaking, begun: LocalDate | null): readonly RangeWords[] {
  const days = findDays(said, speaking);
  const stay = staysIn(said).find((one) => days.every(({ start, end }) => one.end <= start || end <= one.start));
  const found: RangeWords[] = [];
  for (let at = 0; at < days.length; at += 1) {
    const here = days[at] as DateWords;
    const next = days[at + 1];
    if (next !== undefined && (areEnds(said, here, next) || isLeft(said, here, next))) {
      const meaning = between(said, here, next, speaking);
      found.push({ start: here.start, end: next.end, meaning, certain: here.certain || next.certain });
      at += 1;
    } else {
      const meaning = ofOne(said, here, { stay, begun, today: speaking.today });
      const place = stay !== undefined && meaning.is === 'range' ? joined(here, stay, said) : here;
      found.push({ start: place.start, end: place.end, meaning, certain: here.certain });
    }
  }
  if (found.length > 0 || stay === undefined) return found;
  const meaning: RangeMeaning =
    begun === null ? { is: 'open', from: [] } : { is: 'range', ranges: [stayFrom(begun, stay)] };
  return [{ start: stay.start, end: stay.end, meaning, certain: begun !== null }];
}

const isLeft = (said: string, { end }: Span, { start }: Span): boolean =>
  start - end <= LONGEST_JOINT && LEAVING.test(said.slice(end, start));

function staysIn(said: string): readonly Stay[] {
  return Array.from(readable(said).matchAll(STAY)).flatMap(({ 0: text, index, groups }) => {
    const unit = groups?.length?.toLowerCase().replace(/s$/, '') ?? '';
    const count = numberIn(groups?.count ?? '');
    const nights = unit === 'day' ? count - 1 : count * (NIGHTS[unit] ?? 1);
    return nights >= 0 ? [{ start: index, end: index + text.length, nights }] : [];
  });
}

const stayFrom = (from: LocalDate, { nights }: Stay): DateRange => ({ from, to: plusDays(from, nights) });

const wordsAt = (said: string, { start, end }: Span): string => said.slice(start, end);

/** A day and the length of the stay stand side by side, or else only the day is the place. */
function joined(day: Span, stay: Span, said: string): Span {
  const [first, last] = day.start < stay.start ? [day, stay] : [stay, day];
  const isBeside = /^[\s,]*(?:(?:for|from|on|starting|beginning)\s+)?(?:the\s+)?$/i.test(
    said.slice(first.end, last.start),
  );
  return isBeside ? { start: first.start, end: last.end } : day;
}

/** What a day or a span means by itself, with the length of the stay, or as the end of what has begun. */
function ofOne(said: string, here: DateWords, { stay, begun, today }: Around): RangeMeaning {
  const { meaning } = here;
  const words = wordsAt(said, here);
  switch (meaning.is) {
    case 'mismatch':
      return { is: 'wrong', code: 'weekday-mismatch' };
    case 'impossible':
      return { is: 'wrong', code: 'no-such-date' };
    case 'stretch':
      return { is: 'range', ranges: meaning.ranges };
    case 'span': {
      const isWeek =
        ALL_ITS_DAYS.test(words) && !OF_ANOTHER.test(said.slice(here.end)) && boundOf(said, here) === undefined;
      if (!isWeek || stay !== undefined) return { is: 'open', from: [] };
      // Of "this weekend", said on a Sunday, the Saturday is over.
      const from = meaning.first < today && today <= meaning.last ? today : meaning.first;
      return { is: 'range', ranges: [{ from, to: meaning.last }] };
    }
    case 'day': {
      if (stay !== undefined) return { is: 'range', ranges: meaning.days.map((day) => stayFrom(day, stay)) };
      if (boundOf(said, here) === 'week') return { is: 'range', ranges: meaning.days.map(weekOf) };
      if (!BEFORE_END.test(said.slice(Math.max(0, here.start - REACH), here.start)))
        return { is: 'open', from: meaning.days };
      return begun === null ? { is: 'open', from: [] } : rangeOf(begun, meaning.days);
    }
    default:
      return meaning satisfies never;
  }
}

const weekOf = (day: LocalDate): DateRange => ({ from: mondayOf(day), to: plusDays(mondayOf(day), 6) });

function rangeOf(from: LocalDate, ends: readonly LocalDate[]): RangeMeaning {
  const to = ends.find((end) => end >= from);
  return to === undefined ? { is: 'wrong', code: 'range-reversed' } : { is: 'range', ranges: [{ from, to }] };
}

/** What the first and the last day mean together. */
function between(said: string, first: DateWords, last: DateWords, speaking: Speaking): RangeMeaning {
  const both = [first.meaning, last.meaning];
  if (both.some(({ is }) => is === 'mismatch')) return { is: 'wrong', code: 'weekday-mismatch' };
  if (both.some(({ is }) => is === 'impossible')) return { is: 'wrong', code: 'no-such-date' };
  const ranges = rangesBetween(said, first, last, speaking);
  return ranges === null ? { is: 'open', from: [] } : { is: 'range', ranges };
}
