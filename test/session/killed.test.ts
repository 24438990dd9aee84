import { describe, expect, it } from 'vitest';
import type { Perform } from '../../src/session/perform.ts';
import type { Extract } from '../../src/session/ports.ts';
import { createMortalStore } from '../../src/testing/mortal-store.ts';
import { dish, extract } from './dish.ts';
import { expectFaithfulRecords } from './faithful-records.ts';
import { createServers } from './two-servers.ts';

/** More than a turn makes, with an effect. */
const callsOfATurn = 24;

/** A kitchen that cooks what it was asked for under a key once, and remembers. */
function createKitchen() {
  const cooked = new Map<string, string | undefined>();
  const perform: Perform<typeof dish> = {
    async fulfil({ slots, key }) {
      cooked.set(key, slots.dish);
      return { is: 'succeeded', result: { reference: key } };
    },
    reconcile: async ({ key }) =>
      cooked.has(key) ? { is: 'succeeded', result: { reference: key } } : { is: 'absent' },
  };
  return { cooked, perform };
}

const instants = Array.from({ length: callsOfATurn }, (_, index) => index + 1).flatMap((call) => [
  { point: { beforeCall: call }, when: `before call ${call} of the store` },
  { point: { afterCall: call }, when: `after call ${call} of the store` },
]);

describe.each(['the client sends it again', 'the sweep comes by'])('A yes whose server was killed, when %s', (who) => {
  it.each(instants)('$when, is fulfilled once and answered once', async ({ point }) => {
    const { clock, store, server } = createServers();
    const { cooked, perform } = createKitchen();
    const dying = createMortalStore(store);
    const first = server({ store: dying.store, perform });
    const { sessionId } = await first.start();
    clock.pass(1000);
    const { id: seen } = await first.send(sessionId, 'soup');
    clock.pass(1000);
    dying.dieAt(point);
    const yes = { messageId: 'm', seen };
    const answered = first.send(sessionId, 'yes', yes).then(
      (reply) => reply,
      () => undefined,
    );
    const acknowledged = await Promise.race([answered, dying.died.then(() => undefined)]);
    const before = await store.load(sessionId);
    const isRead = before?.told.context.consents === 1;

    clock.pass(60_000);
    let readings = 0;
    const counted: Extract = (said, given) => {
      readings++;
      return extract(said, given);
    };
    const second = server({ perform, extract: counted });
    if (who === 'the sweep comes by') {
      await second.sweep();
      expect(readings).toBe(0);
      // What was committed is ended by the sweep; what was not is as if it had never been sent.
      expect(await store.load(sessionId)).toMatchObject({ open: [], promised: false });
    }
    const reply = await second.send(sessionId, 'yes', yes);
    expect(reply).toMatchObject({ state: 'completed', outcome: { result: { reference: `${sessionId}/1/1` } } });
    expect(readings).toBe(isRead ? 0 : 1);
    if (acknowledged !== undefined) expect(reply).toEqual(acknowledged);
    expect(await second.send(sessionId, 'yes', yes)).toEqual(reply);
    expect([...cooked]).toEqual([[`${sessionId}/1/1`, 'soup']]);
    await expectFaithfulRecords(store, dish, sessionId);
  });
});

it('The instants above reach past the end of a turn', async () => {
  const { store, server } = createServers();
  let calls = 0;
  const count =
    <Args extends readonly unknown[], Result>(work: (...args: Args) => Promise<Result>) =>
    (...args: Args): Promise<Result> => {
      calls++;
      return work(...args);
    };
  const { load, commit, findReply, lease, release } = store;
  const counting = {
    ...store,
    ...{ load: count(load), commit: count(commit), findReply: count(findReply) },
    ...{ lease: count(lease), release: count(release) },
  };
  const assistant = server({ store: counting });
  const { sessionId, reply } = await assistant.start();
  const { id: seen } = await assistant.send(sessionId, 'soup', { seen: reply.id });
  calls = 0;
  await assistant.send(sessionId, 'yes', { seen });
  expect(calls).toBeGreaterThan(10);
  expect(calls).toBeLessThan(callsOfATurn);
});
