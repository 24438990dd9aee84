import { describe, expect, it } from 'vitest';
import {
  bikeShop,
  bikeSummary,
  dinner,
  dinnerOutdoor,
  dinnerSummary,
  salon,
  salonBooked,
  salonExecuting,
  salonSummary,
} from './scenes.ts';

describe('What is not wanted, while something is asked for', () => {
  it('is never taken for what is wanted', async () => {
    await salon
      .user('Not a haircut.')
      .expect({ asks: 'service', slots: { service: null } })
      .user("I don't want a facial either, I want my beard done")
      .expect({ asks: 'date', slots: { service: 'beard trim' } })
      .user('not on Tuesday')
      .expect({ asks: 'date', slots: { date: null } })
      .user("I can't do Wednesday, Thursday then")
      .expect({ asks: 'time', slots: { date: '2026-11-26' } })
      .user('not at 2, at 3 pm')
      .expect({ asks: 'name', slots: { time: '15:00' } })
      .run();
  });

  it('said beside what is wanted leaves the latter, in every slot', async () => {
    await dinner
      .user('not for 4, for 5')
      .expect({ asks: 'date', slots: { partySize: 5 } })
      .user('not Saturday but Sunday')
      .expect({ asks: 'time', slots: { date: '2026-11-22' } })
      .user('no earlier, half past 8')
      .expect({ asks: 'outdoor', slots: { time: '20:30' } })
      .run();
  });

  it.each([
    'not outside, please',
    "I'd rather not sit outside",
    "we don't want to be outside",
    "No, it's too cold for that",
    "I don't think so",
  ])('%j is a no where a yes or a no was asked for', async (said) => {
    await dinnerOutdoor
      .user(said)
      .expect({ asks: 'notes', slots: { outdoor: false } })
      .run();
  });

  it('a bare no to a question that needs a value counts as no answer, and the third ends with a person', async () => {
    await salon
      .user('no')
      .expect({ asks: 'service', slots: { service: null } })
      .user('none of those')
      .expect({ asks: 'service' })
      .user('nothing')
      .expect({ state: 'handedOff', outcome: 'handedOff', done: 0 })
      .run();
  });

  it('a no to what is offered leaves the question open, and another value is free to take', async () => {
    await salon
      .user('A haircut on Sunday')
      .expect({ asks: 'date', errors: ['closed'] })
      .user('no')
      .expect({ asks: 'date', slots: { date: null }, outcome: 'none' })
      .user('not those, Wednesday')
      .expect({ asks: 'time', slots: { date: '2026-11-25' } })
      .run();
  });

  it('neither of two services is a third one', async () => {
    await salon
      .user('a trim')
      .expect({ asks: 'service', says: 'haircut or beard trim' })
      .user('neither')
      .expect({ asks: 'service', slots: { service: null } })
      .user('a massage')
      .expect({ asks: 'date', slots: { service: 'massage' } })
      .run();
  });

  it('may stand in a free text, which is taken as it is', async () => {
    await bikeShop
      .user('not a racing bike, a city bike')
      .expect({ asks: 'problem', slots: { bike: 'city bike' } })
      .user('the light does not work')
      .expect({ asks: 'day', slots: { problem: 'the light does not work' } })
      .run();
    await dinnerOutdoor
      .user('no')
      .user('no nuts, no shellfish')
      .expect({ asks: 'confirm', slots: { notes: 'no nuts, no shellfish' } })
      .run();
  });

  it("is not a person's name", async () => {
    await salon
      .user('a haircut tomorrow at 1 pm')
      .user("It's not for me, it's for my son Theo")
      .expect({ asks: 'phone', slots: { name: 'Theo' } })
      .run();
  });
});

