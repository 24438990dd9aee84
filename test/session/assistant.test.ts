import { describe, expect, it, vi } from 'vitest';
import type { Proposal } from '../../src/core/events.ts';
import { createAssistant } from '../../src/create-assistant.ts';
import type { Extract, Extraction } from '../../src/session/ports.ts';
import { table } from '../flows/table.ts';
import { set } from '../flows/typed-conversation.ts';
import { extract, setUp, succeeds, usage } from './dish.ts';

describe('A turn', () => {
  it('answers with JSON that holds all a client can show', async () => {
    const { say, greeting } = await setUp().begin();
    expect(greeting).toMatchObject({ state: 'greeting', directive: { say: 'greet', slot: 'dish' } });
    const reply = await say('soup');
    expect(JSON.parse(JSON.stringify(reply))).toEqual(reply);
    expect(reply).toMatchObject({
      state: 'confirming.awaiting',
      directive: { say: 'confirm', isNew: ['dish'] },
      asked: { about: 'confirm', reply: reply.id },
      verdicts: [{ slot: 'dish', is: 'accepted' }],
      errors: [],
      usage,
      slots: {
        dish: { status: 'settled', value: 'soup', said: 'soup', source: 'user', confirmed: false, attempts: 0 },
      },
    });
  });

  it('is read without half a character at its end', async () => {
    const heard: string[] = [];
    const hearing: Extract = async (said, { recent }) => {
      heard.push(said, ...recent.map(({ text }) => text));
      return { proposals: [], usage };
    };
    const { say } = await setUp({ extract: hearing }).begin();
    await say(`${'x'.repeat(3999)}\u{1F35C}`);
    await say('soup');
    expect(heard.filter((text) => text.startsWith('xxx'))).toHaveLength(2);
    expect(heard.filter((text) => !text.isWellFormed())).toEqual([]);
  });

  it('performs what was confirmed, and tells the outcome', async () => {
    const fulfil = vi.fn(succeeds.fulfil);
    const { sessionId, say } = await setUp({ perform: { fulfil } }).begin();
    await say('soup');
    const reply = await say('yes');
    expect(reply).toMatchObject({
      state: 'completed',
      outcome: { is: 'completed', result: { reference: 'R1' } },
      asked: null,
    });
    const request = { slots: { dish: 'soup' }, key: `${sessionId}/1/1` };
    expect(fulfil).toHaveBeenCalledExactlyOnceWith(expect.objectContaining(request));
  });

  it('does not take a yes to a reply that was not the last', async () => {
    const { assistant, begin } = setUp();
    const { sessionId, say, greeting } = await begin();
    await say('soup');
    const reply = await assistant.send(sessionId, 'yes', { seen: greeting.id });
    expect(reply.state).toBe('confirming.awaiting');
  });

  it('comes in order of arrival in one session, and a burst books nothing unseen', async () => {
    const { assistant, begin } = setUp();
    const { sessionId, greeting } = await begin();
    const seen = greeting.id;
    const replies = await Promise.all(
      ['soup', 'yes', 'pasta'].map((text) => assistant.send(sessionId, text, { seen })),
    );
    expect(replies.map(({ state, slots }) => [state, slots.dish?.value])).toEqual([
      ['confirming.awaiting', 'soup'],
      ['confirming.awaiting', 'soup'],
      ['confirming.awaiting', 'pasta'],
    ]);
  });

  it('does not wait for other sessions', async () => {
    const held = Promise.withResolvers<Extraction>();
    const slow: Extract = (said, given) => (said === 'slow' ? held.promise : extract(said, given));
    const { assistant, begin } = setUp({ extract: slow });
    const [first, second] = [await begin(), await begin()];
    const waiting = assistant.send(first.sessionId, 'slow');
    expect((await second.say('soup')).state).toBe('confirming.awaiting');
    held.resolve({ proposals: [], usage });
    expect((await waiting).state).toBe('collecting.eliciting');
  });
});

