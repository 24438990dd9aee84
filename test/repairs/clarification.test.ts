import { describe, it } from 'vitest';
import { flow as repair } from '../../docs/examples/bike-repair.ts';
import { flow as reservation } from '../../docs/examples/every-option.ts';
import { flow as pickUp } from '../../docs/examples/own-flow.ts';
import { booking } from '../../machines/booking.ts';
import { dialogue } from '../../src/testing/index.ts';
import { restaurant } from '../offline/restaurant.ts';

const now = '2026-11-20T10:00:00-05:00'; // a Friday
const salon = dialogue(booking, { now });
const table = dialogue(restaurant, { now });
const dinner = dialogue(reservation, { now });
const workshop = dialogue(repair, { now });
const parcels = dialogue(pickUp, { now });

const whichTrim = salon.user('a trim on Friday').expect({ asks: 'service', says: 'haircut or beard trim?' });
const atSummary = salon
  .user('facial next Friday at ten, Greta Olsen, 347 555 0101')
  .expect({ asks: 'confirm', done: 0 });

describe('What could be two things is asked about, and nothing is guessed', () => {
  it.each([
    ['the beard one', 'beard trim'],
    ['just the beard please', 'beard trim'],
    ['the second', 'beard trim'],
    ['hair cut', 'haircut'],
    ['either, you choose', 'haircut'],
    ['hm, neither, a massage', 'massage'],
  ] as const)('"a trim", clarified by %j', async (said, service) => {
    await whichTrim
      .expect({ slots: { service: null, date: '2026-11-27' }, state: 'collecting.clarifying' })
      .user(said)
      .expect({ asks: 'time', slots: { service, date: '2026-11-27' } })
      .run();
  });

  it('a part of two options is cleared up with a word of one of them', async () => {
    await salon
      .user('something with my hair on Tuesday')
      .expect({ asks: 'service', says: 'haircut or hair coloring?', slots: { service: null } })
      .user('the colour one')
      .expect({ asks: 'time', slots: { service: 'hair coloring' } })
      .run();
    await workshop
      .user("it's a bike")
      .expect({ asks: 'bike', says: 'city bike, racing bike or e-bike?' })
      .user('the electric one')
      .expect({ asks: 'problem', slots: { bike: 'e-bike' } })
      .run();
  });

  it.each([
    ['8 or 9 people on Friday', '9', 9],
    ['8 or 9 people on Friday', 'the first one', 8],
    ['8 or 9 people on Friday', "let's say eight", 8],
  ])('%j, clarified by %j', async (said, answer, guests) => {
    await dinner
      .user(said)
      .expect({ asks: 'guests', says: '8 or 9?', slots: { guests: null, day: '2026-11-27' } })
      .user(answer)
      .expect({ asks: 'time', slots: { guests } })
      .run();
  });

  it.each(['the bigger one', 'the larger one please'])('%j of two numbers is the greater one', async (said) => {
    await parcels
      .user('2 or 3 parcels on Monday')
      .expect({ asks: 'parcels', says: '2 or 3?' })
      .user(said)
      .expect({ asks: 'name', slots: { parcels: 3 } })
      .run();
  });

  it('two phone numbers', async () => {
    await salon
      .user('haircut Tuesday at 3, Ann Lee')
      .user('212 555 0123 or 415 555 2671')
      .expect({ asks: 'phone', says: '(212) 555-0123 or (415) 555-2671?' })
      .user('the second one')
      .expect({ asks: 'confirm', slots: { phone: '+14155552671' } })
      .run();
  });

  it('one after the other where a message holds two', async () => {
    await salon
      .user('a trim on monday or tuesday')
      .expect({ asks: 'service', says: 'haircut or beard trim?' })
      .user('beard')
      .expect({ asks: 'date', says: 'Monday 23 November 2026 or Tuesday 24 November 2026?' })
      .user('tuesday')
      .expect({ asks: 'time', slots: { service: 'beard trim', date: '2026-11-24' } })
      .run();
  });
});

