import { describe, expect, it } from 'vitest';
import { everything, readers } from '../dialogue.ts';

describe.each(readers)('What cannot be had is refused with the reason, read by $reader', ({ talkTo }) => {
  it('three unusable phone numbers: too short, then an example, then a person', async () => {
    const talk = await talkTo();
    await talk.sayAll('a haircut on Tuesday at 3', 'Ann Lee');
    const first = await talk.say('12345');
    expect(first.text).toBe(
      'That number is too short: a US number has ten digits. What phone number can we reach you at?',
    );
    const second = await talk.say('555-12');
    expect(second.text).toBe(
      'That number is too short: a US number has ten digits. What phone number can we reach you at? For example: (212) 555-0123.',
    );
    const third = await talk.say('999 999 999 999 999');
    expect(third).toMatchObject({ state: 'handedOff', outcome: { is: 'handedOff', because: { why: 'exhausted' } } });
    expect(third.text).toBe('I could not make out the phone. No booking was made; a person will take over from here.');
    expect(talk.booked()).toEqual([]);
  });

  it('a phone number that was called one is refused whatever was asked', async () => {
    const talk = await talkTo();
    const reply = await talk.sayAll('a haircut on Tuesday at 3', 'my number is 555-12');
    expect(reply.text).toBe(
      'About the phone: That number is too short: a US number has ten digits. What name shall I put it under?',
    );
    expect(reply.slots.name).toMatchObject({ status: 'empty', attempts: 0 });
  });

  it.each([
    ['yesterday', 'That is in the past.'],
    ['November 3rd', 'That is in the past.'],
    ['Sunday', 'We are closed on Sundays.'],
    ['in two years', 'We take bookings for the next six months.'],
    ['February 30', 'That does not exist on the calendar.'],
  ])('a haircut on %j: %s', async (day, reason) => {
    const talk = await talkTo();
    const reply = await talk.sayAll('a haircut please', day);
    expect(reply.text.startsWith(reason)).toBe(true);
    expect(reply.text).toMatch(/ How about .+ or .+\?$/);
    expect(reply.slots.date).toMatchObject({ status: 'open', attempts: 1 });
  });

  it.each(['keep it', 'never mind', 'no', 'keep Tuesday'])('the good day is kept by %j', async (said) => {
    const talk = await talkTo();
    const reply = await talk.sayAll(everything, 'can we do Sunday instead?', said);
    expect(reply).toMatchObject({ state: 'confirming.awaiting', slots: { date: { value: '2026-11-24' } } });
  });

  it('a closed day at the summary keeps the good day, and asks', async () => {
    const talk = await talkTo();
    const reply = await talk.sayAll(everything, 'can we do Sunday instead?');
    expect(reply.text).toBe(
      'We are closed on Sundays. How about Saturday 21 November 2026 or Monday 23 November 2026, or shall I keep Tuesday 24 November 2026?',
    );
    expect(reply.slots.date).toMatchObject({ status: 'open', value: '2026-11-24' });
    const kept = await talk.say('ok keep it');
    expect(kept.text).toContain("I'll keep Tuesday 24 November 2026.\nHere is your booking:");
    await talk.say('yes please');
    expect(talk.booked()).toHaveLength(1);
  });

  it('a longer service opens the time that no longer fits, and says so', async () => {
    const talk = await talkTo();
    const reply = await talk.sayAll('haircut on Saturday at 5:30 pm', 'make that a massage');
    expect(reply.text).toBe(
      'Changed the service from haircut to massage. 5:30 pm is no longer possible. That would take longer than we are open; we close at 6 PM. How about 4:45 pm or 5 pm?',
    );
    expect(reply.slots.time).toMatchObject({ status: 'open', attempts: 0 });
    expect((await talk.say('the second one')).slots.time).toMatchObject({ status: 'settled', value: '17:00' });
  });
});

describe.each(readers)('What can mean several things is asked about, read by $reader', ({ talkTo }) => {
  it('"tomorrow" from London when New York is a day behind', async () => {
    const talk = await talkTo({ now: '2026-11-23T23:50:00-05:00', timeZone: 'Europe/London' });
    const reply = await talk.say('a haircut tomorrow at 3');
    expect(reply.text).toContain('Did you mean Tuesday 24 November 2026 or Wednesday 25 November 2026?');
    expect((await talk.say('wednesday')).slots.date?.value).toBe('2026-11-25');
  });

  it('"tomorrow" from the salon\'s own city is plain', async () => {
    const talk = await talkTo({ now: '2026-11-23T23:50:00-05:00' });
    expect((await talk.say('a haircut tomorrow at 3')).slots.date?.value).toBe('2026-11-24');
  });

  it('a trim', async () => {
    const talk = await talkTo();
    const reply = await talk.say('a trim tomorrow');
    expect(reply.text).toContain('Did you mean haircut or beard trim?');
    expect((await talk.say('beard')).slots.service?.value).toBe('beard trim');
  });

  it('two days, and either will do', async () => {
    const talk = await talkTo();
    const reply = await talk.sayAll('haircut', 'monday or tuesday');
    expect(reply.text).toBe('Did you mean Monday 23 November 2026 or Tuesday 24 November 2026?');
    expect((await talk.say("either, I don't mind")).slots.date?.value).toBe('2026-11-23');
  });
});
