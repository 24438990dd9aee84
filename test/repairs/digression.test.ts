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

describe('A question while something is asked for', () => {
  it('before anything else is answered first', async () => {
    await dinner
      .user('Hi, do you have vegan food?')
      .expect({ asks: 'partySize', says: ['Half of our dishes are vegan.', 'For how many people?'] })
      .user('good, a table for 2 then')
      .expect({ asks: 'date', slots: { partySize: 2 } })
      .run();
  });

  it('beside an answer gets its own, and the answer counts', async () => {
    await salon
      .user('a manicure please')
      .user('Wednesday. do I have to pay up front?')
      .expect({ asks: 'time', slots: { date: '2026-11-25' }, says: 'no deposit is needed' })
      .user('noon. By the way, where can I park?')
      .expect({ asks: 'name', slots: { time: '12:00' }, says: 'public garage' })
      .run();
  });

  it('that is two questions is answered twice, among three values', async () => {
    await salon
      .user('haircut tomorrow at noon, is there parking? My name is Theo Low, do you take cards?')
      .expect({
        asks: 'phone',
        slots: { service: 'haircut', date: '2026-11-21', time: '12:00', name: 'Theo Low' },
        says: ['public garage', 'no deposit is needed'],
      })
      .run();
  });

  it.each([
    'before I give you my name: is there parking?',
    'quick question, can I pay by card there?',
    'hmm, tell me about your prices',
    'do you think I could park close by?',
  ])("%j is nobody's name, and the name is asked for again", async (said) => {
    await salon
      .user('haircut on Thursday at 10')
      .expect({ asks: 'name' })
      .user(said)
      .expect({ asks: 'name', slots: { name: null }, says: 'What name shall I put it under?', errors: [] })
      .user('Nora Bell')
      .expect({ asks: 'phone', slots: { name: 'Nora Bell' } })
      .run();
  });

  it('changes nothing by the values that are named in it', async () => {
    await salon
      .user('a manicure on Tuesday at 3')
      .user('what do you charge for a massage on Saturdays after 5 pm?')
      .expect({ asks: 'name', slots: { service: 'manicure', date: '2026-11-24', time: '15:00' }, says: 'massage $80' })
      .run();
  });

  it('costs no attempt, however many there are', async () => {
    await salon
      .user('haircut')
      .user('blah blah')
      .expect({ asks: 'date' })
      .user('how much is it?')
      .user('do you take cards?')
      .user('and where are you?')
      .user('blah blah')
      .expect({ asks: 'date', outcome: 'none' })
      .user('are you open late?')
      .user('Friday')
      .expect({ asks: 'time', slots: { date: '2026-11-27' } })
      .run();
  });

  it('leaves two options on offer, and one can be picked afterwards', async () => {
    await salon
      .user('trim')
      .expect({ asks: 'service', says: 'haircut or beard trim' })
      .user('how much is either?')
      .expect({ asks: 'service', says: ['beard trim $20', 'Did you mean haircut or beard trim?'] })
      .user('the second one')
      .expect({ asks: 'date', slots: { service: 'beard trim' } })
      .run();
  });

  it('leaves the time that was offered in place of another, and a yes takes it', async () => {
    await salon
      .effect('check', { is: 'failed', slot: 'time', reason: 'taken', alternatives: ['11:00'] })
      .user('haircut on Thursday at 10 am')
      .expect({ asks: 'time', says: 'How about 11 am?' })
      .user('how long does it take?')
      .expect({ asks: 'time', says: ['haircut 30 minutes', 'How about 11 am?'] })
      .user("I'll take it")
      .expect({ asks: 'name', slots: { time: '11:00' } })
      .run();
  });

  it('is not taken for a free text, be it optional or not', async () => {
    await bikeShop
      .user('city bike')
      .user('could you tell me the price first?')
      .expect({ asks: 'problem', slots: { problem: null }, says: 'call you with a price' })
      .user('flat tyre')
      .expect({ asks: 'day', slots: { problem: 'flat tyre' } })
      .run();
    await dinnerOutdoor
      .user('yes')
      .user('what should I wear?')
      .expect({ asks: 'notes', slots: { notes: null }, says: 'Come as you are.' })
      .user('a high chair, please. And is there parking?')
      .expect({ asks: 'confirm', slots: { notes: 'a high chair, please.' }, says: 'car park' })
      .run();
  });

  it('about sitting outside is no yes to it', async () => {
    await dinnerOutdoor
      .user('is the terrace heated?')
      .expect({ asks: 'outdoor', slots: { outdoor: null }, says: "I can't answer that here" })
      .user('yes please')
      .expect({ asks: 'notes', slots: { outdoor: true } })
      .run();
  });

  it('nobody here can answer says so, and goes on', async () => {
    await salon
      .user('I would like a facial, and do you sell gift cards?')
      .expect({
        asks: 'date',
        slots: { service: 'facial' },
        says: ["I can't answer that here", 'Which day suits you?'],
      })
      .user('what day is it today?')
      .expect({ asks: 'date', slots: { date: null } })
      .run();
  });
});

