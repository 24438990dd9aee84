import { type Context, givenFor, tell, type Update, withSlot } from './context.ts';
import type { EventOf } from './events.ts';
import { type Flow, hasSlot, type Slot, slotOf } from './flow.ts';
import { isGrounded } from './grounding.ts';
import { type Json, same } from './json.ts';
import { takeLastRung } from './ladder.ts';
import { offerAgain, readAgain } from './read-again.ts';
import type { Given, Reading } from './reading.ts';
import { isInPlay, isMissing, keep, openFor, type Settled, settle, stateOf } from './slot-state.ts';
import type { Verdict } from './verdict.ts';

/** Reads one proposal: the only place where a value said by the user enters. */
export function readProposal(flow: Flow, context: Context, proposal: EventOf<'slot.proposed'>): Update {
  const { slot } = proposal;
  if (!hasSlot(flow, slot)) return { turn: tell(context, { slot, is: 'misfired' }) };
  if (!isInPlay(flow, context.slots, slot)) return { turn: tell(context, { slot, is: 'notOpen' }) };
  const { said, at } = context.turn;
  const given = givenFor(flow, context, slot, at);
  const reading = readValue(slotOf(flow, slot), proposal.value, given);
  const { settled, open } = stateOf(context.slots, slot);
  if (reading.kind === 'value' && settled !== undefined && open === undefined && same(settled.value, reading.value)) {
    return { turn: tell(context, { slot, is: 'unchanged' }) };
  }
  if (reading.kind === 'none' || !isGrounded(slotOf(flow, slot), { ...proposal, reading }, said, given)) {
    return { turn: tell(context, { slot, is: 'misfired' }) };
  }
  return reading.kind === 'value' ? take(flow, context, slot, reading.value) : openAs(context, slot, reading);
}

/** A model's value is meant for this slot, whatever was asked: "555-12" is a phone number that is too short. */
function readValue(kind: Slot, value: Json, given: Given): Reading {
  const reading = kind.read(value, given);
  return reading.kind === 'none' && given.asked === null
    ? kind.read(value, { ...given, asked: { options: [] } })
    : reading;
}

function take(flow: Flow, context: Context, slot: string, value: Json): Update {
  const { settled } = stateOf(context.slots, slot);
  if (settled !== undefined && wasTakenThisTurn(context, slot) && !same(settled.value, value)) {
    return openAs(context, slot, { kind: 'ambiguous', options: [settled.value, value] });
  }
  if (settled !== undefined && same(settled.value, value)) return keepSlot(context, slot);
  const { said, at } = context.turn;
  const verdict: Verdict =
    settled === undefined ? { slot, is: 'accepted' } : { slot, is: 'changed', from: settled.value, to: value };
  return enter(flow, { ...context, turn: tell(context, verdict) }, slot, at, {
    value,
    said,
    source: 'user',
    confirmed: false,
  });
}

const wasTakenThisTurn = ({ turn }: Context, slot: string): boolean =>
  turn.verdicts.some((verdict) => verdict.slot === slot && (verdict.is === 'accepted' || verdict.is === 'changed'));

function enter(flow: Flow, context: Context, slot: string, at: number, settled: Settled): Update {
  const next = offerAgain(flow, withSlot(context, slot, settle(stateOf(context.slots, slot), settled)), slot, at);
  return { slots: readAgain(flow, next, at), turn: next.turn };
}

function openAs(
  context: Context,
  slot: string,
  reading: Exclude<Reading, { readonly kind: 'value' | 'none' }>,
): Update {
  const is = reading.kind === 'refused' ? 'refused' : 'ambiguous';
  const code = reading.kind === 'refused' ? reading.code : reading.kind;
  const { options } = reading;
  const detail = reading.kind === 'refused' && reading.detail !== undefined ? { detail: reading.detail } : {};
  const { slots } = withSlot(
    context,
    slot,
    openFor(stateOf(context.slots, slot), { why: is, code, options, ...detail }),
  );
  return { slots, turn: tell(context, { slot, is, code, options }) };
}

/** Takes a value from the host: read like any other, but nobody has to have said it. */
export function takeGiven(flow: Flow, context: Context, { slot, value, source, at }: EventOf<'slot.given'>): Update {
  const reading = hasSlot(flow, slot)
    ? slotOf(flow, slot).read(value, { ...givenFor(flow, context, slot, at), asked: null })
    : { kind: 'none' as const };
  if (reading.kind !== 'value') return { turn: tell(context, { slot, is: 'misfired' }) };
  const { settled, open } = stateOf(context.slots, slot);
  if (settled !== undefined && open === undefined && same(settled.value, reading.value)) {
    return { turn: tell(context, { slot, is: 'unchanged' }) };
  }
  return enter(flow, { ...context, turn: tell(context, { slot, is: 'accepted' }) }, slot, at, {
    value: reading.value,
    said: '',
    source,
    confirmed: false,
  });
}

/** First the reason why we ask; then the last rung. An optional slot is left out at once, a settled value stays. */
export function declineSlot(flow: Flow, context: Context, slot: string): Update {
  if (!hasSlot(flow, slot) || !isMissing(flow, context.slots, slot)) {
    return { turn: tell(context, { slot, is: 'notOpen' }) };
  }
  const { settled, open } = stateOf(context.slots, slot);
  if (settled !== undefined) return keepSlot(context, slot);
  const told: Context = { ...context, turn: tell(context, { slot, is: 'declined' }) };
  if (slotOf(flow, slot).optional === true || open?.why === 'declined') return takeLastRung(flow, told, slot);
  const declined = openFor(stateOf(context.slots, slot), { why: 'declined', code: 'needed', options: [] });
  return { slots: withSlot(context, slot, declined).slots, turn: told.turn };
}

/** The old value stays, where a correction of it could not be taken. */
export function keepSlot(context: Context, slot: string): Update {
  const state = stateOf(context.slots, slot);
  if (state.settled === undefined || state.open === undefined) {
    return { turn: tell(context, { slot, is: 'notOpen' }) };
  }
  return { slots: withSlot(context, slot, keep(state)).slots, turn: tell(context, { slot, is: 'kept' }) };
}
