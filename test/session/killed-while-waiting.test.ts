import { expect, it } from 'vitest';
import { createMortalStore } from '../../src/testing/mortal-store.ts';
import { createTestClock } from '../../src/testing/test-clock.ts';
import { createServers } from './two-servers.ts';

/** A lease and a little more. */
const leaseRunsOutMs = 11_000;

/** Lets everything happen that needs no time of the clock. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
}

it('A message waits for the lease of a server that was killed, but not behind those that were killed while they waited for it', async () => {
  const { clock, store, server } = createServers();
  const first = createMortalStore(store);
  const starter = server({ store: first.store });
  const { sessionId } = await starter.start();
  first.dieAt({ afterCall: 2 });
  void starter.send(sessionId, 'soup', { messageId: 'm' });
  await first.died;

  // Each hears the message, waits, and is killed a while later.
  for (let killed = 0; killed < 3; killed++) {
    clock.pass(2_500);
    const ownClock = createTestClock({ now: clock.nowMs() });
    void server({ clock: ownClock }).send(sessionId, 'soup', { messageId: 'm' });
    await settled();
  }

  clock.pass(leaseRunsOutMs - 3 * 2_500);
  const reply = server().send(sessionId, 'soup', { messageId: 'm' });
  await settled();
  clock.pass(100);
  await settled();
  await expect(Promise.race([reply, settled().then(() => 'still waiting')])).resolves.toMatchObject({
    state: 'confirming.awaiting',
  });
});
