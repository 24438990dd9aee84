import type { AnyTransitionDefinition } from 'xstate';
import { createActor } from 'xstate';
import { type ConversationSnapshot, createConversationMachine } from '../../machines/conversation.ts';
import type { ConversationEvent } from '../../src/core/events.ts';
import type { Flow } from '../../src/core/flow.ts';
import { pathOf, type Told } from '../../src/core/told.ts';
import { transitionNames } from '../../src/testing/walk-transitions.ts';

/** What was reached, and how often. */
export interface Coverage {
  events: number;
  runs: number;
  /** States that were entered. */
  readonly states: Map<string, number>;
  /** Transitions of the chart, counted in one run of ten. */
  readonly transitions: Map<string, number>;
  /** What became of messages, and whatever else is worth a look. */
  readonly counts: Map<string, number>;
}

export const createCoverage = (): Coverage => ({
  events: 0,
  runs: 0,
  states: new Map(),
  transitions: new Map(),
  counts: new Map(),
});

export const count = (counts: Map<string, number>, name: string): void =>
  void counts.set(name, (counts.get(name) ?? 0) + 1);

/** Says which transitions of the chart an event takes; it takes them once more for that. */
export function transitionSpy(flow: Flow, { transitions }: Coverage): (told: Told, event: ConversationEvent) => void {
  const machine = createConversationMachine(flow);
  const names = transitionNames(machine);
  const input = { session: 's', run: '1', timeZone: flow.timeZone, locale: 'en' };
  return ({ value, context }, event) => {
    const snapshot = machine.resolveState({ value: value as ConversationSnapshot['value'], context });
    const actor = createActor(machine, {
      input,
      snapshot,
      inspect: (inspected) => {
        if (inspected.type !== '@xstate.microstep') return;
        const taken = inspected._transitions as readonly AnyTransitionDefinition[];
        for (const transition of taken) count(transitions, names.get(transition) ?? 'unknown');
      },
    });
    actor.subscribe({ error: () => undefined });
    actor.start();
    actor.send(event);
    actor.stop();
  };
}

/** Names of every transition there is. */
export const everyTransition = (flow: Flow): ReadonlySet<string> =>
  new Set(transitionNames(createConversationMachine(flow)).values());

export function noteStep({ states, counts }: Coverage, before: Told, event: ConversationEvent, after: Told): void {
  const [from, to] = [pathOf(before), pathOf(after)];
  if (from !== to) count(states, to);
  const { verdicts } = after.context.turn;
  if (event.type.startsWith('slot.') && verdicts.length > before.context.turn.verdicts.length)
    count(counts, `verdict ${verdicts.at(-1)?.is}`);
  if (event.type !== 'turn.read') return;
  for (const { took } of after.context.turn.lastRungs) count(counts, `last rung: ${took}`);
}
