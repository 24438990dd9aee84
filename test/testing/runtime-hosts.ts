import { createActor, initialTransition, transition } from 'xstate';
import { type ConversationSnapshot, createConversationMachine } from '../../machines/conversation.ts';
import { effectOf } from '../../src/core/effect.ts';
import type { ConversationEvent, Proposal } from '../../src/core/events.ts';
import type { Flow } from '../../src/core/flow.ts';
import { pathOf, type Told } from '../../src/core/told.ts';
import { createAssistant } from '../../src/create-assistant.ts';
import { batchOf } from '../../src/runtimes/batch.ts';
import { performEffect } from '../../src/runtimes/perform-effect.ts';
import { performEffects } from '../../src/runtimes/perform-effects.ts';
import type { Clock, Extract } from '../../src/session/ports.ts';
import type { SessionStore } from '../../src/session/store.ts';
import {
  countedIds,
  createTestClock,
  type HostedMessage,
  type RuntimeHost,
  type TestClock,
} from '../../src/testing/index.ts';
import { createMortalStore } from '../../src/testing/mortal-store.ts';

/** Pauses are over at once; all else takes as long as it takes, which is nothing. */
const quickClock = (startsAt: number): TestClock => createTestClock({ now: startsAt, skipsWaitsUnder: { seconds: 3 } });

const inputFor = (flow: Flow) => ({ session: 's', run: '1', timeZone: flow.timeZone, locale: 'en' });

/** What comes before a message of somebody who was away. */
function* arrivalOf({ at, said, seen }: HostedMessage, flow: Flow, told: Told): Generator<ConversationEvent> {
  const { asked } = told.context;
  const awayMs = at - (asked?.at ?? at);
  if (awayMs >= flow.idle.expiresMs) yield { type: 'session.expired', at };
  else if (awayMs >= flow.idle.afterMs && pathOf(told) !== 'resuming') yield { type: 'session.lapsed', at };
  yield { type: 'turn.started', at, said, seen };
}

/** Snapshots in, snapshots out: every event goes through what would be stored. */
export const pureHost: RuntimeHost = {
  async start({ flow, perform, at }) {
    const machine = createConversationMachine(flow);
    const clock = quickClock(at);
    const input = inputFor(flow);
    const stored = { text: JSON.stringify(machine.getPersistedSnapshot(initialTransition(machine, input)[0])) };
    let replies = 0;
    let lives = 1;
    const load = (): ConversationSnapshot =>
      createActor(machine, { input, snapshot: JSON.parse(stored.text) }).getSnapshot();
    const next = (event: ConversationEvent): void => {
      const now = load();
      if (now.status !== 'active') return;
      stored.text = JSON.stringify(machine.getPersistedSnapshot(transition(machine, now, event)[0]));
    };
    async function settle(): Promise<void> {
      const life = lives;
      for (let owed = effectOf(flow, load()); owed.is !== 'none'; owed = effectOf(flow, load())) {
        const outcome = await performEffect(owed, perform, { clock });
        if (life !== lives) return;
        next(outcome);
      }
    }
    const end = (now: number): void => next({ type: 'turn.ended', at: now, reply: `reply-${++replies}` });
    end(at);
    return {
      async send(message) {
        clock.pass({ seconds: (message.at - clock.nowMs()) / 1000 });
        for (const event of arrivalOf(message, flow, load())) next(event);
        for (const event of batchOf(flow, message.proposals)) next(event);
        await settle();
        end(message.at);
      },
      async restart() {
        lives += 1;
        await settle();
      },
      told: load,
      close: async () => undefined,
    };
  },
};

/** A live actor, stored after every message and before every `fulfil`. */
export const actorHost: RuntimeHost = {
  async start({ flow, perform, at }) {
    const machine = createConversationMachine(flow);
    const clock = quickClock(at);
    const input = inputFor(flow);
    let replies = 0;
    const stored = { text: '' };
    const open = () => {
      const actor = createActor(machine, {
        input,
        ...(stored.text === '' ? {} : { snapshot: JSON.parse(stored.text) }),
      }).start();
      const save = (): void => {
        stored.text = JSON.stringify(actor.getPersistedSnapshot());
      };
      return { actor, save, stop: performEffects(flow, actor, perform, { clock, save }) };
    };
    let live = open();
    const settled = ({ actor }: typeof live): Promise<void> =>
      new Promise((resolve) => {
        const isSettled = (told: Told): boolean => effectOf(flow, told).is === 'none';
        if (isSettled(actor.getSnapshot())) return resolve();
        const watching = actor.subscribe((told) => {
          if (!isSettled(told)) return;
          watching.unsubscribe();
          resolve();
        });
      });
    const send = (event: ConversationEvent): void => {
      if (live.actor.getSnapshot().status === 'active') live.actor.send(event);
    };
    const end = (now: number): void => {
      send({ type: 'turn.ended', at: now, reply: `reply-${++replies}` });
      live.save();
    };
    end(at);
    return {
      async send(message) {
        clock.pass({ seconds: (message.at - clock.nowMs()) / 1000 });
        for (const event of arrivalOf(message, flow, live.actor.getSnapshot())) send(event);
        for (const event of batchOf(flow, message.proposals)) send(event);
        await settled(live);
        end(message.at);
      },
      async restart() {
        live.stop();
        live.actor.stop();
        live = open();
        await settled(live);
        live.save();
      },
      told: () => live.actor.getSnapshot(),
      close: async () => live.stop(),
    };
  },
};

/** An assistant on a store; a restart is another assistant on the same store, once the leases of the first have run out. */
export function assistantHost(openStore: (clock: Clock) => SessionStore | Promise<SessionStore>): RuntimeHost {
  // Conversations may share what is behind their stores.
  const newId = countedIds();
  const start: RuntimeHost['start'] = async ({ flow, perform, at }) => {
    const clock = quickClock(at);
    const store = await openStore(clock);
    const readings = new Map<string, readonly Proposal[]>();
    const extract: Extract = async (said) => ({
      proposals: readings.get(said) ?? [],
      usage: { modelCalls: 0, inputTokens: 0, outputTokens: 0 },
    });
    const open = () => {
      const mortal = createMortalStore(store);
      return {
        assistant: createAssistant({ flow, perform, clock, store: mortal.store, newId, extract }),
        kill: mortal.kill,
      };
    };
    let { assistant, kill } = open();
    const { sessionId } = await assistant.start();
    return {
      async send({ said, proposals, at: arrives, seen }) {
        clock.pass({ seconds: Math.max(0, arrives - clock.nowMs()) / 1000 });
        readings.set(said, proposals);
        await assistant.send(sessionId, said, { seen });
      },
      async restart() {
        const { due } = (await store.load(sessionId)) ?? { due: null };
        const isOwed = due !== null && due - clock.nowMs() <= 5_000;
        kill();
        ({ assistant, kill } = open());
        if (!isOwed) return;
        clock.pass({ seconds: 15 });
        await assistant.sweep();
      },
      async told() {
        const session = await store.load(sessionId);
        if (session === undefined) throw new Error('The session is gone.');
        return session.told;
      },
      close: () => store.close(),
    };
  };
  return { start };
}
