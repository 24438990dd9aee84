import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createActor, initialTransition, type SnapshotFrom, transition, waitFor } from 'xstate';
import { booking } from '../../machines/booking.ts';
import { effectOf } from '../../src/core/effect.ts';
import type { ConversationEvent } from '../../src/core/events.ts';
import { pathOf } from '../../src/core/told.ts';
import { performEffect } from '../../src/runtimes/perform-effect.ts';
import { type PerformEffectsOptions, performEffects } from '../../src/runtimes/perform-effects.ts';
import { createSalonPerform, type Diary } from '../../src/salon/index.ts';
import type { FulfilOutcome, Perform } from '../../src/session/perform.ts';
import { createTestClock } from '../../src/testing/test-clock.ts';
import {
  asJson,
  bookedFor,
  friday,
  input,
  machine,
  messages,
  openDiary,
  replyBefore,
  type Step,
  turnOf,
} from './salon-run.ts';

type SalonPerform = Perform<typeof booking>;
type Restore = (event: ConversationEvent, path: string) => boolean;

let diary: Diary;
beforeEach(() => {
  diary = openDiary();
});
afterEach(() => diary.close());

const booked = { reference: 'S-2', day: '2026-11-25', time: '16:00', service: 'haircut', phone: '+14155552671' };
const nothingOwed = (snapshot: SnapshotFrom<typeof machine>) => effectOf(booking, snapshot).is === 'none';
const soon = () => new Promise((resolve) => setImmediate(resolve));

/** A snapshot as it comes out of a store: restoring may change the object passed in. */
const stored = (snapshot: unknown) => asJson(snapshot) as ReturnType<typeof machine.getPersistedSnapshot>;

/** A live actor with its effects; what it hears is written down. */
function live(perform: SalonPerform, options: PerformEffectsOptions = {}, snapshot?: unknown) {
  const steps: Step[] = [];
  const actor = createActor(machine, {
    input,
    ...(snapshot === undefined ? {} : { snapshot: stored(snapshot) }),
    inspect: (seen) => {
      if (seen.type === '@xstate.snapshot' && !seen.event.type.startsWith('xstate.')) {
        steps.push({ event: asJson(seen.event), snapshot: asJson(actor.getPersistedSnapshot()) });
      }
    },
  }).start();
  const stop = performEffects(booking, actor, perform, options);
  return { actor, steps, stop };
}

/** The whole conversation on live actors, which are stopped, stored and restored after the events that are named. */
async function onActors(perform: SalonPerform, mayRestore: Restore): Promise<readonly Step[]> {
  let now = live(perform);
  const past: Step[] = [];
  const send = (event: ConversationEvent): void => {
    now.actor.send(event);
    const { actor, steps, stop } = now;
    if (!mayRestore(event, pathOf(actor.getSnapshot()))) return;
    stop();
    actor.stop();
    past.push(...steps);
    now = live(perform, {}, past.at(-1)?.snapshot);
  };
  send(replyBefore(0));
  for (const n of messages.keys()) {
    for (const event of turnOf(n, () => now.actor.getSnapshot())) send(event);
    await waitFor(now.actor, nothingOwed);
    if (now.actor.getSnapshot().status === 'active') send(replyBefore(n + 1));
  }
  now.stop();
  return [...past, ...now.steps];
}

/** The same conversation with nothing but `transition()`, through JSON before every event. */
async function onSnapshots(perform: SalonPerform): Promise<readonly Step[]> {
  let [snapshot] = initialTransition(machine, input);
  const steps: Step[] = [];
  const hear = (event: ConversationEvent): void => {
    const restored = createActor(machine, { input, snapshot: stored(machine.getPersistedSnapshot(snapshot)) });
    [snapshot] = transition(machine, restored.getSnapshot(), event);
    steps.push({ event: asJson(event), snapshot: asJson(machine.getPersistedSnapshot(snapshot)) });
  };
  hear(replyBefore(0));
  for (const n of messages.keys()) {
    for (const event of turnOf(n, () => snapshot)) hear(event);
    for (let owed = effectOf(booking, snapshot); owed.is !== 'none'; owed = effectOf(booking, snapshot)) {
      hear(await performEffect(owed, perform));
    }
    if (snapshot.status === 'active') hear(replyBefore(n + 1));
  }
  return steps;
}

let summaryPut: unknown;
beforeAll(async () => {
  const scratch = openDiary();
  const steps = await onSnapshots(createSalonPerform(scratch));
  scratch.close();
  summaryPut = steps.findLast(({ event }) => JSON.stringify(event).includes('turn.ended'))?.snapshot;
});

