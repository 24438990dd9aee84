import { slotOf } from '../core/flow.ts';
import { canonical, type Json, same } from '../core/json.ts';
import type { Reading, RefusalCode } from '../core/reading.ts';
import type { SlotType } from '../core/slot-kind.ts';
import { isMissing } from '../core/slot-state.ts';
import { type Found, overlap } from './overlaps.ts';
import { givenOf, type Situation, settledValue, slotsInPlay } from './situation.ts';
import type { ProposedValue } from './values.ts';

/** Every word begins with a capital: "Ann Lee". */
const CAPITALISED = /^\p{Lu}\S*(?:\s+\p{Lu}\S*)*$/u;
/** Refusals that may only mean that the words were not understood. */
const MISUNDERSTANDINGS: ReadonlySet<RefusalCode> = new Set(['not-an-option', 'not-a-name', 'invalid']);
/** Which of the words are meant, the kind cannot tell: any are a text, and a list is weighed as a whole. */
const LOOSE: ReadonlySet<SlotType> = new Set(['text', 'other', 'list']);

/** Whether a value can be meant for nothing else: one reading, one claimant, no guess, and nothing to ask back about. */
export function isPlainValue(situation: Situation, value: ProposedValue): boolean {
  const { proposal, reading, places, isGuessed } = value;
  const isLoose = LOOSE.has(slotOf(situation.flow, proposal.slot).type);
  const isOne = new Set(places.map((place) => inOrder(place.reading))).size === 1;
  if (isLoose || !isOne || isContested(value) || isGuessed || !isExpected(situation, value)) return false;
  if (reading.kind === 'refused') return !MISUNDERSTANDINGS.has(reading.code);
  return reading.kind === 'value' && !isRepeated(situation, value);
}

/** Some of the words could be another slot's. */
const isContested = ({ proposal: { slot }, places, claims }: ProposedValue): boolean =>
  claims.some((claim) => claim.slot !== slot && places.some((place) => overlap(claim, place)));

/** Shown by the words themselves, a bare answer to the question, or a correction of the summary. */
function isExpected(situation: Situation, { proposal: { slot }, places }: ProposedValue): boolean {
  const { asked } = situation;
  if (places.every(({ certain }) => certain)) return true;
  return slot === asked?.slot ? isFitForNothingElse(situation, slot, places) : asked !== null && asked.slot === null;
}

/** No other slot that is missing could take a bare answer; a name must be written like one. */
function isFitForNothingElse(situation: Situation, slot: string, places: readonly Found[]): boolean {
  const { flow, said, context } = situation;
  if (slotOf(flow, slot).type === 'name')
    return places.every(({ start, end }) => CAPITALISED.test(said.slice(start, end)));
  const others = slotsInPlay(situation).filter((other) => {
    const { type } = slotOf(flow, other);
    return other !== slot && isMissing(flow, context.slots, other) && type !== 'name' && !LOOSE.has(type);
  });
  return !others.some((other) =>
    slotOf(flow, other)
      .recognise(said, { ...givenOf(situation, other), asked: { options: [] } })
      .some(({ reading, ...place }) => reading.kind === 'value' && places.some((one) => overlap(one, place))),
  );
}

/** Who says a value of the summary again may mean a yes. */
function isRepeated(situation: Situation, { proposal, reading }: ProposedValue): boolean {
  const settled = settledValue(situation, proposal.slot);
  const isSame = settled !== undefined && reading.kind === 'value' && same(settled, reading.value);
  return isSame && situation.asked?.about === 'confirm';
}

const inOrder = (reading: Reading): string => canonical(reading as unknown as Json); // a reading is JSON
