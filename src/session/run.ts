import { type ActorScope, createActor, initialTransition } from 'xstate';
import {
  type ConversationMachine,
  type ConversationSnapshot,
  createConversationMachine,
} from '../../machines/conversation.ts';
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
  const scope = nowhere(machine);
  const tell = (
    { value, status, context }: ConversationSnapshot,
    event: Step['event'],
    before: Step['before'],
  ): Told => {
    const after = { value, status, context };
    note?.({ event, before, after });
    return after;
  };
  const send = (told: Told, event: ConversationEvent): Told => {
    if (told.status !== 'active') return told;
    // The state value comes out of a snapshot of this very machine.
    const snapshot = machine.resolveState({
      value: told.value as ConversationSnapshot['value'],
      context: told.context,
    });
    return tell(machine.transition(snapshot, event, scope), event, told);
  };
  return {
    start: (input) => tell(initialTransition(machine, input)[0], null, null),
    send,
    read: (told, batch) => [...inOrder(flow.order, batch), { type: 'turn.read' } as const].reduce<Told>(send, told),
  };
}

/**
 * Where the chart is moved: it has no actions to perform and no actors to talk to. XState's own `transition` builds such a
 * scope, and a first snapshot with it, for every single event.
 */
function nowhere(machine: ConversationMachine): ActorScope<ConversationSnapshot, ConversationEvent> {
  const self = createActor(machine, { input: { session: '', run: '', timeZone: 'UTC', locale: 'en' } });
  const nothing = (): void => undefined;
  return {
    ...{ self, system: self.system, id: '', sessionId: '' },
    ...{ defer: nothing, emit: nothing, logger: nothing, stopChild: nothing, actionExecutor: nothing },
  };
}
