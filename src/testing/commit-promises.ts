import assert from 'node:assert/strict';
import type { Json, Values } from '../core/json.ts';
import type { Commit, SessionStore, StoredSession } from '../session/store.ts';
import { fullCommit } from './full-commit.ts';
import { assertConflict, isConflict, promise, type StorePromise } from './store-promise.ts';
import { commitOf, saidReply, storedSession, turnRecord } from './stored-session.ts';

const everything = { after: 0, limit: 1000 };

/** What a store does with sessions: it keeps the last commit, whole, and only where it follows the one before. */
export const commitPromises: readonly StorePromise[] = [
  promise('knows no session before the first commit', async ({ store }) => {
    assert.equal(await store.load('session-1'), undefined);
    assert.equal(await store.findReply('session-1', 'message-1'), undefined);
    assert.deepEqual(await store.replies('session-1', everything), []);
    assert.deepEqual(await store.records('session-1', everything), []);
  }),

  promise('keeps the session of the last commit', async ({ store }) => {
    const [first, second] = [storedSession(), storedSession({ version: 2, said: 'At ten.', due: 5 })];
    await store.commit({ session: first, record: turnRecord(first) });
    assert.deepEqual(await store.load('session-1'), first);
    await store.commit({ session: second, record: turnRecord(second) });
    assert.deepEqual(await store.load('session-1'), second);
    assert.equal(await store.load('session-2'), undefined);
  }),

  promise('keeps every field of a session, of its record and of its reply', async ({ store }) => {
    const { session, record, said } = fullCommit;
    const { id, flow, startedAt } = session;
    await store.commit(commitOf({ id, flow, startedAt }, 'message-1'));
    await store.commit(fullCommit);
    assert.deepEqual(await store.load(id), session);
    assert.deepEqual(await store.records(id, { after: 1, limit: 10 }), [record]);
    assert.deepEqual(await store.replies(id, { after: 1, limit: 10 }), [said]);
    assert.deepEqual(await store.findReply(id, 'message-90'), said);
    const last = commitOf({ id, flow, startedAt, version: 3 });
    await store.commit(last);
    assert.deepEqual(await store.load(id), last.session);
  }),

  ...oddTexts().map(([what, text]) =>
    promise(`gives back ${what}, character by character`, async ({ store }) => {
      const session = storedSession({ said: text, value: { [text.slice(0, 100)]: [text] } });
      const commit = { session, record: turnRecord(session, text), said: saidReply(1, 'message-1', text) };
      await store.commit(commit);
      await assertHolds(store, commit);
    }),
  ),

  ...oddValues().map(([what, value]) =>
    promise(`gives back ${what}, character by character`, async ({ store }) => {
      // As JSON has it: the key "__proto__" written in a program is no key.
      const values = JSON.parse(`{"odd":${value}}`) as Values;
      const session = storedSession({ values, value: values });
      const commit = { session, record: turnRecord(session), said: saidReply(1, 'message-1') };
      await store.commit(commit);
      await assertHolds(store, commit);
    }),
  ),

  promise('keeps ids apart that look alike', async ({ store }) => {
    const ids = [
      'a',
      'A',
      'á',
      'a\u0301',
      ' a',
      'a ',
      'a%',
      'a_',
      "a'",
      'a"b',
      'a\\',
      'a/b',
      '1',
      '01',
      'null',
      '🧔',
      '',
    ];
    for (const id of ids) await store.commit(commitOf({ id, said: `I am ${id}.` }, 'message-1'));
    for (const id of ids) assert.deepEqual(await store.load(id), storedSession({ id, said: `I am ${id}.` }));
    await store.forget('a%');
    assert.deepEqual(await store.load('a'), storedSession({ id: 'a', said: 'I am a.' }));
  }),

  promise('keeps what was committed, whatever becomes of the objects', async ({ store }) => {
    const values: Record<string, Json> = { name: 'Zoë' };
    await store.commit(commitOf({ values }));
    values.name = 'Chloë';
    const loaded = await store.load('session-1');
    assert.deepEqual(loaded?.values, { name: 'Zoë' });
    Object.assign(loaded ?? {}, { version: 7 });
    assert.equal((await store.load('session-1'))?.version, 1);
  }),

  ...[
    { what: 'the same version twice', stored: 2, version: 2 },
    { what: 'a version that leaves one out', stored: 2, version: 4 },
    { what: 'a version that is over', stored: 2, version: 1 },
    { what: 'a session begun in the middle', stored: 0, version: 2 },
    { what: 'a session begun at zero', stored: 0, version: 0 },
    { what: 'a session begun twice', stored: 1, version: 1 },
  ].map(({ what, stored, version }) =>
    promise(`refuses ${what} as a conflict, and keeps nothing of it`, async ({ store }) => {
      for (let number = 1; number <= stored; number += 1) await store.commit(commitOf({ version: number }));
      await assertConflict(store.commit(commitOf({ version, said: 'Too late.' }, 'message-late')));
      assert.deepEqual(await store.load('session-1'), stored === 0 ? undefined : storedSession({ version: stored }));
      assert.equal((await store.records('session-1', everything)).length, stored);
      assert.equal(await store.findReply('session-1', 'message-late'), undefined);
    }),
  ),

  ...[1, 2].map((version) =>
    promise(
      `lets one of twenty that commit version ${version} at once win, and keeps nothing of the others`,
      async (it) => {
        const { store } = it;
        const other = await it.another();
        if (version === 2) await store.commit(commitOf());
        const names = Array.from({ length: 20 }, (_, index) => `writer-${index}`);
        const ends = await Promise.allSettled(
          names.map((name, index) =>
            (index % 2 === 0 ? store : other).commit(commitOf({ version, said: name }, `message-of-${name}`)),
          ),
        );
        const refusals = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
        assert.equal(refusals.length, 19);
        assert.deepEqual(
          refusals.filter((reason) => !isConflict(reason)),
          [],
        );

        const winner = names[ends.findIndex(({ status }) => status === 'fulfilled')] ?? '';
        assert.deepEqual(await other.load('session-1'), storedSession({ version, said: winner }));
        assert.equal((await store.records('session-1', everything)).length, version);
        const replies = await store.replies('session-1', everything);
        assert.deepEqual(
          replies.map(({ messageId }) => messageId),
          [`message-of-${winner}`],
        );
      },
    ),
  ),

  promise('lets sessions be written at once that have nothing to do with each other', async (it) => {
    const stores = [it.store, await it.another()];
    const ids = Array.from({ length: 20 }, (_, index) => `session-${index}`);
    for (const version of [1, 2]) {
      await Promise.all(
        ids.map((id, index) => stores[index % 2]?.commit(commitOf({ id, version }, `message-${version}`))),
      );
    }
    for (const id of ids) assert.equal((await it.store.load(id))?.version, 2);
  }),

  promise('keeps nothing of a commit that cannot be written', async ({ store }) => {
    const commit = commitOf({ due: 1 }, 'message-1');
    const unwritable = { ...saidReply(1, 'message-1'), reply: 1n } as unknown as NonNullable<Commit['said']>;
    await assert.rejects(store.commit({ ...commit, said: unwritable }));
    assert.equal(await store.load('session-1'), undefined);
    assert.deepEqual(await store.records('session-1', everything), []);
    assert.deepEqual(await store.due({ flow: 'haircut', at: 10, limit: 10 }), []);
    await store.commit(commit);
    await assertHolds(store, commit);
  }),

  promise('shows what was committed to whoever else has the data open', async (it) => {
    const other = await it.another();
    await it.store.commit(commitOf({}, 'message-1'));
    assert.deepEqual(await other.load('session-1'), storedSession());
    assert.deepEqual(await other.findReply('session-1', 'message-1'), saidReply(1, 'message-1'));
    await other.commit(commitOf({ version: 2 }));
    assert.equal((await it.store.load('session-1'))?.version, 2);
    await assertConflict(it.store.commit(commitOf({ version: 2 })));
    assert.equal((await (await it.another()).load('session-1'))?.version, 2);
  }),

  promise('forgets every trace of a session, so that its id can begin anew', async (it) => {
    const { store } = it;
    for (const id of ['session-1', 'session-2']) {
      await store.commit(commitOf({ id, due: 5 }, 'message-1'));
      await store.commit(commitOf({ id, version: 2, due: 5 }, null));
    }
    await store.forget('session-1');
    for (const seen of [store, await it.another()]) {
      assert.equal(await seen.load('session-1'), undefined);
      assert.equal(await seen.findReply('session-1', 'message-1'), undefined);
      assert.deepEqual(await seen.replies('session-1', everything), []);
      assert.deepEqual(await seen.records('session-1', everything), []);
      assert.deepEqual(await seen.due({ flow: 'haircut', at: 10, limit: 10 }), ['session-2']);
      assert.deepEqual(
        (await seen.list({ flow: 'haircut', limit: 10 })).map(({ id }) => id),
        ['session-2'],
      );
      assert.equal((await seen.records('session-2', everything)).length, 2);
    }
    await store.commit(commitOf({ said: 'Here again.' }, 'message-1'));
    assert.deepEqual(await store.load('session-1'), storedSession({ said: 'Here again.' }));
    assert.equal((await store.records('session-1', everything)).length, 1);
  }),

  promise('forgets a session that it does not know without a word', async ({ store }) => {
    await store.commit(commitOf());
    await store.forget('session-2');
    await store.forget('session-2');
    assert.deepEqual(await store.load('session-1'), storedSession());
  }),
];

