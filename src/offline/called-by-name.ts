import { namedSlots } from './named-slot.ts';
import { type Found, overlap } from './overlaps.ts';
import type { Situation } from './situation.ts';

/** How far behind its name a value of a slot begins at the most. */
const NAME_REACH = 30;

/** Of several slots that could take the same words, the one that is called by its name right before them: "the driver is Bob". */
export function calledByName(situation: Situation, places: readonly Found[]): readonly Found[] {
  const names = namedSlots(situation);
  if (names.length === 0) return places;
  return places.filter((place) => {
    const claimants = new Set(places.filter((other) => overlap(other, place)).map(({ slot }) => slot));
    const called = names
      .filter(({ slot, end }) => claimants.has(slot) && end <= place.start && place.start - end <= NAME_REACH)
      .toSorted((a, b) => b.end - a.end)[0];
    return called === undefined || called.slot === place.slot;
  });
}