describe('What is too vague is asked for more exactly, with examples', () => {
  it('a week, then a part of a day', async () => {
    await salon
      .user('massage sometime next week')
      .expect({ asks: 'date', says: ['Could you be more exact?', '23 November 2026'], slots: { date: null } })
      .user('Wednesday')
      .expect({ asks: 'time', slots: { date: '2026-11-25' } })
      .user('after lunch')
      .expect({ asks: 'time', says: 'Could you be more exact?', slots: { time: null } })
      .user('2ish')
      .expect({ asks: 'name', slots: { time: '14:00' } })
      .run();
  });

  it('and a narrower answer that is still vague gets narrower examples', async () => {
    await table
      .user('3 of us friday evening')
      .expect({ asks: 'time', says: 'Could you be more exact?' })
      .user('between 7 and 8')
      .expect({ asks: 'time', says: '7 pm or 8 pm' })
      .user('7:30')
      .expect({ asks: 'outdoor', slots: { time: '19:30' } })
      .run();
  });

  it('and one of the examples may be picked by its place', async () => {
    await workshop
      .user('racing bike')
      .user('it makes a noise')
      .user('some day next week')
      .expect({ asks: 'day', says: 'Monday 23 November 2026, Thursday 26 November 2026 or Saturday 28 November 2026' })
      .user('the middle one')
      .expect({ asks: 'name', slots: { day: '2026-11-26' } })
      .run();
  });

  it('a refused time may be cleared up by a part of the day', async () => {
    await salon
      .user('haircut on Friday')
      .user('at 8')
      .expect({ asks: 'time', errors: ['outside-hours'], says: '9 am or 5:30 pm' })
      .user('in the morning')
      .expect({ asks: 'name', slots: { time: '09:00' } })
      .run();
  });
});

describe('A correction that could be two things', () => {
  const whichDay = atSummary
    .user('make it Thursday or Wednesday')
    .expect({ asks: 'date', says: 'or shall I keep Friday 27 November 2026?', slots: { date: '2026-11-27' }, done: 0 });

  it('is cleared up before the summary is put again', async () => {
    await whichDay
      .user('Wednesday')
      .expect({ asks: 'confirm', slots: { date: '2026-11-25' }, done: 0 })
      .user('yes')
      .expect({ done: 1 })
      .run();
  });

  it.each(['keep it as it was', 'no, leave it', 'keep Friday'])('or taken back by %j', async (said) => {
    await whichDay
      .user(said)
      .expect({ asks: 'confirm', says: "I'll keep Friday 27 November 2026.", slots: { date: '2026-11-27' }, done: 0 })
      .run();
  });

  it('and a yes is no answer to it', async () => {
    await whichDay
      .user('yes')
      .expect({ asks: 'date', slots: { date: '2026-11-27' }, done: 0 })
      .user('the first one')
      .expect({ asks: 'confirm', done: 0 })
      .run();
  });

  it('nobody could tell what to change: that is asked, and told how to say it', async () => {
    await atSummary
      .user('change it')
      .expect({ asks: 'revise', says: 'What should I change?' })
      .user('the time')
      .expect({ asks: 'revise', says: 'Just tell me what it should be instead.' })
      .user('4:30')
      .expect({ asks: 'confirm', slots: { time: '16:30' } })
      .run();
  });
});

describe('The user asks back', () => {
  it.each([
    'pardon?',
    'sorry?',
    "I'm sorry?",
    'come again',
    'could you repeat that?',
    'what did you say?',
    'Sorry, what was the question?',
  ])('%j gets the same question, and costs nothing', async (said) => {
    await whichTrim
      .user(said)
      .user(said)
      .user(said)
      .expect({ asks: 'service', says: 'Did you mean haircut or beard trim?', outcome: 'none' })
      .user('the first')
      .expect({ asks: 'time', slots: { service: 'haircut' } })
      .run();
  });

  it('what the options cost, and is answered before they are offered again', async () => {
    await whichTrim
      .user('what does the beard one cost?')
      .expect({ asks: 'service', says: ['beard trim $20', 'Did you mean haircut or beard trim?'] })
      .user('and how long does it take')
      .expect({ asks: 'service', says: ['beard trim 15 minutes', 'haircut or beard trim?'] })
      .user('beard then')
      .expect({ asks: 'time', slots: { service: 'beard trim' } })
      .run();
  });

  it('something nobody can answer, and the question stands', async () => {
    await dinner
      .user('10 people on Friday at 8')
      .expect({ asks: 'room' })
      .user("what's the difference?")
      .expect({ asks: 'room', says: ["I can't answer that here.", 'In the garden or in the hall?'] })
      .user('do they both have heating?')
      .expect({ asks: 'room', slots: { room: null } })
      .user('hall')
      .expect({ asks: 'name', slots: { room: 'hall' } })
      .run();
  });

  it.each(['help', "I don't understand", "I'm lost", 'what can I say?'])(
    '%j at the summary, is told what can be done, and books nothing',
    async (said) => {
      await atSummary
        .user(said)
        .expect({ asks: 'confirm', says: ['I can help you with your booking', 'Shall I go ahead'], done: 0 })
        .user('ok, yes')
        .expect({ state: 'completed', done: 1 })
        .run();
    },
  );

  it('what was understood so far', async () => {
    await whichTrim
      .user('what do you have so far?')
      .expect({ asks: 'service', says: ['Friday 27 November 2026', 'haircut or beard trim?'] })
      .run();
  });

  it('while it is being booked, and hears that it is under way', async () => {
    await atSummary
      .effect('fulfil', 'usual', 'late')
      .user('yes')
      .expect({ directive: 'wait', says: 'One moment' })
      .user('what did you say?')
      .expect({ state: 'executing.running', says: 'One moment' })
      .later({ seconds: 30 })
      .expect({ state: 'completed', done: 1 })
      .run();
  });

  it('once it is booked, and hears what stands', async () => {
    await atSummary
      .user('yes')
      .user('sorry, what did I book?')
      .expect({ state: 'completed', says: ['facial', 'Friday 27 November 2026', '10 am', 'Reference'], done: 1 })
      .run();
  });
});

