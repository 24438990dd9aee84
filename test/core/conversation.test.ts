import { describe, expect, it } from 'vitest';
import { defineFlow } from '../../src/core/define-flow.ts';
import type { Given } from '../../src/core/reading.ts';
import { atTheSummary, executing, orderAtTheSummary } from '../flows/situations.ts';
import { mondayIsOver, order, table } from '../flows/table.ts';
import {
  confirm,
  decline,
  deny,
  digress,
  keepIt,
  resume,
  set,
  TypedConversation,
} from '../flows/typed-conversation.ts';
import { wordSlot } from '../flows/word-slot.ts';

describe('All slots in one message, then yes', () => {
  const chat = new TypedConversation(table);

  it('asks for the first slot in the greeting', () => {
    expect(chat.path).toBe('greeting');
    expect(chat.directive).toEqual({ say: 'greet', slot: 'day' });
  });

  it('records every value, in order of dependency, and owes the check', () => {
    chat.hear('friday at seven for two', [set('guests', 'two'), set('hour', 'seven'), set('day', 'friday')]);
    expect(chat.verdicts).toEqual(['day accepted', 'hour accepted', 'guests accepted']);
    expect(chat.path).toBe('collecting.checking');
    expect(chat.effect).toMatchObject({ is: 'check', slots: { day: 'friday', hour: 'seven' } });
  });

  it('owes the summary once the check has passed, and shows it', () => {
    chat.send({ type: 'check.passed', key: chat.key });
    expect(chat.path).toBe('confirming.presenting');
    chat.reply();
    expect(chat.path).toBe('confirming.awaiting');
    expect(chat.directive).toMatchObject({ say: 'confirm', isNew: ['day', 'hour', 'guests'] });
  });

  it('executes on a yes, with every value confirmed', () => {
    chat.hear('yes', [confirm]);
    expect(chat.path).toBe('executing.running');
    expect(chat.effect).toEqual({
      is: 'fulfil',
      key: 's/r/1',
      slots: { day: 'friday', hour: 'seven', guests: 'two' },
    });
    expect(chat.slot('day').settled?.confirmed).toBe(true);
  });

  it('is completed with the result', () => {
    chat.send({ type: 'fulfil.succeeded', key: 's/r/1', result: { table: 9 } });
    expect(chat.path).toBe('completed');
    expect(chat.directive).toMatchObject({ say: 'completed', result: { table: 9 } });
  });
});

describe('Consent', () => {
  it.each([
    { said: 'yes', then: 'executing.running' },
    { said: 'perfect, thanks', then: 'executing.running' },
    { said: 'i guess so', then: 'confirming.awaiting' },
    { said: 'yes if it is cheap', then: 'confirming.awaiting' },
    { said: 'is that ok with you?', then: 'confirming.awaiting' },
    { said: 'yes, and do you take cards?', then: 'confirming.awaiting' },
    { said: 'no', then: 'confirming.awaiting' },
    { said: '', then: 'confirming.awaiting' },
  ])('confirm beside "$said" leads to $then', ({ said, then }) => {
    expect(atTheSummary().hear(said, [confirm]).path).toBe(then);
  });

  it('takes a yes with a question where the flow says so', () => {
    const chat = new TypedConversation({ ...order, consent: { withQuestion: 'proceed' } });
    chat.say('large soup', set('dish', 'soup'), set('size', 'large')).say('no', decline('note'));
    expect(chat.hear('yes, and do you take cards?', [confirm]).path).toBe('executing.running');
  });

  it('does not count a yes typed before the summary was put', () => {
    const chat = new TypedConversation(order).say('large soup', set('dish', 'soup'), set('size', 'large'));
    const seen = chat.lastReply;
    chat.say('no', decline('note'));
    expect(chat.hear('yes', [confirm], { seen }).path).toBe('confirming.awaiting');
    expect(chat.snapshot.context.turn.unheard).toEqual(['confirm']);
    expect(chat.reply().hear('yes', [confirm]).path).toBe('executing.running');
  });

  it('goes by the time where the client does not say what it saw', () => {
    const chat = orderAtTheSummary();
    const putAt = chat.snapshot.context.asked?.at ?? 0;
    expect(chat.hear('yes', [confirm], { seen: null, at: putAt }).path).toBe('confirming.awaiting');
    expect(chat.reply().hear('yes', [confirm], { seen: null, at: putAt + 1 }).path).toBe('executing.running');
  });

  it('does not count a yes to a summary whose reply was lost', () => {
    const chat = orderAtTheSummary();
    const shown = chat.lastReply;
    chat.say('large pasta', set('dish', 'pasta'));
    expect(chat.hear('yes', [confirm], { seen: shown }).path).toBe('confirming.awaiting');
  });

  it('does not count a yes when the process died before the summary was put', () => {
    const chat = new TypedConversation(order).say('large soup', set('dish', 'soup'), set('size', 'large'));
    chat.hear('no', [decline('note')]);
    expect(chat.path).toBe('confirming.presenting');
    expect(chat.hear('yes', [confirm]).path).toBe('confirming.presenting');
    expect(chat.reply().path).toBe('confirming.awaiting');
    expect(chat.hear('yes', [confirm]).path).toBe('executing.running');
  });

  it('refuses the receipt of another summary', () => {
    expect(orderAtTheSummary().hear('yes', [{ type: 'confirm', receipt: 'old' }]).path).toBe('confirming.awaiting');
  });

  it('puts the summary again when a proposal comes after the batch reached it', () => {
    const chat = orderAtTheSummary().hear('large pasta', [set('dish', 'pasta')]);
    expect(chat.path).toBe('confirming.presenting');
    chat.send(set('size', 'large')).send(confirm);
    expect(chat.path).toBe('confirming.presenting');
  });

  it('takes a yes beside an unchanged value, and none beside a changed one', () => {
    expect(orderAtTheSummary().hear('yes', [set('dish', 'soup'), confirm]).path).toBe('executing.running');
    expect(orderAtTheSummary().hear('yes pasta', [set('dish', 'pasta'), confirm]).path).toBe('confirming.presenting');
  });

  it('asks at the third unclear answer for a person', () => {
    const chat = orderAtTheSummary().say('hm', confirm).say('well');
    expect(chat.path).toBe('confirming.awaiting');
    expect(chat.say('who knows').path).toBe('handedOff');
    expect(chat.directive).toMatchObject({ say: 'handedOff', because: { why: 'unclear' } });
  });
});

