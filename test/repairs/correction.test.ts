import { describe, expect, it } from 'vitest';
import {
  bikeShop,
  bikeSummary,
  dinner,
  dinnerSummary,
  salon,
  salonBooked,
  salonExecuting,
  salonSummary,
} from './scenes.ts';

describe('A correction while something is still missing', () => {
  it('of the slot told just now changes it, and the next question stays', async () => {
    await salon
      .user("I'd love to get my nails done this Wednesday")
      .expect({ asks: 'time', slots: { service: 'manicure', date: '2026-11-25' } })
      .user("oh no I got that wrong, it's Thursday I'm free")
      .expect({ asks: 'time', slots: { date: '2026-11-26' }, verdicts: { date: 'changed' } })
      .user('quarter past one')
      .expect({ asks: 'name', slots: { date: '2026-11-26', time: '13:15' } })
      .run();
  });

  it('within one message leaves only what was said last', async () => {
    await dinner
      .user('a table for two tomorrow at 8, no, 9')
      .expect({ asks: 'outdoor', slots: { partySize: 2, time: '21:00' } })
      .run();
    await salon
      .user('A facial on Tuesday, no, Wednesday, at 2... sorry, at 3')
      .expect({ asks: 'name', slots: { service: 'facial', date: '2026-11-25', time: '15:00' }, errors: [] })
      .user('Jo March, and the number is 646 555 0111, wait, 646 555 0112')
      .expect({ asks: 'confirm', slots: { name: 'Jo March', phone: '+16465550112' } })
      .run();
  });

  it('of a value that others depend on opens what does not fit any more, and offers what does', async () => {
    await salon
      .user('haircut on Tuesday at half past five')
      .expect({ asks: 'name', slots: { time: '17:30' } })
      .user('actually colour, not a cut')
      .expect({ asks: 'time', slots: { service: 'hair coloring', name: null, time: null }, says: 'no longer possible' })
      .user('then 4 pm')
      .expect({ asks: 'name', slots: { time: '16:00' }, errors: [] })
      .run();
  });

  it('of a name goes through after the next question was put', async () => {
    await salon
      .user('A haircut on Monday at noon')
      .user('Jon Smith')
      .expect({ asks: 'phone', slots: { name: 'Jon Smith' } })
      .user("wait, it's spelled John Smyth")
      .expect({ asks: 'phone', slots: { name: 'John Smyth' }, says: 'Changed the name from Jon Smith to John Smyth' })
      .run();
  });

  it('beside the answer to the question is heard with it', async () => {
    await dinner
      .user('Dinner for two tomorrow at eight')
      .expect({ asks: 'outdoor', slots: { partySize: 2, time: '20:00' } })
      .user('yes, and make it 3 people, my sister comes along')
      .expect({ asks: 'notes', slots: { partySize: 3, outdoor: true }, verdicts: { partySize: 'changed' } })
      .run();
  });

  it('is not taken for the free text that was asked for', async () => {
    await bikeShop
      .user("it's a racing bike")
      .expect({ asks: 'problem' })
      .user("sorry, not a racing bike, it's a city bike")
      .expect({ asks: 'problem', slots: { bike: 'city bike', problem: null } })
      .user('the chain keeps coming off')
      .expect({ asks: 'day', slots: { bike: 'city bike', problem: 'the chain keeps coming off' } })
      .run();
  });
});

