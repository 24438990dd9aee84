import { initialTransition, transition } from 'xstate';
import { createConversationMachine } from '../../machines/conversation.ts';
import type { Input } from '../core/context.ts';
import { type ConversationEvent, inOrder, type Proposal } from '../core/events.ts';
import type { Flow } from '../core/flow.ts';
import type { Told } from '../core/told.ts';
import type { Step } from './inspect.ts';

/** Moves runs of one flow: snapshots in, snapshots out, as JSON. */
export interface Runs {
  start(input: Input): Told;
  /** Moves by one event; a run that is over does not move. */
  send(told: Told, event: ConversationEvent): Told;
  /** Applies what a message was read as, in order, then closes the batch. */
  read(told: Told, batch: readonly Proposal[]): Told;
}

/** Builds the machine once; it is pure, so all sessions share it. `note` is told of every step, those of mere tries too. */
export function createRuns(flow: Flow, note?: (step: Step) => void): Runs {
  const machine = createConversationMachine(flow);
  type Snapshot = ReturnType<typeof machine.resolveState>;
  const tell = ({ value, status, context }: Snapshot, event: Step['event'], before: Step['before']): Told => {
    const after = { value, status, context };
    note?.({ event, before, after });
    return after;
  };
  const send = (told: Told, event: ConversationEvent): Told => {
    if (told.status !== 'active') return told;
    // The state value comes out of a snapshot of this very machine.
    const snapshot = machine.resolveState({ value: told.value as Snapshot['value'], context: told.context });
    return tell(transition(machine, snapshot, event)[0], event, told);
  };
  return {
    start: (input) => tell(initialTransition(machine, input)[0], null, null),
    send,
    read: (told, batch) => [...inOrder(flow.order, batch), { type: 'turn.read' } as const].reduce<Told>(send, told),
  };
}
