import { describe, expect, it, vi } from 'vitest';
import { defineFlow } from '../../src/core/define-flow.ts';
import { createAssistant } from '../../src/create-assistant.ts';
import { ExtractError } from '../../src/session/extract-error.ts';
import type { Extract } from '../../src/session/ports.ts';
import { order, table } from '../flows/table.ts';
import { confirm, deny, set } from '../flows/typed-conversation.ts';
import { setUp, usage } from './dish.ts';

describe('A model that misread a message', () => {
  it('keeps what it read well the first time', async () => {
    const mending: Extract = async (_said, { first }) => ({
      proposals:
        first === null ? [set('day', 'friday', 'friday'), set('hour', 'nine')] : [set('hour', 'eight', 'eight')],
      usage: { modelCalls: 1, inputTokens: 0, outputTokens: 0 },
    });
    const assistant = createAssistant({
      flow: table,
      extract: mending,
      perform: { check: async () => ({ is: 'passed' }), fulfil: async () => ({ is: 'succeeded', result: null }) },
    });
    const { sessionId } = await assistant.start();
    const { slots } = await assistant.send(sessionId, 'a table on friday at eight');
    expect(slots).toMatchObject({ day: { value: 'friday' }, hour: { value: 'eight' } });
  });

  it('sent something that is no proposal is told what, and asked once more and never again', async () => {
    const faults = [{ slot: null, code: 'tool-unknown', detail: 'book_now' }];
    const seen: unknown[] = [];
    const faulty: Extract = async (_said, { first }) => {
      seen.push(first?.faults);
      return { proposals: [], faults, usage: { modelCalls: 1, inputTokens: 0, outputTokens: 0 } };
    };
    const { say } = await setUp({ extract: faulty }).begin();
    expect(await say('soup')).toMatchObject({ usage: { modelCalls: 2 }, errors: [...faults, ...faults] });
    expect(seen).toEqual([undefined, faults]);
  });

  it('has called its model twice gets no third call', async () => {
    const extract = vi.fn<Extract>(async () => ({
      proposals: [set('dish', 'pasta')],
      usage: { modelCalls: 2, inputTokens: 0, outputTokens: 0 },
    }));
    const { say } = await setUp({ extract }).begin();
    await say('soup');
    expect(extract).toHaveBeenCalledTimes(1);
  });

  it('has for both readings as long as for one', async () => {
    const { begin, clock } = setUp({
      limits: { extractWithinMs: 5000 },
      extract: async (_said, { first }) => {
        clock.pass(first === null ? 3000 : 2000);
        if (first !== null) return new Promise(() => undefined);
        return { proposals: [set('dish', 'pasta')], usage: { modelCalls: 1, inputTokens: 0, outputTokens: 0 } };
      },
    });
    const { say } = await begin();
    expect(await say('soup')).toMatchObject({
      slots: { dish: { value: 'soup' } },
      errors: expect.arrayContaining([expect.objectContaining({ code: 'extract-timed-out' })]),
    });
  });

  it('keeps a value of a slot that is called like an answer', async () => {
    const flow = defineFlow({
      id: 'names',
      version: 1,
      timeZone: 'UTC',
      slots: { cancel: table.slots.day, dish: order.slots.dish },
    });
    const misreading: Extract = async (_said, { first }) => ({
      proposals: first === null ? [set('cancel', 'friday', 'friday'), set('dish', 'pasta')] : [{ type: 'cancel' }],
      usage: { modelCalls: 1, inputTokens: 0, outputTokens: 0 },
    });
    const assistant = createAssistant({
      flow,
      extract: misreading,
      perform: { fulfil: async () => ({ is: 'succeeded', result: null }) },
    });
    const { sessionId } = await assistant.start();
    const { slots } = await assistant.send(sessionId, 'on friday');
    expect(slots).toMatchObject({ cancel: { value: 'friday' } });
  });

  it('and misreads it again leaves what it invented to the embedded one', async () => {
    const inventing: Extract = async () => ({
      proposals: [set('dish', 'pasta')],
      usage: { modelCalls: 1, inputTokens: 0, outputTokens: 0 },
    });
    const { say } = await setUp({ extract: inventing }).begin();
    expect(await say('soup')).toMatchObject({
      slots: { dish: { value: 'soup' } },
      usage: { modelCalls: 2 },
      errors: [{ slot: 'dish', code: 'misfired' }],
    });
  });

  it('costs the user no attempt where nobody understands the message', async () => {
    const inventing: Extract = async () => ({
      proposals: [set('dish', 'pasta')],
      usage: { modelCalls: 1, inputTokens: 0, outputTokens: 0 },
    });
    const { say } = await setUp({ extract: inventing }).begin();
    expect(await say('hm')).toMatchObject({ slots: { dish: { status: 'empty', attempts: 0 } } });
  });

  it('and cannot be asked again keeps what it read well', async () => {
    const failing: Extract = async (_said, { first }) => {
      if (first !== null) throw new ExtractError('model-unavailable', 'HTTP 500');
      const faults = [{ slot: null, code: 'tool-unknown' }];
      return {
        proposals: [set('dish', 'soup', 'soup')],
        faults,
        usage: { modelCalls: 1, inputTokens: 0, outputTokens: 0 },
      };
    };
    const { say } = await setUp({
      extract: failing,
      fallback: async () => ({ proposals: [set('dish', 'pasta', 'pasta')], usage }),
    }).begin();
    expect(await say('soup or pasta')).toMatchObject({ slots: { dish: { value: 'soup' } } });
  });

  it('knows why it failed says so in the turn, and what it spent', async () => {
    const usage = { modelCalls: 1, inputTokens: 10, outputTokens: 0 };
    const failing: Extract = () => Promise.reject(new ExtractError('model-refused', 'no', usage));
    const { say } = await setUp({ extract: failing }).begin();
    expect(await say('soup')).toMatchObject({
      state: 'confirming.awaiting',
      errors: [{ slot: null, code: 'model-refused', detail: 'no' }],
      usage,
    });
  });

  it('as a yes that nobody said leaves the message to the embedded one', async () => {
    const agreeing: Extract = async () => ({
      proposals: [confirm],
      usage: { modelCalls: 1, inputTokens: 0, outputTokens: 0 },
    });
    const { say } = await setUp({ extract: agreeing }).begin();
    await say('soup');
    expect(await say('no')).toMatchObject({
      state: 'collecting.revising',
      usage: { modelCalls: 1 },
      errors: [{ slot: null, code: 'misfired', detail: 'confirm' }],
    });
  });

  it('as a no where the user plainly agrees leaves it to the embedded one, too', async () => {
    const denying: Extract = async (said) => ({
      proposals: said === 'soup' ? [set('dish', 'soup')] : [deny],
      usage: { modelCalls: 1, inputTokens: 0, outputTokens: 0 },
    });
    const { say } = await setUp({ extract: denying }).begin();
    await say('soup');
    expect(await say('yes')).toMatchObject({ state: 'completed' });
  });

  it('and sent nothing of a known form is as good as silent', async () => {
    const rambling: Extract = async () => ({
      proposals: [{ type: 'human.requested', reason: 'x'.repeat(1_000_000) }],
      usage: { modelCalls: 1, inputTokens: 0, outputTokens: 0 },
    });
    const { say } = await setUp({ extract: rambling }).begin();
    expect(await say('soup')).toMatchObject({
      state: 'confirming.awaiting',
      errors: [{ slot: null, code: 'extract-malformed' }],
      usage: { modelCalls: 1 },
    });
  });
});
