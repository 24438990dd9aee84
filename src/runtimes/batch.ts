import { type ConversationEvent, inOrder, isProposal } from '../core/events.ts';
import type { Flow } from '../core/flow.ts';

/**
 * What a message was read as, as events for the chart: its proposals in the order in which they count, then `turn.read`.
 * What comes from outside is data: anything that is no well-formed proposal is left out.
 *
 * A message is four steps, on a live actor as on pure snapshots: `turn.started` with the user's words, this batch, what
 * is then owed, and `turn.ended` once the reply stands before the user.
 * @example for (const event of batchOf(flow, proposals)) actor.send(event);
 * @example snapshot = batchOf(flow, proposals).reduce((now, event) => transition(machine, now, event)[0], snapshot);
 */
export function batchOf(flow: Flow, proposals: readonly unknown[]): readonly ConversationEvent[] {
  return [...inOrder(flow.order, proposals.filter(isProposal)), { type: 'turn.read' }];
}
