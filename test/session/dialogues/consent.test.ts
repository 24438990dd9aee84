import { describe, expect, it } from 'vitest';
import { everything, readers } from '../dialogue.ts';

describe.each(readers)('At the summary, read by $reader', ({ talkTo }) => {
  it.each([
    'yes',
    'Perfect.',
    'yep',
    'ok',
    'looks good',
    'go for it',
    'YES!!',
    'finally. yes.',
    '👍',
    'yes please, thanks',
  ])('%j books', async (said) => {
    const talk = await talkTo();
    await talk.sayAll(everything, said);
    expect(talk.booked()).toHaveLength(1);
  });

  it.each(['I guess so', 'yes if it is under 20 dollars', 'maybe', 'yes no wait', 'hmm ok?'])(
    '%j does not book, and a plain yes is asked for',
    async (said) => {
      const talk = await talkTo();
      const reply = await talk.sayAll(everything, said);
      expect(reply.text).toMatch(/^I need a plain yes before I do anything\.\nHere is your booking:/);
      expect(talk.booked()).toEqual([]);
    },
  );

  it.each(['No, not yet.', 'not just yet, please', 'no, not right now'])(
    '%j puts it off: the summary stands, and a yes to it books',
    async (said) => {
      const talk = await talkTo();
      const reply = await talk.sayAll(everything, said);
      expect(reply).toMatchObject({ state: 'confirming.awaiting', asked: { about: 'confirm' } });
      expect(talk.booked()).toEqual([]);
      expect((await talk.say('OK now yes, please confirm.')).state).toBe('completed');
      expect(talk.booked()).toHaveLength(1);
    },
  );

  it.each([
    'is that ok with you?',
    'how much is it?',
    'hang on, is that a Saturday?',
    "I don't want to cancel",
    "please don't start over",
    'thanks',
  ])('%j does not book, and the summary is put again', async (said) => {
    const talk = await talkTo();
    const reply = await talk.sayAll(everything, said);
    expect(reply).toMatchObject({ state: 'confirming.awaiting', asked: { about: 'confirm' } });
    expect(talk.booked()).toEqual([]);
  });

  it('"yes, but make it Thursday" puts a new summary', async () => {
    const talk = await talkTo();
    const reply = await talk.sayAll(everything, 'yes, but make it Thursday');
    expect(reply.text).toContain(
      'Changed the date from Tuesday 24 November 2026 to Thursday 26 November 2026.\nHere is your booking:',
    );
    expect(talk.booked()).toEqual([]);
    await talk.say('yes');
    expect(talk.booked()).toEqual(['2026-11-26 15:00 haircut, Ann Lee, +14155552671']);
  });

  it('a no asks what to change, and the answer puts a new summary', async () => {
    const talk = await talkTo();
    expect((await talk.sayAll(everything, 'wait no')).text).toBe('What should I change?');
    expect((await talk.say('the time')).text).toContain('What should I change?');
    expect((await talk.say('4')).text).toContain('Changed the time from 3 pm to 4 pm.');
    await talk.say('looks good');
    expect(talk.booked()).toEqual(['2026-11-24 16:00 haircut, Ann Lee, +14155552671']);
  });

  it.each(['never mind', 'nothing', 'leave it as it is', 'never mind, it is correct', 'no'])(
    '%j to "what should I change?" puts the summary again',
    async (said) => {
      const talk = await talkTo();
      const reply = await talk.sayAll(everything, 'no', said);
      expect(reply).toMatchObject({ state: 'confirming.awaiting', asked: { about: 'confirm' } });
    },
  );

  it.each(['is it possible to come a bit earlier?', 'could we make it a different day?', "I don't like the time"])(
    '%j asks what to change',
    async (said) => {
      const talk = await talkTo();
      const reply = await talk.sayAll(everything, said);
      expect(reply).toMatchObject({ state: 'collecting.revising', text: 'What should I change?' });
    },
  );

  it('a question beside a yes is answered before anything is booked', async () => {
    const talk = await talkTo();
    const reply = await talk.sayAll(everything, 'yes, do you take cards?');
    expect(reply.text).toMatch(/^You pay at the salon .*\nHere is your booking:/);
    expect(talk.booked()).toEqual([]);
    await talk.say('ok book it');
    expect(talk.booked()).toHaveLength(1);
  });
});
