import assert from 'node:assert/strict';
import type { Lease, SessionStore } from '../session/store.ts';
import { promise, type StorePromise } from './store-promise.ts';
import { commitOf } from './stored-session.ts';

/** Long enough that no lease runs out while a slow store is tried. */
const minute = 60_000;

/** What a store does with leases: one owner at a time, whoever asked first, and none for longer than it asks again. */
export const leasePromises: readonly StorePromise[] = [
  promise('gives a lease to one owner, of a session that is unknown too', async ({ store }) => {
    assert.equal(await asks(store, 'ann'), true);
    assert.equal(await asks(store, 'bob'), false);
    assert.equal(await store.load('session-1'), undefined);
  }),

  promise('serves first who asked first', async (it) => {
    const other = await it.another();
    assert.equal(await asks(it.store, 'zoe'), true);
    assert.equal(await asks(other, 'bob'), false);
    assert.equal(await asks(it.store, 'ann'), false);
    assert.equal(await asks(other, 'bob'), false);
    await leaves(it.store, 'zoe');
    assert.equal(await asks(it.store, 'ann'), false);
    assert.equal(await asks(it.store, 'zoe'), false);
    assert.equal(await asks(other, 'bob'), true);
    await leaves(other, 'bob');
    assert.equal(await asks(it.store, 'zoe'), false);
    assert.equal(await asks(it.store, 'ann'), true);
    await leaves(it.store, 'ann');
    assert.equal(await asks(it.store, 'zoe'), true);
  }),

  promise('leaves a lease with who asks for it again in time', async ({ store, pass }) => {
    assert.equal(await asks(store, 'ann'), true);
    for (let times = 0; times < 3; times += 1) {
      await pass(minute / 2);
      assert.equal(await asks(store, 'bob'), false);
      assert.equal(await asks(store, 'ann'), true);
    }
  }),

  promise('counts from the last time it was asked for', async ({ store, pass }) => {
    assert.equal(await asks(store, 'ann', { forMs: minute }), true);
    assert.equal(await asks(store, 'ann', { forMs: 3 * minute }), true);
    await pass(2 * minute);
    assert.equal(await asks(store, 'bob'), false);
    assert.equal(await asks(store, 'ann', { forMs: minute }), true);
    await pass(minute);
    assert.equal(await asks(store, 'bob'), true);
  }),

  promise('passes a lease on that ran out', async ({ store, pass }) => {
    assert.equal(await asks(store, 'ann'), true);
    assert.equal(await asks(store, 'bob', { forMs: 5 * minute }), false);
    assert.equal(await asks(store, 'eve', { forMs: 5 * minute }), false);
    await pass(minute);
    assert.equal(await asks(store, 'eve', { forMs: 5 * minute }), false);
    assert.equal(await asks(store, 'bob', { forMs: 5 * minute }), true);
    assert.equal(await asks(store, 'ann'), false);
  }),

  promise('sends whoever let a lease run out behind those who wait', async ({ store, pass }) => {
    assert.equal(await asks(store, 'ann'), true);
    assert.equal(await asks(store, 'bob', { forMs: 5 * minute }), false);
    await pass(minute);
    assert.equal(await asks(store, 'ann'), false);
    assert.equal(await asks(store, 'bob'), true);
  }),

  promise('gives a lease that ran out back to who held it, where nobody waits', async ({ store, pass }) => {
    assert.equal(await asks(store, 'ann'), true);
    await pass(10 * minute);
    assert.equal(await asks(store, 'ann'), true);
    assert.equal(await asks(store, 'bob'), false);
  }),

  promise('gives the place of who stopped asking to the next', async ({ store, pass }) => {
    assert.equal(await asks(store, 'ann', { forMs: 5 * minute }), true);
    assert.equal(await asks(store, 'bob'), false);
    await pass(minute / 2);
    assert.equal(await asks(store, 'eve', { forMs: 5 * minute }), false);
    await pass(minute);
    assert.equal(await asks(store, 'bob'), false);
    await leaves(store, 'ann');
    assert.equal(await asks(store, 'bob'), false);
    assert.equal(await asks(store, 'eve'), true);
  }),

  promise('takes a place in the queue back', async ({ store }) => {
    assert.equal(await asks(store, 'ann'), true);
    assert.equal(await asks(store, 'bob'), false);
    assert.equal(await asks(store, 'eve'), false);
    await leaves(store, 'bob');
    await leaves(store, 'ann');
    assert.equal(await asks(store, 'eve'), true);
    assert.equal(await asks(store, 'bob'), false);
  }),

  promise('takes nothing from the holder when somebody else gives back', async ({ store }) => {
    await leaves(store, 'nobody');
    assert.equal(await asks(store, 'ann'), true);
    await leaves(store, 'nobody');
    await leaves(store, 'ann', { of: 'effect' });
    await leaves(store, 'ann', { sessionId: 'session-2' });
    assert.equal(await asks(store, 'bob'), false);
    assert.equal(await asks(store, 'ann'), true);
  }),

  promise('keeps the leases for the turn and for the effect apart, and those of two sessions', async ({ store }) => {
    assert.equal(await asks(store, 'ann', { of: 'turn' }), true);
    assert.equal(await asks(store, 'bob', { of: 'effect' }), true);
    assert.equal(await asks(store, 'eve', { sessionId: 'session-2' }), true);
    assert.equal(await asks(store, 'ann', { of: 'effect' }), false);
    assert.equal(await asks(store, 'bob', { of: 'turn' }), false);
    assert.equal(await asks(store, 'ann', { sessionId: 'session-2' }), false);
    await leaves(store, 'bob', { of: 'effect' });
    assert.equal(await asks(store, 'ann', { of: 'effect' }), true);
    assert.equal(await asks(store, 'ann', { of: 'turn' }), true);
  }),

  promise('gives a lease to just one of two hundred who ask at once', async (it) => {
    const stores = [it.store, await it.another()];
    const owners = Array.from({ length: 200 }, (_, index) => `owner-${index}`);
    const ask = async (owner: string, index: number): Promise<boolean> => asks(stores[index % 2] ?? it.store, owner);
    const first = await Promise.all(owners.map(ask));
    assert.equal(first.filter((isHeld) => isHeld).length, 1);
    assert.deepEqual(await Promise.all(owners.map(ask)), first);
  }),

  promise('forgets the leases of a session it forgets', async ({ store }) => {
    await store.commit(commitOf());
    for (const kind of ['turn', 'effect'] as const) {
      assert.equal(await asks(store, 'ann', { of: kind }), true);
      assert.equal(await asks(store, 'bob', { of: kind }), false);
    }
    assert.equal(await asks(store, 'ann', { sessionId: 'session-2' }), true);
    await store.forget('session-1');
    assert.equal(await asks(store, 'eve', { of: 'turn' }), true);
    assert.equal(await asks(store, 'eve', { of: 'effect' }), true);
    assert.equal(await asks(store, 'eve', { sessionId: 'session-2' }), false);
  }),
];

const asks = (store: SessionStore, owner: string, part: Partial<Lease> = {}): Promise<boolean> =>
  store.lease({ sessionId: 'session-1', of: 'turn', owner, forMs: minute, ...part });

const leaves = (store: SessionStore, owner: string, part: Partial<Omit<Lease, 'forMs'>> = {}): Promise<void> =>
  store.release({ sessionId: 'session-1', of: 'turn', owner, ...part });
