import { slotOf } from '../core/flow.ts';
import type { Found } from './overlaps.ts';
import { givenOf, type Situation, settledValue, slotsInPlay } from './situation.ts';

/** Around a clause; the full stop of "Tom H." belongs to it. */
const SEPARATORS = /^[\s,.;:!/|"“”–—-]+|(?:[\s,;:!/|"“”–—-]|(?<=\p{L}{2})\.)+$/gu;
/** Lead up to a name without being part of it: "for Ann Lee". */
const LEAD = /^(?:(?:and|for|under|name|it['’]?s)\s+)+/iu;
/** The same, whatever stands before it: "a booking for my daughter Lily Chen". */
const LEAD_TO_RELATIVE =
  /^.{0,60}(?<!\p{L})for\s+(?:my|our)\s+(?:friend|wife|husband|partner|son|daughter|mother|father|mom|mum|dad|sister|brother)\s+/iu;
/** Lead on to the phone number: "Ann Lee on 415 555 2671". */
const LEAD_ON = /\s+(?:and|on|at|with)$/iu;
const CLAUSE = /[^,;\n]+/gu;
/** Nobody's name stands in longer words between two values. */
const LONGEST_GAP = 300;
const SEVERAL_WORDS = /\S\s+\S/;
/** Every word begins with a capital: "Ann Lee", "Chris O'Neil". */
const CAPITALISED = /^\p{Lu}\S*(?:\s+\p{Lu}\S*)*$/u;

/**
 * The name in "haircut, Tuesday 3 pm, Ann Lee": what stands between the places of other values is nothing but a name. Two
 * of three must show it: several words, written like one, next to the phone number. Only for the one name of a flow, while
 * it is not known.
 */
export function nameBeside(situation: Situation, places: readonly Found[]): readonly Found[] {
  const { flow, said } = situation;
  const [slot, ...more] = slotsInPlay(situation).filter((name) => slotOf(flow, name).type === 'name');
  if (slot === undefined || more.length > 0 || settledValue(situation, slot) !== undefined) return [];
  if (places.length === 0 || places.some((place) => place.slot === slot)) return [];

  const given = { ...givenOf(situation, slot), asked: null };
  const isPhone = (place: Found | undefined) => place !== undefined && slotOf(flow, place.slot).type === 'phone';
  const isShouted = said === said.toUpperCase();
  const names = clausesBetween(said, places).flatMap(({ start, end, before, after }): readonly Found[] => {
    const words = said.slice(start, end);
    const signs = [SEVERAL_WORDS.test(words), CAPITALISED.test(words) && !isShouted, isPhone(before) || isPhone(after)];
    if (signs.filter((sign) => sign).length < 2) return [];
    const reading = slotOf(flow, slot).read(words, given);
    return reading.kind === 'value' ? [{ slot, start, end, reading, certain: true }] : [];
  });
  return names.length === 1 ? names : [];
}

/** Words between two places of a message, `[start, end)`, and the places they touch. */
interface Clause {
  readonly start: number;
  readonly end: number;
  readonly before: Found | undefined;
  readonly after: Found | undefined;
}

/** What is said before, between and after the places, parted by commas, without the separators around it. */
function clausesBetween(said: string, places: readonly Found[]): readonly Clause[] {
  const inOrder = places.toSorted((a, b) => a.start - b.start);
  return [...inOrder, undefined].flatMap((next, at) => {
    const last = inOrder[at - 1];
    const from = last?.end ?? 0;
    const gap = said.slice(from, next?.start).slice(0, LONGEST_GAP);
    const clauses = Array.from(gap.matchAll(CLAUSE)).filter(({ 0: text }) => text.trim() !== '');
    return clauses.map(({ 0: text, index }, place): Clause => {
      const words = text.replace(SEPARATORS, '').replace(LEAD_TO_RELATIVE, '').replace(LEAD, '').replace(LEAD_ON, '');
      const start = from + index + text.indexOf(words);
      return {
        start,
        end: start + words.length,
        before: place === 0 ? last : undefined,
        after: place === clauses.length - 1 ? next : undefined,
      };
    });
  });
}
