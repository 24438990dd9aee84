import { describe, expect, it } from 'vitest';
import { atTheSummary, executing } from '../flows/situations.ts';
import { order, table } from '../flows/table.ts';
import { cancel, confirm, decline, digress, set, TypedConversation } from '../flows/typed-conversation.ts';

describe('Checks', () => {
  const checking = (): TypedConversation =>
    new TypedConversation(table).hear('friday at seven', [set('day', 'friday'), set('hour', 'seven')]);

  it('opens the hour that is taken, with those alternatives that can be had, free of charge', () => {
    const chat = checking();
    const alternatives = ['eight', 'midnight', 42];
    chat.send({ type: 'check.failed', key: chat.key, slot: 'hour', reason: 'taken', alternatives });
    expect(chat.directive).toMatchObject({
      say: 'reprompt',
      slot: 'hour',
      open: { code: 'taken', was: 'seven', options: ['eight'] },
    });
    expect(chat.slot('hour').attempts).toBe(0);
  });

  it('records a stale outcome, and changes nothing', () => {
    const chat = checking();
    const stale = chat.key;
    chat.hear('no, eight', [set('hour', 'eight')]);
    const { slots } = chat.snapshot.context;
    chat.send({ type: 'check.failed', key: stale, slot: 'hour', reason: 'taken', alternatives: [] });
    expect(chat.path).toBe('collecting.checking');
    expect(chat.snapshot.context.slots).toEqual(slots);
    expect(chat.snapshot.context.turn.unheard).toEqual(['check.failed']);
  });

  it('tries a check that errored again, then passes it: fulfil decides', () => {
    const chat = checking();
    chat.send({ type: 'check.errored', key: chat.key, reason: 'down' });
    expect(chat.path).toBe('collecting.checking');
    chat.send({ type: 'check.errored', key: chat.key, reason: 'down' });
    expect(chat.path).toBe('collecting.eliciting');
    expect(chat.value('hour')).toBe('seven');
  });

  it('owes no second check for the same combination', () => {
    const chat = atTheSummary().say('saturday', set('day', 'saturday'));
    chat.send({ type: 'check.passed', key: chat.key }).reply();
    expect(chat.path).toBe('confirming.awaiting');
    expect(chat.say('saturday', set('day', 'saturday')).effect.is).toBe('none');
  });
});

describe('Executing', () => {
  it('succeeds late, after the outcome was unknown', () => {
    const chat = executing();
    chat.send({ type: 'fulfil.unknown', key: chat.key, reason: 'timed out' });
    expect(chat.effect).toEqual({ is: 'reconcile', key: 's/r/1' });
    expect(chat.send({ type: 'fulfil.succeeded', key: 's/r/1', result: 9 }).path).toBe('completed');
  });

  it('owes fulfil again with the same key when reconcile finds nothing, and gives up after its tries', () => {
    const chat = executing().send({ type: 'fulfil.unknown', key: 's/r/1', reason: 'timed out' });
    chat.send({ type: 'reconcile.absent', key: 's/r/1' });
    expect(chat.effect).toMatchObject({ is: 'fulfil', key: 's/r/1' });
    chat.send({ type: 'fulfil.unknown', key: 's/r/1', reason: 'timed out' });
    expect(chat.send({ type: 'reconcile.unknown', key: 's/r/1' }).directive).toMatchObject({
      say: 'handedOff',
      because: { why: 'unknown' },
    });
  });

  it('tries a retryable failure again, and hands off one that is not', () => {
    const failed = { type: 'fulfil.failed', key: 's/r/1', reason: 'full' } as const;
    expect(executing().send({ ...failed, retryable: true }).path).toBe('executing.retrying');
    expect(
      executing()
        .send({ ...failed, retryable: true })
        .send({ ...failed, retryable: true }).path,
    ).toBe('handedOff');
    expect(executing().send({ ...failed, retryable: false }).path).toBe('handedOff');
  });

  it('asks only for the value the world refused, and books the next yes under a new key', () => {
    const chat = executing();
    chat
      .send({ type: 'fulfil.conflicted', key: chat.key, slot: 'hour', reason: 'taken', alternatives: ['eight'] })
      .reply();
    expect(chat.directive).toMatchObject({ say: 'reprompt', slot: 'hour', open: { was: 'seven' } });
    expect(chat.value('guests')).toBe('two');
    chat.hear('eight', [set('hour', 'eight')]);
    chat.send({ type: 'check.passed', key: chat.key }).reply();
    expect(chat.hear('yes', [confirm]).key).toBe('s/r/2');
  });

  it('answers "too late" to a cancel and a new value, and tells with the outcome', () => {
    const chat = executing().say('cancel that, and saturday', set('day', 'saturday'), cancel);
    expect(chat.path).toBe('executing.running');
    expect(chat.directive).toEqual({ say: 'tooLate', what: ['slot.proposed', 'cancel'] });
    expect(chat.value('day')).toBe('friday');
    chat.say('hello?', digress);
    expect(chat.directive).toEqual({ say: 'wait', because: 'executing' });
    chat.send({ type: 'fulfil.succeeded', key: 's/r/1', result: 9 });
    expect(chat.directive).toMatchObject({ say: 'completed', tooLate: ['slot.proposed', 'cancel'] });
  });

  it('ignores an outcome under another key', () => {
    expect(executing().send({ type: 'fulfil.succeeded', key: 's/r/0', result: 9 }).path).toBe('executing.running');
  });

  it('gives the same values booked twice on purpose, in two runs, two keys', () => {
    const [first, second] = ['1', '2'].map((run) => {
      const chat = new TypedConversation(order, { run }).say('large soup', set('dish', 'soup'), set('size', 'large'));
      return chat.say('no', decline('note')).hear('yes', [confirm]).effect;
    });
    expect(first).toEqual({ is: 'fulfil', key: 's/1/1', slots: { dish: 'soup', size: 'large' } });
    expect(second).toEqual({ ...first, key: 's/2/1' });
  });
});
