import { describe, expect, it, vi } from 'vitest';
import type { Extract, Extraction } from '../../src/session/ports.ts';
import { dish, extract, succeeds, usage } from './dish.ts';
import { expectFaithfulRecords } from './faithful-records.ts';
import { createServers, type ServerOptions } from './two-servers.ts';

/** Two servers, and a conversation that has come to its summary. */
async function atTheSummary(first: ServerOptions = {}, second: ServerOptions = {}) {
  const { clock, store, server } = createServers();
  const servers = [server(first), server(second)] as const;
  const { sessionId } = await servers[0].start();
  clock.pass(1000);
  const { id: seen } = await servers[0].send(sessionId, 'soup');
  clock.pass(1000);
  return { clock, store, servers, sessionId, seen };
}

/** Lets everything happen that needs no time of the clock. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Lets what waits for another server look again, until `done`. */
async function untilDone<Result>(clock: { pass(ms: number): void }, done: Promise<Result>): Promise<Result> {
  let isDone = false;
  void done
    .finally(() => {
      isDone = true;
    })
    .catch(() => undefined);
  while (!isDone) {
    await settled();
    clock.pass(100);
  }
  return done;
}

describe('Two servers on one store', () => {
  it('make one turn of a message that both are sent at the same time', async () => {
    const fulfil = vi.fn(succeeds.fulfil);
    const { clock, store, servers, sessionId, seen } = await atTheSummary(
      { perform: { fulfil } },
      { perform: { fulfil } },
    );
    const yes = { messageId: 'm', seen };
    const both = Promise.all(servers.map((server) => server.send(sessionId, 'yes', yes)));
    const [one, other] = await untilDone(clock, both);
    expect(one).toMatchObject({ state: 'completed' });
    expect(other).toEqual(one);
    expect(fulfil).toHaveBeenCalledTimes(1);
    await expectFaithfulRecords(store, dish, sessionId);
  });

  it('refuse the id of a message for other words, whoever answered it', async () => {
    const { servers, sessionId } = await atTheSummary();
    await servers[0].send(sessionId, 'pasta', { messageId: 'm' });
    await expect(servers[1].send(sessionId, 'soup', { messageId: 'm' })).rejects.toMatchObject({
      code: 'MESSAGE_ID_REUSED',
    });
  });

  it('answer a message again a day later with the same reply, from whichever store it came', async () => {
    const { clock, servers, sessionId } = await atTheSummary();
    const reply = await servers[0].send(sessionId, 'pasta', { messageId: 'm' });
    clock.pass(24 * 3_600_000);
    expect(await servers[1].send(sessionId, 'pasta', { messageId: 'm' })).toEqual(reply);
  });

  it('take messages in the order in which they came, and a yes sent before the summary was put does not count', async () => {
    const held = Promise.withResolvers<Extraction>();
    const slow: Extract = (said, given) => (said === 'soup' ? held.promise : extract(said, given));
    const { clock, store, server } = createServers();
    const [first, second] = [server({ extract: slow }), server()];
    const { sessionId } = await first.start();
    const soup = first.send(sessionId, 'soup');
    await settled();
    const yes = second.send(sessionId, 'yes');
    await settled();
    const pasta = first.send(sessionId, 'pasta');
    await settled();
    held.resolve({ proposals: (await extract('soup', undefined as never)).proposals, usage });
    const replies = await untilDone(clock, Promise.all([soup, yes, pasta]));
    expect(replies.map(({ state, slots }) => [state, slots.dish?.value])).toEqual([
      ['confirming.awaiting', 'soup'],
      ['confirming.awaiting', 'soup'],
      ['confirming.awaiting', 'pasta'],
    ]);
    const records = await first.records(sessionId);
    expect(records.flatMap(({ cause }) => (cause.is === 'message' ? [cause.text] : []))).toEqual([
      'soup',
      'yes',
      'pasta',
    ]);
    await expectFaithfulRecords(store, dish, sessionId);
  });

  it.each([60_000, -60_000])(
    'whose clocks are %i ms apart take a yes to what was put, and none from before',
    async (apart) => {
      const { clock, store, server } = createServers();
      const held = Promise.withResolvers<Extraction>();
      const slow: Extract = (said, given) => (said === 'soup' ? held.promise : extract(said, given));
      const off = { nowMs: () => clock.nowMs() + apart, wait: clock.wait };
      const [first, second] = [server({ extract: slow }), server({ clock: off })];
      const { sessionId } = await first.start();
      const soup = first.send(sessionId, 'soup');
      await settled();
      const early = second.send(sessionId, 'yes');
      await settled();
      held.resolve({ proposals: (await extract('soup', undefined as never)).proposals, usage });
      const [, unheard] = await untilDone(clock, Promise.all([soup, early]));
      expect(unheard.state).toBe('confirming.awaiting');
      clock.pass(1000);
      expect((await second.send(sessionId, 'yes')).state).toBe('completed');
      await expectFaithfulRecords(store, dish, sessionId);
    },
  );

  it('take a yes to what the other one put, also where the clock of who takes it is behind', async () => {
    const { clock, server } = createServers();
    const behind = { nowMs: () => clock.nowMs() - 60_000, wait: clock.wait };
    const [first, second] = [server(), server({ clock: behind })];
    const { sessionId } = await first.start();
    clock.pass(1000);
    await first.send(sessionId, 'soup');
    clock.pass(1000);
    expect((await second.send(sessionId, 'yes')).state).toBe('completed');
  });

  it('hear "cancel" at once while the other one fulfils, and the outcome is told by whoever fulfilled', async () => {
    const held = Promise.withResolvers<{ is: 'succeeded'; result: string }>();
    const begun = Promise.withResolvers<void>();
    const fulfil = vi.fn(() => {
      begun.resolve();
      return held.promise;
    });
    const { servers, sessionId, seen } = await atTheSummary({ perform: { fulfil } }, { perform: { fulfil } });
    const answer = servers[0].send(sessionId, 'yes', { seen });
    await begun.promise;
    expect((await servers[1].send(sessionId, 'cancel')).directive).toMatchObject({ say: 'tooLate', what: ['cancel'] });
    held.resolve({ is: 'succeeded', result: 'R' });
    expect(await answer).toMatchObject({ state: 'completed', directive: { tooLate: ['cancel'] } });
    expect(fulfil).toHaveBeenCalledTimes(1);
  });

  it('leave a session that the other is at work on to it, when they sweep', async () => {
    const held = Promise.withResolvers<{ is: 'succeeded'; result: string }>();
    const begun = Promise.withResolvers<void>();
    const fulfil = vi.fn(() => {
      begun.resolve();
      return held.promise;
    });
    const limits = { effectWithinMs: 1e9, replyWithinMs: 1e9 };
    const first = { perform: { fulfil }, limits };
    const { clock, servers, sessionId, seen } = await atTheSummary(first, first);
    const answer = servers[0].send(sessionId, 'yes', { seen });
    await begun.promise;
    // Longer than a lease: it is renewed every now and then.
    for (let passed = 0; passed < 60; passed++) {
      clock.pass(1000);
      await settled();
    }
    const nothing = { recover: 0, handOff: 0, lapse: 0, expire: 0, purge: 0, failed: 0 };
    expect(await servers[1].sweep()).toEqual(nothing);
    expect(await servers[0].sweep()).toEqual(nothing);
    held.resolve({ is: 'succeeded', result: 'R' });
    expect((await answer).state).toBe('completed');
    expect(fulfil).toHaveBeenCalledTimes(1);
  });
});
