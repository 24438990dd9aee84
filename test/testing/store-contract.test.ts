import { expect, it } from 'vitest';
import type { SessionStore } from '../../src/session/store.ts';
import { createMemoryStore } from '../../src/stores/memory.ts';
import { createTestClock, type OpenStore, storeContract } from '../../src/testing/index.ts';

type Fault = (store: SessionStore) => Partial<SessionStore>;

const faults: Readonly<Record<string, Fault>> = {
  'says nothing of a conflict': (store) => ({ commit: (commit) => store.commit(commit).catch(() => undefined) }),
  'tells of a conflict in its own way': (store) => ({
    commit: (commit) => store.commit(commit).catch(() => Promise.reject(new Error('conflict'))),
  }),
  'writes what is said beside the commit': (store) => ({
    async commit({ said, ...commit }) {
      await store.commit(commit);
      if (said !== undefined) JSON.stringify(said);
    },
  }),
  'loads what it is handed': (store) => {
    const handed = new Map<string, Awaited<ReturnType<SessionStore['load']>>>();
    return {
      async commit(commit) {
        await store.commit(commit);
        handed.set(commit.session.id, commit.session);
      },
      load: async (id) => ((await store.load(id)) === undefined ? undefined : handed.get(id)),
    };
  },
  'loses half of a sign': (store) => ({
    replies: async (id, since) =>
      (await store.replies(id, since)).map((said) => ({
        ...said,
        reply: { ...said.reply, text: said.reply.text.toWellFormed() },
      })),
  }),
  'takes a message id twice': (store) => ({
    async commit({ said, ...commit }) {
      const isKnown = (await store.findReply(commit.session.id, said?.messageId ?? '')) !== undefined;
      await store.commit(said === undefined || isKnown ? commit : { ...commit, said });
    },
  }),
  'sorts keys': (store) => ({
    async load(id) {
      const session = await store.load(id);
      if (session === undefined) return undefined;
      return {
        ...session,
        values: Object.fromEntries(Object.entries(session.values).map(([key, value]) => [key, sorted(value)])),
      };
    },
  }),
  'finds a reply to a message in any case': (store) => ({
    findReply: (id, messageId) => store.findReply(id, messageId.toLowerCase()),
  }),
  'tells all replies whatever is asked': (store) => ({
    replies: (id) => store.replies(id, { after: 0, limit: 1000 }),
  }),
  'tells records including the one asked from': (store) => ({
    records: (id, { after, limit }) => store.records(id, { after: after - 1, limit }),
  }),
  'tells the last records first': (store) => ({
    records: async (id, since) => (await store.records(id, since)).toReversed(),
  }),
  'tells what is due a moment too late': (store) => ({
    due: ({ at, ...query }) => store.due({ ...query, at: at - 1 }),
  }),
  'tells the last due first': (store) => ({ due: async (query) => (await store.due(query)).toReversed() }),
  'tells of all that is due': (store) => ({ due: (query) => store.due({ ...query, limit: 1000 }) }),
  'lists every state': (store) => ({ list: ({ state: _, ...query }) => store.list(query) }),
  'lists the first page for ever': (store) => ({ list: ({ after: _, ...query }) => store.list(query) }),
  'leaves out those active at the same time': (store) => ({
    list: ({ after, ...query }) =>
      store.list(after === undefined ? query : { ...query, after: { ...after, id: '\uffff' } }),
  }),
  'gives a lease to everybody': (store) => ({ lease: async (lease) => (await store.lease(lease)) || true }),
  'gives a lease to whoever asks when it is free': (store) => ({
    async lease(lease) {
      const isHeld = await store.lease(lease);
      if (!isHeld) await store.release(lease);
      return isHeld;
    },
  }),
  'has one lease for turn and effect': (store) => ({ lease: (lease) => store.lease({ ...lease, of: 'turn' }) }),
  'never lets a lease run out': (store) => ({
    lease: (lease) => store.lease({ ...lease, forMs: Number.MAX_SAFE_INTEGER / 2 }),
  }),
  'takes no lease back': () => ({ release: async () => undefined }),
  'forgets nothing': () => ({ forget: async () => undefined }),
  'forgets no unknown session': (store) => ({
    async forget(id) {
      if ((await store.load(id)) === undefined) throw new Error('unknown');
      await store.forget(id);
    },
  }),
};

it.each(Object.entries(faults))('the contract finds a store that %s', async (_, fault) => {
  const broken: string[] = [];
  for (const { name, run } of storeContract()) await run(openWith(fault)).catch(() => broken.push(name));
  expect(broken).not.toEqual([]);
  expect(broken.length, 'and says which promise it breaks').toBeLessThan(storeContract().length / 2);
});

it('every promise has a name of its own', () => {
  const names = storeContract().map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

const openWith =
  (fault: Fault): OpenStore =>
  async () => {
    const clock = createTestClock({ now: Date.UTC(2026, 10, 23, 12) });
    const sound = createMemoryStore({ clock });
    const store = { ...sound, ...fault(sound) };
    return { store, another: async () => store, pass: async (ms) => clock.pass(ms), close: () => store.close() };
  };

function sorted(value: unknown): never {
  return (
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted())
      : value
  ) as never;
}
