import { expect, it } from 'vitest';
import { dish } from './dish.ts';
import { expectFaithfulRecords } from './faithful-records.ts';
import { createServers, mortal } from './two-servers.ts';

it('What was promised is told before another run begins, though whoever promised it has died', async () => {
  const { clock, store, server } = createServers();
  const held = Promise.withResolvers<{ is: 'succeeded'; result: string }>();
  const begun = Promise.withResolvers<void>();
  const fulfil = () => {
    begun.resolve();
    return held.promise;
  };
  // The lease, the session, the outcome: and it dies, before it can tell.
  const dying = mortal(store, { calls: 3, isDone: true });
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
  dying.dieSoon();
  held.resolve({ is: 'succeeded', result: 'R' });
  await dying.died;
  expect(await store.load(sessionId)).toMatchObject({ promised: true, told: { value: 'completed' } });

  clock.pass(60_000);
  const reply = await server().send(sessionId, 'pasta');
  expect(reply).toMatchObject({ state: 'confirming.awaiting', slots: { dish: { value: 'pasta' } } });
  const said = await store.replies(sessionId, { after: 0, limit: 100 });
  expect(said.slice(-2)).toMatchObject([
    { messageId: null, reply: { state: 'completed', outcome: { result: 'R' } } },
    { reply: { state: 'confirming.awaiting' } },
  ]);
  await expectFaithfulRecords(store, dish, sessionId);
});
