import type { Flow, Slot } from '../../src/core/flow.ts';
import type { Json } from '../../src/core/json.ts';
import type { SlotState, Slots } from '../../src/core/slot-state.ts';
import { pathOf, type Told } from '../../src/core/told.ts';

/** What the rules look at, reckoned from the snapshot's plain data alone: nothing here asks the functions that are tested. */
export const isIn = (told: Told, ...states: readonly string[]): boolean => {
  const path = pathOf(told);
  return states.some((state) => path === state || path.startsWith(`${state}.`));
};

export const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

export const slotIn = (slots: Slots, name: string): SlotState =>
  Object.hasOwn(slots, name) ? (slots[name] ?? { attempts: 0 }) : { attempts: 0 };

export const kindOf = (flow: Flow, name: string): Slot => {
  const slot = Object.hasOwn(flow.slots, name) ? flow.slots[name] : undefined;
  if (slot === undefined) throw new Error(`There is no slot "${name}".`);
  return slot;
};

/** The settled values of slots whose condition holds, each looked at beside those before it. */
export function shownValues(flow: Flow, slots: Slots): Readonly<Record<string, Json>> {
  const values: Record<string, Json> = {};
  for (const name of flow.order) {
    const { settled } = slotIn(slots, name);
    const { when } = kindOf(flow, name);
    if (settled !== undefined && (when === undefined || when(values))) values[name] = settled.value;
  }
  return values;
}

export function applies(flow: Flow, slots: Slots, name: string): boolean {
  const { when } = kindOf(flow, name);
  return when === undefined || when(shownValues(flow, slots));
}

/** Slots about which something must still be heard. */
export const missing = (flow: Flow, slots: Slots): readonly string[] =>
  flow.order.filter((name) => {
    const { settled, open, skipped } = slotIn(slots, name);
    if (!applies(flow, slots, name)) return false;
    return open !== undefined || (settled === undefined && !skipped && kindOf(flow, name).ask !== false);
  });

/** Required ones are asked first. */
export function firstMissing(flow: Flow, slots: Slots): string | undefined {
  const names = missing(flow, slots);
  return names.find((name) => kindOf(flow, name).optional !== true) ?? names[0];
}
