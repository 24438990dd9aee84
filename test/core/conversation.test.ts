import { describe, expect, it } from 'vitest';
import { mondayIsOver, order, table } from '../flows/table.ts';
import {
  askForAPerson,
  cancel,
  confirm,
  decline,
  deny,
  digress,
  keepIt,
  restart,
  resume,
  set,
  TypedConversation,
} from '../flows/typed-conversation.ts';

/** Everything told in one message and checked; the summary stands before the user. */
function atTheSummary(): TypedConversation {
  const chat = new TypedConversation(table);
  chat.hear('friday at seven for two', [set('guests', 'two'), set('hour', 'seven'), set('day', 'friday')]);
  return chat.send({ type: 'check.passed', key: chat.key }).reply();
}

function orderAtTheSummary(): TypedConversation {
  return new TypedConversation(order)
    .say('large soup', set('dish', 'soup'), set('size', 'large'))
    .say('no', decline('note'));
}

/** The user has said yes; the task is owed. */
const executing = (): TypedConversation => atTheSummary().hear('yes', [confirm]);

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

  it('starts over with what the host brought, but without attempts and what was said', () => {
    const chat = new TypedConversation(order, { greets: false });
    chat.send({ type: 'slot.given', slot: 'size', value: 'large', source: 'carried', at: 0 }).reply();
    chat.say('steak', set('dish', 'steak')).say('soup', set('dish', 'soup')).say('start over', restart);
    expect(chat.value('dish')).toBeUndefined();
    expect(chat.slot('dish').attempts).toBe(0);
    expect(chat.value('size')).toBe('large');
  });
});

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
