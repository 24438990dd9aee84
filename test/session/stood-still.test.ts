import { expect, it } from 'vitest';
import { dish, succeeds } from './dish.ts';
import { expectFaithfulRecords } from './faithful-records.ts';
import { stillClock } from './still-clock.ts';
import { createServers } from './two-servers.ts';

const leaseRunsOutMs = 11_000;

it('A server that stood still until another one had ended its turn answers what that one answered', async () => {
  const { clock, store, server } = createServers();
  const held = Promise.withResolvers<{ is: 'succeeded'; result: string }>();
  const begun = Promise.withResolvers<void>();
  const fulfil = () => {
    begun.resolve();
    return held.promise;
  };
  const first = server({ clock: stillClock(clock), perform: { fulfil } });
  const second = server({ perform: succeeds });
  const { sessionId } = await first.start();
  clock.pass(1000);
  const { id: seen } = await first.send(sessionId, 'soup');
  clock.pass(1000);
  const yes = { messageId: 'm', seen };
  const waiting = first.send(sessionId, 'yes', yes);
  await begun.promise;
  clock.pass(leaseRunsOutMs);
  const reply = await second.send(sessionId, 'yes', yes);
  expect(reply).toMatchObject({ state: 'completed', outcome: { result: { reference: 'R1' } } });
  held.resolve({ is: 'succeeded', result: 'R2' });
  expect(await waiting).toEqual(reply);
  await expectFaithfulRecords(store, dish, sessionId);
});
