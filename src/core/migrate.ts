import { checkOwed } from './check.ts';
import { type Ending, givenFor } from './context.ts';
import { type Flow, type FlowVersion, hasSlot, ladderOf, type Slot, slotOf } from './flow.ts';
import { type Json, same, type Values } from './json.ts';
import type { Given } from './reading.ts';
import {
  blankSlot,
  isInPlay,
  isMissing,
  missingSlot,
  type Open,
  type Settled,
  type SlotState,
  type Slots,
  stateOf,
} from './slot-state.ts';
import { isFinal, type StoredRun, storedRun } from './stored-run.ts';
import { canBeSaid, isReadAs, openedBy, readStored, stillReads } from './stored-value.ts';
import type { Told } from './told.ts';

/** A run carried over to another form of its flow, and what became of its values. */
export interface Migrated {
  readonly told: Told;
  /** The slots whose values still hold. */
  readonly kept: readonly string[];
  /** The slots in play whose values must be heard anew, and why: a refusal code, `ambiguous`, `vague` or `none`. */
  readonly opened: readonly { readonly slot: string; readonly code: string }[];
  /** The names of values that no slot of the flow takes. */
  readonly dropped: readonly string[];
  /** What `flow.migrate` threw; it then counted as none. */
  readonly failed: string | null;
}

/** A run on its way, and the values it brings along. */
interface Move {
  readonly flow: Flow;
  readonly stored: StoredRun;
  readonly values: Values;
  readonly at: number;
}

type Arrival = Pick<Migrated, 'told' | 'kept' | 'opened'>;

/**
 * Carries a run over to a flow that has changed since it was stored. Its values go through `flow.migrate` and are read
 * again: what still reads is kept, the rest is opened, and no question put before counts any more. A task that was owed
 * goes on only with all its values as they were confirmed; else a person takes over, since it may have been done.
 * Never throws, whatever was stored.
 * @param told a run as it was stored.
 * @param from the form of the flow it was held in.
 * @param at when it is read again, in ms since 1970.
 * @example migrated(booking, session.told, session.flow, clock.nowMs()).opened; // [{ slot: 'date', code: 'closed' }]
 */
export function migrated(flow: Flow, told: Told, from: FlowVersion, at: number): Migrated {
  const stored = storedRun(told, flow.timeZone);
  const { values, failed } = carriedValues(flow, stored.context.slots, from);
  const dropped = Object.keys(values).filter((name) => !hasSlot(flow, name));
  return { ...arrivalOf({ flow, stored, values, at }), dropped, failed };
}

function arrivalOf(move: Move): Arrival {
  const { isOver, path, context } = move.stored;
  if (isFinal(path)) return ended(move, path, context.ending);
  if (isOver) return ended(move, 'handedOff', { why: 'unknown', detail: 'the run was stored in no known state' });
  if (!path.startsWith('executing')) return readAnew(move);
  return (
    goneOn(move) ?? ended(move, 'handedOff', { why: 'unknown', detail: 'the flow changed while the task was owed' })
  );
}

/** The settled values as `flow.migrate` has them; without it, or where it fails, as they were. */
function carriedValues(flow: Flow, slots: Slots, from: FlowVersion): Pick<Move, 'values'> & Pick<Migrated, 'failed'> {
  const settled = Object.entries(slots).flatMap(([name, { settled: one }]) =>
    one ? [[name, one.value] as const] : [],
  );
  const values: Values = Object.fromEntries(settled);
  if (flow.migrate === undefined) return { values, failed: null };
  try {
    // Copies both ways: nothing done to them reaches the run, and what comes back is JSON.
    const made = flow.migrate(copied(values), { version: from.version, digest: from.digest });
    if (isPlain(made)) return { values: copied(made), failed: null };
    return { values, failed: 'It gave back no plain object of values.' };
  } catch (error) {
    return { values, failed: error instanceof Error ? error.message : 'It threw something that is no error.' };
  }
}

const copied = (values: object): Values => JSON.parse(JSON.stringify(values)) as Values;

const isPlain = (made: unknown): boolean =>
  typeof made === 'object' && made !== null && [Object.prototype, null].includes(Object.getPrototypeOf(made));

const valueFor = ({ values }: Move, name: string): Json | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;

const givenFrom = ({ flow, stored, at }: Move, slots: Slots, name: string): Given =>
  givenFor(flow, { ...stored.context, slots }, name, at);

/** Who said a value: as the slot of its name has it, else a slot that is gone and held the same; else the user, elsewhere. */
function originOf({ flow, stored }: Move, name: string, value: Json): Pick<Settled, 'said' | 'source' | 'confirmed'> {
  const { slots } = stored.context;
  const renamed = Object.keys(slots).find((old) => {
    const { settled } = stateOf(slots, old);
    return settled !== undefined && !hasSlot(flow, old) && same(settled.value, value);
  });
  const { said, source, confirmed } = stateOf(slots, name).settled ??
    stateOf(slots, renamed ?? name).settled ?? { said: '', source: 'user', confirmed: false };
  return { said, source, confirmed };
}

/** Reads every value again, in order of dependency; the conversation goes on with what is left to ask. */
function readAnew(move: Move): Arrival {
  const { flow, stored } = move;
  const slots = slotBySlot(flow, (name, before) => slotAnew(move, before, name));
  const value = stored.path === 'greeting' ? 'greeting' : whereToGoOn(flow, slots);
  const opened = flow.order.flatMap((slot) => {
    const { settled, open } = stateOf(slots, slot);
    const isGone = valueFor(move, slot) !== undefined && settled === undefined && isInPlay(flow, slots, slot);
    return isGone && open !== undefined ? [{ slot, code: open.code }] : [];
  });
  return {
    told: { value, status: 'active', context: { ...stored.context, slots } },
    kept: keptIn(move, slots),
    opened,
  };
}

