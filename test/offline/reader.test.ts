import { describe, expect, it } from 'vitest';
import { booking } from '../../machines/booking.ts';
import { offlineExtract, readMessage } from '../../src/offline/index.ts';
import { ReadConversation } from './read-conversation.ts';
import { restaurant } from './restaurant.ts';

const situations = [
  { flow: booking, said: [] },
  { flow: booking, said: ['haircut', 'Friday', '3pm'] },
  { flow: booking, said: ['haircut', 'Friday', '3pm', 'Ann Lee', '415 555 2671'] },
  { flow: booking, said: ['haircut', 'Friday', '3pm', 'Ann Lee', '415 555 2671', 'yes'] },
  { flow: restaurant, said: ['4', 'Friday', '7pm', 'yes'] },
] as const;

const junk: readonly (readonly [what: string, said: string])[] = [
  ['nothing', ''],
  ['blanks', ' '.repeat(10_000)],
  ['blank lines', '\n'.repeat(10_000)],
  ['one long word', 'a'.repeat(10_000)],
  ['emoji', '😀'.repeat(5_000)],
  ['half an emoji', '\ud83d and \ude00'],
  ['numbers', '3 '.repeat(5_000)],
  ['denials', 'not 3 '.repeat(1_700)],
  ['joints', ', and '.repeat(1_700)],
  ['questions', 'why do you? '.repeat(900)],
  ['beginnings', 'my name is '.repeat(900)],
  ['brackets', '('.repeat(10_000)],
  ['everything again and again', 'at 3 on Friday haircut Ann 415 '.repeat(330)],
  ['Arabic', 'أريد قص شعري يوم الجمعة '.repeat(100)],
  ['Chinese', '我想星期五剪头发。'.repeat(500)],
  ['control characters', '\u0000\u202e\u200b'.repeat(1_000)],
];

describe('the embedded reader', () => {
  it.each(junk)('takes %s calmly, whatever was asked', (_, said) => {
    for (const { flow, said: before } of situations) {
      const conversation = before.reduce((all, message) => all.say(message), new ReadConversation(flow));
      const path = conversation.path;
      conversation.say(said);
      expect(conversation.verdicts.filter((verdict) => verdict.endsWith('misfired'))).toEqual([]);
      expect(path === 'confirming.awaiting' && conversation.path === 'completed').toBe(false);
    }
  });

  it('reads the same words in the same situation the same way', () => {
    const { given } = new ReadConversation(booking).hear('a haircut tomorrow at 3, do you take cards?');
    const said = given.told.context.turn.said;
    expect(readMessage(said, given)).toEqual(readMessage(said, given));
  });

  it('is an extractor that costs nothing', async () => {
    const { given } = new ReadConversation(booking).hear('a haircut');
    expect(await offlineExtract('a haircut', given)).toEqual({
      proposals: [{ type: 'slot.proposed', slot: 'service', value: 'haircut', quote: 'haircut' }],
      usage: { modelCalls: 0, inputTokens: 0, outputTokens: 0 },
    });
  });

  it('quotes the words a value was read from, as they were said', () => {
    const said = 'Could I have a HAIRCUT  next friday at 3 p.m.?';
    const { given } = new ReadConversation(booking).hear(said);
    const quotes = readMessage(said, given).proposals.map((proposal) => ('quote' in proposal ? proposal.quote : ''));
    expect(quotes).not.toEqual([]);
    for (const quote of quotes) expect(said).toContain(quote);
  });
});
