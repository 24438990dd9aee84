import assert from 'node:assert/strict';
import type { SessionQuery, SessionStore, SessionSummary } from '../session/store.ts';
import { summaryOf } from '../session/summary.ts';
import { fullCommit } from './full-commit.ts';
import { promise, type StorePromise } from './store-promise.ts';
import { commitOf, type SessionPart, storedSession } from './stored-session.ts';

const haircut = { flow: 'haircut', limit: 100 };

/** What a store tells of many sessions: which are due, and which there are. */
export const listPromises: readonly StorePromise[] = [
  promise('tells which sessions are due, the longest due first', async ({ store }) => {
    await commitEach(store, [
      { id: 'late', due: 300 },
      { id: 'first', due: 9 },
      { id: 'never', due: null },
      { id: 'second', due: 100 },
      { id: 'just now', due: 200 },
    ]);
    assert.deepEqual(await dueBy(store, 200), ['first', 'second', 'just now']);
    assert.deepEqual(await dueBy(store, 199), ['first', 'second']);
    assert.deepEqual(await dueBy(store, 8), []);
    assert.deepEqual(await dueBy(store, 10_000, 2), ['first', 'second']);
    assert.deepEqual(await dueBy(store, 10_000), ['first', 'second', 'just now', 'late']);
  }),

  promise('tells of a session that is due what its last commit says', async ({ store }) => {
    await commitEach(store, [
      { id: 'a', due: 100 },
      { id: 'b', due: 200 },
      { id: 'c', due: null },
    ]);
    await commitEach(store, [
      { id: 'a', version: 2, due: null },
      { id: 'b', version: 2, due: 400 },
      { id: 'c', version: 2, due: 300 },
    ]);
    assert.deepEqual(await dueBy(store, 10_000), ['c', 'b']);
  }),

  promise('tells of due sessions of the flow that is asked for only', async ({ store }) => {
    await commitEach(store, [
      { id: 'ours', due: 100 },
      { id: 'older', due: 100, flow: { version: 1, digest: 'other' } },
      { id: 'theirs', due: 50, flow: { id: 'intake' } },
    ]);
    assert.deepEqual((await dueBy(store, 100)).toSorted(), ['older', 'ours']);
    assert.deepEqual(await store.due({ flow: 'intake', at: 100, limit: 10 }), ['theirs']);
    assert.deepEqual(await store.due({ flow: 'Haircut', at: 100, limit: 10 }), []);
  }),

  promise('lists the sessions of a flow, the last active first', async ({ store }) => {
    const sessions: readonly SessionPart[] = [
      { id: 'a', activeAt: 1_000, due: 7, state: 'completed' },
      { id: 'b', activeAt: 3_000, flow: { version: 4 }, startedAt: 5 },
      { id: 'c', activeAt: 900 },
      { id: 'd', activeAt: 2_000 },
    ];
    await commitEach(store, [...sessions, { id: 'theirs', activeAt: 2_500, flow: { id: 'intake' } }]);
    const inOrder = [1, 3, 0, 2].map((index) => summaryOf(storedSession(sessions[index])));
    assert.deepEqual(await store.list(haircut), inOrder);
    assert.deepEqual(await store.list({ ...haircut, limit: 2 }), inOrder.slice(0, 2));
    assert.deepEqual(await listedIds(store, { flow: 'intake', limit: 100 }), ['theirs']);
    assert.deepEqual(await store.list({ flow: 'nobody', limit: 100 }), []);
  }),

  promise('finds and lists a session by what its last commit says, in every field', async ({ store }) => {
    const { session } = fullCommit;
    const { id, flow, startedAt, activeAt } = session;
    await store.commit(commitOf({ id, flow: { id: flow.id }, startedAt, due: 1 }));
    await store.commit(fullCommit);
    const query = { flow: flow.id, limit: 100 };
    const inState = (state: NonNullable<SessionQuery['state']>) => listedIds(store, { ...query, state });
    assert.deepEqual(await store.list(query), [summaryOf(session)]);
    assert.deepEqual(await inState('handedOff'), [id]);
    assert.deepEqual(await inState('collecting.eliciting'), []);
    assert.deepEqual(await listedIds(store, { ...query, after: { id, activeAt: activeAt + 1 } }), [id]);
    assert.deepEqual(await listedIds(store, { ...query, after: { id, activeAt } }), []);
    const due = session.due ?? 0;
    assert.deepEqual(await store.due({ ...query, at: due }), [id]);
    assert.deepEqual(await store.due({ ...query, at: due - 1 }), []);
  }),

  promise('lists only those in a state, where one is asked for', async ({ store }) => {
    await commitEach(store, [
      { id: 'a', activeAt: 1_000, state: 'collecting.eliciting' },
      { id: 'b', activeAt: 2_000, state: 'handedOff' },
      { id: 'c', activeAt: 3_000, state: 'collecting.eliciting' },
      { id: 'd', activeAt: 4_000, state: 'handedOff', flow: { id: 'intake' } },
    ]);
    const inState = (state: NonNullable<SessionQuery['state']>) => listedIds(store, { ...haircut, state });
    assert.deepEqual(await inState('collecting.eliciting'), ['c', 'a']);
    assert.deepEqual(await inState('handedOff'), ['b']);
    assert.deepEqual(await inState('completed'), []);
    await commitEach(store, [{ id: 'c', version: 2, activeAt: 3_000, state: 'completed' }]);
    assert.deepEqual(await inState('collecting.eliciting'), ['a']);
    assert.deepEqual(await inState('completed'), ['c']);
  }),

  promise('lists page by page, each session once, even those active at the same time', async ({ store }) => {
    const times = [500, 500, 500, 500, 500, 400, 600, 500, 400, 600, 500];
    await commitEach(
      store,
      times.map((activeAt, index) => ({
        id: `session-${index}`,
        activeAt,
        state: index === 1 ? 'completed' : 'greeting',
      })),
    );
    const whole = await store.list(haircut);
    assert.equal(whole.length, times.length);
    assert.deepEqual(
      whole.map(({ activeAt }) => activeAt),
      times.toSorted((a, b) => b - a),
    );
    for (const limit of [1, 2, 3, 10]) assert.deepEqual(await pagesOf(store, { ...haircut, limit }), whole);

    const greeting = whole.filter(({ state }) => state === 'greeting');
    assert.deepEqual(await pagesOf(store, { ...haircut, limit: 3, state: 'greeting' }), greeting);
  }),

  promise('goes on with the next page where the page before ended, whatever was said since', async ({ store }) => {
    await commitEach(store, [
      { id: 'a', activeAt: 1_000 },
      { id: 'b', activeAt: 2_000 },
      { id: 'c', activeAt: 3_000 },
    ]);
    await commitEach(store, [{ id: 'b', version: 2, activeAt: 4_000 }]);
    assert.deepEqual(await listedIds(store, { ...haircut, after: { id: 'b', activeAt: 2_000 } }), ['a']);
    await store.forget('c');
    assert.deepEqual(await listedIds(store, { ...haircut, after: { id: 'c', activeAt: 3_000 } }), ['a']);
  }),
];

async function commitEach(store: SessionStore, parts: readonly SessionPart[]): Promise<void> {
  for (const part of parts) await store.commit(commitOf(part));
}

const dueBy = (store: SessionStore, at: number, limit = 100): Promise<readonly string[]> =>
  store.due({ flow: 'haircut', at, limit });

const listedIds = async (store: SessionStore, query: SessionQuery): Promise<string[]> =>
  (await store.list(query)).map(({ id }) => id);

async function pagesOf(store: SessionStore, query: SessionQuery): Promise<SessionSummary[]> {
  const all: SessionSummary[] = [];
  for (let last: SessionSummary | undefined; ; ) {
    const page = await store.list(last === undefined ? query : { ...query, after: last });
    assert.ok(page.length <= query.limit, 'a page holds no more than was asked for');
    last = page.at(-1);
    if (last === undefined) return all;
    all.push(...page);
    assert.ok(all.length < 1000, 'pages come to an end');
  }
}
