import { describe, expect, it } from 'vitest';
import type { Flow } from '../../src/core/flow.ts';
import type { Perform } from '../../src/session/perform.ts';
import { createMemoryStore } from '../../src/stores/memory.ts';
import { type HostedConversation, type RuntimeHost, runtimeContract } from '../../src/testing/index.ts';
import { folderOfEachTest } from '../stores/sqlite-folder.ts';
import { actorHost, assistantHost, pureHost } from './runtime-hosts.ts';

const folder = folderOfEachTest();

const hosts: Readonly<Record<string, RuntimeHost>> = {
  'the pure machine': pureHost,
  'a live actor': actorHost,
  'an assistant with sessions in memory': assistantHost((clock) => createMemoryStore({ clock })),
  'an assistant with sessions in SQLite': assistantHost((clock) => folder.open({ clock })),
};

describe.each(Object.entries(hosts))('%s', (_, host) => {
  it.each(runtimeContract())('$name', ({ run }) => run(host));
});

/** A host with a fault, by what it does wrong with a message or a restart. */
const faulty = (wrong: (talk: HostedConversation, at: number) => Partial<HostedConversation>): RuntimeHost => ({
  async start(start) {
    const talk = await pureHost.start(start);
    return { ...talk, ...wrong(talk, start.at) };
  },
});

/** A host with a fault in what it asks of the world, or in what it makes of the answer. */
const asking = (wrong: (perform: Perform<Flow>) => Partial<Perform<Flow>>): RuntimeHost => ({
  start: ({ perform, ...start }) => pureHost.start({ ...start, perform: { ...perform, ...wrong(perform) } }),
});

it.each<[string, RuntimeHost]>([
  [
    'applies a batch as it comes',
    faulty((talk) => ({
      send: async ({ proposals, ...message }) => talk.send({ ...message, proposals: proposals.slice(0, 1) }),
    })),
  ],
  [
    'says that everybody has seen everything',
    faulty((talk) => ({
      send: async (message) => talk.send({ ...message, seen: (await talk.told()).context.asked?.reply ?? '' }),
    })),
  ],
  ['does not look at the clock', faulty((talk, at) => ({ send: (message) => talk.send({ ...message, at: at + 1 }) }))],
  [
    'forgets where it was',
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
  [
    'does everything twice',
    asking(({ fulfil }) => ({
      async fulfil(request) {
        await fulfil(request);
        return fulfil(request);
      },
    })),
  ],
  ['hands the task no values', asking(({ fulfil }) => ({ fulfil: (request) => fulfil({ ...request, slots: {} }) }))],
  [
    'hands the task the values of another',
    asking(({ fulfil }) => ({
      fulfil: (request) => fulfil({ ...request, slots: { dish: 'pizza', size: 'large', name: 'Bob Ray' } }),
    })),
  ],
  [
    'mixes up which value is of which slot',
    asking(({ fulfil }) => ({
      fulfil: ({ slots: { dish = '', size = '', ...slots }, ...request }) =>
        fulfil({ ...request, slots: { dish: size, size: dish, ...slots } }),
    })),
  ],
  [
    'hands a check no values',
    asking(({ check }) => ({
      check: async (request) => (await check?.({ ...request, slots: {} })) ?? { is: 'passed' },
    })),
  ],
  [
    'hands a check more than it is about',
    asking(({ check }) => ({
      check: async ({ slots, ...request }) =>
        (await check?.({ ...request, slots: { ...slots, name: 'Ann Lee' } })) ?? { is: 'passed' },
    })),
  ],
  [
    'drops the result of the task',
    asking(({ fulfil }) => ({
      async fulfil(request) {
        const outcome = await fulfil(request);
        return outcome.is === 'succeeded' ? { is: 'succeeded', result: null } : outcome;
      },
    })),
  ],
  [
    'drops the result that it asked after',
    asking(({ reconcile }) => ({
      async reconcile(request) {
        const outcome = (await reconcile?.(request)) ?? { is: 'unknown' };
        return outcome.is === 'succeeded' ? { is: 'succeeded', result: null } : outcome;
      },
    })),
  ],
  ['does not take up what was owed', faulty(() => ({ restart: async () => undefined }))],
])('the contract finds a host that %s', async (_, host) => {
  const broken: string[] = [];
  for (const { name, run } of runtimeContract()) await run(host).catch(() => broken.push(name));
  expect(broken).not.toEqual([]);
  expect(broken.length, 'and says which promise it breaks').toBeLessThan(runtimeContract().length);
});

it('every promise has a name of its own', () => {
  const names = runtimeContract().map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