describe('After a question the only time offered', () => {
  const offered = salon
    .effect('check', { is: 'failed', slot: 'time', reason: 'taken', alternatives: ['11:00'] })
    .user('a massage on Thursday at 10 am')
    .expect({ asks: 'time', says: 'How about 11 am?' })
    .user('how long does it take?')
    .expect({ asks: 'time', says: ['massage 60 minutes', 'How about 11 am?'] });

  it.each(['ok, that one', 'take that one', "I'll have that one please"])('is taken by %j', async (said) => {
    await offered
      .user(said)
      .expect({ asks: 'name', slots: { time: '11:00' } })
      .run();
  });

  it.each(['not that one', 'is that one long?'])('is not taken by %j', async (said) => {
    await offered
      .user(said)
      .expect({ asks: 'time', slots: { time: null } })
      .run();
  });
});

describe('A word about the conversation itself', () => {
  it.each(['what was the question?', 'could you say that again please?', 'hang on, what did you ask?'])(
    '%j puts the question again',
    async (said) => {
      await salon.user('haircut on Thursday').user(said).expect({ asks: 'time', neverSays: 'Sorry' }).run();
    },
  );

  it.each(['what have I told you so far?', "and what's missing?"])('%j gets what was told', async (said) => {
    await dinnerOutdoor
      .user(said)
      .expect({ asks: 'outdoor', says: ['4 (party size)', 'Saturday 21 November 2026', '8 pm'] })
      .run();
  });

  it('asks why a number is wanted, and gets the reason', async () => {
    await salon
      .user('haircut on Thursday at 4 pm, Ed Moss')
      .expect({ asks: 'phone' })
      .user('what do you need my number for?')
      .expect({ asks: 'phone', says: 'So that the salon can reach you.' })
      .user('212 555 0155')
      .expect({ asks: 'confirm' })
      .run();
  });

  it('asks for help in the middle, and nothing is lost', async () => {
    await bikeShop
      .user('my e-bike')
      .user('the battery is dead')
      .user('help')
      .expect({ asks: 'day', says: 'change any of them', slots: { bike: 'e-bike', problem: 'the battery is dead' } })
      .user('Saturday')
      .expect({ asks: 'name', slots: { day: '2026-11-21' } })
      .run();
  });

  it('asks for a moment, and the summary waits', async () => {
    await bikeSummary
      .user('one moment, please')
      .expect({ asks: 'confirm', done: 0 })
      .later({ minutes: 5 })
      .user('ok')
      .expect({ state: 'completed', done: 1 })
      .run();
  });
});

describe('A question at the summary', () => {
  it.each([
    ['which subway stop are you near?', '218 Orchard Street'],
    ['how long does it take?', 'massage 60 minutes'],
    ["and what if I'm late?", 'free of charge until 24 hours'],
    ['is there a fee if I am late?', 'free of charge until 24 hours'],
  ])('%j is answered, the summary is put again, and a yes to it books', async (said, answer) => {
    await salonSummary
      .user(said)
      .expect({ state: 'confirming.awaiting', asks: 'confirm', says: [answer, 'Here is your booking'], done: 0 })
      .user('all good, book it')
      .expect({ state: 'completed', done: 1 })
      .run();
  });

  it.each(['Yes! And where are you located?', 'I guess so, but do you take cash?', 'Sure, how much is it again?'])(
    '%j is answered before anything is booked',
    async (said) => {
      await salonSummary.user(said).expect({ asks: 'confirm', done: 0 }).user('yes').expect({ done: 1 }).run();
    },
  );

  it('and a change in one message are both heard', async () => {
    await salonSummary
      .user("Let's do Friday instead. How much is it, by the way?")
      .expect({ asks: 'confirm', slots: { date: '2026-11-27' }, says: ['Changed the date', 'massage $80'], done: 0 })
      .run();
  });

  it('leads nowhere else when nobody can answer it', async () => {
    await dinnerSummary
      .user('who is the chef?')
      .expect({ asks: 'confirm', says: ["I can't answer that here", 'Here is your table'] })
      .user('go ahead')
      .expect({ state: 'completed', done: 1 })
      .run();
  });

  it('asked when something is to be changed leaves that open', async () => {
    await salonSummary
      .user('no')
      .expect({ asks: 'revise' })
      .user('how long does a facial take?')
      .expect({ asks: 'revise', slots: { service: 'massage' }, says: 'facial 60 minutes' })
      .user('ok, make it a facial')
      .expect({ asks: 'confirm', slots: { service: 'facial' } })
      .run();
  });
});

