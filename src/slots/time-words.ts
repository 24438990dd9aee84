import { findDayParts } from './day-parts.ts';
import { type Side, sidesOf } from './edges.ts';
import { MINUTES_A_DAY } from './local-time.ts';
import { boundOf, type Edge, isStretch } from './stretches.ts';
import type { TimeMeaning } from './time-rules.ts';
import { between, findMoments, onlyMinute, type PlacedPart, type TimeSearch, type TimeWords } from './times-in.ts';

/** Figures that after "from" and "until" may be a year. */
const YEAR = /^(?:19|20)\d\d$/;

/**
 * Every place in a text that speaks of a time of day, left to right, each with what it means.
 * @param edge the end that is wanted: of "from 9 to 5" the whole stretch is a place all the same, of "until 5" none is for
 * a beginning.
 */
export function findTimes(said: string, search: TimeSearch, edge?: Edge): readonly TimeWords[] {
  const parts = findDayParts(said);
  const moments = findMoments(said, parts, search);
  const all = [...stretched(said, moments), ...partsAlone(said, parts, moments)].sort((a, b) => a.start - b.start);
  return edge === undefined ? all.map((found) => bounded(said, found)) : atEdge(said, all, edge);
}

/** "3 to 5" and "between 3 and 5" are one stretch, of moments each read as it stands. */
function stretched(said: string, words: readonly TimeWords[]): readonly TimeWords[] {
  const found: TimeWords[] = [];
  for (const next of words) {
    const last = found.at(-1);
    if (last?.meaning.is !== 'moment' || next.meaning.is !== 'moment' || !isStretch(said, last, next)) found.push(next);
    else {
      const { minutes: from, prefersFirst = false } = last.meaning;
      const { minutes: to, prefersFirst: prefersFirstEnd = false } = next.meaning;
      const meaning: TimeMeaning = { is: 'stretch', from, to, prefersFirst: prefersFirst || prefersFirstEnd };
      found[found.length - 1] = { start: last.start, end: next.end, meaning, certain: last.certain || next.certain };
    }
  }
  return found;
}

/** A bound shows that a time is meant: "from 3". */
function markedByBound(said: string, words: TimeWords): TimeWords {
  const isMarked = boundOf(said, words) !== undefined && !YEAR.test(said.slice(words.start, words.end));
  return { ...words, certain: words.certain || isMarked };
}

/** "After 3" and "until 5" leave the time open, "from 3" and "by 5" hold it. */
function bounded(said: string, words: TimeWords): TimeWords {
  if (words.meaning.is !== 'moment') return words;
  const { minutes } = words.meaning;
  const marked = markedByBound(said, words);
  switch (boundOf(said, words)) {
    case 'until':
      return { ...marked, meaning: { is: 'span', from: [0], to: minutes } };
    case 'before':
      return { ...marked, meaning: { is: 'span', from: [0], to: minutes.map((minute) => minute - 1) } };
    case 'after':
      return { ...marked, meaning: { is: 'span', from: minutes, to: [MINUTES_A_DAY - 1] } };
    default:
      return marked;
  }
}

/** What the words mark as that end of a stretch, else what they do not mark; never what they mark as the other end. */
function atEdge(said: string, words: readonly TimeWords[], edge: Edge): readonly TimeWords[] {
  const other: Edge = edge === 'from' ? 'until' : 'from';
  const sides = comingsAndGoings(words, sidesOf(said, words));
  const sided = words.map((found, at) => ({
    words: markedByBound(said, found),
    // A stretch has either end, whatever word it begins with.
    side: found.meaning.is === 'stretch' ? edge : sides[at],
  }));
  const own = sided.filter(({ side }) => side === edge);
  return (own.length > 0 ? own : sided.filter(({ side }) => side !== other)).map((found) => found.words);
}

/**
 * Whoever leaves and arrives, or arrives and leaves, first does what is said first, unless the times are the other way
 * round. Of one alone it is not known which end it is.
 */
function comingsAndGoings(words: readonly TimeWords[], sides: readonly (Side | undefined)[]): typeof sides {
  const isOnTheWay = (side: Side | undefined) => side === 'arriving' || side === 'leaving';
  const [first, last, ...more] = words.filter((_, at) => isOnTheWay(sides[at]));
  const [side, otherSide] = sides.filter(isOnTheWay);
  if (last === undefined || more.length > 0 || side === otherSide) return sides;
  const [one, other] = [onlyMinute(first), onlyMinute(last)];
  const start = one !== undefined && other !== undefined && other < one ? last : first;
  return sides.map((known, at) => (isOnTheWay(known) ? (words[at] === start ? 'from' : 'until') : known));
}

/** The parts of the day in which no moment was named: "after lunch". */
function partsAlone(said: string, parts: readonly PlacedPart[], moments: readonly TimeWords[]): readonly TimeWords[] {
  const isNamed = (part: PlacedPart) =>
    moments.some((moment) => moment.certain && !/\bor\b/i.test(between(said, moment, part)));
  return parts.flatMap((part) => {
    if (part.offered === undefined || isNamed(part)) return [];
    const { start, end, holds, offered } = part;
    return { start, end, meaning: { is: 'span', from: [offered[0]], to: [offered[1]], holds }, certain: true };
  });
}
