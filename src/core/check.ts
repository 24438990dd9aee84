import { digest } from './digest.ts';
import { type Flow, slotOf } from './flow.ts';
import type { Values } from './json.ts';
import { inCanonicalOrder } from './receipt.ts';
import { rememberingObjects } from './remembering.ts';
import { isInPlay, isMissing, type Slots, stateOf, valuesOf } from './slot-state.ts';

/** A combination of values the world has not been asked about. */
export interface OwedCheck {
  /** The slot marked `checked`. */
  readonly slot: string;
  /** Its value and those it depends on. */
  readonly values: Values;
  /** Digest of exactly these values. */
  readonly key: string;
}

/** The check owed now: the first checked slot that is settled, with all it depends on, in a combination that has not passed. */
export const checkOwed = (flow: Flow, slots: Slots): OwedCheck | undefined => checksOf(flow)(slots);

/** One event asks several times: guards, rules and the host. */
const checksOf = rememberingObjects((flow: Flow) => rememberingObjects((slots: Slots) => firstOwed(flow, slots)));

function firstOwed(flow: Flow, slots: Slots): OwedCheck | undefined {
  for (const slot of flow.order) {
    const { checked, dependsOn = [] } = slotOf(flow, slot);
    const { settled } = stateOf(slots, slot);
    if (checked !== true || settled === undefined || !isInPlay(flow, slots, slot)) continue;
    const names = [...dependsOn, slot];
    if (names.some((name) => isMissing(flow, slots, name))) continue;
    const all = valuesOf(flow, slots);
    const key = `${slot}:${digest(inCanonicalOrder(all, names))}`;
    if (settled.passed === key) continue;
    return { slot, key, values: Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name))) };
  }
  return undefined;
}
