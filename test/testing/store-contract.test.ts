import { describe, expect, it } from 'vitest';
import type { SaidReply, SessionStore, StoredSession } from '../../src/session/store.ts';
import { createMemoryStore } from '../../src/stores/memory.ts';
import { fullCommit } from '../../src/testing/full-commit.ts';
import { createTestClock, type OpenStore, storeContract } from '../../src/testing/index.ts';
import { saidReply, storedSession, turnRecord } from '../../src/testing/stored-session.ts';

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

const usual = { session: storedSession(), record: turnRecord(storedSession()), said: saidReply(1, 'message-1') };

describe('the contract finds a store that loses, or always has the same,', () => {
  // There is one storage form only.
  const { format: _, ...sessionFields } = usual.session;

  it.each(Object.keys(sessionFields))('%s of a session', async (field) => {
    await expectFound((store) => ({ load: async (id) => withUsual(await store.load(id), usual.session, field) }));
  });

  it.each(Object.keys(usual.session.told))('%s of a run', async (field) => {
    const withField = (session: StoredSession) => ({
      ...session,
      told: withUsual(session.told, usual.session.told, field),
    });
    await expectFound((store) => ({ load: async (id) => mapped(await store.load(id), withField) }));
  });

  it.each(Object.keys(usual.session.told.context))('%s of what a run knows', async (field) => {
    const withField = ({ told, ...session }: StoredSession) => ({
      ...session,
      told: { ...told, context: withUsual(told.context, usual.session.told.context, field) },
    });
    await expectFound((store) => ({ load: async (id) => mapped(await store.load(id), withField) }));
  });

  it.each(Object.keys(usual.record))('%s of a record', async (field) => {
    await expectFound((store) => ({
      records: async (id, since) =>
        (await store.records(id, since)).map((record) => withUsual(record, usual.record, field)),
    }));
  });

  it.each(Object.keys(fullCommit.said.reply))('%s of a reply, when it lists or when it finds them', async (field) => {
    const withField = ({ reply, ...said }: SaidReply) => ({
      ...said,
      reply: withUsual(reply, usual.said.reply, field),
    });
    await expectFound((store) => ({
      replies: async (id, since) => (await store.replies(id, since)).map(withField),
    }));
    await expectFound((store) => ({
      findReply: async (id, messageId) => mapped(await store.findReply(id, messageId), withField),
    }));
  });

  it.each(['version', 'flow', 'state', 'startedAt', 'activeAt', 'due'])('%s in a list', async (field) => {
    const { version, flow, startedAt, activeAt, due } = usual.session;
    const usualSummary = { version, flow, state: 'collecting.eliciting', startedAt, activeAt, due };
    await expectFound((store) => ({
      list: async (query) => (await store.list(query)).map((summary) => withUsual(summary, usualSummary, field)),
    }));
  });

  it('whatever it is: a commit with every field, none of them empty or as usual', () => {
    expect(emptyIn(fullCommit)).toEqual([]);
    expect(sameIn(fullCommit, usual)).toEqual(['.session.format']);
  });
});

it('every promise has a name of its own', () => {
  const names = storeContract().map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

/** Fails unless a promise of the contract is broken by this fault. */
async function expectFound(fault: Fault): Promise<void> {
  const promises = storeContract();
  for (const { run } of promises) {
    const isBroken = await run(openWith(fault)).then(
      () => false,
      () => true,
    );
    if (isBroken) return;
  }
  expect.fail('every promise is kept');
}

const mapped = <One>(one: One | undefined, change: (one: One) => One): One | undefined =>
  one === undefined ? undefined : change(one);

/** The same, with one field as it usually is, or without it. */
function withUsual<One extends object | undefined>(one: One, usually: object, field: string): One {
  return one === undefined ? one : { ...one, [field]: Reflect.get(usually, field) };
}

/** Where in an object there is nothing: `.session.holder`. */
function emptyIn(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null)
    return [null, undefined, '', 0].includes(value as null) ? [path] : [];
  const members = Object.entries(value);
  return members.length === 0 ? [path] : members.flatMap(([name, member]) => emptyIn(member, `${path}.${name}`));
}

/** Where in two objects there is the same. */
function sameIn(one: unknown, other: unknown, path = ''): readonly string[] {
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null)
    return one === other ? [path] : [];
  return Object.entries(one)
    .filter(([name]) => name in other)
    .flatMap(([name, member]) => sameIn(member, Reflect.get(other, name), `${path}.${name}`));
}

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
