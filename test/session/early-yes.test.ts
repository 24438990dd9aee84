import { describe, expect, it, vi } from 'vitest';
import { defineFlow } from '../../src/core/define-flow.ts';
import { createAssistant } from '../../src/create-assistant.ts';
import type { CheckOutcome } from '../../src/session/perform.ts';
import type { Clock, Extract } from '../../src/session/ports.ts';
import type { SessionStore } from '../../src/session/store.ts';
import { createMemoryStore } from '../../src/stores/memory.ts';
import { createMortalStore } from '../../src/testing/mortal-store.ts';
import { createTestClock } from '../../src/testing/test-clock.ts';
import { order } from '../flows/table.ts';
import { extract } from './dish.ts';
import { stillClock } from './still-clock.ts';

const flow = defineFlow({
  id: 'checked',
  version: 1,
  timeZone: 'UTC',
  slots: { dish: { ...order.slots.dish, checked: true } },
});

const leaseRunsOutMs = 11_000;

/** Lets everything happen that needs no time of the clock. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Servers on one store, which do the task and whose checks take as long as they are told. */
function createServers() {
  const clock = createTestClock({ now: 1_000_000 });
  const store = createMemoryStore({ clock });
  const fulfil = vi.fn(async () => ({ is: 'succeeded' as const, result: null }));
  let ids = 0;
  const server = (options: {
    readonly check: () => Promise<CheckOutcome>;
    readonly store?: SessionStore;
    readonly clock?: Clock;
    readonly extract?: Extract;
  }) =>
    createAssistant({
      flow,
      perform: { check: options.check, fulfil },
      ...{ extract, fallback: extract, store, clock, newId: () => `id-${++ids}` },
      ...options,
    });
  return { clock, store, server, fulfil };
}

const never = (): Promise<never> => new Promise(() => undefined);

const passes = async (): Promise<CheckOutcome> => ({ is: 'passed' });

describe('A yes that was sent before the summary was put', () => {
  it.each([60_000, 0, -60_000])(
    'does not count where it had to wait for a turn that a killed server had left, with a clock %i ms off',
    async (off) => {
      const { clock, store, server, fulfil } = createServers();
      const dying = createMortalStore(store);
      const first = server({ store: dying.store, check: never });
      const { sessionId } = await first.start();
      clock.pass(1000);
      void first.send(sessionId, 'soup');
      await settled();
      dying.dieAt({ afterCall: 1 });
      clock.pass(leaseRunsOutMs);
      await settled();
      clock.pass(leaseRunsOutMs);

      const passed = Promise.withResolvers<CheckOutcome>();
      const offClock = { nowMs: () => clock.nowMs() + off, wait: clock.wait };
      const second = server({ clock: offClock, check: () => passed.promise });
      const early = second.send(sessionId, 'yes');
      await settled();
      clock.pass(1000);
      passed.resolve({ is: 'passed' });
      expect((await early).state).toBe('confirming.awaiting');
      expect(fulfil).not.toHaveBeenCalled();
      clock.pass(1000);
      expect((await second.send(sessionId, 'yes')).state).toBe('completed');
    },
  );

  it('does not count where its server stood still while another one put it', async () => {
    const { clock, server, fulfil } = createServers();
    const goesOn = Promise.withResolvers<void>();
    const asleep: Extract = async (said, given) => {
      if (said === 'yes') await goesOn.promise;
      return extract(said, given);
    };
    const [first, second] = [
      server({ check: passes, clock: stillClock(clock), extract: asleep }),
      server({ check: passes }),
    ];
    const { sessionId } = await first.start();
    clock.pass(1000);
    const early = first.send(sessionId, 'yes');
    await settled();
    clock.pass(leaseRunsOutMs);
    expect((await second.send(sessionId, 'soup')).state).toBe('confirming.awaiting');
    goesOn.resolve();
    expect((await early).state).toBe('confirming.awaiting');
    expect(fulfil).not.toHaveBeenCalled();
  });
});
