import { boundOf, type Edge, type Span } from './stretches.ts';

/** What words before a place make of it: an end of a stretch, or a coming or going, which may be either end. */
export type Side = Edge | 'arriving' | 'leaving';

/** Before the day or time a stretch begins with, after it ends with, and what is said of both. */
const SIDES: Readonly<Record<Side, string>> = {
  from: [
    'pick(?:s|ed|ing)?(?:\\s+\\p{L}+){0,3}?\\s+up|pick-?up|collect(?:s|ed|ing|ion)?|check(?:s|ed|ing)?[\\s-]?in',
    '(?:fly|flying|set|setting|head|heading)\\s+(?:out|off)|outbound|outward',
  ].join('|'),
  until: [
    'return(?:s|ed|ing)?(?!\\s+(?:ticket|trip|fare|journey))|(?<!(?:call|ring|phone|text)\\s+(?:me|us)\\s+)back|inbound|homeward',
    'drop(?:s|ped|ping)?(?:\\s+\\p{L}+){0,3}?\\s+off|drop-?off|check(?:s|ed|ing)?[\\s-]?out',
  ].join('|'),
  arriving: 'arriv(?:e|es|ed|ing|al)',
  leaving: 'leav(?:e|es|ing)|depart(?:s|ed|ing|ure)?',
};
const SAID = new RegExp(
  `(?<!\\p{L})(?:${Object.entries(SIDES)
    .map(([side, words]) => `(?<${side}>${words})`)
    .join('|')})(?!\\p{L})`,
  'giu',
);
const SENTENCE_END = /[.!?;]\s/g;
const REACH = 80;

/** "Friday, no wait, Saturday" and "Friday or Saturday" are said of the same end. */
const SAME_AGAIN =
  /^[\s,.;!–—-]*(?:(?:or|no|wait|actually|sorry|i mean|make (?:it|that)|rather|maybe|perhaps|even|on|the)[\s,.]+)*$/i;

/**
 * What the words before each of some places, left to right, make of it: "*from* the 2nd", "*pick it up* on the 2nd and
 * *return* it on the 9th"; `undefined` where they make nothing of it.
 */
export function sidesOf(said: string, places: readonly Span[]): readonly (Side | undefined)[] {
  const sides: (Side | undefined)[] = [];
  for (const [at, place] of places.entries()) {
    const before = said.slice(Math.max(places[at - 1]?.end ?? 0, place.start - REACH), place.start);
    const again = at > 0 && SAME_AGAIN.test(before) ? sides[at - 1] : undefined;
    sides.push(sideOfBound(said, place) ?? sideSaid(before) ?? again);
  }
  return sides;
}

function sideOfBound(said: string, place: Span): Edge | undefined {
  const bound = boundOf(said, place);
  return bound === 'from' || bound === 'until' ? bound : undefined;
}

/** The last that is said, in the sentence the place is in. */
function sideSaid(before: string): Side | undefined {
  const sentence = before.slice([...before.matchAll(SENTENCE_END)].at(-1)?.index ?? 0);
  const groups = [...sentence.matchAll(SAID)].at(-1)?.groups ?? {};
  return (Object.keys(SIDES) as Side[]).find((side) => groups[side] !== undefined);
}
