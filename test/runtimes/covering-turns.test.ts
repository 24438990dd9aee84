import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConversationMachine } from '../../machines/conversation.ts';
import type { Told } from '../../src/core/told.ts';
import type { SessionStore } from '../../src/session/store.ts';
import { createMemoryStore } from '../../src/stores/memory.ts';
import { createPostgresStore } from '../../src/stores/postgres.ts';
import { createSqliteStore } from '../../src/stores/sqlite.ts';
import { createTestClock, type HostedMessage, type RuntimeHost } from '../../src/testing/index.ts';
import { transitionNames } from '../../src/testing/walk-transitions.ts';
import { order } from '../flows/table.ts';
import { describePostgres } from '../stores/postgres-server.ts';
import { actorHost, assistantHost, pureHost } from '../testing/runtime-hosts.ts';
import { holdTurns } from './hold-turns.ts';
import { spokenFlows } from './spoken-flows.ts';
import { fewestOf, type TurnPath, turnPathsCovering } from './turn-paths.ts';

/** Found once. */
const paths = spokenFlows.flatMap(turnPathsCovering);

const holdAll = (host: RuntimeHost, which: readonly TurnPath[] = paths): void =>
  it.each(which)('$name', (path) => holdTurns(host, path));

/** In one store on a disk, which is opened once: what is the same of two flows is held of one. */
function holdFewestIn(openStore: () => SessionStore | Promise<SessionStore>): void {
  const opened: SessionStore[] = [];
  beforeAll(async () => void opened.push(await openStore()));
  afterAll(async () => {
    for (const store of opened) await store.close();
  });
  holdAll(
    assistantHost(() => {
      const [store] = opened;
      if (store === undefined) throw new Error('The store is opened before the first test.');
      return { ...store, close: async () => undefined };
    }),
    fewestOf(paths),
  );
}

describe('the pure machine, from text before every event', () => holdAll(pureHost));
describe('a live actor', () => holdAll(actorHost));
describe('an assistant with sessions in memory', () => holdAll(assistantHost((clock) => createMemoryStore({ clock }))));
describe('an assistant with sessions in SQLite', () => {
  holdFewestIn(() => {
    const folder = mkdtempSync(join(tmpdir(), 'talkchart-turns-'));
    const store = createSqliteStore({ path: join(folder, 'sessions.db'), clock: createTestClock() });
    return {
      ...store,
      async close() {
        await store.close();
        rmSync(folder, { recursive: true });
      },
    };
  });
});
describePostgres('an assistant with sessions in PostgreSQL', (database) =>
  holdFewestIn(() => createPostgresStore({ url: database.url })),
);

/** Transitions that no message takes which is answered whole, and when they are taken. */
const beyondTurns: Readonly<Record<string, string>> = {
  'greeting slot.given #0': 'the host brings values along before anybody has spoken',
  'root slot.given #0': 'an operator brings a value between two turns',
  'root turn.ended #0': 'the user is told to wait while a check is still owed',
  'executing turn.ended #0': 'the user is told to wait while the task is still owed',
  'executing turn.started #0': 'the user speaks before it is known what became of the task',
};

it('together these turns take every transition of the chart but five, which are no part of a turn', () => {
  const taken = new Set(paths.flatMap((path) => [...path.taken]));
  const all = [...transitionNames(createConversationMachine(order)).values()];
  expect(all.filter((name) => !taken.has(name)).toSorted()).toEqual(Object.keys(beyondTurns).toSorted());
});

/** A host that does something wrong with every message. */
const faulty = (wrong: (message: HostedMessage, told: Told) => HostedMessage): RuntimeHost => ({
  async start(start) {
    const talk = await pureHost.start(start);
    return { ...talk, send: async (message) => talk.send(wrong(message, await talk.told())) };
  },
});

it.each<[string, RuntimeHost]>([
  [
    'takes only the first of what was read',
    faulty((message) => ({ ...message, proposals: message.proposals.slice(0, 1) })),
  ],
  ['does not look at the clock', faulty((message, { context }) => ({ ...message, at: context.asked?.at ?? 0 }))],
  [
    'takes what nobody knows for a failure',
    {
      start: (start) =>
        pureHost.start({
          ...start,
          perform: {
            ...start.perform,
            fulfil: (request) =>
              start.perform.fulfil(request).catch(() => ({ is: 'failed', retryable: true, reason: 'it threw' })),
          },
        }),
    },
  ],
  [
    'does not go on from what was stored',
    {
      async start(start) {
        let talk = await pureHost.start(start);
        return {
          send: (message) => talk.send(message),
          told: () => talk.told(),
          close: () => talk.close(),
          async restart() {
            talk = await pureHost.start(start);
          },
        };
      },
    },
  ],
])('a host that %s does not hold them', async (_, host) => {
  const held = await Promise.allSettled(paths.map((path) => holdTurns(host, path)));
  const failed = held.filter(({ status }) => status === 'rejected');
  expect(failed).not.toEqual([]);
});
