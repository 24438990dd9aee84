import { describe, expect, it } from 'vitest';
import { orderAtTheSummary } from '../flows/situations.ts';
import { order, table } from '../flows/table.ts';
import {
  askForAPerson,
  cancel,
  confirm,
  decline,
  digress,
  restart,
  set,
  TypedConversation,
} from '../flows/typed-conversation.ts';

describe('The ladder', () => {
  it('counts one attempt for an unusable answer to the question put, and ends with a person', () => {
    const chat = new TypedConversation(table).say('hello', digress);
    for (const attempts of [1, 2]) {
      chat.say('on a holiday', set('day', 'holiday'));
      expect(chat.slot('day').attempts).toBe(attempts);
    }
    chat.say('blah');
    expect(chat.path).toBe('handedOff');
    expect(chat.directive).toMatchObject({ because: { why: 'exhausted', detail: 'day' } });
  });

  it.each([
    { why: 'a digression', said: 'do you take cards?', proposals: [digress] },
    { why: 'only misfires', said: 'blah', proposals: [set('day', 'friday')] },
    { why: 'a value for another slot', said: 'two', proposals: [set('guests', 'two')] },
    { why: 'a refused value for another slot', said: 'ninety', proposals: [set('guests', 'ninety')] },
    { why: 'the first ambiguous answer', said: 'monday or friday', proposals: [set('day', 'monday or friday')] },
  ])('is free: $why', ({ said, proposals }) => {
    expect(new TypedConversation(table).say(said, ...proposals).slot('day').attempts).toBe(0);
  });

  it('counts an ambiguous answer to the question which one', () => {
    const chat = new TypedConversation(table).say('monday or friday', set('day', 'monday or friday'));
    expect(chat.say('monday or friday', set('day', 'monday or friday')).slot('day').attempts).toBe(1);
  });

  it('counts nothing for a message sent before the question was put', () => {
    const chat = new TypedConversation(table);
    const seen = chat.lastReply;
    chat.say('friday', set('day', 'friday'));
    chat.send({ type: 'turn.started', at: 9_000, said: 'blah', seen }).send({ type: 'turn.read' });
    expect(chat.slot('hour').attempts).toBe(0);
  });

  it('takes the default at the last rung, says so, and has it confirmed', () => {
    const chat = new TypedConversation(order).say('soup', set('dish', 'soup')).say('huge', set('size', 'huge'));
    chat.hear('huge', [set('size', 'huge')]);
    expect(chat.snapshot.context.turn.lastRungs).toEqual([{ slot: 'size', took: 'default' }]);
    chat.reply().say('no', decline('note'));
    expect(chat.directive).toMatchObject({ say: 'confirm', summary: [{}, { slot: 'size', source: 'default' }] });
    expect(chat.hear('yes', [confirm]).effect).toMatchObject({ is: 'fulfil', slots: { dish: 'soup', size: 'small' } });
  });

  it('keeps the settled value at the last rung', () => {
    const chat = orderAtTheSummary().say('huge', set('size', 'huge')).say('huge', set('size', 'huge'));
    chat.hear('huge', [set('size', 'huge')]);
    expect(chat.value('size')).toBe('large');
    expect(chat.snapshot.context.turn.lastRungs).toEqual([{ slot: 'size', took: 'kept' }]);
    expect(chat.path).toBe('confirming.presenting');
  });

  it('counts no further than the last rung, and takes it again', () => {
    const chat = orderAtTheSummary();
    for (let huge = 0; huge < 5; huge++) chat.say('huge', set('size', 'huge'));
    expect(chat.slot('size')).toMatchObject({ settled: { value: 'large' }, attempts: 2 });
    expect(chat.path).toBe('confirming.awaiting');
  });

  it('takes the default once: where the world refuses it the run ends', () => {
    const chat = new TypedConversation(order).say('soup', set('dish', 'soup'));
    chat.say('huge', set('size', 'huge')).say('huge', set('size', 'huge')).say('no', decline('note'));
    chat.hear('yes', [confirm]);
    chat.send({ type: 'fulfil.conflicted', key: chat.key, slot: 'size', reason: 'sold out', alternatives: [] }).reply();
    expect(chat.directive).toMatchObject({ say: 'reprompt', slot: 'size', open: { was: 'small' } });
    chat.say('huge', set('size', 'huge'));
    expect(chat.directive).toMatchObject({ say: 'handedOff', because: { why: 'exhausted', detail: 'size' } });
  });

  it('gives the reason when the user would rather not tell, then comes to the last rung', () => {
    const chat = new TypedConversation(order).say('I would rather not', decline('dish'));
    expect(chat.directive).toMatchObject({ say: 'reprompt', slot: 'dish', open: { why: 'declined' } });
    chat.say('no', decline('dish'));
    expect([chat.path, ...chat.verdicts]).toEqual(['handedOff', 'dish declined']);
  });

  it('leaves an optional slot out at once', () => {
    expect(orderAtTheSummary().slot('note')).toEqual({ skipped: true, attempts: 0 });
  });

  it('hands off when a run has too many turns', () => {
    const chat = new TypedConversation({ ...order, maxTurns: 2 }).say('hi', digress).say('hi', digress);
    expect(chat.say('hi', digress).directive).toMatchObject({ say: 'handedOff', because: { why: 'turns' } });
  });
});

