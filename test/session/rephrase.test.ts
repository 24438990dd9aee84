import { describe, expect, it, vi } from 'vitest';
import { defineFlow } from '../../src/core/define-flow.ts';
import { createAssistant } from '../../src/create-assistant.ts';
import { ExtractError } from '../../src/session/extract-error.ts';
import type { Rephrase, Rephrased } from '../../src/session/ports.ts';
import { createMemoryStore } from '../../src/stores/memory.ts';
import { dish, extract, setUp, succeeds } from './dish.ts';

const usage = { modelCalls: 1, inputTokens: 20, outputTokens: 5 };

/** Says the same, a little more friendly. */
const friendly: Rephrase = async (text) => ({ text: `Sure! ${text}`, usage });
const rephrasedTo =
  (text: string): Rephrase =>
  async () => ({ text, usage });

const plain = async () => {
  const { say, greeting } = await setUp().begin();
  return [greeting, await say('soup'), await say('yes'), await say('hello')].map(({ text }) => text);
};

describe('A rephraser', () => {
  it('has its words used in every reply: the greeting, the summary, the outcome, and after the end', async () => {
    const { say, greeting } = await setUp({ rephrase: friendly }).begin();
    const replies = [greeting, await say('soup'), await say('yes'), await say('hello')];
    expect(replies.map(({ text }) => text)).toEqual((await plain()).map((text) => `Sure! ${text}`));
    expect(replies.map(({ state }) => state)).toEqual(['greeting', 'confirming.awaiting', 'completed', 'completed']);
    expect(replies.flatMap(({ errors }) => errors)).toEqual([]);
  });

  it('is paid for in the reply, beside the reader', async () => {
    const reading = { modelCalls: 1, inputTokens: 100, outputTokens: 10 };
    const { say } = await setUp({
      rephrase: friendly,
      extract: async (said, given) => ({ ...(await extract(said, given)), usage: reading }),
    }).begin();
    expect((await say('soup')).usage).toEqual({ modelCalls: 2, inputTokens: 120, outputTokens: 15 });
  });

  it('is told what must stay: the question, the lines of a summary, the values', async () => {
    const rephrase = vi.fn(friendly);
    const { say } = await setUp({ rephrase }).begin();
    await say('soup');
    const [text, given] = rephrase.mock.lastCall ?? [];
    expect(given?.keep).toEqual(['- dish: soup (pending)', 'Shall I go ahead with this request?', 'soup']);
    for (const words of given?.keep ?? []) expect(text).toContain(words);
  });

  it('is looked back on as what was said', async () => {
    const store = createMemoryStore();
    const { say, sessionId } = await setUp({ rephrase: friendly, store }).begin();
    const { text } = await say('soup');
    expect((await store.load(sessionId))?.recent.at(-1)).toEqual({ from: 'assistant', text });
  });

  it('is not there unless it is asked for', async () => {
    const { greeting } = await setUp().begin();
    expect(greeting).toMatchObject({ text: 'Hello! Which dish would you like?', errors: [], usage: { modelCalls: 0 } });
  });
});

describe('The original stands', () => {
  const dropped = [{ slot: null, code: 'rephrase-dropped' }];
  const failed = (detail: string) => [{ slot: null, code: 'rephrase-failed', detail }];

  it.each<[string, Rephrase, unknown, number]>([
    ['claims an outcome', rephrasedTo('Your soup is booked!'), dropped, 1],
    ['leaves out a value', rephrasedTo('Fine. Shall I go ahead with this request?'), dropped, 1],
    ['says nothing', rephrasedTo('  '), dropped, 1],
    ['rejects', () => Promise.reject(new Error('the user said soup')), failed('Error'), 0],
    [
      'throws',
      () => {
        throw new TypeError('no key');
      },
      failed('TypeError'),
      0,
    ],
    ['answers nonsense', async () => null as unknown as Rephrased, failed('TypeError'), 0],
    ['answers no text', async () => ({ text: 7, usage }) as unknown as Rephrased, failed('TypeError'), 0],
    [
      'knows why it failed',
      () => Promise.reject(new ExtractError('model-rate-limited', 'HTTP 429', usage)),
      failed('model-rate-limited: HTTP 429'),
      1,
    ],
  ])('where the rephraser %s', async (_what, rephrase, errors, modelCalls) => {
    const { say } = await setUp({ rephrase }).begin();
    const [, summary] = await plain();
    expect(await say('soup')).toMatchObject({
      text: summary,
      state: 'confirming.awaiting',
      errors,
      usage: { modelCalls },
    });
    expect(await say('yes')).toMatchObject({ state: 'completed', outcome: { is: 'completed' } });
  });

  it('where the rephraser is slow, which is then stopped', async () => {
    const aborted = vi.fn();
    const slow: Rephrase = (_text, { signal }) => {
      signal.addEventListener('abort', aborted);
      return new Promise(() => undefined);
    };
    const { clock, assistant } = setUp({ rephrase: slow, limits: { rephraseWithinMs: 3000 } });
    const started = assistant.start();
    await vi.waitFor(() => {
      clock.pass(3000);
      expect(aborted).toHaveBeenCalled();
    });
    expect((await started).reply).toMatchObject({
      text: 'Hello! Which dish would you like?',
      errors: failed('no answer within 3000 ms'),
    });
  });

  it('where it says a sensitive value, which is not handed out', async () => {
    const rephrase = vi.fn(friendly);
    const secret = defineFlow({ ...dish, idle: {}, slots: { dish: { ...dish.slots.dish, sensitive: true } } });
    const assistant = createAssistant({ flow: secret, perform: succeeds, extract, rephrase });
    const { sessionId } = await assistant.start();
    rephrase.mockClear();
    const { text, errors } = await assistant.send(sessionId, 'soup');
    expect(text).toContain('soup');
    expect(errors).toEqual([]);
    expect(rephrase).not.toHaveBeenCalled();
  });
});

describe('A turn that is rephrased', () => {
  it('is one turn: a message sent twice has one reply, one rephrasing and one outcome', async () => {
    const fulfil = vi.fn(succeeds.fulfil);
    const rephrase = vi.fn(friendly);
    const { assistant, begin } = setUp({ rephrase, perform: { fulfil } });
    const { sessionId, say } = await begin();
    const { id: seen } = await say('soup');
    rephrase.mockClear();
    const send = () => assistant.send(sessionId, 'yes', { messageId: 'm-1', seen });
    const replies = [...(await Promise.all([send(), send()])), await send()];
    expect(new Set(replies.map(({ id }) => id)).size).toBe(1);
    expect(rephrase).toHaveBeenCalledTimes(1);
    expect(fulfil).toHaveBeenCalledTimes(1);
  });

  it('puts its question when the words are there: what was said before answers none', async () => {
    const held = Promise.withResolvers<void>();
    const late: Rephrase = async (text) => {
      if (text.includes('go ahead')) await held.promise;
      return { text, usage };
    };
    const { assistant, clock, begin } = setUp({ rephrase: late, limits: { rephraseWithinMs: 60_000 } });
    const { sessionId } = await begin();
    clock.pass(1000);
    const summary = assistant.send(sessionId, 'soup');
    clock.pass(1000);
    const hasty = assistant.send(sessionId, 'yes');
    clock.pass(1000);
    held.resolve();
    expect((await summary).asked?.at).toBe(clock.nowMs());
    expect((await hasty).state).toBe('confirming.awaiting');
  });
});
