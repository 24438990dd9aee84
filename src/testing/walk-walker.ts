import { createActor } from 'xstate';
import type { ConversationMachine, ConversationSnapshot } from '../../machines/conversation.ts';
import { type Consent, readConsent } from '../core/consent.ts';
import { directiveOf } from '../core/directive.ts';
import type { ConversationEvent } from '../core/events.ts';
import type { Flow } from '../core/flow.ts';
import { rememberingObjects } from '../core/remembering.ts';
import { valuesOf } from '../core/slot-state.ts';
import { pathOf, type Told } from '../core/told.ts';
import type { WalkedEdge } from './walk-edges.ts';
import type { Shown, WalkedPlace, WalkedStep, WalkRule } from './walk-step.ts';
import { transitionNames } from './walk-transitions.ts';

/** Goes from place to place on the machine of a flow, and holds every event against the rules. */
export interface Walker {
  /** Where a run begins, once the host has brought these values along. */
  start(events?: readonly ConversationEvent[]): WalkedPlace;
  /** Where an edge leads. Throws when a rule is broken, or a function of the flow throws. */
  follow(place: WalkedPlace, edge: WalkedEdge): WalkedPlace;
  /** Names of the transitions that were taken so far. */
  readonly taken: ReadonlySet<string>;
  /** Names of all transitions there are. */
  readonly all: ReadonlySet<string>;
}

/** A walker on this machine, in the flow's own zone; `locale`: the user's, BCP 47. */
export function createWalker(
  flow: Flow,
  machine: ConversationMachine,
  rules: readonly WalkRule[],
  locale = 'en',
): Walker {
  const names = transitionNames(machine);
  // What a place holds came from this machine: no actor stands in it that would have to be looked for.
  const logic: ConversationMachine = Object.assign(Object.create(machine), {
    restoreSnapshot: (snapshot: ConversationSnapshot) => snapshot,
  });
  // Every way on from a place begins with the same snapshot.
  const snapshotAt = rememberingObjects(({ value, context }: WalkedPlace) =>
    machine.resolveState({ value: value as ConversationSnapshot['value'], context }),
  );
  const taken = new Set<string>();
  const input = { session: 's', run: 'r', timeZone: flow.timeZone, locale };
  const classOf = rememberingClasses(locale);

  function follow(place: WalkedPlace, { events, message }: WalkedEdge): WalkedPlace {
    let thrown: { readonly error: unknown } | undefined;
    const actor = createActor(logic, {
      input,
      snapshot: snapshotAt(place),
      inspect: (inspected) => {
        if (inspected.type !== '@xstate.microstep') return;
        for (const transition of inspected._transitions) taken.add(names.get(transition) ?? 'unknown');
      },
    });
    actor.subscribe({
      error: (error) => {
        thrown = { error };
      },
    });
    actor.start();
    let before = place;
    let from = pathOf(place);
    const isAnswer = message !== undefined && message.isStale !== true && place.context.asked !== null;
    const words = classOf(message?.said ?? '');
    try {
      for (const event of events) {
        if (before.status !== 'active') break;
        actor.send(event);
        if (thrown !== undefined) throw thrown.error;
        const after = placeAfter(flow, before, event, actor.getSnapshot());
        const to = pathOf(after);
        const step: WalkedStep = { flow, before, from, event, after, to, message, words, isAnswer };
        for (const rule of rules) rule(step);
        before = after;
        from = to;
      }
    } finally {
      actor.stop();
    }
    return before;
  }

  return {
    start(events = []) {
      const { value, status, context } = createActor(machine, { input }).start().getSnapshot();
      return follow({ value, status, context, shown: null, isOpen: true }, { events });
    },
    follow,
    taken,
    all: new Set(names.values()),
  };
}

function placeAfter(
  flow: Flow,
  before: WalkedPlace,
  event: ConversationEvent,
  { value, status, context }: ConversationSnapshot,
): WalkedPlace {
  const shown = event.type === 'turn.ended' ? shownBy(flow, { value, status, context }, event.reply) : before.shown;
  const isOpen = event.type === 'turn.started' || (event.type !== 'turn.ended' && before.isOpen);
  return { value, status, context, shown, isOpen };
}

function shownBy(flow: Flow, told: Told, reply: string): Shown {
  const isSummary = directiveOf(flow, told).say === 'confirm';
  return { reply, isSummary, values: valuesOf(flow, told.context.slots) };
}

/** The same few words are asked about a million times. */
function rememberingClasses(locale: string): (said: string) => Consent {
  const known = new Map<string, Consent>();
  return (said) => {
    const words = known.get(said) ?? readConsent(said, locale);
    known.set(said, words);
    return words;
  };
}
