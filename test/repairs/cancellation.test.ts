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

const left = { state: 'cancelled', outcome: 'cancelled', done: 0 } as const;

describe('A plain wish to leave', () => {
  it('before anything was told ends the conversation', async () => {
    await salon
      .user('stop')
      .expect({ ...left, says: 'No booking was made' })
      .run();
  });

  it('while a value is asked for ends it, and a later yes brings nothing back', async () => {
    await salon
      .user('I need a facial on Friday')
      .expect({ asks: 'time' })
      .user('Please cancel it')
      .expect({ ...left, asks: 'nothing' })
      .user('yes')
      .expect({ ...left, says: 'book another' })
      .run();
  });

  it.each(['No, cancel it', 'I want to quit', 'abort abort abort', 'call it off', "I've decided against it, sorry"])(
    '%j to the summary books nothing',
    async (said) => {
      await salonSummary
        .user(said)
        .expect({ ...left, neverSays: 'is made' })
        .run();
    },
  );

  it('to "what should I change?" leaves instead of changing', async () => {
    await salonSummary.user('no').expect({ asks: 'revise' }).user('cancel the whole thing').expect(left).run();
  });

  it('to an offer of other days leaves too', async () => {
    await salon
      .user('A haircut on Sunday')
      .expect({ asks: 'date', errors: ['closed'] })
      .user('then forget it')
      .expect(left)
      .run();
  });

  it('after two answers that were not understood is still understood', async () => {
    await salon
      .user('the usual')
      .user('you know, what I always have')
      .expect({ asks: 'service' })
      .user('never mind')
      .expect(left)
      .run();
  });

  it('after a long pause needs no "let us continue" first', async () => {
    await salonSummary.later({ minutes: 40 }).user('actually I changed my mind, cancel please').expect(left).run();
  });

  it('sent together with a yes wins where it came first', async () => {
    await salonSummary.burst('Please cancel', 'yes').expect(left).run();
  });

  it('that never got its answer is not done twice', async () => {
    await bikeSummary.user('cancel').lost().again().expect(left).run();
  });

  it('is understood where any words would do as the answer', async () => {
    await bikeShop
      .user('my e-bike')
      .expect({ asks: 'problem' })
      .user('quit')
      .expect({ ...left, slots: { problem: null }, says: 'No repair was made' })
      .run();
  });

  it('is understood where a yes or a no was asked for', async () => {
    await dinnerOutdoor
      .user('call it off please')
      .expect({ ...left, slots: { outdoor: null } })
      .run();
  });
});

describe('A wish to leave among other words', () => {
  it.each([
    "I think I'd better cancel",
    'oh you know what, forget the whole thing',
    "actually, I can't make it any more, please drop the whole thing",
    "I'm no longer interested, bye",
    "We don't need the appointment any more",
    "we've decided to stay at home, so cancel it",
    'maybe I should cancel?',
  ])('%j is asked about once, and a yes leaves', async (said) => {
    await salonSummary
      .user(said)
      .expect({ asks: 'leave', directive: 'confirmLeave', done: 0 })
      .user('yeah')
      .expect(left)
      .run();
  });

  it('is asked about, and a no goes on with everything that was told', async () => {
    await salonSummary
      .user("I think I'd better cancel")
      .expect({ asks: 'leave' })
      .user('no no, go on')
      .expect({ asks: 'confirm', slots: { service: 'massage', name: 'Rosa Diaz' } })
      .user('yes')
      .expect({ state: 'completed', done: 1 })
      .run();
  });

  it('is asked about, and an answer to something else goes on with it', async () => {
    await dinnerOutdoor
      .user('nah, forget about the table')
      .expect({ asks: 'leave', says: 'cancel the table' })
      .user('Actually, could you make it Sunday')
      .expect({ asks: 'outdoor', slots: { date: '2026-11-22' } })
      .run();
  });

  it('is asked about, and who does not know goes on', async () => {
    await salonSummary.user('maybe I should cancel?').user("I don't know").expect({ asks: 'confirm', done: 0 }).run();
  });

  it('is asked about, and saying it again is enough', async () => {
    await dinnerSummary
      .user("we've decided to cook at home, so cancel it")
      .expect({ asks: 'leave' })
      .user('I told you, cancel it')
      .expect(left)
      .run();
  });
});

describe('A wish to leave beside words that the summary is wrong', () => {
  it('is asked about, as it may be meant for what is wrong', async () => {
    await salonSummary
      .user("cancel it, that's not right")
      .expect({ asks: 'leave', directive: 'confirmLeave', done: 0 })
      .user('no')
      .expect({ asks: 'confirm', slots: { service: 'massage', name: 'Rosa Diaz' } })
      .run();
  });

  it.each(["stop, that's all wrong", "no no, stop! that isn't what I said"])(
    '%j loses nothing: what to change is asked',
    async (said) => {
      await salonSummary
        .user(said)
        .expect({ asks: 'revise', says: 'What should I change?', slots: { time: '10:00' } })
        .user('the time is 11')
        .expect({ asks: 'confirm', slots: { service: 'massage', time: '11:00', name: 'Rosa Diaz' } })
        .run();
    },
  );

  it('still starts over at once, where that was said', async () => {
    await salonSummary
      .user("that's all wrong, start over")
      .expect({ asks: 'service', slots: { service: null } })
      .run();
  });
});

