import { slotOf } from '../core/flow.ts';
import { isMissing, stateOf } from '../core/slot-state.ts';
import type { Found } from './overlaps.ts';
import { givenOf, type Situation, slotsInPlay } from './situation.ts';

const SEPARATORS = /^[\s,.;:!–—-]+|[\s,.;:!–—-]+$/gu;
/** Every word begins with a capital: "Ann Lee", "Chris O'Neil". */
const CAPITALISED = /^\p{Lu}[^\s]*(?:\s+\p{Lu}[^\s]*)*$/u;

/**
 * The name of "haircut, Tuesday 3 pm, Ann Lee": what stands between the places of other values is nothing but a name, two
 * words of it, written like one or next to the phone number. Only where the flow has one name, and it is not known yet.
 */
export function nameBeside(situation: Situation, places: readonly Found[]): Found | undefined {
  const { flow, context, said } = situation;
  const names = slotsInPlay(situation).filter((slot) => slotOf(flow, slot).type === 'name');
  const [slot] = names;
  if (slot === undefined || names.length > 1 || places.length === 0) return undefined;
  if (!isMissing(flow, context.slots, slot) || stateOf(context.slots, slot).settled !== undefined) return undefined;
  const isShouted = said === said.toUpperCase();
  const found = gapsBetween(said, places).flatMap(({ start, end, isBesidePhone }): readonly Found[] => {
    const words = said.slice(start, end);
    const reads = /\s/.test(words) && (isBesidePhone || (!isShouted && CAPITALISED.test(words)));
    const reading = reads ? slotOf(flow, slot).read(words, { ...givenOf(situation, slot), asked: null }) : undefined;
    return reading?.kind === 'value' ? [{ slot, start, end, reading, certain: true }] : [];
  });
  return found.length === 1 ? found[0] : undefined;

  function isPhone(place: Found | undefined): boolean {
    return place !== undefined && slotOf(flow, place.slot).type === 'phone';
  }

  /** What is said before, between and after the places, without the separators around it. */
  function gapsBetween(text: string, all: readonly Found[]) {
    const inOrder = all.toSorted((a, b) => a.start - b.start);
    return [...inOrder, undefined].map((after, at) => {
      const before = inOrder[at - 1];
      const from = before?.end ?? 0;
      const gap = text.slice(from, Math.max(from, after?.start ?? text.length));
      const words = gap.replace(SEPARATORS, '');
      const start = from + gap.indexOf(words);
      return { start, end: start + words.length, isBesidePhone: isPhone(before) || isPhone(after) };
    });
  }
}
