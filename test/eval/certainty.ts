import type { DigressionKind, EventOf, Proposal } from '../../src/core/events.ts';
import { slotOf } from '../../src/core/flow.ts';
import { type Json, same } from '../../src/core/json.ts';
import { stateOf } from '../../src/core/slot-state.ts';
import { type ReadMessage, readMessage } from '../../src/offline/index.ts';
import { givenOf, situationOf } from '../../src/offline/situation.ts';
import type { GoldTurn } from './gold-turn.ts';

/** What a turn was read as, and what is wrong with it; nothing where it was read wholly right. */
export interface JudgedTurn {
  readonly turn: GoldTurn;
  readonly read: ReadMessage;
  readonly faults: readonly string[];
}

/** Reads every turn and holds what was read against the annotation. */
export const judgedTurns = (turns: readonly GoldTurn[]): readonly JudgedTurn[] =>
  turns.map((turn) => {
    const read = readMessage(turn.said, turn.given);
    return { turn, read, faults: faultsIn(turn, read.proposals) };
  });

/** All in which a reading differs from the annotation: values first, then what it does to the conversation. */
export function faultsIn(turn: GoldTurn, proposals: readonly Proposal[]): readonly string[] {
  const proposed = proposals.filter(({ type }) => type === 'slot.proposed') as readonly EventOf<'slot.proposed'>[];
  const { values, refused } = turn.gold;
  const missing = [...Object.keys(values), ...refused].filter(
    (slot) => !proposed.some((proposal) => proposal.slot === slot) && !isKnown(turn, slot),
  );
  return [
    ...proposed.flatMap((proposal) => faultOfValue(turn, proposal)),
    ...missing.map((slot) => `${slot} is missing`),
    ...faultsOfControl(turn, proposals),
  ];
}

/** A value that is settled already changes nothing. */
function isKnown({ given, gold }: GoldTurn, slot: string): boolean {
  const { settled } = stateOf(given.told.context.slots, slot);
  return settled !== undefined && (gold.values[slot]?.some((value) => isSame(value, settled.value)) ?? false);
}

function faultOfValue({ said, given, gold }: GoldTurn, { slot, value }: EventOf<'slot.proposed'>): readonly string[] {
  const reading = slotOf(given.flow, slot).read(value, givenOf(situationOf(said, given), slot));
  const inWords = `${slot}=${JSON.stringify(value)}`;
  if (reading.kind !== 'value') {
    return gold.refused.includes(slot) && reading.kind === 'refused' ? [] : [`${inWords} is ${reading.kind}`];
  }
  const wanted = gold.values[slot];
  const { settled } = stateOf((given.finished ?? given.told).context.slots, slot);
  if (wanted === undefined) return settled && same(settled.value, reading.value) ? [] : [`${inWords} was not said`];
  return wanted.some((one) => isSame(one, reading.value)) ? [] : [`${inWords} is not ${JSON.stringify(wanted[0])}`];
}

/** The data and a slot may differ in case, in the full stop after a text, and in how a phone number is written. */
function isSame(a: Json, b: Json): boolean {
  if (typeof a !== 'string' || typeof b !== 'string') return same(a, b);
  const [one, other] = [a, b].map((text) => text.toLowerCase().replace(/\.$/, ''));
  return one === other || (b.startsWith('+') && `+1${a.replace(/\D/g, '')}` === b);
}

const answering: readonly DigressionKind[] = ['answer', 'status', 'help', 'repeat'];

function faultsOfControl({ gold }: GoldTurn, proposals: readonly Proposal[]): readonly string[] {
  const has = (type: Proposal['type']) => proposals.some((proposal) => proposal.type === type);
  const answers = proposals.some((proposal) => proposal.type === 'digressed' && answering.includes(proposal.kind));
  const strange = proposals.filter(
    (proposal) =>
      ['cancel', 'restart', 'resume', 'human.requested'].includes(proposal.type) ||
      (proposal.type === 'digressed' && proposal.kind === 'wait') ||
      (proposal.type === 'slot.declined' && !gold.open.includes(proposal.slot) && gold.denies === 'not') ||
      (proposal.type === 'slot.kept' && gold.denies === 'not'),
  );
  return [
    ...strange.map(({ type }) => `${type} was not said`),
    ...(has('confirm') && !gold.confirms ? ['no yes was said'] : []),
    ...(gold.confirms && !has('confirm') ? ['the yes is missing'] : []),
    ...(has('deny') && gold.denies === 'not' ? ['no no was said'] : []),
    ...(gold.denies === 'must' && !has('deny') ? ['the no is missing'] : []),
    ...(answers && !gold.asks ? ['nothing was asked'] : []),
    ...(gold.asks && !answers ? ['the question is missing'] : []),
  ];
}
