import { type Flow, slotOf } from './flow.ts';
import type { Json, Values } from './json.ts';

/** Who a value comes from: the user's words, the host at the start, an operator, the ladder's default, or `assume`. */
export type Source = 'user' | 'carried' | 'operator' | 'default' | 'assumed';

/** A value that holds. */
export interface Settled {
  readonly value: Json;
  /** The message it was read from; empty where nobody said it. */
  readonly said: string;
  readonly source: Source;
  /** Whether the user said yes to a summary that showed it. */
  readonly confirmed: boolean;
  /** Key of the check this value has passed. */
  readonly passed?: string;
}

/**
 * Why something about a slot must still be heard. By the user's words: `refused`, `ambiguous`, `declined`; then `settled`
 * stays and can be kept. By the world: `outdated`, `unavailable`; then `settled` goes, and its value stands in `was`.
 * `exhausted`: the ladder has ended.
 */
export interface Open {
  readonly why: 'refused' | 'ambiguous' | 'declined' | 'outdated' | 'unavailable' | 'exhausted';
  /** A refusal code, `vague`, `ambiguous`, or the reason the world gave. */
  readonly code: string;
  /** Values to pick from; there may be none. */
  readonly options: readonly Json[];
  /** What a schema said, in its own words. */
  readonly detail?: string;
  /** The value that no longer holds: said, never kept. */
  readonly was?: Json;
}

/** Neither `settled`, `open` nor `skipped`: empty. */
export interface SlotState {
  readonly settled?: Settled;
  readonly open?: Open;
  readonly skipped?: true;
  /** The ladder's default was taken in this run. */
  readonly defaulted?: true;
  /** Unusable answers so far; never above the ladder's `attempts`. */
  readonly attempts: number;
}

/** What became of every slot so far, by its name. */
export type Slots = Readonly<Record<string, SlotState>>;

const empty: SlotState = { attempts: 0 };

export const stateOf = (slots: Slots, name: string): SlotState =>
  Object.hasOwn(slots, name) ? (slots[name] ?? empty) : empty;

/** The slots of a new run: empty, but for what is assumed. */
export const blankSlots = (flow: Flow): Slots =>
  Object.fromEntries(flow.order.map((name): [string, SlotState] => [name, blankSlot(flow, name)]));

export function blankSlot(flow: Flow, name: string): SlotState {
  const { assume } = slotOf(flow, name);
  if (assume === undefined) return empty;
  return { ...empty, settled: { value: assume, said: '', source: 'assumed', confirmed: false } };
}

/** The settled values of the slots in play, in order of dependency: what a summary shows and `fulfil` receives. */
export function valuesOf(flow: Flow, slots: Slots): Values {
  const values: Record<string, Json> = {};
  for (const name of flow.order) {
    const { settled } = stateOf(slots, name);
    if (settled !== undefined && (slotOf(flow, name).when?.(values) ?? true)) values[name] = settled.value;
  }
  return values;
}

/** Whether the slot's `when` holds. */
export const isInPlay = (flow: Flow, slots: Slots, name: string): boolean =>
  slotOf(flow, name).when?.(valuesOf(flow, slots)) ?? true;

/** Whether something about this slot must be heard before the summary: it is open, or empty and to be asked. */
export function isMissing(flow: Flow, slots: Slots, name: string): boolean {
  if (!isInPlay(flow, slots, name)) return false;
  const { settled, open, skipped } = stateOf(slots, name);
  return open !== undefined || (settled === undefined && skipped === undefined && slotOf(flow, name).ask !== false);
}

/** The one slot a question is about: the first that is missing, required ones before optional ones. */
export function missingSlot(flow: Flow, slots: Slots): string | undefined {
  const missing = flow.order.filter((name) => isMissing(flow, slots, name));
  return missing.find((name) => slotOf(flow, name).optional !== true) ?? missing[0];
}

/** Takes a value: what was open or skipped is over. */
export function settle({ open: _, skipped: __, ...state }: SlotState, settled: Settled): SlotState {
  return { ...state, settled };
}

/** Opened by the user's words: what was settled stays and can be kept. */
export function openFor({ skipped: _, ...state }: SlotState, open: Open): SlotState {
  return { ...state, open };
}

/** Opened by the world: what was settled cannot stay so. */
export function unsettle({ settled, skipped: _, ...state }: SlotState, open: Open): SlotState {
  return { ...state, open: settled === undefined ? open : { ...open, was: settled.value } };
}

/** The old value stays. */
export function keep({ open: _, ...state }: SlotState): SlotState {
  return state;
}