describe('An unclear answer to the summary', () => {
  it.each(['maybe', 'I think so', 'hm?', 'sort of'])('%j is no yes: a plain one is asked for', async (said) => {
    await atSummary
      .user(said)
      .expect({ asks: 'confirm', says: 'I need a plain yes before I do anything.', done: 0 })
      .user('yes')
      .expect({ done: 1 })
      .run();
  });
});

describe('A question that is never cleared up', () => {
  it('is put with an example, then given to a person', async () => {
    await whichTrim
      .user("I don't know")
      .expect({ asks: 'service', neverSays: 'For example' })
      .user('no idea')
      .expect({ asks: 'service', says: 'For example: haircut' })
      .user('dunno, you tell me')
      .expect({ state: 'handedOff', outcome: 'handedOff', done: 0 })
      .run();
  });

  it('is put again after a pause, with what is known', async () => {
    await whichTrim
      .later({ minutes: 45 })
      .user('hello?')
      .expect({ state: 'resuming', says: ['So far: Friday 27 November 2026', 'continue where we left off?'] })
      .user('yes')
      .expect({ asks: 'service', says: 'haircut or beard trim?' })
      .run();
  });

  it('is gone after starting over', async () => {
    await whichTrim
      .user('start over')
      .expect({ asks: 'service', neverSays: 'Did you mean', slots: { date: null } })
      .user('beard trim')
      .expect({ asks: 'date' })
      .run();
  });
});

describe('To options that do not suit', () => {
  it.each(['neither', 'none of them', 'neither of those'])('%j brings the others', async (said) => {
    await salon
      .user('a trim')
      .expect({ asks: 'service', says: 'haircut or beard trim?' })
      .user(said)
      .expect({ asks: 'service', says: ['hair coloring', 'massage', 'facial'], neverSays: 'beard trim' })
      .user('the massage')
      .expect({ asks: 'date', slots: { service: 'massage' } })
      .run();
  });

  it('neither of two days brings other days', async () => {
    await salon
      .user('haircut on Sunday')
      .expect({ asks: 'date', says: ['Saturday 21', 'Monday 23'] })
      .user('neither')
      .expect({ asks: 'date', says: ['Friday 20', 'Tuesday 24'], neverSays: 'Monday 23' })
      .run();
  });
});

describe('A name alone, once the summary was denied', () => {
  const summary = salon.user('A massage on Thursday at 10 am for Rosa Diaz, 212 555 0147').expect({ asks: 'confirm' });

  it.each([
    ['no', 'the name', 'Anna Lee'],
    ['no', 'the name', 'Anna'],
    ["That's not how you spell my name", 'Rosa Dias'],
    ['no', 'Anna Lee'],
  ])('after %j, %j', async (...said) => {
    await said
      .reduce((all, text) => all.user(text), summary)
      .expect({ asks: 'confirm', slots: { name: said.at(-1) ?? null, service: 'massage' }, done: 0 })
      .run();
  });

  it('is no word of something else', async () => {
    await summary
      .user('no')
      .user('Pedicure')
      .expect({ asks: 'revise', slots: { name: 'Rosa Diaz' } })
      .run();
  });
});
