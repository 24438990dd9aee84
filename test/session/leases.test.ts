import { describe, expect, it } from 'vitest';
import { createLeases } from '../../src/session/leases.ts';
import type { SessionStore } from '../../src/session/store.ts';
import { createMemoryStore } from '../../src/stores/memory.ts';
import { createTestClock } from '../../src/testing/test-clock.ts';

/** Lets everything happen that needs no time of the clock. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Two servers; what the first asks of the store can be held up on the way, as over the connections of a pool. */
function setUp() {
  const clock = createTestClock({ now: 1_000_000 });
  const store = createMemoryStore({ clock });
  const held: Partial<Record<'lease' | 'release', Promise<void>>> = {};
  const slow: SessionStore = {
    ...store,
    async lease(lease) {
      await held.lease;
      return store.lease(lease);
    },
    async release(lease) {
      await held.release;
      return store.release(lease);
    },
  };
  return { clock, held, first: createLeases(slow, clock, 'first'), second: createLeases(store, clock, 'second') };
}

describe('The duty for a session', () => {
  it('that is taken again while it is still on its way back is not given back under the feet of who has it', async () => {
    const { held, first, second } = setUp();
    expect(await first.takeDuty('s')).toBe(true);
    const arrives = Promise.withResolvers<void>();
    held.release = arrives.promise;
    const ended = first.endDuty('s');
    const taken = first.takeDuty('s');
    await settled();
    arrives.resolve();
    await ended;
    expect(await taken).toBe(true);
    expect(await second.takeDuty('s')).toBe(false);
  });

  it('is free once it was given back, also where it was just being renewed', async () => {
    const { clock, held, first, second } = setUp();
    await first.takeDuty('s');
    const arrives = Promise.withResolvers<void>();
    held.lease = arrives.promise;
    clock.pass(4_000);
    await settled();
    const ended = first.endDuty('s');
    await settled();
    arrives.resolve();
    await ended;
    await settled();
    expect(await second.takeDuty('s')).toBe(true);
  });
});

describe('The right to write a session', () => {
  it('is held by one at a time, over all servers', async () => {
    const { clock, first, second } = setUp();
    const goesOn = Promise.withResolvers<void>();
    const done: string[] = [];
    const one = first.inTurn('s', async () => {
      await goesOn.promise;
      done.push('first');
    });
    await settled();
    const other = second.inTurn('s', async () => void done.push('second'));
    await settled();
    clock.pass(1_000);
    await settled();
    expect(done).toEqual([]);
    goesOn.resolve();
    await one;
    clock.pass(1_000);
    await other;
    expect(done).toEqual(['first', 'second']);
  });

  it('is free for the next as soon as the work is done, also where it was just being renewed', async () => {
    const { clock, held, first, second } = setUp();
    const arrives = Promise.withResolvers<void>();
    const done = first.inTurn('s', async () => {
      held.lease = arrives.promise;
      clock.pass(4_000);
      await settled();
    });
    for (let long = 0; long < 3; long++) await settled();
    arrives.resolve();
    await done;
    await settled();
    // Whoever has to wait waits for the clock, which stands.
    const next = second.inTurn('s', async () => 'granted');
    expect(await Promise.race([next, settled().then(() => 'still waiting')])).toBe('granted');
  });
});