/** The summary stands before the user, who says yes to it; the task is owed, and nothing has begun. */
function sayYes(perform: SalonPerform, options: PerformEffectsOptions = {}) {
  const { actor, stop } = live(perform, options, summaryPut);
  for (const event of turnOf(messages.length - 1, () => actor.getSnapshot())) actor.send(event);
  expect(pathOf(actor.getSnapshot())).toBe('executing.running');
  return { actor, stop };
}

describe('A booking in a live actor', () => {
  const always: Restore = () => true;
  const never: Restore = () => false;

  it.each<[string, Restore]>([
    ['never restored', never],
    ['restored after every event', always],
    ['restored half-way', ({ type }, path) => type === 'turn.ended' && path === 'collecting.eliciting'],
    ['restored in executing', (_, path) => path.startsWith('executing')],
    ['restored while a check is owed', (_, path) => path === 'collecting.checking'],
  ])('%s goes through the very snapshots that transition() gives', async (_, mayRestore) => {
    const actors = await onActors(createSalonPerform(diary), mayRestore);
    expect(bookedFor(diary)).toMatchObject([booked]);

    const other = openDiary();
    const pure = await onSnapshots(createSalonPerform(other));
    other.close();
    expect(pure.length).toBeGreaterThan(20);
    expect(actors).toEqual(pure);
    expect(pure.at(-1)).toMatchObject({ event: { type: 'fulfil.succeeded' }, snapshot: { value: 'completed' } });
  });

  it('whose process dies after it booked and before it heard so books nothing twice', async () => {
    const { fulfil, ...rest } = createSalonPerform(diary);
    const held = vi.fn<SalonPerform['fulfil']>(async (request) => {
      await fulfil(request);
      return new Promise(() => undefined);
    });
    const dead = sayYes({ ...rest, fulfil: held });
    await vi.waitFor(() => expect(bookedFor(diary)).toHaveLength(1));
    dead.stop();

    const again = vi.fn(fulfil);
    const { actor } = live({ ...rest, fulfil: again }, {}, dead.actor.getPersistedSnapshot());
    expect((await waitFor(actor, nothingOwed)).context.result).toMatchObject({ reference: 'S-2' });
    expect([held, again].flatMap(({ mock }) => mock.calls.map(([{ key }]) => key))).toEqual(['s/1/1', 's/1/1']);
    expect(bookedFor(diary)).toHaveLength(1);
  });
});

describe('Performing the effects of an actor', () => {
  it('begins once the events sent together have been taken: a check the next one makes needless is not asked', async () => {
    const { check, ...rest } = createSalonPerform(diary);
    const checked = vi.fn<NonNullable<SalonPerform['check']>>(async () => ({ is: 'passed' }));
    const { actor } = live({ ...rest, check: checked }, {}, summaryPut);
    const day = { type: 'slot.proposed', slot: 'date', value: 'friday' } as const;
    const time = { type: 'slot.proposed', slot: 'time', value: '11 am' } as const;
    actor.send({ type: 'turn.started', at: friday + 90_000, said: 'friday at 11 am' });
    for (const event of [day, time]) actor.send(event);
    expect(effectOf(booking, actor.getSnapshot())).toMatchObject({ is: 'check', slots: { date: '2026-11-27' } });
    await waitFor(actor, nothingOwed);
    expect(checked.mock.calls.map(([{ slots }]) => slots)).toEqual([
      { service: 'haircut', date: '2026-11-27', time: '11:00' },
    ]);
  });

  it('does one thing once at a time, whatever is said meanwhile', async () => {
    const held = Promise.withResolvers<FulfilOutcome>();
    const fulfil = vi.fn(() => held.promise);
    const { actor } = sayYes({ ...createSalonPerform(diary), fulfil });
    await soon();
    actor.send({ type: 'turn.started', at: friday + 99_000, said: 'hello?' });
    actor.send({ type: 'turn.read' });
    actor.send({ type: 'turn.ended', at: friday + 99_500, reply: 'r' });
    await soon();
    held.resolve({ is: 'succeeded', result: 'R' });
    await waitFor(actor, nothingOwed);
    expect(fulfil).toHaveBeenCalledTimes(1);
  });

  it('once stopped tells the actor nothing more, begins nothing more and aborts nothing', async () => {
    const held = Promise.withResolvers<FulfilOutcome>();
    const signals: AbortSignal[] = [];
    const { actor, stop } = sayYes({
      ...createSalonPerform(diary),
      fulfil: ({ signal }) => {
        signals.push(signal);
        return held.promise;
      },
    });
    await soon();
    stop();
    held.resolve({ is: 'failed', retryable: true, reason: 'full' });
    await soon();
    expect(pathOf(actor.getSnapshot())).toBe('executing.running');
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
  });

  it('stopped before it began does nothing at all', async () => {
    const fulfil = vi.fn<SalonPerform['fulfil']>();
    const { stop } = sayYes({ ...createSalonPerform(diary), fulfil });
    stop();
    await soon();
    expect(fulfil).not.toHaveBeenCalled();
  });

  it('tells a run that has ended nothing', async () => {
    const held = Promise.withResolvers<{ is: 'passed' }>();
    const { actor } = live({ ...createSalonPerform(diary), check: () => held.promise });
    for (const event of turnOf(0, () => actor.getSnapshot())) actor.send(event);
    await soon();
    actor.send({ type: 'session.expired', at: friday });
    const warn = vi.spyOn(console, 'warn');
    held.resolve({ is: 'passed' });
    await soon();
    expect(pathOf(actor.getSnapshot())).toBe('cancelled');
    expect(warn).not.toHaveBeenCalled();
  });

  it('is refused where a slot is checked and nobody can check it', () => {
    const { check: _, ...rest } = createSalonPerform(diary);
    expect(() => live(rest)).toThrow(/has no check/);
  });
});

