import { describe, expect, it } from 'vitest';
import { isOneTypingErrorApart } from '../../src/core/typing-error.ts';
import { table } from '../flows/table.ts';
import { set, TypedConversation } from '../flows/typed-conversation.ts';

const verdictOn = (said: string, value: string, quote?: string): string | undefined =>
  new TypedConversation(table).hear(said, [set('day', value, quote)]).verdicts[0];

describe('A proposal counts when the words carry it', () => {
  it.each([
    { said: 'friday', value: 'friday' },
    { said: 'a table on Friday, please', value: 'friday', quote: 'on Friday' },
    { said: 'FRIDAY!!', value: 'friday', quote: 'friday' },
    { said: 'um friday I think', value: 'friday', quote: 'friday, I think' },
    { said: 'the firday would be fine', value: 'friday', quote: 'the friday' },
    { said: 'ﬁnally on friday', value: 'friday', quote: 'finally on friday' },
    { said: 'saturday or friday', value: 'friday', quote: 'friday' },
    { said: 'the last day of work', value: 'friday', quote: 'last day of work' },
  ])('"$said" carries $value', ({ said, value, quote }) => {
    expect(verdictOn(said, value, quote)).toBe('day accepted');
  });

  it.each([
    { said: 'two of us', value: 'friday' },
    { said: 'two of us', value: 'friday', quote: 'friday' },
    { said: 'saturday', value: 'friday', quote: 'saturday' },
    { said: 'work last day', value: 'friday', quote: 'last day of work' },
    { said: 'please', value: 'friday', quote: 'please' },
    { said: '', value: 'friday', quote: '' },
    { said: 'two of us', value: 'holiday' },
  ])('"$said" does not carry $value, quoted as "$quote"', ({ said, value, quote }) => {
    expect(verdictOn(said, value, quote)).toBe('day misfired');
  });

  it('takes an option that was offered by its place', () => {
    const chat = new TypedConversation(table).say('monday or friday', set('day', 'monday or friday'));
    expect(chat.hear('the second one', [set('day', 'friday')]).verdicts).toEqual(['day accepted']);
  });

  it.each([
    { said: 'yes please', verdict: 'hour accepted' },
    { said: 'no', verdict: 'hour misfired' },
  ])('takes "$said" to the only option that was offered: $verdict', ({ said, verdict }) => {
    const chat = new TypedConversation(table).hear('friday at seven', [set('day', 'friday'), set('hour', 'seven')]);
    chat.send({ type: 'check.failed', key: chat.key, slot: 'hour', reason: 'taken', alternatives: ['eight'] }).reply();
    expect(chat.hear(said, [set('hour', 'eight')]).verdicts).toEqual([verdict]);
  });

  it('does not take another option than the one that was picked', () => {
    const chat = new TypedConversation(table).say('monday or friday', set('day', 'monday or friday'));
    expect(chat.hear('the first one', [set('day', 'friday')]).verdicts).toEqual(['day misfired']);
  });

  it('takes no pick from options that were offered after the message was sent', () => {
    const chat = new TypedConversation(table);
    const seen = chat.lastReply;
    chat.say('monday or friday', set('day', 'monday or friday'));
    expect(chat.hear('the second one', [set('day', 'friday')], { seen }).verdicts).toEqual(['day misfired']);
  });

  it.each(['town', '__proto__', 'constructor'])('misfires for %s, which is no slot', (slot) => {
    expect(new TypedConversation(table).hear('friday', [set(slot, 'friday')]).verdicts).toEqual([`${slot} misfired`]);
  });
});

describe('One typing error', () => {
  it.each([
    ['friday', 'firday', true],
    ['friday', 'frday', true],
    ['friday', 'frriday', true],
    ['friday', 'fruday', true],
    ['friday', 'friday', false],
    ['friday', 'frdyai', false],
    ['friday', 'fry', false],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(isOneTypingErrorApart(a, b)).toBe(expected);
    expect(isOneTypingErrorApart(b, a)).toBe(expected);
  });
});
