import { describe, expect, it } from 'vitest';
import { createActor, initialTransition, transition } from 'xstate';
import { booking } from '../../machines/booking.ts';
import {
  type ConversationMachine,
  type ConversationSnapshot,
  createConversationMachine,
} from '../../machines/conversation.ts';
import { directiveOf } from '../../src/core/directive.ts';
import { effectOf } from '../../src/core/effect.ts';
import type { Flow } from '../../src/core/flow.ts';
import { pathOf } from '../../src/core/told.ts';
import type { ExploreOptions } from '../../src/testing/explore.ts';
import { type PathCase, pathsCovering } from '../../src/testing/explore-paths.ts';
import { transitionNames } from '../../src/testing/walk-transitions.ts';
import { dish } from '../flows/dish.ts';
import { order, table } from '../flows/table.ts';

/** Its ladder ends in leaving, and its bounds are soon reached. */
const hasty: Flow = { ...dish, ladder: { attempts: 1, then: 'cancel' }, unclear: 1, corrections: 1 };

const explored: readonly (readonly [Flow, ExploreOptions])[] = [
  [table, { budget: { steps: 4000 } }],
  [order, { budget: { steps: 8000 } }],
  [booking, { budget: { steps: 3000 } }],
  [hasty, { budget: { steps: 7000 }, values: { dish: ['steak', 'something'] } }],
];

/** The paths of each flow, found once. */
const covered = explored.map(([flow, options]) => ({ flow, id: flow.id, paths: pathsCovering(flow, options) }));

type Path = Pick<PathCase, 'events' | 'input'>;

/** All that can be told of a run at one moment; `stored`: the text from which it goes on. */
interface Moment {
  readonly state: string;
  readonly directive: unknown;
  readonly effect: unknown;
  readonly stored: string;
}

function momentOf(flow: Flow, machine: ConversationMachine, snapshot: ConversationSnapshot): Moment {
  return {
    state: pathOf(snapshot),
    directive: directiveOf(flow, snapshot),
    effect: effectOf(flow, snapshot),
    stored: JSON.stringify(machine.getPersistedSnapshot(snapshot)),
  };
}

type Run = (flow: Flow, machine: ConversationMachine, path: Path) => readonly Moment[];

/** One actor lives through the whole run. */
const throughOneActor: Run = (flow, machine, { events, input }) => {
  const actor = createActor(machine, { input }).start();
  return events.map((event) => {
    actor.send(event);
    return momentOf(flow, machine, actor.getSnapshot());
  });
};

/** Snapshots in, snapshots out: each event finds what was read from text. */
const throughTransitions: Run = (flow, machine, { events, input }) => {
  let stored = JSON.stringify(machine.getPersistedSnapshot(initialTransition(machine, input)[0]));
  return events.map((event) => {
    const snapshot = createActor(machine, { input, snapshot: JSON.parse(stored) }).getSnapshot();
    const moment = momentOf(flow, machine, transition(machine, snapshot, event)[0]);
    stored = moment.stored;
    return moment;
  });
};

/** A live actor is stored and stopped after every event; another one goes on from the text. */
const throughManyActors: Run = (flow, machine, { events, input }) => {
  let actor = createActor(machine, { input }).start();
  return events.map((event) => {
    actor.send(event);
    const stored = JSON.stringify(actor.getPersistedSnapshot());
    actor.stop();
    actor = createActor(machine, { input, snapshot: JSON.parse(stored) }).start();
    return { ...momentOf(flow, machine, actor.getSnapshot()), stored };
  });
};

describe.each(covered)('$id, event by event', ({ flow, paths }) => {
  const machine = createConversationMachine(flow);

  it.each(paths)('$name', ({ events, input, endsIn }) => {
    const moments = throughOneActor(flow, machine, { events, input });
    expect(moments.at(-1)?.state).toBe(endsIn);
    expect(throughTransitions(flow, machine, { events, input }), 'from text before every event').toEqual(moments);
    expect(throughManyActors(flow, machine, { events, input }), 'restored after every event').toEqual(moments);
  });
});

it('together these paths take every transition of the chart', () => {
  const taken = covered.flatMap(({ flow, paths }) => paths.flatMap((path) => transitionsTaken(flow, path)));
  const all = [...transitionNames(createConversationMachine(table)).values()];
  expect(all.filter((name) => !taken.includes(name))).toEqual([]);
});

function transitionsTaken(flow: Flow, { events, input }: Path): readonly string[] {
  const machine = createConversationMachine(flow);
  const names = transitionNames(machine);
  const taken: string[] = [];
  const actor = createActor(machine, {
    input,
    inspect(inspected) {
      if (inspected.type !== '@xstate.microstep') return;
      for (const transition of inspected._transitions) taken.push(names.get(transition) ?? 'unknown');
    },
  }).start();
  for (const event of events) actor.send(event);
  return taken;
}