describe('A correction of the summary', () => {
  it.each([
    ['Ah, I typed the wrong day. I meant Friday.', { date: '2026-11-27' }],
    ['not Thursday, Friday', { date: '2026-11-27' }],
    ['forget Thursday, Friday is better', { date: '2026-11-27' }],
    ['ok and can we do eleven instead of ten', { time: '11:00' }],
    ['no, not 10, 4 pm', { time: '16:00' }],
    ['I said facial, not massage', { service: 'facial' }],
    ['Yes, but my name is Rosa Dias', { name: 'Rosa Dias' }],
    ['wrong phone, it should be 212 555 0174', { phone: '+12125550174' }],
  ] as const)('%j changes it, and books nothing before a new yes', async (said, slots) => {
    await salonSummary
      .user(said)
      .expect({
        state: 'confirming.awaiting',
        asks: 'confirm',
        slots,
        says: ['Changed the', 'Here is your booking'],
        done: 0,
      })
      .user('looks right now, go ahead')
      .expect({ state: 'completed', slots, done: 1 })
      .run();
  });

  it('can be one after the other, and each stays', async () => {
    await salonSummary
      .user('could you make it a facial?')
      .user('Actually Friday would be better for me')
      .user('and at half past two please')
      .expect({ asks: 'confirm', slots: { service: 'facial', date: '2026-11-27', time: '14:30', name: 'Rosa Diaz' } })
      .user('great')
      .expect({ state: 'completed', done: 1 })
      .run();
  });

  it('that says only what is wrong is asked for, and the new value leads back', async () => {
    await salonSummary
      .user("That isn't my number")
      .expect({ asks: 'revise', slots: { phone: '+12125550147' } })
      .user('the right one is 212 555 0188')
      .expect({ asks: 'confirm', slots: { phone: '+12125550188' } })
      .run();
  });

  it('that cannot be had keeps the old value in reach, and what is offered can be taken', async () => {
    const refused = salonSummary.user('Could we push it to Sunday?').expect({
      asks: 'date',
      slots: { date: '2026-11-26' },
      errors: ['closed'],
      says: 'shall I keep Thursday 26 November',
    });
    await refused
      .user('ok then Saturday')
      .expect({ asks: 'confirm', slots: { date: '2026-11-21' } })
      .run();
    await refused
      .user('never mind, leave it on Thursday')
      .expect({ asks: 'confirm', slots: { date: '2026-11-26' }, verdicts: { date: 'kept' } })
      .run();
  });

  it('back to the first value is a change like any other', async () => {
    await salonSummary
      .user('make it Friday')
      .expect({ slots: { date: '2026-11-27' } })
      .user('hmm, Thursday was better after all')
      .expect({ asks: 'confirm', slots: { date: '2026-11-26' }, verdicts: { date: 'changed' } })
      .user('yes')
      .expect({ done: 1 })
      .run();
  });

  it('of a number names the unit or the old number', async () => {
    await dinnerSummary
      .user("it's not 4, it's 5")
      .expect({ asks: 'confirm', slots: { partySize: 5, time: '20:00' } })
      .user('sorry, we are 6 people')
      .expect({ asks: 'confirm', slots: { partySize: 6, time: '20:00' } })
      .run();
  });

  it('of a yes-or-no answer turns it round, and back again', async () => {
    await dinnerSummary
      .user("I don't want to sit outside after all")
      .expect({ asks: 'confirm', slots: { outdoor: false }, verdicts: { outdoor: 'changed' } })
      .user('actually we do want to sit outside')
      .expect({ asks: 'confirm', slots: { outdoor: true } })
      .run();
  });

  it('may fill in what was skipped', async () => {
    await bikeSummary
      .user('oh, you can have my number: 020 624 1111')
      .expect({ asks: 'confirm', slots: { phone: '+31206241111' } })
      .user('the problem is the brakes, not the gears')
      .expect({ asks: 'confirm', slots: { problem: 'the brakes, not the gears', bike: 'racing bike' } })
      .run();
  });

  it('sent before the summary was seen counts, and the yes sent with it does not', async () => {
    await salonSummary
      .burst('Friday instead', 'yes')
      .expect({ asks: 'confirm', slots: { date: '2026-11-27' }, done: 0 })
      .run();
  });
});

describe('A correction that comes too late', () => {
  it('while it is being done is told to be too late, and changes nothing', async () => {
    await salonExecuting
      .user('oh wait, make it Friday')
      .expect({ directive: 'tooLate', slots: { date: '2026-11-26' } })
      .later({ minutes: 1 })
      .expect({ state: 'completed', says: ['Thursday 26 November', 'Too late for this: your change'], done: 1 })
      .run();
  });

  it.each(['oops, I meant Friday', 'Sorry, can you change the day to Friday?', 'the name is wrong'])(
    'after it is done, %j gets told whom to ask, and begins nothing',
    async (said) => {
      await salonBooked
        .user(said)
        .expect({
          state: 'completed',
          slots: { date: '2026-11-26' },
          says: 'To change or cancel it, please contact us',
          done: 1,
        })
        .run();
    },
  );
});

describe('A correction of what the world has refused', () => {
  it('takes another day where the first has no room at that time', async () => {
    await salon
      .effect('check', { is: 'failed', slot: 'time', reason: 'taken', alternatives: ['11:00', '15:30'] })
      .user('A massage on Thursday at 10 am')
      .expect({ asks: 'time', slots: { time: null }, says: '11 am or 3:30 pm' })
      .user('what about Friday instead, same time')
      .expect({ slots: { date: '2026-11-27' } })
      .run();
  });

  it('after the yes leads to a new summary and a second yes', async () => {
    await salonSummary
      .effect('fulfil', { is: 'conflicted', slot: 'time', reason: 'taken', alternatives: ['11:00'] })
      .user('yes')
      .expect({ asks: 'time', says: '11 am', done: 0 })
      .user('half past three then')
      .expect({ asks: 'confirm', slots: { time: '15:30' } })
      .user('yes')
      .expect({ state: 'completed', done: 1 })
      .run();
  });
});

it('Endless corrections end with a person, and nothing is booked', async () => {
  const days = ['Friday', 'Thursday'];
  const restless = Array.from({ length: 21 }, (_, at) => `make it ${days[at % 2]}`);
  const { last, done } = await restless.reduce((talk, said) => talk.user(said), salonSummary).run();
  expect([last.outcome?.is, done]).toEqual(['handedOff', 0]);
});