describe('A question to another question', () => {
  it('about other days keeps them on offer, and the old one in reach', async () => {
    await salonSummary
      .user('Could we push it to Sunday?')
      .user('which days are you open?')
      .expect({ asks: 'date', says: ['Monday to Saturday', 'shall I keep Thursday'], slots: { date: '2026-11-26' } })
      .user('ok leave it')
      .expect({ asks: 'confirm', slots: { date: '2026-11-26' } })
      .run();
  });

  it('about leaving is answered, and nobody has left', async () => {
    await salonSummary
      .user("I think I'd better cancel")
      .expect({ asks: 'leave' })
      .user('is there a cancellation fee?')
      .expect({ asks: 'confirm', says: 'free of charge until 24 hours', outcome: 'none', done: 0 })
      .run();
  });

  it('after a long pause is answered before it is asked whether to go on', async () => {
    await salonSummary
      .later({ minutes: 45 })
      .user('do you take Apple Pay?')
      .expect({ asks: 'resume', says: ['by card, phone or in cash', 'Shall we continue'] })
      .user('yes')
      .expect({ asks: 'confirm', done: 0 })
      .run();
  });
});

describe('A question when nothing is asked any more', () => {
  it('while it is being done is answered, and nothing is done twice', async () => {
    await salonExecuting
      .user('where is it exactly?')
      .expect({ state: 'executing.running', says: '218 Orchard Street' })
      .later({ minutes: 1 })
      .expect({ state: 'completed', done: 1 })
      .run();
  });

  it('once it is done is answered, and begins nothing', async () => {
    await salonBooked
      .user('thanks! do I have to pay a deposit?')
      .expect({ state: 'completed', says: 'no deposit is needed' })
      .user('when was it again?')
      .expect({ state: 'completed', says: ['Thursday 26 November 2026', '10 am'], done: 1 })
      .run();
  });

  it('once it is left is answered, and a new one can begin', async () => {
    await salonSummary
      .user('cancel')
      .expect({ outcome: 'cancelled' })
      .user('how much is a haircut, anyway?')
      .expect({ outcome: 'cancelled', says: 'haircut $45', slots: { service: 'massage' } })
      .user('good, then a haircut tomorrow')
      .expect({ asks: 'time', slots: { service: 'haircut', date: '2026-11-21', name: null }, outcome: 'none' })
      .run();
  });
});

it('Digressions all the way still end in what was wanted', async () => {
  const { done, replies } = await dinner
    .user('is there parking?')
    .user('table for 2. do you have vegan food?')
    .user('what was the question?')
    .user('tomorrow, if that is ok?')
    .user('hmm, let me think')
    .user('8 pm. and the dress code?')
    .user('will it rain?')
    .user('yes')
    .user('where can I park?')
    .user('no')
    .expect({ asks: 'confirm', slots: { partySize: 2, date: '2026-11-21', time: '20:00', outdoor: true, notes: null } })
    .user('what have I told you?')
    .user('yes')
    .run();
  expect([done, replies.at(-1)?.state]).toEqual([1, 'completed']);
});

describe('What a question is about', () => {
  it.each(['and facials, what do they cost?', 'facials, how long do those take?'])(
    'changes nothing of the summary: %j',
    async (said) => {
      await salonSummary
        .user(said)
        .expect({ asks: 'confirm', says: 'facial', slots: { service: 'massage' }, neverSays: 'Changed' })
        .run();
    },
  );

  it('is told where nothing stands against it', async () => {
    await salon
      .user('facials, what do they cost?')
      .expect({ asks: 'date', says: 'facial $70', slots: { service: 'facial' } })
      .run();
  });
});
