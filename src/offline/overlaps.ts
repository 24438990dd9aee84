import type { Mention } from '../core/reading.ts';

/** Words of a message: `[start, end)` in UTF-16 units. */
export type Place = Pick<Mention, 'start' | 'end'>;

/** A place in a message that speaks of a slot. */
export interface Found extends Mention {
  readonly slot: string;
}

/**
 * The places that hold where several slots claim the same words: the slot asked for where it claims just as many words and
 * can use them, else the longer place, else the one whose words alone show the kind, else the slot with nothing else, else
 * the nearest.
 * @param asked the slot the question is about.
 * @param distanceOf how far a place is from what its slot holds.
 */
export function withoutOverlaps(
  found: readonly Found[],
  asked: string | null,
  distanceOf: (place: Found) => number = () => 0,
): readonly Found[] {
  const length = ({ start, end }: Found) => end - start;
  const certain = Map.groupBy(
    found.filter((place) => place.certain),
    ({ slot }) => slot,
  );
  const others = ({ slot }: Found) => certain.get(slot)?.length ?? 0;
  // "A table for 2 at 8, no, 9" tells the number in so many words; the 9 need not be one.
  const isUsable = (place: Found) =>
    Number(place.slot === asked && place.reading.kind === 'value' && (place.certain || others(place) === 0));
  const byWeight = found.toSorted(
    (a, b) =>
      length(b) - length(a) ||
      isUsable(b) - isUsable(a) ||
      Number(b.certain) - Number(a.certain) ||
      Number(b.slot === asked) - Number(a.slot === asked) ||
      others(a) - others(b) ||
      compared(distanceOf(a), distanceOf(b)),
  );
  const held: Found[] = [];
  for (const next of byWeight) {
    if (!held.some((other) => overlap(other, next))) held.push(next);
  }
  return held.toSorted((a, b) => a.start - b.start);
}

/** Infinities are equal, though their difference is none. */
const compared = (a: number, b: number): number => Number(a > b) - Number(a < b);

/** Whether two places share words; two readings of one slot at one place are one. */
export const overlap = (a: Place, b: Place): boolean => a.start < b.end && b.start < a.end;