describe('Corrections at the summary', () => {
  it('keeps the good value when a correction is ambiguous, and asks', () => {
    const chat = atTheSummary().say('monday or friday', set('day', 'monday or friday'));
    expect(chat.path).toBe('collecting.clarifying');
    expect(chat.directive).toMatchObject({ say: 'clarify', slot: 'day', keep: 'friday' });
    expect(chat.value('day')).toBe('friday');
    expect(chat.say('friday', set('day', 'friday')).path).toBe('confirming.awaiting');
  });

  it('keeps the good value when a correction is refused; keeping it leads back without a new check', () => {
    const chat = atTheSummary().say('on a holiday', set('day', 'holiday'));
    expect(chat.path).toBe('collecting.eliciting');
    expect(chat.directive).toMatchObject({ say: 'reprompt', slot: 'day', keep: 'friday', attempts: 0 });
    chat.say('keep friday', keepIt('day'));
    expect(chat.path).toBe('confirming.awaiting');
    expect(chat.verdicts).toEqual(['day kept']);
  });

  it('asks what is wrong after a no, and puts the summary again when nothing is', () => {
    const chat = orderAtTheSummary().say('no', deny);
    expect(chat.directive.say).toBe('reviseWhat');
    expect(chat.say('nothing, it is fine', deny).path).toBe('confirming.awaiting');
    expect(chat.hear('yes', [confirm]).path).toBe('executing.running');
  });

  it('takes a value as the correction that was asked for', () => {
    const chat = orderAtTheSummary().say('no', deny).say('small', set('size', 'small'));
    expect(chat.path).toBe('confirming.awaiting');
    expect(chat.directive).toMatchObject({ isNew: ['size'] });
  });

  it('does not take a no typed before "what is wrong?" was put as its answer', () => {
    const chat = orderAtTheSummary();
    const seen = chat.lastReply;
    chat.say('no', deny);
    expect(chat.hear('no', [deny], { seen }).path).toBe('collecting.revising');
  });

  it('changes and denies in one turn: the change counts, the no is unheard', () => {
    const chat = orderAtTheSummary().hear('no, small not large', [deny, set('size', 'small')]);
    expect(chat.path).toBe('confirming.presenting');
    expect(chat.verdicts).toEqual(['size changed']);
    expect(chat.snapshot.context.turn.unheard).toEqual(['deny']);
  });

  it('opens the hour that a change of the day makes impossible, and says what it was', () => {
    const chat = new TypedConversation(table);
    chat.hear('friday at ten', [set('day', 'friday'), set('hour', 'ten')]);
    chat.send({ type: 'check.passed', key: chat.key }).reply().say('two', set('guests', 'two'));
    chat.say('sunday', set('day', 'sunday'));
    expect(chat.directive).toMatchObject({
      say: 'reprompt',
      slot: 'hour',
      keep: null,
      open: { why: 'outdated', code: 'does-not-fit', was: 'ten' },
    });
    expect(chat.hear('keep ten', [keepIt('hour')]).verdicts).toEqual(['hour notOpen']);
  });

  it('offers that hour again once another day makes it possible; the user says whether it is wanted', () => {
    const chat = new TypedConversation(table).say(
      'friday at ten for two',
      ...[set('day', 'friday'), set('hour', 'ten'), set('guests', 'two')],
    );
    chat.say('sunday', set('day', 'sunday')).say('saturday', set('day', 'saturday'));
    expect(chat.directive).toMatchObject({ say: 'clarify', slot: 'hour', keep: null, open: { options: ['ten'] } });
    expect(chat.hear('yes', [set('hour', 'ten')]).verdicts).toEqual(['hour accepted']);
  });

  it('remembers it through days on which it cannot be had either', () => {
    const day = wordSlot({ values: ['friday', 'saturday', 'sunday'] });
    const clashes = (_: string, { values }: Given) => values.day !== 'friday';
    const hour = wordSlot({ values: ['ten'], dependsOn: ['day'], clashes });
    const chat = new TypedConversation(
      defineFlow({ id: 'fridays', version: 1, timeZone: 'UTC', slots: { day, hour } }),
    ).say('friday at ten', set('day', 'friday'), set('hour', 'ten'));
    for (const other of ['saturday', 'sunday']) {
      chat.say(other, set('day', other));
      expect(chat.directive).toMatchObject({ say: 'reprompt', slot: 'hour', open: { why: 'outdated', was: 'ten' } });
    }
    chat.say('friday', set('day', 'friday'));
    expect(chat.directive).toMatchObject({ say: 'clarify', slot: 'hour', open: { options: ['ten'] } });
  });

  it('offers again what the world refused, once what it depends on has changed', () => {
    const chat = new TypedConversation(table).say('friday at seven', set('day', 'friday'), set('hour', 'seven'));
    chat.send({ type: 'check.failed', key: chat.key, slot: 'hour', reason: 'full', alternatives: ['eight'] }).reply();
    expect(chat.directive).toMatchObject({ open: { why: 'unavailable', options: ['eight'] } });
    chat.say('two', set('guests', 'two'));
    expect(chat.directive).toMatchObject({ open: { why: 'unavailable', options: ['eight'] } });
    chat.say('saturday', set('day', 'saturday'));
    expect(chat.directive).toMatchObject({ say: 'clarify', open: { options: ['seven'] } });
  });

  it('asks where one message gives two values', () => {
    const chat = new TypedConversation(table).say(
      'friday well saturday',
      set('day', 'friday', 'friday'),
      set('day', 'saturday', 'saturday'),
    );
    expect(chat.directive).toMatchObject({ say: 'clarify', open: { options: ['friday', 'saturday'] } });
  });

  it('hands off after too many turns that corrected something', () => {
    const chat = new TypedConversation({ ...order, corrections: 2 }).say(
      'large soup',
      set('dish', 'soup'),
      set('size', 'large'),
    );
    chat.say('pasta', set('dish', 'pasta')).say('soup', set('dish', 'soup'));
    expect(chat.path).toBe('collecting.eliciting');
    expect(chat.say('pasta', set('dish', 'pasta')).path).toBe('handedOff');
  });
});