describe('A no instead of a value', () => {
  it('leaves an optional slot out, and the rest goes on', async () => {
    await dinnerOutdoor
      .user('no thanks')
      .expect({ asks: 'notes', slots: { outdoor: false } })
      .user('nope')
      .expect({ asks: 'confirm', slots: { notes: null }, says: "We'll leave the notes out" })
      .run();
  });

  it.each(['no phone', "I don't want to give you my number", 'no'])(
    '%j leaves the optional phone out',
    async (said) => {
      await bikeShop
        .user('my e-bike')
        .user('a flat tyre')
        .user('Monday')
        .user('Bob Tan')
        .expect({ asks: 'phone' })
        .user(said)
        .expect({ asks: 'confirm', slots: { phone: null }, neverSays: /phone:/ })
        .run();
    },
  );

  it('where the slot is needed gets the reason, and the value is taken when it comes', async () => {
    await salon
      .user('haircut on Monday at 5pm, Kim Park')
      .expect({ asks: 'phone' })
      .user("I'm not giving you my number")
      .expect({ asks: 'phone', verdicts: { phone: 'declined' }, says: 'so that the salon can reach you' })
      .user("fine, it's not a secret: 212 555 0101")
      .expect({ asks: 'confirm', slots: { phone: '+12125550101' } })
      .run();
  });
});

describe('A no to the summary', () => {
  it.each(['nope', "No, that isn't right", "I don't think so", "don't", 'Absolutely not.', 'no thank you'])(
    '%j books nothing and asks what to change',
    async (said) => {
      await salonSummary.user(said).expect({ asks: 'revise', says: 'What should I change?', done: 0 }).run();
    },
  );

  it('followed by what is wrong and by what is right leads to a new summary', async () => {
    await salonSummary
      .user("no, that's not it")
      .user('not the massage. a facial')
      .expect({ asks: 'confirm', slots: { service: 'facial', date: '2026-11-26' } })
      .user('yes')
      .expect({ state: 'completed', done: 1 })
      .run();
  });

  it('that says only what is not wanted asks for what is', async () => {
    await bikeSummary
      .user('not Tuesday')
      .expect({ asks: 'revise', slots: { day: '2026-11-24' } })
      .user('Thursday')
      .expect({ asks: 'confirm', slots: { day: '2026-11-26' } })
      .run();
  });

  it('taken back puts the same summary again', async () => {
    await dinnerSummary
      .user('no')
      .expect({ asks: 'revise' })
      .user("nothing, it's all good")
      .expect({ asks: 'confirm', slots: { partySize: 4, outdoor: true } })
      .user('yes')
      .expect({ state: 'completed', done: 1 })
      .run();
  });

  it('again and again books nothing, and never ends in a yes', async () => {
    await salonSummary
      .user('no')
      .user('no')
      .expect({ asks: 'confirm' })
      .user('no')
      .expect({ asks: 'revise', done: 0 })
      .run();
  });

  it('that only waits for a moment leaves it standing', async () => {
    await salonSummary.user('not yet').expect({ asks: 'confirm', done: 0 }).user('ok now').expect({ done: 1 }).run();
  });

  it.each(["it isn't wrong", 'no, no changes', "I wouldn't change anything", 'no problem'])(
    '%j, which may mean either, books nothing',
    async (said) => {
      await salonSummary
        .user(said)
        .expect({ done: 0, outcome: 'none', slots: { service: 'massage', time: '10:00' } })
        .run();
    },
  );

  it('of a name that is not theirs takes the other', async () => {
    await salonSummary
      .user("No, I'm not Rosa Diaz, I'm Rosa Ortiz")
      .expect({ asks: 'confirm', slots: { name: 'Rosa Ortiz' }, verdicts: { name: 'changed' } })
      .run();
  });
});

describe('A no to anything being wrong', () => {
  it.each([
    "it isn't wrong, book it",
    "I wouldn't change anything, go ahead",
    "that's wrong, great, go ahead",
    'no problem with that, go ahead',
  ])('books nothing, whatever stands beside it: %j', async (said) => {
    await salonSummary
      .user(said)
      .expect({ asks: 'confirm', says: 'I need a plain yes', done: 0 })
      .user('yes')
      .expect({ state: 'completed', done: 1 })
      .run();
  });

  it.each([
    "it isn't wrong",
    'no, no changes',
    'no more changes',
    'no, nothing',
    'no, everything is correct',
    "I wouldn't change anything",
  ])('alone is no answer to the summary, which is put again: %j', async (said) => {
    await salonSummary
      .user(said)
      .expect({ asks: 'confirm', state: 'confirming.awaiting', says: 'I need a plain yes', done: 0 })
      .user('yes')
      .expect({ state: 'completed', done: 1 })
      .run();
  });

  it('alone is none whoever reads it, a model too', async () => {
    await salonSummary
      .user('no, everything is correct', [{ type: 'deny' }])
      .expect({ asks: 'confirm', done: 0 })
      .user('no, it is not right', [{ type: 'deny' }])
      .expect({ asks: 'revise', done: 0 })
      .run();
  });

  it.each(["it isn't wrong", 'no, no changes', 'no more changes', 'no, nothing', "I wouldn't change anything"])(
    'to "what should I change?" puts the summary again: %j',
    async (said) => {
      await salonSummary.user('no').expect({ asks: 'revise' }).user(said).expect({ asks: 'confirm', done: 0 }).run();
    },
  );
});

