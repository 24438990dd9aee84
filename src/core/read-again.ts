import { type Context, givenFor, withSlot } from './context.ts';
import { type Flow, slotOf } from './flow.ts';
import { same } from './json.ts';
import { isInPlay, type Slots, stateOf, unsettle } from './slot-state.ts';

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
