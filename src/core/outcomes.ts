import { checkOwed } from './check.ts';
import { type Context, givenFor, type Update, withSlot } from './context.ts';
import type { EventOf } from './events.ts';
import { type Flow, hasSlot, slotOf } from './flow.ts';
import { stateOf, unsettle } from './slot-state.ts';

/** Identifies one yes: the same through a crash and a retry, never the same for a new yes. */
export const fulfilKey = ({ session, run, consents }: Context): string => `${session}/${run}/${consents}`;

/** How often the effect with this key came to nothing. */
export const timesTried = ({ tried }: Context, key: string): number => (tried?.key === key ? tried.times : 0);

/** Every settled value has been shown and said yes to; the task is owed under a new key. */
export function giveConsent(context: Context): Update {
  const slots = Object.fromEntries(
    Object.entries(context.slots).map(([name, { settled, ...state }]) => [
      name,
      settled === undefined ? state : { ...state, settled: { ...settled, confirmed: true } },
    ]),
  );
  return { slots, consents: context.consents + 1, asked: null };
}

/** The combination can be had: it is not asked about again as long as it stays the same. */
export function passCheck(flow: Flow, context: Context): Update {
  const owed = checkOwed(flow, context.slots);
  if (owed === undefined) return {};
  const { settled, ...state } = stateOf(context.slots, owed.slot);
  if (settled === undefined) return {};
  return {
    slots: withSlot(context, owed.slot, { ...state, settled: { ...settled, passed: owed.key } }).slots,
  };
}

/** The world refused a value: it is opened, free of charge. Of the alternatives those are offered that can be read. */
export function openUnavailable(
  flow: Flow,
  context: Context,
  event: EventOf<'check.failed' | 'fulfil.conflicted'>,
): Update {
  const name = slotRefused(flow, context, event);
  const given = givenFor(flow, context, name, context.turn.at);
  const options = event.alternatives.filter((value) => slotOf(flow, name).read(value, given).kind === 'value');
  const state = unsettle(stateOf(context.slots, name), { why: 'unavailable', code: event.reason, options });
  return { slots: withSlot(context, name, state).slots };
}

/** A check can refuse only what it was asked about, or it would be owed again at once. */
function slotRefused(
  flow: Flow,
  { slots }: Context,
  { type, slot }: EventOf<'check.failed' | 'fulfil.conflicted'>,
): string {
  const checked = type === 'check.failed' ? checkOwed(flow, slots) : undefined;
  const isPossible = checked === undefined ? hasSlot(flow, slot) : Object.hasOwn(checked.values, slot);
  return isPossible ? slot : (checked?.slot ?? flow.order.at(-1) ?? slot);
}

/** What cannot be done any more once the task is owed. */
const tooLateToDo: readonly string[] = [
  'slot.proposed',
  'slot.given',
  'slot.declined',
  'cancel',
  'restart',
  'deny',
  'human.requested',
  'session.expired',
];

/** Recorded, and answered "too late" where the user wanted something done. */
export function noteTooLate({ late, turn }: Context, type: string): Update {
  return {
    turn: { ...turn, unheard: [...turn.unheard, type] },
    late: tooLateToDo.includes(type) && !late.includes(type) ? [...late, type] : late,
  };
}