/** Fails unless the store gives back this first commit, with the same JSON text. */
async function assertHolds(store: SessionStore, { session, record, said }: Commit): Promise<void> {
  const kept = [
    await store.load(session.id),
    await store.records(session.id, everything),
    await store.replies(session.id, everything),
    await store.findReply(session.id, said?.messageId ?? ''),
  ];
  const written: readonly [StoredSession, ...unknown[]] = [session, [record], [said], said];
  // Not what they say when they differ: one may be 200 kB of text.
  assert.ok(JSON.stringify(kept) === JSON.stringify(written), 'what was read is not what was written');
}

/** Every text a person can send, and some that only a program can. */
function oddTexts(): readonly (readonly [string, string])[] {
  return [
    ['an empty text', ''],
    [
      'quotes, backslashes and signs that mean something to SQL',
      `'; DROP TABLE session; -- "\\" $1 ? :a @b %s \\u0041`,
    ],
    ['line ends and spaces', ' \r\n\t\v\f\u2028\u2029\u00a0\ufeff '],
    ['characters that nobody sees', '\u0000\u0001\u001f\u007f\u200b\u202e'],
    ['scripts of the world', 'Ægir, Łukasz, Ωμέγα, Жанна, שלום, مرحبا, नमस्ते, 日本語, 한국어'],
    ['signs beyond the first plane', '🧔🏽‍♂️ 👩‍👩‍👧 𝔘𝔫𝔦 𠮷'],
    ['the same letter written in two ways', 'é e\u0301 Å \u212b'],
    ['half a sign', 'a\ud83db\udc00'],
    ['200 kB of text', 'Cut it, 🧔 please. '.repeat(10_000)],
  ];
}

/** Values, as JSON text, that do not survive every way of keeping JSON. */
function oddValues(): readonly (readonly [string, string])[] {
  return [
    ['keys that mean something to JavaScript', '{"__proto__":{"a":1},"constructor":2,"toString":null,"":3}'],
    ['the order of keys', '{"b":1,"a":2,"10":3,"B":4}'],
    ['numbers at the edge', '[0,-0.5,1e21,1e-7,9007199254740991,1.7976931348623157e308,5e-324]'],
    ['deep and empty values', '[[],{},[[[{"a":[null,true,false,""]}]]]]'],
  ];
}
