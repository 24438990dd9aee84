import { slotOf } from '../core/flow.ts';
import { type Json, same } from '../core/json.ts';
import type { SlotType } from '../core/slot-kind.ts';
import { type Found, overlap } from './overlaps.ts';
import { type Situation, settledValue } from './situation.ts';

/** Farther than any value from another: it would be no correction at all. */
const NO_CORRECTION = Number.POSITIVE_INFINITY;

/**
 * What slots would take of a correction, the words alone not showing which: "make it 5" may be people or a time. Left out is
 * what the words or the question show to be of another slot, and what could be of several without correcting any.
 */
export function claimsOfCorrection(situation: Situation, claims: readonly Found[]): readonly Found[] {
  const isKnown = ({ slot, certain }: Found) => certain || slot === situation.asked?.slot;
  const corrects = (place: Found) => distanceOf(situation, place) < NO_CORRECTION;
  return claims.filter((one) => {
    const rivals = claims.filter((other) => other.slot !== one.slot && overlap(one, other));
    if (rivals.length === 0) return true;
    const all = [one, ...rivals];
    return all.some(corrects) && !rivals.some(isKnown) && !all.some((place) => isSaidAgain(place, claims));
  });
}

/** "2 of us can't make it, so 2" */
const isSaidAgain = ({ slot, reading }: Found, claims: readonly Found[]): boolean =>
  claims.some((other) => other.certain && other.slot === slot && same(other.reading as Json, reading as Json));

/**
 * How far a place is from what its slot holds, in its own unit: a correction is most often a small one, so that with 4
 * people at 8 pm "make it 5" is people and "make it 9" a time. What changes nothing, cannot be had or is not clear is the
 * farthest.
 */
export function distanceOf(situation: Situation, { slot, reading }: Found): number {
  const settled = settledValue(situation, slot);
  if (settled === undefined || reading.kind !== 'value' || same(reading.value, settled)) return NO_CORRECTION;
  const { type } = slotOf(situation.flow, slot);
  const [from, to] = [inUnits(type, settled), inUnits(type, reading.value)];
  return from === undefined || to === undefined ? NO_CORRECTION : Math.abs(to - from);
}

/** A number as it is, a time in hours; of other kinds nothing is near. */
function inUnits(type: SlotType, value: Json): number | undefined {
  if (type === 'number' && typeof value === 'number') return value;
  if (type !== 'time' || typeof value !== 'string') return undefined;
  const [hours = 0, minutes = 0] = value.split(':').map(Number);
  return hours + minutes / 60;
}
