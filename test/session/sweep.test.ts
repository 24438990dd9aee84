import { describe, expect, it, vi } from 'vitest';
import type { HandOffPacket } from '../../src/session/hand-off.ts';
import { keepSweeping } from '../../src/session/keep-sweeping.ts';
import type { Extract } from '../../src/session/ports.ts';
import { dish, usage } from './dish.ts';
import { expectFaithfulRecords } from './faithful-records.ts';
import { createServers } from './two-servers.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const nothing = { recover: 0, handOff: 0, lapse: 0, expire: 0, purge: 0, failed: 0 };

const dutyOf = (sessionId: string) => ({ sessionId, of: 'effect', owner: 'a test', forMs: 1 }) as const;

describe('A sweep', () => {
  it('asks who is away whether to go on, once; then ends the run, and in the end removes it', async () => {
    const { clock, store, server } = createServers();
    const assistant = server();
    const { sessionId } = await assistant.start();
    clock.pass(1000);
    await assistant.send(sessionId, 'soup');
    clock.pass(29 * minute);
    expect(await assistant.sweep()).toEqual(nothing);
    clock.pass(minute);
    expect(await assistant.sweep()).toEqual({ ...nothing, lapse: 1 });
    expect(await assistant.sweep()).toEqual(nothing);
    const asked = (await assistant.look(sessionId)).last;
    expect(asked).toMatchObject({ messageId: null, reply: { state: 'resuming', directive: { say: 'offerResume' } } });
    clock.pass(7 * day);
    expect(await assistant.sweep()).toEqual({ ...nothing, expire: 1 });
    expect((await assistant.look(sessionId)).last.reply).toMatchObject({
      state: 'cancelled',
      outcome: { because: { why: 'expired' } },
    });
    await expectFaithfulRecords(store, dish, sessionId);
    clock.pass(30 * day);
    expect(await assistant.sweep()).toEqual({ ...nothing, purge: 1 });
    expect(await store.load(sessionId)).toBeUndefined();
    expect(await assistant.records(sessionId)).toEqual([]);
    await expect(assistant.send(sessionId, 'soup')).rejects.toMatchObject({ code: 'SESSION_UNKNOWN' });
  });

  it('by any number of servers at once does everything once', async () => {
    const { clock, server } = createServers();
    const [first, ...others] = [server(), server(), server(), server()] as const;
    const sessions = await Promise.all(Array.from({ length: 20 }, () => first.start()));
    clock.pass(1000);
    for (const { sessionId } of sessions) await first.send(sessionId, 'soup');
    clock.pass(30 * minute);
    const swept = await Promise.all([first, ...others].map((one) => one.sweep()));
    expect(swept.reduce((sum, { lapse }) => sum + lapse, 0)).toBe(20);
    for (const { sessionId } of sessions) {
      const said = await first.replies(sessionId, { after: 0, limit: 100 });
      expect(said.map(({ reply }) => reply.directive.say)).toEqual(['greet', 'confirm', 'offerResume']);
    }
  });

  it('takes an answer to the question it put, and one to the summary from before does not count', async () => {
    const { clock, server } = createServers();
    const assistant = server();
    const { sessionId } = await assistant.start();
    clock.pass(1000);
    const summary = await assistant.send(sessionId, 'soup');
    clock.pass(30 * minute);
    await assistant.sweep();
    const { last } = await assistant.look(sessionId);
    clock.pass(1000);
    const early = await assistant.send(sessionId, 'yes', { seen: summary.id });
    expect(early.state).toBe('resuming');
    expect(early.asked?.reply).not.toBe(last.reply.id);
    clock.pass(1000);
    expect((await assistant.send(sessionId, 'yes', { seen: early.id })).state).toBe('confirming.awaiting');
  });

  it('leaves a greeting nobody answered alone, and removes it when it would have ended', async () => {
    const { clock, server } = createServers();
    const assistant = server();
    await assistant.start();
    clock.pass(8 * day);
    expect(await assistant.sweep()).toEqual(nothing);
    clock.pass(30 * day);
    expect(await assistant.sweep()).toEqual({ ...nothing, purge: 1 });
  });

  it('tells again of a hand-off that nobody heard at once, with all that is needed to go on, until it is heard', async () => {
    const { clock, store, server } = createServers();
    const heard: HandOffPacket[] = [];
    const handOff = vi.fn(async (packet: HandOffPacket) => {
      if (handOff.mock.calls.length < 3) throw new Error('503');
      heard.push(packet);
    });
    const assistant = server({
      handOff,
      perform: { fulfil: async () => ({ is: 'failed', retryable: false, reason: 'closed' }) },
    });
    const { sessionId } = await assistant.start();
    clock.pass(1000);
    await assistant.send(sessionId, 'soup');
    clock.pass(1000);
    expect((await assistant.send(sessionId, 'yes')).state).toBe('handedOff');
    await vi.waitFor(async () => expect((await store.load(sessionId))?.handOff?.tries).toBe(1));
    clock.pass(minute - 1);
    expect(await assistant.sweep()).toEqual(nothing);
    clock.pass(1);
    expect(await assistant.sweep()).toEqual({ ...nothing, handOff: 1 });
    clock.pass(2 * minute);
    expect(await assistant.sweep()).toEqual({ ...nothing, handOff: 1 });
    expect(await assistant.sweep()).toEqual(nothing);
    expect(heard).toMatchObject([
      {
        sessionId,
        because: { why: 'failed', detail: 'closed' },
        slots: { dish: { value: 'soup' } },
        transcript: [{ from: 'assistant' }, { from: 'user', text: 'soup' }, { from: 'assistant' }, { text: 'yes' }, {}],
      },
    ]);
    await expectFaithfulRecords(store, dish, sessionId);
  });

  it('tells of each hand-off, also of one that comes while another is being told', async () => {
    const { clock, store, server } = createServers();
    const told = Promise.withResolvers<undefined>();
    const handOff = vi.fn(() => told.promise);
    const forAPerson: Extract = async () => ({ proposals: [{ type: 'human.requested', reason: 'asked' }], usage });
    const assistant = server({ handOff, extract: forAPerson });
    const { sessionId } = await assistant.start();
    for (const run of [1, 2]) {
      clock.pass(1000);
      expect(await assistant.send(sessionId, 'a person, please')).toMatchObject({ state: 'handedOff' });
      expect((await store.load(sessionId))?.told.context.run).toBe(String(run));
      await vi.waitFor(() => expect(handOff).toHaveBeenCalled());
    }
    told.resolve(undefined);
    await vi.waitFor(async () => expect(await store.lease(dutyOf(sessionId))).toBe(true));
    await store.release(dutyOf(sessionId));
    expect((await store.load(sessionId))?.handOff).toMatchObject({ told: { context: { run: '2' } } });
  });

  it('is not held up by somebody who does not listen: the other hand-offs wait for the next', async () => {
    const { clock, store, server } = createServers();
    const handOff = vi.fn(() => new Promise<void>(() => undefined));
    const forAPerson: Extract = async () => ({ proposals: [{ type: 'human.requested', reason: 'asked' }], usage });
    const assistant = server({ handOff, extract: forAPerson });
    const sessions = await Promise.all(Array.from({ length: 20 }, () => assistant.start()));
    clock.pass(1000);
    for (const { sessionId } of sessions) await assistant.send(sessionId, 'a person, please');
    await vi.waitFor(() => expect(handOff).toHaveBeenCalledTimes(20));
    clock.pass(20_000);
    for (const { sessionId } of sessions)
      await vi.waitFor(async () => expect((await store.load(sessionId))?.handOff?.tries).toBe(1));
    clock.pass(minute);
    const swept = assistant.sweep();
    await vi.waitFor(() => expect(handOff).toHaveBeenCalledTimes(28));
    clock.pass(20_000);
    expect(await swept).toEqual({ ...nothing, handOff: 8 });
    expect(handOff).toHaveBeenCalledTimes(28);
  });

  it('removes in time what nobody could be told of', async () => {
    const { clock, store, server } = createServers();
    const handOff = () => Promise.reject(new Error('gone for good'));
    const assistant = server({
      handOff,
      perform: { fulfil: async () => ({ is: 'failed', retryable: false, reason: 'closed' }) },
    });
    const { sessionId } = await assistant.start();
    clock.pass(1000);
    await assistant.send(sessionId, 'soup');
    clock.pass(1000);
    await assistant.send(sessionId, 'yes');
    for (let days = 0; days < 31; days++) {
      await assistant.sweep();
      clock.pass(day);
    }
    expect(await assistant.sweep()).toEqual({ ...nothing, purge: 1 });
    expect(await store.load(sessionId)).toBeUndefined();
  });

  it('asks the store for little more than there is to do, however much that is', async () => {
    const { clock, store, server } = createServers();
    const assistant = server();
    const started = await Promise.all(Array.from({ length: 200 }, () => assistant.start()));
    clock.pass(1000);
    for (const { sessionId } of started) await assistant.send(sessionId, 'soup');
    clock.pass(30 * minute);
    const asked: number[] = [];
    const due: typeof store.due = async (query) => {
      const found = await store.due(query);
      asked.push(found.length);
      return found;
    };
    expect(await server({ store: { ...store, due } }).sweep()).toEqual({ ...nothing, lapse: 200 });
    expect(asked.reduce((sum, found) => sum + found, 0)).toBeLessThan(4 * 200);
  });

  it('comes to those behind any number that stay due', async () => {
    const { clock, store, server } = createServers();
    const stuck = await Promise.all(Array.from({ length: 50 }, () => server().start()));
    clock.pass(1000);
    for (const { sessionId } of stuck) await server().send(sessionId, 'soup');
    const fine = await server().start();
    clock.pass(1000);
    await server().send(fine.sessionId, 'soup');
    clock.pass(30 * minute);
    const load = (id: string) => (id === fine.sessionId ? store.load(id) : Promise.reject(new Error('unreadable')));
    expect(await server({ store: { ...store, load } }).sweep()).toEqual({ ...nothing, lapse: 1, failed: 50 });
  });

  it('goes on with the others where one session cannot be looked after', async () => {
    const { clock, store, server } = createServers();
    const [broken, fine] = [await server().start(), await server().start()];
    clock.pass(1000);
    for (const { sessionId } of [broken, fine]) await server().send(sessionId, 'soup');
    clock.pass(30 * minute);
    const load = (id: string) => (id === broken.sessionId ? Promise.reject(new Error('unreadable')) : store.load(id));
    expect(await server({ store: { ...store, load } }).sweep()).toEqual({ ...nothing, lapse: 1, failed: 1 });
  });
});

describe('Keeping on sweeping', () => {
  it('begins at once, goes on every so often, survives a store that is down, and stops', async () => {
    const { clock } = createServers();
    const swept = vi
      .fn<() => Promise<typeof nothing>>()
      .mockResolvedValue(nothing)
      .mockRejectedValueOnce(new Error('store is down'));
    const [heard, failed, stop] = [vi.fn(), vi.fn(), new AbortController()];
    const over = keepSweeping({ sweep: swept }, stop.signal, { everyMs: 1000, clock, heard, failed });
    await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce());
    clock.pass(1000);
    await vi.waitFor(() => expect(heard).toHaveBeenCalledOnce());
    stop.abort();
    await over;
    clock.pass(10_000);
    expect(swept).toHaveBeenCalledTimes(2);
  });
});
