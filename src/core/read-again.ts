import { type Context, givenFor, withSlot } from './context.ts';
import { type Flow, slotOf } from './flow.ts';
import { same } from './json.ts';
import { isInPlay, type Open, openFor, type Slots, stateOf, unsettle } from './slot-state.ts';

/**
 * Reads every settled value again, in order of dependency: it stays, or it is opened as `outdated`.
 * A value that now has a second reading stays, as long as it is one of the two.
 */
export function readAgain(flow: Flow, context: Context, at: number): Slots {
  let now = context;
  for (const name of flow.order) {
    const { settled } = stateOf(now.slots, name);
    if (settled === undefined || !isInPlay(flow, now.slots, name)) continue;
    const reading = slotOf(flow, name).read(settled.value, givenFor(flow, now, name, at));
    const options = reading.kind === 'value' || reading.kind === 'none' ? [] : reading.options;
    if (reading.kind === 'value') continue;
    if (reading.kind === 'ambiguous' && options.some((option) => same(option, settled.value))) continue;
    const code = reading.kind === 'refused' ? reading.code : reading.kind;
    now = withSlot(now, name, unsettle(stateOf(now.slots, name), { why: 'outdated', code, options }));
  }
  return now.slots;
}

/**
 * Looks once more at what the world took away, where a value has changed that it depends on: it is offered, if it could be had
 * now. The user says whether it is still wanted.
 */
export function offerAgain(flow: Flow, context: Context, changed: string, at: number): Context {
  let now = context;
  for (const name of flow.order) {
    const state = stateOf(now.slots, name);
    const { was } = state.open ?? {};
    const depends = slotOf(flow, name).dependsOn?.includes(changed) === true;
    if (was === undefined || !depends || !isInPlay(flow, now.slots, name)) continue;
    const reading = slotOf(flow, name).read(was, { ...givenFor(flow, now, name, at), own: was, asked: null });
    if (reading.kind === 'none') continue;
    const open: Open =
      reading.kind === 'refused'
        ? { why: 'outdated', code: reading.code, options: reading.options, was }
        : { why: 'ambiguous', code: 'ambiguous', options: [was] };
    now = withSlot(now, name, openFor(state, open));
  }
  return now;
}
