import type { Context, Ending } from './context.ts';
import type { ConversationEvent } from './events.ts';
import type { Flow } from './flow.ts';
import { isInPlay, stateOf } from './slot-state.ts';

/** An ending that the run has come to by itself. */
export interface DueEnding extends Ending {
  readonly final: 'handedOff' | 'cancelled';
}

/** How this run must end now, if it must: a ladder is exhausted or a bound is reached. */
export function endingDue(flow: Flow, { slots, turns, corrections, unclear }: Context): DueEnding | undefined {
  const exhausted = flow.order.find(
    (name) => stateOf(slots, name).open?.why === 'exhausted' && isInPlay(flow, slots, name),
  );
  if (exhausted !== undefined) {
    const final = stateOf(slots, exhausted).open?.code === 'cancel' ? 'cancelled' : 'handedOff';
    return { final, why: 'exhausted', detail: exhausted };
  }
  if (unclear >= flow.unclear) return { final: 'handedOff', why: 'unclear', detail: null };
  if (corrections > flow.corrections) return { final: 'handedOff', why: 'corrections', detail: null };
  if (turns > flow.maxTurns) return { final: 'handedOff', why: 'turns', detail: null };
  return undefined;
}

/** Why the run ends with this event; where the event does not say, it was due. */
export function endingWith(flow: Flow, context: Context, event: ConversationEvent): Ending {
  switch (event.type) {
    case 'human.requested':
      return { why: 'human', detail: event.reason };
    case 'session.expired':
      return { why: 'expired', detail: null };
    case 'fulfil.failed':
      return { why: 'failed', detail: event.reason };
    case 'reconcile.absent':
    case 'reconcile.unknown':
      return { why: 'unknown', detail: null };
    default: {
      const due = endingDue(flow, context);
      return due === undefined ? { why: 'left', detail: null } : { why: due.why, detail: due.detail };
    }
  }
}