describe('Time', () => {
  it('opens at the summary what has passed meanwhile, and a yes no longer counts', () => {
    const chat = new TypedConversation(table);
    chat.hear('monday at seven for two', [set('day', 'monday'), set('hour', 'seven'), set('guests', 'two')]);
    chat.send({ type: 'check.passed', key: chat.key }).reply();
    chat.hear('yes', [confirm], { at: mondayIsOver });
    expect(chat.path).toBe('collecting.eliciting');
    expect(chat.directive).toMatchObject({ say: 'reprompt', slot: 'day', open: { why: 'outdated', was: 'monday' } });
    expect(chat.slot('day').attempts).toBe(0);
  });

  it('offers to go on after a lapse; the yes that came with it confirms nothing', () => {
    const chat = orderAtTheSummary().send({ type: 'session.lapsed', at: 5000 });
    chat.hear('yes', [confirm]);
    expect(chat.path).toBe('resuming');
    chat.reply();
    expect(chat.directive).toMatchObject({ say: 'offerResume' });
    expect(chat.say('yes', confirm).path).toBe('confirming.awaiting');
    expect(chat.hear('yes', [confirm]).path).toBe('executing.running');
  });

  it('counts nothing that is said before the user sees whether to go on', () => {
    const asked = new TypedConversation(order).say('hm').send({ type: 'session.lapsed', at: 5000 }).say('hm');
    expect([asked.path, asked.slot('dish').attempts]).toEqual(['resuming', 1]);
    const shown = orderAtTheSummary().send({ type: 'session.lapsed', at: 5000 }).say('hm');
    expect(shown.snapshot.context.unclear).toBe(0);
    expect(shown.say('hm').snapshot.context.unclear).toBe(1);
  });

  it.each([
    { said: 'go on', proposals: [resume], then: 'confirming.awaiting' },
    { said: 'no', proposals: [deny], then: 'leaving.restarting' },
    { said: 'small', proposals: [set('size', 'small')], then: 'confirming.awaiting' },
    { said: 'do you take cards?', proposals: [digress], then: 'resuming' },
  ])('after a lapse "$said" leads to $then', ({ said, proposals, then }) => {
    const chat = orderAtTheSummary().send({ type: 'session.lapsed', at: 5000 }).say('hello', digress);
    expect(chat.say(said, ...proposals).path).toBe(then);
  });

  it('is cancelled when it expires, and says so; while executing that is only recorded', () => {
    const expired = { type: 'session.expired', at: 9000 } as const;
    expect(orderAtTheSummary().send(expired).directive).toMatchObject({
      say: 'cancelled',
      because: { why: 'expired' },
    });
    expect(executing().send(expired).path).toBe('executing.running');
  });
});
