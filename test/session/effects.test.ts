import { describe, expect, it, vi } from 'vitest';
import type { Perform } from '../../src/session/perform.ts';
import type { SessionStore } from '../../src/session/store.ts';
import { createMemoryStore } from '../../src/stores/memory.ts';
import { createMortalStore } from '../../src/testing/mortal-store.ts';
import { type dish, setUp } from './dish.ts';

describe('An effect', () => {
  it('that throws is unknown: reconcile tells what became of it', async () => {
    const perform: Perform<typeof dish> = {
      fulfil: () => Promise.reject(new Error('connection reset')),
      reconcile: async () => ({ is: 'succeeded', result: 'found' }),
    };
    const { say } = await setUp({ perform }).begin();
    await say('soup');
    expect((await say('yes')).outcome).toEqual({ is: 'completed', result: 'found' });
  });

  it('that throws, with nobody to tell what became of it, goes to a person and is not called failed', async () => {
    const { say } = await setUp({ perform: { fulfil: () => Promise.reject(new Error('reset')) } }).begin();
    await say('soup');
    expect((await say('yes')).outcome).toMatchObject({ is: 'handedOff', because: { why: 'unknown' } });
  });

  it('that takes too long is unknown, and its signal aborts', async () => {
    const aborted = vi.fn();
    const perform: Perform<typeof dish> = {
      fulfil: ({ signal }) => {
        signal.addEventListener('abort', aborted);
        return new Promise(() => undefined);
      },
      reconcile: async () => ({ is: 'succeeded', result: 'late' }),
    };
    const { clock, begin } = setUp({ perform, limits: { effectWithinMs: 500, replyWithinMs: 1e9 } });
    const { say } = await begin();
    await say('soup');
    const answer = say('yes');
    await vi.waitFor(() => {
      clock.pass(500);
      expect(aborted).toHaveBeenCalled();
    });
    expect((await answer).outcome).toEqual({ is: 'completed', result: 'late' });
  });

  it('that outlasts the reply is answered "one moment", and told in a turn of its own', async () => {
    const held = Promise.withResolvers<{ is: 'succeeded'; result: string }>();
    const started = vi.fn();
    const perform: Perform<typeof dish> = {
      fulfil: () => {
        started();
        return held.promise;
      },
    };
    const { assistant, clock, begin } = setUp({ perform, limits: { effectWithinMs: 1e9 } });
    const { sessionId, say } = await begin();
    const late = new Promise<unknown>((resolve) =>
      assistant.follow(sessionId, (news) => {
        if (news.is === 'reply' && news.messageId === null) resolve(news.reply);
      }),
    );
    await say('soup');
    const answer = say('yes');
    await vi.waitFor(() => expect(started).toHaveBeenCalled());
    clock.pass(10_000);
    expect((await answer).directive).toEqual({ say: 'wait', because: 'executing' });
    expect((await say('cancel')).directive).toMatchObject({ say: 'tooLate', what: ['cancel'] });
    held.resolve({ is: 'succeeded', result: 'R2' });
    expect(await late).toMatchObject({
      state: 'completed',
      directive: { tooLate: ['cancel'] },
      outcome: { result: 'R2' },
    });
    await assistant.close();
    expect(started).toHaveBeenCalledTimes(1);
  });

  it('is kept as done even where its result is no JSON', async () => {
    const perform = { fulfil: async () => ({ is: 'succeeded' as const, result: 7n as unknown as number }) };
    const { say } = await setUp({ perform }).begin();
    await say('soup');
    expect((await say('yes')).outcome).toEqual({ is: 'completed', result: { leftOut: 'a result that is no JSON' } });
  });

  it('is kept as done even where its result is too large to keep', async () => {
    const perform: Perform<typeof dish> = { fulfil: async () => ({ is: 'succeeded', result: 'x'.repeat(20_000) }) };
    const { say } = await setUp({ perform }).begin();
    await say('soup');
    expect((await say('yes')).outcome).toEqual({
      is: 'completed',
      result: { leftOut: 'a result of 20002 characters' },
    });
  });
});

describe('A process whose store fails', () => {
  it.each([1, 2, 3])('at commit %i of a turn has its turn finished once, under the same key', async (commit) => {
    const fulfil = vi.fn<Perform<typeof dish>['fulfil']>(async ({ key }) => ({ is: 'succeeded', result: key }));
    const kept = createMemoryStore();
    const { store, throwAt } = createMortalStore(kept);
    const before = setUp({ perform: { fulfil }, store });
    const { sessionId, say } = await before.begin();
    const { id: seen } = await say('soup');
    throwAt({ beforeCommit: commit });
    const again = { messageId: 'm', seen };
    await expect(before.assistant.send(sessionId, 'yes', again)).rejects.toThrow('store is down');

    const after = setUp({ perform: { fulfil }, store: kept });
    after.clock.pass(60_000);
    const reply = await after.assistant.send(sessionId, 'yes', again);
    expect(reply).toMatchObject({ state: 'completed', outcome: { result: `${sessionId}/1/1` } });
    expect(await after.assistant.send(sessionId, 'yes', again)).toEqual(reply);
    expect(new Set(fulfil.mock.calls.map(([{ key }]) => key))).toEqual(new Set([`${sessionId}/1/1`]));
  });

  it('for good leaves no rejection behind that nobody hears', async () => {
    const unheard = vi.fn();
    process.on('unhandledRejection', unheard);
    const kept = createMemoryStore();
    let isDown = false;
    const orDown = <Result>(work: () => Promise<Result>): Promise<Result> =>
      isDown ? Promise.reject(new Error('store is down')) : work();
    const store: SessionStore = {
      ...kept,
      load: (id) => orDown(() => kept.load(id)),
      commit: (...args) => orDown(() => kept.commit(...args)),
    };
    const held = Promise.withResolvers<{ is: 'succeeded'; result: string }>();
    const perform: Perform<typeof dish> = {
      fulfil: () => {
        isDown = true;
        return held.promise;
      },
    };
    const { say } = await setUp({ perform, store }).begin();
    await say('soup');
    const answer = say('yes');
    held.resolve({ is: 'succeeded', result: 'R' });
    await expect(answer).rejects.toThrow('store is down');
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', unheard);
    expect(unheard).not.toHaveBeenCalled();
  });
});
