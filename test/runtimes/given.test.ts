import { describe, expect, it } from 'vitest';
import { batchOf } from '../../src/runtimes/batch.ts';
import { extractGiven, replyGiven } from '../../src/runtimes/given.ts';
import { atTheSummary } from '../flows/situations.ts';
import { order, table } from '../flows/table.ts';
import { confirm, digress, set, TypedConversation } from '../flows/typed-conversation.ts';

describe('A batch', () => {
  it('has its proposals in the order in which they count, and is closed', () => {
    const [day, hour] = [set('day', 'friday'), set('hour', 'seven')];
    expect(batchOf(table, [confirm, hour, day])).toEqual([day, hour, confirm, { type: 'turn.read' }]);
  });

  it.each([
    ['an event of the host', { type: 'turn.ended', at: 0, reply: 'r' }],
    ['an outcome', { type: 'fulfil.succeeded', key: 's/r/1', result: null }],
    ['an event of XState', { type: 'xstate.stop' }],
    ['a proposal without its fields', { type: 'slot.proposed' }],
    ['nothing', null],
  ])('leaves out %s', (_, event) => expect(batchOf(table, [event])).toEqual([{ type: 'turn.read' }]));
});

describe('What an extractor is given', () => {
  const clarifying = () => new TypedConversation(table).say('monday or friday', set('day', 'monday or friday'));

  it('is what may be proposed now, and the question put with its options', () => {
    const chat = clarifying().hear('the first');
    const given = extractGiven(table, chat.snapshot);
    expect(given.asked).toMatchObject({ about: 'clarify', slot: 'day', options: ['monday', 'friday'] });
    expect(given.moves.length).toBeGreaterThan(0);
    expect(given).toMatchObject({ finished: null, recent: [], first: null, signal: { aborted: false } });
  });

  it('offers no options to a message that was sent before they were put', () => {
    const chat = clarifying().hear('the first', [], { seen: 'an older reply' });
    expect(extractGiven(table, chat.snapshot).asked).toMatchObject({ slot: 'day', options: [] });
  });

  it('may be the last messages and a signal as well', () => {
    const more = { recent: [{ from: 'user', text: 'hi' }] as const, signal: AbortSignal.abort() };
    expect(extractGiven(table, clarifying().snapshot, more)).toMatchObject({ ...more, signal: { aborted: true } });
  });
});

describe('What replies are given', () => {
  it('is the directive, and the last verdict on each slot', () => {
    const chat = new TypedConversation(order).hear('soup, no: pasta', [set('dish', 'soup'), set('dish', 'pasta')]);
    expect(replyGiven(order, chat.snapshot)).toMatchObject({
      directive: { say: 'elicit', slot: 'size' },
      verdicts: [{ slot: 'dish', is: 'accepted' }],
      answer: null,
      isUnanswered: false,
      isAfterEnd: false,
    });
  });

  it.each([
    ['says what it may', 'Sure.', { answer: 'Sure.', isUnanswered: false }],
    ['claims an outcome', 'Your table is booked.', { answer: null, isUnanswered: true }],
    ['is missing', undefined, { answer: null, isUnanswered: true }],
  ])('and an answer that %s', (_, answer, told) => {
    const chat = atTheSummary().hear('do you have parking?', [digress]);
    expect(replyGiven(table, chat.snapshot, answer)).toMatchObject(told);
  });
});