describe('A no to other questions', () => {
  it('about an old value or another one keeps the old', async () => {
    await salonSummary
      .user('Could we push it to Sunday?')
      .expect({ asks: 'date', slots: { date: '2026-11-26' } })
      .user('no')
      .expect({ asks: 'confirm', slots: { date: '2026-11-26' }, verdicts: { date: 'kept' } })
      .run();
  });

  it('about leaving stays', async () => {
    await dinnerOutdoor
      .user('maybe we should cancel')
      .expect({ asks: 'leave' })
      .user("no, let's not")
      .expect({ asks: 'outdoor', slots: { partySize: 4 } })
      .run();
  });

  it('about going on asks whether to start over, and a second no goes on after all', async () => {
    await salonSummary
      .later({ minutes: 40 })
      .user('hello?')
      .expect({ asks: 'resume' })
      .user('no')
      .expect({ asks: 'leave', says: 'start over' })
      .user('no')
      .expect({ asks: 'confirm', slots: { service: 'massage', phone: '+12125550147' } })
      .run();
  });

  it('sent before the summary was seen denies nothing of it', async () => {
    await dinnerOutdoor
      .user('yes')
      .expect({ asks: 'notes' })
      .burst('no', 'no')
      .expect({ asks: 'confirm', slots: { notes: null, outdoor: true }, done: 0 })
      .run();
  });
});

describe('Days and times that cannot be', () => {
  it.each([
    ['any day but Monday', 'Monday'],
    ['not tomorrow', 'Saturday 21'],
    ['not this week', 'Friday 20'],
    ["Friday doesn't work", 'Friday'],
  ])('%j is heard, and costs nothing', async (said, excluded) => {
    const { last } = await salon
      .user('haircut')
      .user(said)
      .expect({ asks: 'date', says: 'Could you be more exact?', neverSays: excluded, slots: { date: null } })
      .run();
    expect(last.slots.date?.attempts).toBe(0);
  });

  it.each(['not in the morning', "I can't do mornings"])('%j is heard, and costs nothing', async (said) => {
    const { last } = await salon
      .user('haircut on Tuesday')
      .user(said)
      .expect({ asks: 'time', says: ['noon', 'pm'], neverSays: ' am', slots: { time: null } })
      .run();
    expect(last.slots.time?.attempts).toBe(0);
  });

  it('are left out of those offered before', async () => {
    await salon
      .user('haircut, any day but Monday')
      .user('Tuesday or Thursday')
      .expect({ asks: 'date', says: ['Tuesday', 'Thursday'] })
      .user('not Thursday')
      .expect({ asks: 'date', says: 'Tuesday', neverSays: 'Thursday' })
      .user('ok Tuesday')
      .expect({ asks: 'time', slots: { date: '2026-11-24' } })
      .run();
  });
});

describe('A no when nothing is asked any more', () => {
  it('while it is being done undoes nothing', async () => {
    await salonExecuting.user('no!').later({ minutes: 1 }).expect({ state: 'completed', done: 1 }).run();
  });

  it.each(["that's not what I wanted", "that's wrong"])('once it is done, %j is told whom to ask', async (said) => {
    await salonBooked
      .user(said)
      .expect({ state: 'completed', says: 'To change or cancel it, please contact us', done: 1 })
      .run();
  });

  it('once it is done, a plain no begins nothing', async () => {
    const { done } = await salonBooked
      .user('no, thanks')
      .expect({ state: 'completed', says: 'Your booking stands' })
      .run();
    expect(done).toBe(1);
  });
});
