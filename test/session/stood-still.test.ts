import { describe, expect, it } from 'vitest';
import { dish } from './dish.ts';
import { expectFaithfulRecords } from './faithful-records.ts';
import { stillClock } from './still-clock.ts';
import { createServers } from './two-servers.ts';

const leaseRunsOutMs = 11_000;

/** A server that does the task for a yes, and stands still until long after it has lost its leases. */
async function whoStandsStill() {
  const { clock, store, server } = createServers();
  const held = Promise.withResolvers<{ is: 'succeeded'; result: string }>();
  const begun = Promise.withResolvers<void>();
  const fulfil = () => {
    begun.resolve();
    return held.promise;
  };
  const first = server({ clock: stillClock(clock), perform: { fulfil } });
  const { sessionId } = await first.start();
  clock.pass(1000);
  const { id: seen } = await first.send(sessionId, 'soup');
  clock.pass(1000);
  const yes = { messageId: 'm', seen };
  const waiting = first.send(sessionId, 'yes', yes);
  await begun.promise;
  clock.pass(leaseRunsOutMs);
  return {
    store,
    server,
    sessionId,
    yes,
    /** It has done it all the same; its reply. */
    goesOn: () => {
      held.resolve({ is: 'succeeded', result: 'R2' });
      return waiting;
    },
  };
}

describe('A server that stood still until another one had ended its turn', () => {
  it('answers what that one answered', async () => {
    const { store, server, sessionId, yes, goesOn } = await whoStandsStill();
    const reply = await server().send(sessionId, 'yes', yes);
    expect(reply).toMatchObject({ state: 'completed', outcome: { result: { reference: 'R1' } } });
    expect(await goesOn()).toEqual(reply);
    await expectFaithfulRecords(store, dish, sessionId);
  });

  it('has its outcome kept for the operator, where the other one had given up', async () => {
    const { store, server, sessionId, yes, goesOn } = await whoStandsStill();
    const fails = async () => ({ is: 'failed' as const, retryable: false, reason: 'no gas' });
    const reply = await server({ perform: { fulfil: fails } }).send(sessionId, 'yes', yes);
    expect(reply.state).toBe('handedOff');
    expect(await goesOn()).toEqual(reply);
    expect(await store.load(sessionId)).toMatchObject({
      told: { value: 'handedOff' },
      lateOutcomes: [{ type: 'fulfil.succeeded', result: 'R2' }],
    });
    await expectFaithfulRecords(store, dish, sessionId);
  });
});