describe('A message id', () => {
  it('makes one turn of a message sent twice, also at the same time', async () => {
    const fulfil = vi.fn(succeeds.fulfil);
    const { assistant, begin } = setUp({ perform: { fulfil } });
    const { sessionId, say } = await begin();
    const { id: seen } = await say('soup');
    const send = () => assistant.send(sessionId, 'yes', { messageId: 'm-1', seen });
    const replies = [...(await Promise.all([send(), send()])), await send()];
    expect(new Set(replies.map(({ id }) => id)).size).toBe(1);
    expect(fulfil).toHaveBeenCalledTimes(1);
  });

  it('makes one turn of a message that comes again while its task is under way', async () => {
    const held = Promise.withResolvers<{ is: 'succeeded'; result: string }>();
    const begun = Promise.withResolvers<void>();
    const fulfil = vi.fn(() => {
      begun.resolve();
      return held.promise;
    });
    const { assistant, begin } = setUp({ perform: { fulfil } });
    const { sessionId, say } = await begin();
    const { id: seen } = await say('soup');
    const send = () => assistant.send(sessionId, 'yes', { messageId: 'm-1', seen });
    const first = send();
    await begun.promise;
    const second = send();
    held.resolve({ is: 'succeeded', result: 'R' });
    expect(await first).toMatchObject({ state: 'completed' });
    expect(await second).toEqual(await first);
    const heard = (await assistant.records(sessionId)).filter(({ cause }) => cause.is === 'message');
    expect(heard).toHaveLength(2);
  });

  it('is refused with other words', async () => {
    const { say } = await setUp().begin();
    await say('soup', 'm-1');
    await expect(say('pasta', 'm-1')).rejects.toMatchObject({ code: 'MESSAGE_ID_REUSED' });
  });
});

describe('A reader', () => {
  it('that misfired is asked once more, and its mended batch starts from where the first did', async () => {
    const calls: (readonly string[])[] = [];
    const misfiring: Extract = async (_said, { first, told }) => {
      calls.push((first?.verdicts ?? []).map(({ slot, is }) => `${slot} ${is}`));
      expect(told.context.slots.dish?.settled).toBeUndefined();
      const proposals = first === null ? [set('dish', 'pasta')] : [set('dish', 'soup')];
      return { proposals, usage: { modelCalls: 1, inputTokens: 10, outputTokens: 2 } };
    };
    const { say } = await setUp({ extract: misfiring }).begin();
    expect(await say('soup')).toMatchObject({
      slots: { dish: { value: 'soup' } },
      usage: { modelCalls: 2, inputTokens: 20, outputTokens: 4 },
      verdicts: [{ slot: 'dish', is: 'accepted' }],
    });
    expect(calls).toEqual([[], ['dish misfired']]);
  });

  it.each<{ does: string; broken: Extract }>([
    { does: 'rejects', broken: () => Promise.reject(new Error('401')) },
    {
      does: 'throws',
      broken: () => {
        throw new Error('no key');
      },
    },
    { does: 'answers nonsense', broken: async () => null as unknown as Extraction },
  ])('that $does leaves the turn to the embedded one', async ({ broken }) => {
    const { say } = await setUp({ extract: broken }).begin();
    expect(await say('soup')).toMatchObject({
      state: 'confirming.awaiting',
      errors: [{ slot: null, code: 'extract-failed' }],
    });
  });

  it('that is slow is stopped, and the embedded one takes the turn', async () => {
    const aborted = vi.fn();
    const slow: Extract = (_said, { signal }) => {
      signal.addEventListener('abort', aborted);
      return new Promise(() => undefined);
    };
    const { clock, begin } = setUp({ extract: slow });
    const { say } = await begin();
    const answer = say('soup');
    await vi.waitFor(() => {
      clock.pass(20_000);
      expect(aborted).toHaveBeenCalledOnce();
    });
    expect((await answer).state).toBe('confirming.awaiting');
  });

  it.each([
    ['an event of the host', { type: 'fulfil.succeeded', key: 'k', result: 1 }],
    ['an event of the machine', { type: 'xstate.stop' }],
    ['no slot', { type: 'slot.proposed', value: 'soup' }],
    ['a value that is no JSON', { type: 'slot.proposed', slot: 'dish', value: () => 1 }],
    ['a megabyte', { type: 'slot.proposed', slot: 'dish', value: 'x'.repeat(1_000_000) }],
    ['nothing', null],
  ])('cannot smuggle in %s', async (_what, proposal) => {
    const hostile: Extract = async () => ({ proposals: [proposal as Proposal], usage });
    const fallback: Extract = async () => ({ proposals: [], usage });
    const { say } = await setUp({ extract: hostile, fallback }).begin();
    expect(await say('soup')).toMatchObject({
      state: 'collecting.eliciting',
      verdicts: [],
      errors: [{ slot: null, code: 'extract-malformed' }],
    });
  });
});

