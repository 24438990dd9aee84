import type { Slot } from './flow.ts';
import { type Json, same } from './json.ts';
import type { Given, Reading } from './reading.ts';
import type { Open } from './slot-state.ts';

/** Whether a reading of a stored value leaves it as it is; a second reading beside it does no harm. */
export function isReadAs(value: Json, reading: Reading): boolean {
  if (reading.kind === 'value') return same(reading.value, value);
  return reading.kind === 'ambiguous' && reading.options.some((option) => same(option, value));
}

/** Reads a value that was stored for this slot. */
export const readStored = (slot: Slot, value: Json, given: Given): Reading =>
  slot.read(value, { ...given, own: value, asked: null });

/** Whether the slot reads the value as it stands. */
export const stillReads = (slot: Slot, value: Json, given: Given): boolean =>
  isReadAs(value, readStored(slot, value, given));

/** Why a value that does not hold must be heard anew; where it reads as another one, that is a guess to offer. */
export function openedBy(reading: Reading): Pick<Open, 'code' | 'options'> {
  switch (reading.kind) {
    case 'value':
      return { code: 'ambiguous', options: [reading.value] };
    case 'ambiguous':
    case 'vague':
      return { code: reading.kind, options: reading.options };
    case 'refused':
      return { code: reading.code, options: reading.options };
    case 'none':
      return { code: 'none', options: [] };
    default:
      return reading satisfies never;
  }
}

/**
 * Whether the slot has words for the value: it reads it, or it refuses it and its words for it likewise. A value of another
 * kind has none: a date cannot say "20".
 */
export function canBeSaid(slot: Slot, value: Json, given: Given): boolean {
  const reading = readStored(slot, value, given);
  if (reading.kind !== 'refused') return isReadAs(value, reading);
  try {
    const words = slot.say(value, given.locale);
    const again = slot.read(words, { ...given, own: value, asked: { options: [] } });
    return again.kind === 'refused' && again.code === reading.code;
  } catch {
    return false; // `say` is made for values of its kind only
  }
}
