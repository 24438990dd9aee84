import { createConversationMachine } from '../../machines/conversation.ts';
import { type Flow, slotOf } from '../core/flow.ts';
import type { Exploration } from '../testing/explore.ts';
import { statePathsOf } from '../testing/walk-transitions.ts';

/** What a flow like this should come to, and nothing that was walked does. */
export interface Absences {
  /** Each without those that come only after it. */
  readonly states: readonly string[];
  /** Slots that are to be asked for, and whose `when` holds beside none of the values tried. */
  readonly neverInPlay: readonly string[];
  /** Slots that are to be asked for, and may well be. */
  readonly unasked: readonly string[];
}

/** What nothing leads to; but where a slot cannot be filled, only what does not follow from that. */
export function absencesIn(flow: Flow, found: Exploration): Absences {
  const reached = reachedIn(found);
  const unfillable = unfillableIn(flow, found);
  const absent = statePathsOf(createConversationMachine(flow)).filter((state) => !reached.states.has(state));
  const unasked = flow.order.filter((name) => isToBeAsked(flow, name) && !reached.slots.has(name));
  const neverInPlay = unasked.filter((name) => found.neverInPlay.includes(name) && !unfillable.has(name));
  if (unfillable.size > 0) return { states: [], neverInPlay, unasked: [] };
  return {
    states: absent.filter((state) => isOwed(state, flow, found) && !absent.includes(comesAfter[state] ?? '')),
    neverInPlay,
    unasked: unasked.filter((name) => !found.neverInPlay.includes(name)),
  };
}

/** The states that a run comes to from one other alone. */
const comesAfter: Readonly<Record<string, string>> = {
  'collecting.revising': 'confirming.awaiting',
  'executing.running': 'confirming.awaiting',
  'executing.retrying': 'executing.running',
  'executing.outcomeUnknown': 'executing.running',
  completed: 'executing.running',
};

/** Whether a flow has to come to it, unless something is wrong with it. */
function isOwed(state: string, flow: Flow, { neverInPlay }: Exploration): boolean {
  switch (state) {
    // A turn passes through it, and few ways stop there.
    case 'confirming.presenting':
      return false;
    // Nothing may be ambiguous, nothing asked for; that a slot is never asked for is told of the slot.
    case 'collecting.clarifying':
    case 'collecting.eliciting':
      return false;
    case 'collecting.checking':
      return flow.order.some((name) => slotOf(flow, name).checked === true && !neverInPlay.includes(name));
    case 'executing.retrying':
      return flow.tries > 1;
    default:
      return true;
  }
}

/** Whether the slot is asked for: not where its value is assumed, or taken only when volunteered. */
export function isToBeAsked(flow: Flow, name: string): boolean {
  const { ask, assume } = slotOf(flow, name);
  return ask !== false && assume === undefined;
}

/** Slots that cannot be filled, and all that depend on one of them. */
function unfillableIn(flow: Flow, { words }: Exploration): ReadonlySet<string> {
  const unfillable = new Set(words.filter(({ usable }) => usable.length === 0).map(({ slot }) => slot));
  // In order of dependency, so those before a slot are known.
  for (const name of flow.order) {
    if (slotOf(flow, name).dependsOn?.some((before) => unfillable.has(before))) unfillable.add(name);
  }
  return unfillable;
}

function reachedIn(found: Exploration) {
  const states = new Set<string>();
  const slots = new Set<string>();
  for (const { state, about } of found.moments()) {
    states.add(state);
    slots.add(about ?? '');
  }
  return { states, slots };
}