describe('What only sounds like leaving', () => {
  it('is "let\'s not" to the summary, which books nothing', async () => {
    await salonSummary.user("let's not do this").expect({ asks: 'revise', done: 0 }).run();
  });

  it('cancels nothing where it takes back one value for another', async () => {
    await salonSummary
      .user('cancel Thursday, make it Friday')
      .expect({ asks: 'confirm', slots: { date: '2026-11-27' } })
      .user('yes')
      .expect({ state: 'completed', done: 1 })
      .run();
  });

  it('cancels nothing where another service is wanted', async () => {
    await salon
      .user('A haircut on Thursday at 10')
      .user("cancel the haircut, I'd rather have a manicure")
      .expect({ asks: 'name', slots: { service: 'manicure', date: '2026-11-26', time: '10:00' } })
      .run();
  });

  it.each(['Can I still cancel this later?', 'what happens if I have to cancel?', 'is there a cancellation fee?'])(
    'answers %j, and a yes still books',
    async (said) => {
      await salonSummary
        .user(said)
        .expect({ asks: 'confirm', says: 'free of charge until 24 hours before' })
        .user('ok then yes')
        .expect({ state: 'completed', done: 1 })
        .run();
    },
  );

  it('answers the question about it, and cancels when that is said next', async () => {
    await salon
      .user('A haircut on Thursday at 10')
      .user('what happens if I cancel?')
      .expect({ asks: 'name', says: 'we charge half' })
      .user('cancel then')
      .expect(left)
      .run();
  });

  it.each(["don't cancel anything", "no, I don't want to cancel", 'please never cancel it'])(
    '%j at the summary leaves it standing',
    async (said) => {
      await salonSummary
        .user(said)
        .expect({ outcome: 'none', done: 0, slots: { service: 'massage' } })
        .run();
    },
  );

  it('is a problem of the bike, or a note, where it is one', async () => {
    await bikeShop
      .user('my e-bike')
      .user("it won't stop when I brake")
      .expect({ asks: 'day', slots: { problem: "it won't stop when I brake" } })
      .run();
    await dinnerOutdoor
      .user('yes')
      .user("we come late, please don't cancel our table")
      .expect({ asks: 'confirm', slots: { notes: "we come late, please don't cancel our table" } })
      .run();
  });
});

describe('A wish to leave that comes too late', () => {
  it('while it is being done is told to be too late, and how to cancel is said at the end', async () => {
    await salonExecuting
      .user('stop! cancel it')
      .expect({ state: 'executing.running', directive: 'tooLate' })
      .later({ minutes: 1 })
      .expect({ state: 'completed', says: ['Too late for this: cancelling', 'please contact us'], done: 1 })
      .run();
  });

  it('while nobody knows whether it was done cancels nothing, and the truth is told when it is found out', async () => {
    await salonSummary
      .effect('fulfil', 'usual', 'never')
      .user('yes')
      .expect({ directive: 'wait' })
      .user('then cancel')
      .expect({ directive: 'tooLate' })
      .later({ minutes: 2 })
      .expect({ state: 'completed', done: 1 })
      .run();
  });

  it.each(['Hm, I have to cancel that', 'cancel my appointment please', 'never mind'])(
    'after it is done, %j undoes nothing, and says so',
    async (said) => {
      await salonBooked.user(said).expect({ state: 'completed', says: 'Your booking stands', done: 1 }).run();
    },
  );
});

describe('Starting over', () => {
  it('forgets what was told and asks from the start', async () => {
    await salonSummary
      .user("I'd like to start all over")
      .expect({ asks: 'service', slots: { service: null, date: null, name: null, phone: null } })
      .user('a facial tomorrow at noon')
      .expect({ asks: 'name', slots: { service: 'facial', date: '2026-11-21', time: '12:00' } })
      .run();
  });

  it.each(['can we begin again? I messed everything up', 'let me start again from scratch'])(
    '%j is asked about first, and a yes does it',
    async (said) => {
      await salonSummary
        .user(said)
        .expect({ asks: 'leave', says: 'start over', slots: { service: 'massage' } })
        .user('yes please')
        .expect({ asks: 'service', slots: { service: null, phone: null }, done: 0 })
        .run();
    },
  );
});

it('Who cancelled can begin anew, and nothing of the old one is left', async () => {
  const { done } = await dinner
    .user('Dinner for 4 on Saturday at 8 pm')
    .user('cancel')
    .expect(left)
    .user('a table for 2 tomorrow at 7 pm')
    .expect({ asks: 'outdoor', slots: { partySize: 2, date: '2026-11-21', time: '19:00' } })
    .user('no')
    .user('no')
    .user('yes')
    .expect({ state: 'completed' })
    .run();
  expect(done).toBe(1);
});
