import assert from 'node:assert/strict';
import type { SessionStore } from '../session/store.ts';
import { assertConflict, promise, type StorePromise } from './store-promise.ts';
import { commitOf, saidReply, storedSession, turnRecord } from './stored-session.ts';

const everything = { after: 0, limit: 1000 };

/** What a store does with what was said and recorded: it keeps all of it, in order, and a reply under its message id. */
export const replyPromises: readonly StorePromise[] = [
  promise('finds the reply that a message got', async ({ store }) => {
    await store.commit(commitOf({}, 'message-1'));
    await store.commit(commitOf({ version: 2 }, 'message-2'));
    await store.commit(commitOf({ version: 3 }));
    assert.deepEqual(await store.findReply('session-1', 'message-1'), saidReply(1, 'message-1'));
    assert.deepEqual(await store.findReply('session-1', 'message-2'), saidReply(2, 'message-2'));
    assert.equal(await store.findReply('session-1', 'message-3'), undefined);
    assert.equal(await store.findReply('session-1', 'MESSAGE-1'), undefined);
  }),

  promise('keeps the same message id of two sessions apart', async ({ store }) => {
    await store.commit(commitOf({ id: 'session-1' }));
    await store.commit(commitOf({ id: 'session-1', version: 2 }, 'message-1'));
    assert.equal(await store.findReply('session-2', 'message-1'), undefined);
    await store.commit(commitOf({ id: 'session-2' }, 'message-1'));
    assert.deepEqual(await store.findReply('session-1', 'message-1'), saidReply(2, 'message-1'));
    assert.deepEqual(await store.findReply('session-2', 'message-1'), saidReply(1, 'message-1'));
  }),

  promise('refuses a second reply to a message as a conflict, and keeps nothing of it', async ({ store }) => {
    await store.commit(commitOf({}, 'message-1'));
    await assertConflict(store.commit(commitOf({ version: 2, said: 'Again.', due: 1 }, 'message-1')));
    assert.deepEqual(await store.load('session-1'), storedSession());
    assert.deepEqual(await store.findReply('session-1', 'message-1'), saidReply(1, 'message-1'));
    assert.equal((await store.records('session-1', everything)).length, 1);
    assert.deepEqual(await store.due({ flow: 'haircut', at: 10, limit: 10 }), []);
    await store.commit(commitOf({ version: 2 }, 'message-2'));
  }),

  promise('keeps as many replies without a message as there are', async ({ store }) => {
    for (const version of [1, 2, 3]) await store.commit(commitOf({ version }, null));
    const own = [1, 2, 3].map((version) => saidReply(version, null));
    assert.deepEqual(await store.replies('session-1', everything), own);
    for (const id of ['', 'null', 'undefined']) assert.equal(await store.findReply('session-1', id), undefined);
  }),

  promise(
    'tells what was said in order of commits, from where it is asked, and no more than that',
    async ({ store }) => {
      await commitTwelve(store);
      // Every third commit says nothing.
      const versionsSaid = async (after: number, limit: number): Promise<number[]> =>
        (await store.replies('session-1', { after, limit })).map(({ version }) => version);
      assert.deepEqual(await versionsSaid(0, 100), [1, 2, 4, 5, 7, 8, 10, 11]);
      assert.deepEqual(await versionsSaid(0, 3), [1, 2, 4]);
      assert.deepEqual(await versionsSaid(3, 3), [4, 5, 7]);
      assert.deepEqual(await versionsSaid(4, 100), [5, 7, 8, 10, 11]);
      assert.deepEqual(await versionsSaid(11, 3), []);
      assert.deepEqual(await store.replies('session-1', { after: 1, limit: 1 }), [saidReply(2, 'message-2')]);
      assert.deepEqual(await store.replies('session-2', everything), []);
    },
  ),

  promise(
    'tells one record for each commit, in order, from where it is asked, and no more than that',
    async ({ store }) => {
      await commitTwelve(store);
      const versionsRecorded = async (after: number, limit: number): Promise<number[]> =>
        (await store.records('session-1', { after, limit })).map(({ version }) => version);
      assert.deepEqual(await versionsRecorded(0, 100), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
      assert.deepEqual(await versionsRecorded(0, 2), [1, 2]);
      assert.deepEqual(await versionsRecorded(9, 2), [10, 11]);
      assert.deepEqual(await versionsRecorded(9, 100), [10, 11, 12]);
      assert.deepEqual(await versionsRecorded(12, 2), []);
      const record = turnRecord(storedSession({ version: 5 }));
      assert.deepEqual(await store.records('session-1', { after: 4, limit: 1 }), [record]);
      assert.deepEqual(await store.records('session-2', everything), []);
    },
  ),
];

/** Twelve commits, so that 10 comes after 9; every third says nothing. */
async function commitTwelve(store: SessionStore): Promise<void> {
  for (let version = 1; version <= 12; version += 1) {
    await store.commit(version % 3 === 0 ? commitOf({ version }) : commitOf({ version }, `message-${version}`));
  }
}
