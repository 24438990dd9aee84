import { describe, expect, it } from 'vitest';
import { createMortalStore } from '../../src/testing/mortal-store.ts';
import { dish } from './dish.ts';
import { expectFaithfulRecords } from './faithful-records.ts';
import { createServers } from './two-servers.ts';

/** The user was told "one moment"; the task is done since, and whoever was to tell so has died. */
async function promisedByWhoDied() {
  const { clock, store, server } = createServers();
  const held = Promise.withResolvers<{ is: 'succeeded'; result: string }>();
  const begun = Promise.withResolvers<void>();
  const fulfil = () => {
    begun.resolve();
    return held.promise;
  };
  const dying = createMortalStore(store);
  const first = server({ store: dying.store, perform: { fulfil }, limits: { effectWithinMs: 1e9 } });
  const { sessionId } = await first.start();
  clock.pass(1000);
  const { id: seen } = await first.send(sessionId, 'soup');
  clock.pass(1000);
  const waiting = first.send(sessionId, 'yes', { seen });
  await begun.promise;
  await new Promise((resolve) => setImmediate(resolve));
  clock.pass(10_000);
  expect((await waiting).directive).toEqual({ say: 'wait', because: 'executing' });
  // The lease, the session, the outcome: and it dies, before it can tell.
  dying.dieAt({ afterCall: 3 });
  held.resolve({ is: 'succeeded', result: 'R' });
  await dying.died;
  expect(await store.load(sessionId)).toMatchObject({ promised: true, told: { value: 'completed' } });
  clock.pass(60_000);
  return { store, server, sessionId };
}

const news = { messageId: null, reply: { state: 'completed', outcome: { result: 'R' } } };

describe('What was promised is told though whoever promised it has died', () => {
  it('before another run begins', async () => {
    const { store, server, sessionId } = await promisedByWhoDied();
    const reply = await server().send(sessionId, 'pasta');
    expect(reply).toMatchObject({ state: 'confirming.awaiting', slots: { dish: { value: 'pasta' } } });
    const said = await store.replies(sessionId, { after: 0, limit: 100 });
    expect(said.slice(-2)).toMatchObject([news, { reply: { state: 'confirming.awaiting' } }]);
    await expectFaithfulRecords(store, dish, sessionId);
  });

  it('by the sweep, where the user says nothing', async () => {
    const { store, server, sessionId } = await promisedByWhoDied();
    expect(await server().sweep()).toMatchObject({ recover: 1, failed: 0 });
    const said = await store.replies(sessionId, { after: 0, limit: 100 });
    expect(said.slice(-1)).toMatchObject([news]);
    expect(await store.load(sessionId)).toMatchObject({ promised: false });
    await expectFaithfulRecords(store, dish, sessionId);
  });
});
