import { areEnds, rangesBetween } from './date-ends.ts';
import type { DateMeaning, DateRange } from './date-meaning.ts';
import { type DateWords, findDays, type Speaking } from './days-in.ts';
import { type Side, sidesOf } from './edges.ts';
import { type LocalDate, mondayOf, plusDays } from './local-date.ts';
import { boundOf, type Edge } from './stretches.ts';

/** Words that speak of a day; `edge` where they mark it as that end of a stretch. */
export interface DatePlace extends DateWords {
  readonly edge?: Edge;
}

/** A place before it is known which end is wanted. */
interface Sided extends DateWords {
  readonly side: Side | undefined;
}

const A_FORTNIGHT = 14;
const JOINT = /[\s,]*(?:(?:to|and|through|thru|until|till)(?!\p{L})|[-–])[\s,]*(?:the\s+)?/iu;

/**
 * Every place in a text that speaks of a day, left to right, each with what it means.
 * @param edge the end that is wanted: of "from the 1st to the 7th" then only that one, of "until the 9th" only the last.
 */
export function findDates(said: string, speaking: Speaking, edge?: Edge): readonly DatePlace[] {
  const days = findDays(said, speaking);
  if (edge === undefined) return stretched(said, days, speaking).map((found) => bounded(said, found, speaking.today));
  const other = edge === 'from' ? 'until' : 'from';
  const sides = sidesOf(said, days);
  const sided = days.map((words, at): Sided => ({ ...atEdge(said, words, speaking.today), side: sides[at] }));
  return comingsAndGoings(said, ends(said, sided, speaking), speaking)
    .filter(({ side }) => side !== other)
    .map(({ side, ...words }) => (side === edge ? { ...words, edge } : words));
}

/** "Monday to Wednesday" and "between the 5th and the 8th" are one stretch of days. */
function stretched(said: string, words: readonly DateWords[], speaking: Speaking): readonly DateWords[] {
  const found: DateWords[] = [];
  for (const next of words) {
    const last = found.at(-1);
    const ranges = last !== undefined && areEnds(said, last, next) ? rangesBetween(said, last, next, speaking) : null;
    if (last === undefined || ranges === null) found.push(next);
    else {
      const meaning: DateMeaning = { is: 'stretch', ranges };
      found[found.length - 1] = { start: last.start, end: next.end, meaning, certain: true };
    }
  }
  return found;
}

/** The two ends of each stretch by themselves: "the 5th" of "the 5th to 8 June" is of June. */
function ends(said: string, words: readonly Sided[], speaking: Speaking): readonly Sided[] {
  const found: Sided[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const here = words[at] as Sided;
    const next = words[at + 1];
    if (here.meaning.is === 'stretch') found.push(...cutInTwo(said, here, here.meaning.ranges));
    else if (next !== undefined && areEnds(said, here, next)) {
      found.push(...pair(said, here, next, speaking));
      at += 1;
    } else found.push(here);
  }
  return found;
}

/** The beginning and the end, as far as they are days. */
function pair(said: string, first: Sided, last: Sided, speaking: Speaking): readonly Sided[] {
  const ranges = rangesBetween(said, first, last, speaking);
  return [
    { ...first, side: 'from', meaning: ranges === null ? first.meaning : daysOf(ranges.map(({ from }) => from)) },
    { ...last, side: 'until', meaning: ranges === null ? last.meaning : daysOf(ranges.map(({ to }) => to)) },
  ];
}

/** "17 - 19 July". */
function cutInTwo(said: string, words: Sided, ranges: readonly DateRange[]): readonly Sided[] {
  const { 0: joint, index } = JOINT.exec(said.slice(words.start, words.end)) ?? { 0: '', index: 0 };
  const middle = words.start + index;
  return [
    { ...words, end: middle, side: 'from', meaning: daysOf(ranges.map(({ from }) => from)) },
    { ...words, start: middle + joint.length, side: 'until', meaning: daysOf(ranges.map(({ to }) => to)) },
  ];
}

const daysOf = (days: readonly LocalDate[]): DateMeaning => ({ is: 'day', days: [...new Set(days)] });

/**
 * Whoever arrives and then leaves stays in between; whoever leaves and then arrives is on the way, unless the days are the
 * other way round. Of one alone it is not known which end it is.
 */
function comingsAndGoings(said: string, words: readonly Sided[], speaking: Speaking): readonly Sided[] {
  const [first, last, ...more] = words.filter(({ side }) => side === 'arriving' || side === 'leaving');
  if (first === undefined || last === undefined || more.length > 0 || first.side === last.side) return words;
  const isReversed = first.side === 'leaving' && firstDay(last) < firstDay(first);
  const [from, until] = isReversed
    ? ([
        { ...last, side: 'from' },
        { ...first, side: 'until' },
      ] as const)
    : pair(said, first, last, speaking);
  return words.flatMap((one) => (one === first ? (from ?? []) : one === last ? (until ?? []) : [one]));
}

const firstDay = ({ meaning }: DateWords): string => (meaning.is === 'day' ? (meaning.days[0] ?? '') : '');

/** "Before Friday" and "after the 10th" leave the day open; "from Friday" and "by the 10th" hold it. */
function bounded(said: string, words: DateWords, today: LocalDate): DateWords {
  if (words.meaning.is !== 'day') return words;
  const first = words.meaning.days[0] ?? today;
  const last = words.meaning.days.at(-1) ?? today;
  switch (boundOf(said, words)) {
    case 'until':
      return span(words, today, last);
    case 'before':
      return span(words, today, plusDays(last, -1));
    case 'after':
      return span(words, plusDays(first, 1), plusDays(first, A_FORTNIGHT));
    default:
      return atEdge(said, words, today);
  }
}

/** Whatever the end that is wanted, "the day after Friday" is another day, and "the week of the 16th" is many. */
function atEdge(said: string, words: DateWords, today: LocalDate): DateWords {
  if (words.meaning.is !== 'day') return words;
  const day = words.meaning.days[0] ?? today;
  switch (boundOf(said, words)) {
    case 'day before':
      return { ...words, meaning: { is: 'day', days: [plusDays(day, -1)] } };
    case 'day after':
      return { ...words, meaning: { is: 'day', days: [plusDays(day, 1)] } };
    case 'week':
      return span(words, mondayOf(day), plusDays(mondayOf(day), 6));
    default:
      return words;
  }
}

const span = (words: DateWords, first: LocalDate, last: LocalDate): DateWords => ({
  ...words,
  meaning: { is: 'span', first, last },
});