describe('Leaving', () => {
  it.each([
    { said: 'cancel', proposal: cancel, then: 'cancelled' },
    { said: 'maybe I should stop this', proposal: cancel, then: 'leaving.cancelling' },
    { said: 'start over', proposal: restart, then: 'collecting.eliciting' },
    { said: 'perhaps from the top some day', proposal: restart, then: 'leaving.restarting' },
    { said: 'a person please', proposal: askForAPerson, then: 'handedOff' },
  ])('"$said" leads to $then', ({ said, proposal, then }) => {
    expect(orderAtTheSummary().say(said, proposal).path).toBe(then);
  });

  it('goes on with whatever else the next message says', () => {
    const chat = orderAtTheSummary().say('maybe I should stop this', cancel);
    expect(chat.say('small', set('size', 'small')).path).toBe('confirming.awaiting');
    expect(chat.value('size')).toBe('small');
  });

  it('leaves on a plain yes', () => {
    const chat = orderAtTheSummary().say('maybe I should stop this', cancel);
    expect(chat.say('yes', confirm).path).toBe('cancelled');
  });

  it.each([
    { wish: cancel, asked: 'leaving.cancelling' },
    { wish: restart, asked: 'leaving.restarting' },
  ])('comes of no words that do not speak of it, however often claimed: $asked', ({ wish, asked }) => {
    const chat = orderAtTheSummary().say('do you take cards?', wish);
    expect(chat.path).toBe(asked);
    expect(chat.say('and cash?', wish).path).toBe('confirming.awaiting');
  });

  it('starts over with what the host brought, but without attempts and what was said', () => {
    const chat = new TypedConversation(order, { greets: false });
    chat.send({ type: 'slot.given', slot: 'size', value: 'large', source: 'carried', at: 0 }).reply();
    chat.say('steak', set('dish', 'steak')).say('soup', set('dish', 'soup')).say('start over', restart);
    expect(chat.value('dish')).toBeUndefined();
    expect(chat.slot('dish').attempts).toBe(0);
    expect(chat.value('size')).toBe('large');
  });

  it('starts over with nothing confirmed, though there was a yes that came to nothing', () => {
    const chat = new TypedConversation(order, { greets: false });
    chat.send({ type: 'slot.given', slot: 'size', value: 'large', source: 'carried', at: 0 }).reply();
    chat.say('soup', set('dish', 'soup')).say('no', decline('note')).hear('yes', [confirm]);
    chat.send({ type: 'fulfil.conflicted', key: chat.key, slot: 'dish', reason: 'sold out', alternatives: [] }).reply();
    expect(chat.slot('size').settled).toMatchObject({ value: 'large', confirmed: true });
    chat.say('start over', restart);
    expect(chat.slot('size').settled).toMatchObject({ value: 'large', confirmed: false });
  });
});