/**
 * One slot, after those before it. A value that was stored must read as it stands: words kept for another kind may mean
 * something else today. One that `flow.migrate` has made may be in any words that the slot reads.
 */
function slotAnew(move: Move, before: Slots, name: string): SlotState {
  const { flow, stored } = move;
  const slot = slotOf(flow, name);
  const given = givenFrom(move, before, name);
  const { settled: old, open: oldOpen, skipped } = stateOf(stored.context.slots, name);
  const counts = countsOf(move, name);
  const open = oldOpen === undefined ? {} : leftOpen(slot, oldOpen, given);
  const value = valueFor(move, name);
  if (value === undefined) {
    if (open.open !== undefined) return { ...counts, ...open };
    return skipped && slot.optional ? { ...counts, skipped } : { ...blankSlot(flow, name), ...counts };
  }
  const isMade = old === undefined || !same(old.value, value);
  const taken = isMade ? slot.read(value, given) : null;
  const now = taken?.kind === 'value' ? taken.value : value;
  const reading = readStored(slot, now, given);
  if (isReadAs(now, reading)) {
    const settled = { ...originOf(move, name, value), value: now, confirmed: false };
    return { ...counts, ...(isMade ? {} : open), settled };
  }
  const gone = canBeSaid(slot, value, given) ? { was: value } : {};
  return { ...counts, open: { why: 'outdated', ...openedBy(reading), ...gone } };
}

/** What was counted for the slot so far. */
function countsOf({ flow, stored }: Move, name: string): Pick<SlotState, 'attempts' | 'defaulted'> {
  const { attempts, defaulted } = stateOf(stored.context.slots, name);
  return { attempts: Math.min(attempts, ladderOf(flow, name).attempts), ...(defaulted ? { defaulted } : {}) };
}

/** What still had to be heard, as far as the slot has words for it; that a ladder came to its end is forgotten. */
function leftOpen(slot: Slot, { was, ...open }: Open, given: Given): Pick<SlotState, 'open'> {
  if (open.why === 'exhausted') return {};
  const options = open.options.filter((option) => stillReads(slot, option, given));
  return { open: { ...open, options, ...(was !== undefined && canBeSaid(slot, was, given) ? { was } : {}) } };
}

/** Where the chart itself would come to rest with these slots. */
function whereToGoOn(flow: Flow, slots: Slots): Told['value'] {
  if (checkOwed(flow, slots) !== undefined) return { collecting: 'checking' };
  const missing = missingSlot(flow, slots);
  if (missing === undefined) return { confirming: 'presenting' };
  return { collecting: stateOf(slots, missing).open?.why === 'ambiguous' ? 'clarifying' : 'eliciting' };
}

const owedStates = ['running', 'retrying', 'outcomeUnknown'] as const;

/** The task is owed as it was confirmed; `null` where that cannot be told any more. */
function goneOn(move: Move): Arrival | null {
  const { flow, stored, values } = move;
  const { path, context } = stored;
  const state = owedStates.find((name) => path === `executing.${name}`);
  const hasItsKey = context.session !== '' && context.run !== '' && context.consents > 0;
  const slots = slotsWhere(stillReads, move, { confirmed: true });
  const isAsConfirmed = Object.keys(values).every((name) => stateOf(slots, name).settled !== undefined);
  const lacksValue = flow.order.some((name) => isMissing(flow, slots, name) && slotOf(flow, name).optional !== true);
  if (state === undefined || !hasItsKey || !isAsConfirmed || lacksValue) return null;
  const told: Told = { value: { executing: state }, status: 'active', context: { ...context, slots } };
  return { told, kept: keptIn(move, slots), opened: [] };
}

/** A run that is over, with the values that can still be told; so can a day gone by. */
function ended(move: Move, value: string, ending: Ending | null): Arrival {
  const slots = slotsWhere(canBeSaid, move);
  const told: Told = { value, status: 'done', context: { ...move.stored.context, slots, ending } };
  return { told, kept: keptIn(move, slots), opened: [] };
}

/** The slots with just the values of which this is true; nothing is opened, nothing assumed. */
function slotsWhere(
  holds: (slot: Slot, value: Json, given: Given) => boolean,
  move: Move,
  as: Partial<Settled> = {},
): Slots {
  const { flow, stored } = move;
  return slotBySlot(flow, (name, before) => {
    const slot = slotOf(flow, name);
    const value = valueFor(move, name);
    const isHeld = value !== undefined && holds(slot, value, givenFrom(move, before, name));
    return {
      ...countsOf(move, name),
      ...(isHeld ? { settled: { ...originOf(move, name, value), value, ...as } } : {}),
      ...(stateOf(stored.context.slots, name).skipped && slot.optional ? { skipped: true } : {}),
    };
  });
}

/** Makes the slots in order of dependency: each may look at those before it. */
function slotBySlot(flow: Flow, make: (name: string, before: Slots) => SlotState): Slots {
  const slots: Record<string, SlotState> = {};
  for (const name of flow.order) slots[name] = make(name, slots);
  return slots;
}

const keptIn = (move: Move, slots: Slots): readonly string[] =>
  move.flow.order.filter((name) => valueFor(move, name) !== undefined && stateOf(slots, name).settled !== undefined);
