import { describe, expect, it } from 'vitest';
import { everything, readers } from '../dialogue.ts';

const annsHaircut = '2026-11-24 15:00 haircut, Ann Lee, +14155552671';

describe.each(readers)('A booking, read by $reader', ({ talkTo }) => {
  it('takes two messages where the first says everything', async () => {
    const talk = await talkTo();
    const summary = await talk.say(everything);
    expect(summary.text).toBe(
      [
        'Here is your booking:',
        '- service: haircut (pending)',
        '- date: Tuesday 24 November 2026 (pending)',
        '- time: 3 pm (pending)',
        '- name: Ann Lee (pending)',
        '- phone: (415) 555-2671 (pending)',
        'Shall I go ahead with this booking?',
      ].join('\n'),
    );
    expect(talk.booked()).toEqual([]);
    const done = await talk.say('yes');
    expect(done.text).toBe(
      'Your booking is made: haircut, Tuesday 24 November 2026, 3 pm, Ann Lee, (415) 555-2671. Reference: S-1.',
    );
    expect(talk.booked()).toEqual([annsHaircut]);
  });

  it('asks for one thing at a time', async () => {
    const talk = await talkTo();
    expect(talk.greeting.text).toContain('Which service would you like?');
    expect((await talk.say('hi')).text).toBe('Hello! Which service would you like?');
    expect((await talk.say('haircut')).text).toBe('Got it: haircut. Which day suits you?');
    expect((await talk.say('tues')).text).toBe('Got it: Tuesday 24 November 2026. What time would you like to come?');
    expect((await talk.say('3')).text).toBe('Got it: 3 pm. What name shall I put it under?');
    expect((await talk.say('Ann Lee')).text).toBe('Got it: Ann Lee. What phone number can we reach you at?');
    expect((await talk.say('4155552671')).state).toBe('confirming.awaiting');
    expect((await talk.say('Perfect.')).state).toBe('completed');
    expect(talk.booked()).toEqual([annsHaircut]);
  });

  it.each([
    ['haircut tuesday 3pm, Ann Lee', '4155552671'],
    ['tuesday 3pm haircut', 'ann lee 415 555 2671'],
    ['haircut tues 3', 'my names ann lee. 4155552671'],
    ['im looking for an appointment', 'haircut, tues 3, Ann Lee, 415 555 2671'],
    ['need a hair cut tues @ 3', "it's Ann Lee, (415) 555-2671"],
    ['can i get a haircut on tuesday?', '3ish. Ann Lee. 415-555-2671'],
  ])('understands %j, then %j', async (first, second) => {
    const talk = await talkTo();
    const { slots } = await talk.sayAll(first, second);
    const values = Object.fromEntries(Object.entries(slots).map(([name, { value }]) => [name, value]));
    expect(values).toEqual({
      service: 'haircut',
      date: '2026-11-24',
      time: '15:00',
      name: expect.stringMatching(/^ann lee$/i),
      phone: '+14155552671',
    });
  });

  it('lets people change their mind all the way', async () => {
    const talk = await talkTo();
    await talk.sayAll('yo can i get a mani on sat morning', '11ish', 'actually make it a massage at noon');
    await talk.sayAll("I'm Joe, 212 555 0199", 'no wait my name is Joseph');
    expect((await talk.say('looks good, book it')).state).toBe('completed');
    expect(talk.booked()).toEqual(['2026-11-21 12:00 massage, Joseph, +12125550199']);
  });
});

describe.each(readers)('Once it is booked, read by $reader', ({ talkTo }) => {
  it('a second yes books nothing', async () => {
    const talk = await talkTo();
    const reply = await talk.sayAll(everything, 'yes', 'yes');
    expect(reply.text).toBe('All right. Your booking stands. Reference: S-1.');
    expect(talk.booked()).toEqual([annsHaircut]);
  });

  it('"what did I book?" gets a true answer', async () => {
    const talk = await talkTo();
    const reply = await talk.sayAll(everything, 'yes', 'what did I book?');
    expect(reply.text).toContain('- date: Tuesday 24 November 2026 (confirmed)');
    expect(reply.text).toContain('Reference: S-1.');
    expect(reply.state).toBe('completed');
  });

  it.each(['can you change it to 4?', 'cancel it', 'I need to move it to Friday'])(
    '%j gets told how, and begins nothing',
    async (said) => {
      const talk = await talkTo();
      const reply = await talk.sayAll(everything, 'yes', said);
      expect(reply.text).toContain('To change or cancel it, please contact us with that reference.');
      expect(reply.state).toBe('completed');
      expect(talk.booked()).toEqual([annsHaircut]);
    },
  );

  it('"book another" starts again with nothing filled in', async () => {
    const talk = await talkTo();
    const again = await talk.sayAll(everything, 'yes', 'book another');
    expect(again.text).toBe('Which service would you like?');
    expect(again.slots.name?.status).toBe('empty');
    const done = await talk.sayAll('massage tomorrow at noon', 'Bo Ek', '212 555 0199', 'yes');
    expect(done.text).toContain('Reference: S-2.');
    expect(talk.booked()).toEqual(['2026-11-21 12:00 massage, Bo Ek, +12125550199', annsHaircut]);
  });

  it('a new wish starts again too', async () => {
    const talk = await talkTo();
    const reply = await talk.sayAll(everything, 'yes', "I'd also like a facial tomorrow");
    expect(reply.text).toBe('Got it: facial, Saturday 21 November 2026. What time would you like to come?');
  });
});