describe('After the end', () => {
  it('a bare yes books nothing, and "book another" books under a key of its own', async () => {
    const fulfil = vi.fn(succeeds.fulfil);
    const { sessionId, say } = await setUp({ perform: { fulfil } }).begin();
    await say('soup');
    await say('yes');
    expect((await say('yes')).state).toBe('completed');
    expect((await say('book another')).state).toBe('collecting.eliciting');
    await say('soup');
    await say('yes');
    expect(fulfil.mock.calls.map(([{ key }]) => key)).toEqual([`${sessionId}/1/1`, `${sessionId}/2/1`]);
  });
});

describe('Being away', () => {
  const minute = 60_000;

  it('for half an hour is answered with an offer to go on, and a yes then only goes on', async () => {
    const { clock, begin } = setUp();
    const { say } = await begin();
    await say('soup');
    clock.pass(40 * minute);
    expect((await say('yes')).state).toBe('resuming');
    expect((await say('yes')).state).toBe('confirming.awaiting');
    expect((await say('yes')).state).toBe('completed');
  });

  it('for a week ends the run, and a new value begins the next', async () => {
    const { clock, begin } = setUp();
    const { say } = await begin();
    await say('soup');
    clock.pass(8 * 24 * 60 * minute);
    expect(await say('yes')).toMatchObject({ state: 'cancelled', outcome: { because: { why: 'expired' } } });
    expect(await say('pasta')).toMatchObject({ state: 'confirming.awaiting', slots: { dish: { value: 'pasta' } } });
  });
});

describe('Values the host brings along', () => {
  it('are read like any other, confirmed like any other, and brought to every run', async () => {
    const { assistant } = setUp();
    const { sessionId, reply } = await assistant.start({ values: { dish: 'soup' } });
    expect(reply.slots.dish).toMatchObject({ value: 'soup', source: 'carried', confirmed: false });
    expect((await assistant.send(sessionId, 'cancel')).state).toBe('cancelled');
    expect((await assistant.send(sessionId, 'book another')).slots.dish).toMatchObject({ value: 'soup' });
  });

  it('are reported and asked for where they cannot be read', async () => {
    const { reply } = await setUp().assistant.start({ values: { dish: 'steak' } });
    expect(reply).toMatchObject({
      verdicts: [{ slot: 'dish', is: 'misfired' }],
      slots: { dish: { status: 'empty' } },
    });
  });
});

describe("A caller's mistake", () => {
  it.each([
    ['an unknown zone', { timeZone: 'Mars/Base' }, /"Mars\/Base" is no IANA time zone/],
    ['a locale that is none', { locale: 'not a locale' }, /"not a locale" is no BCP 47 locale/],
    ['an unknown slot', { values: { drink: 'tea' } }, /has no slot "drink". It has: dish/],
  ])('%s is refused at the start', async (_what, options, says) => {
    await expect(setUp().assistant.start(options)).rejects.toThrow(says);
  });

  it('is told for an unknown session, a message that is no text, and an assistant that was closed', async () => {
    const { assistant, begin } = setUp();
    await expect(assistant.send('nobody', 'hi')).rejects.toMatchObject({ code: 'SESSION_UNKNOWN' });
    const { sessionId } = await begin();
    await expect(assistant.send(sessionId, 7 as unknown as string)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await assistant.close();
    await expect(assistant.send(sessionId, 'hi')).rejects.toMatchObject({ code: 'ASSISTANT_CLOSED' });
  });

  it('is a checked slot without a check: such an assistant is not made', () => {
    expect(() =>
      createAssistant({ flow: table, perform: { fulfil: async () => ({ is: 'succeeded', result: 1 }) } }),
    ).toThrow(/"hour".*has no check/);
  });
});
