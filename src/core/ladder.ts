import { type Context, givenFor, type LastRung, type Update, withSlot } from './context.ts';
import { type Flow, ladderOf, slotOf } from './flow.ts';
import { keep, openFor, type SlotState, settle, stateOf } from './slot-state.ts';

/** Counts an unusable answer; with the last attempt gone the last rung is taken. */
export function countAttempt(flow: Flow, context: Context, slot: string): Update {
  const most = ladderOf(flow, slot).attempts;
  const before = stateOf(context.slots, slot);
  const counted = withSlot(context, slot, { ...before, attempts: Math.min(before.attempts + 1, most) });
  return stateOf(counted.slots, slot).attempts < most ? { slots: counted.slots } : takeLastRung(flow, counted, slot);
}

/** The settled value, else the default (once a run), else leave it out if it is optional, else the end of the run. */
export function takeLastRung(flow: Flow, context: Context, slot: string): Update {
  const [state, took] = lastRung(flow, context, slot);
  const { slots, turn } = withSlot(context, slot, state);
  const lastRungs = took === undefined ? turn.lastRungs : [...turn.lastRungs, { slot, took }];
  return { slots, turn: { ...turn, lastRungs } };
}

function lastRung(flow: Flow, context: Context, slot: string): readonly [SlotState, LastRung['took']?] {
  const state = stateOf(context.slots, slot);
  if (state.settled !== undefined) return [keep(state), 'kept'];
  const ladder = ladderOf(flow, slot);
  if (ladder.default !== undefined && state.defaulted === undefined) {
    const reading = slotOf(flow, slot).read(ladder.default, givenFor(flow, context, slot, context.turn.at));
    if (reading.kind === 'value') {
      const settled = { value: reading.value, said: '', source: 'default', confirmed: false } as const;
      return [{ ...settle(state, settled), defaulted: true }, 'default'];
    }
  }
  if (slotOf(flow, slot).optional === true) return [{ ...keep(state), skipped: true }, 'skipped'];
  return [openFor(state, { why: 'exhausted', code: ladder.then, options: [] })];
}