describe('An effect that goes wrong', () => {
  const unheard = vi.fn();
  beforeEach(() => void process.on('unhandledRejection', unheard));
  afterEach(async () => {
    await soon();
    process.off('unhandledRejection', unheard);
    expect(unheard).not.toHaveBeenCalled();
  });
  const down = (): never => {
    throw new Error('down');
  };

  it('by a throw is unknown: reconcile finds that nothing was done, and it is done again under the same key', async () => {
    const salon = createSalonPerform(diary);
    const fulfil = vi.fn(salon.fulfil).mockImplementationOnce(down);
    const { actor } = sayYes({ ...salon, fulfil });
    expect(pathOf(await waitFor(actor, nothingOwed))).toBe('completed');
    expect(fulfil.mock.calls.map(([{ key }]) => key)).toEqual(['s/1/1', 's/1/1']);
    expect(bookedFor(diary)).toMatchObject([booked]);
  });

  it('after it was done is found by reconcile, and not done again', async () => {
    const salon = createSalonPerform(diary);
    const fulfil = vi.fn<SalonPerform['fulfil']>((request) => salon.fulfil(request).then(down));
    const { actor } = sayYes({ ...salon, fulfil });
    expect((await waitFor(actor, nothingOwed)).context.result).toMatchObject({ reference: 'S-2' });
    expect(fulfil).toHaveBeenCalledTimes(1);
  });

  it('for good ends with a person, and is not called failed', async () => {
    const { actor } = sayYes({ check: down, fulfil: down, reconcile: down });
    expect((await waitFor(actor, nothingOwed)).context.ending).toEqual({ why: 'unknown', detail: null });
    expect(bookedFor(diary)).toEqual([]);
  });

  it('in the check is tried again and then passed, for fulfil decides', async () => {
    const check = vi.fn(down);
    const { actor } = live({ ...createSalonPerform(diary), check });
    for (const event of turnOf(0, () => actor.getSnapshot())) actor.send(event);
    expect(pathOf(await waitFor(actor, nothingOwed))).toBe('collecting.eliciting');
    expect(check).toHaveBeenCalledTimes(2);
  });

  it('by taking too long is unknown, and its signal aborts', async () => {
    const clock = createTestClock({ now: friday });
    const salon = createSalonPerform(diary);
    const signals: AbortSignal[] = [];
    const fulfil: SalonPerform['fulfil'] = (request) => {
      signals.push(request.signal);
      return signals.length > 1 ? salon.fulfil(request) : new Promise(() => undefined);
    };
    const { actor } = sayYes({ ...salon, fulfil }, { clock, withinMs: 500 });
    await soon();
    clock.pass(499);
    await soon();
    expect(pathOf(actor.getSnapshot())).toBe('executing.running');
    clock.pass(1);
    expect(pathOf(await waitFor(actor, nothingOwed))).toBe('completed');
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });
});

describe('A snapshot that is stored', () => {
  it('is stored with the yes in it before anything is done', async () => {
    const saved: unknown[] = [];
    const salon = createSalonPerform(diary);
    const { actor } = sayYes(salon, {
      save: async () => {
        await soon();
        saved.push([pathOf(actor.getSnapshot()), bookedFor(diary).length]);
      },
    });
    await waitFor(actor, nothingOwed);
    expect(saved).toEqual([['executing.running', 0]]);
    expect(bookedFor(diary)).toHaveLength(1);
  });

  it('as long as it cannot be stored nothing is done, and the run says so', async () => {
    const save = vi.fn(() => Promise.reject(new Error('disk full')));
    const { actor } = sayYes(createSalonPerform(diary), { save });
    const { context } = await waitFor(actor, nothingOwed);
    expect(context.ending).toEqual({ why: 'failed', detail: 'the conversation could not be stored' });
    expect(save).toHaveBeenCalledTimes(2);
    expect(bookedFor(diary)).toEqual([]);
  });
});
