import { readsAsCommand } from '../core/control.ts';
import { slotOf } from '../core/flow.ts';
import { namedSlots } from './named-slot.ts';
import type { Found } from './overlaps.ts';
import { givenOf, type Situation, settledValue, slotsInPlay } from './situation.ts';

/** Several words, each of which begins with a capital: "Ann Lee", "Chris O'Neil". */
const WRITTEN_AS_NAME = /^\p{Lu}\S*(?:\s+\p{Lu}\S*)+$/u;
const LONGEST = 100;
const WORD = /[\p{L}\p{N}]/u;

/**
 * The name that is the whole answer to "What should I change?", for the one name of a flow: written like one, or said after
 * a message that called the slot by its name ("the name", then "Anna").
 */
export function bareName(situation: Situation): readonly Found[] {
  const { flow, said, asked, consent, wishes, context } = situation;
  const [slot, ...more] = slotsInPlay(situation).filter((name) => slotOf(flow, name).type === 'name');
  if (asked?.about !== 'revise' || slot === undefined || more.length > 0) return [];
  if (settledValue(situation, slot) === undefined || consent !== 'unrelated' || wishes.size > 0) return [];
  if (said.length > LONGEST || readsAsCommand(said, context.locale)) return [];

  const found = slotOf(flow, slot).recognise(said, { ...givenOf(situation, slot), asked: { options: [] } });
  const [only] = found.filter(({ start, end }) => !WORD.test(said.slice(0, start) + said.slice(end)));
  if (only === undefined) return [];
  const isWritten = WRITTEN_AS_NAME.test(said.slice(only.start, only.end));
  return isWritten || wasNamedBefore(situation, slot) ? [{ ...only, slot }] : [];
}

const wasNamedBefore = (situation: Situation, slot: string): boolean =>
  namedSlots({ ...situation, said: situation.saidBefore, parts: [] }).some((named) => named.slot === slot);
