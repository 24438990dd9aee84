import { describe, expect, it } from 'vitest';
import { everything, readers } from '../dialogue.ts';

describe.each(readers)('After forty minutes, read by $reader', ({ talkTo }) => {
  const away = async () => {
    const talk = await talkTo();
    await talk.say(everything);
    talk.later({ minutes: 40 });
    return talk;
  };

  it('the user is asked whether to go on, and a yes to the old summary books nothing', async () => {
    const talk = await away();
    const reply = await talk.say('yes');
    expect(reply.text).toBe(
      'Welcome back. So far: haircut, Tuesday 24 November 2026, 3 pm, Ann Lee, (415) 555-2671. Shall we continue where we left off?',
    );
    expect(talk.booked()).toEqual([]);
  });

  it('a yes to that puts the summary again, and only then a yes books', async () => {
    const talk = await away();
    expect((await talk.sayAll('hi', 'yes')).text).toMatch(/^Here is your booking:/);
    expect(talk.booked()).toEqual([]);
    await talk.say('yes');
    expect(talk.booked()).toHaveLength(1);
  });

  it('a no to that asks whether to start over', async () => {
    const talk = await away();
    expect((await talk.sayAll('hi again', 'no')).text).toBe('Do you really want to start over?');
    expect((await talk.say('yes')).text).toBe('All right, from the start. Which service would you like?');
    expect(talk.booked()).toEqual([]);
  });

  it('one may simply go on', async () => {
    const talk = await away();
    const reply = await talk.say('make it 4');
    expect(reply.text).toMatch(/^Changed the time from 3 pm to 4 pm\.\nHere is your booking:/);
    expect(talk.booked()).toEqual([]);
  });
});

describe.each(readers)('A time that has passed, read by $reader', ({ talkTo }) => {
  it('while the user thought is opened, and said', async () => {
    const talk = await talkTo();
    await talk.say("haircut today at 10:15, it's Ann Lee");
    talk.later({ minutes: 20 });
    const reply = await talk.say('415 555 2671');
    expect(reply.text).toBe(
      'Got it: (415) 555-2671. 10:15 am is no longer possible. That is in the past. How about 10:30 am or 10:45 am?',
    );
    expect((await talk.sayAll('noon', 'yes')).state).toBe('completed');
    expect(talk.booked()).toEqual(['2026-11-20 12:00 haircut, Ann Lee, +14155552671']);
  });

  it('at the summary is not booked by a yes', async () => {
    const talk = await talkTo();
    await talk.say("haircut today at 10:15, it's Ann Lee, 415 555 2671");
    talk.later({ minutes: 20 });
    const reply = await talk.say('yes');
    expect(reply.text).toContain('10:15 am is no longer possible. That is in the past.');
    expect(talk.booked()).toEqual([]);
  });
});

describe.each(readers)('After seven days, read by $reader', ({ talkTo }) => {
  it('the booking is closed, and that is said', async () => {
    const talk = await talkTo();
    await talk.say(everything);
    talk.later({ days: 7 });
    const reply = await talk.say('yes');
    expect(reply.text).toContain('That booking was closed; no booking was made.');
    expect(reply.outcome).toMatchObject({ is: 'cancelled', because: { why: 'expired' } });
    expect(talk.booked()).toEqual([]);
  });

  it('the same wish as before begins afresh', async () => {
    const talk = await talkTo();
    await talk.say(everything);
    talk.later({ days: 7 });
    const reply = await talk.sayAll('hello?', 'haircut');
    expect(reply.text).toBe('Got it: haircut. Which day suits you?');
  });
});
