import { describe, it } from 'vitest';
import { flow as repair } from '../../docs/examples/bike-repair.ts';
import { flow as reservation } from '../../docs/examples/every-option.ts';
import { flow as pickUp } from '../../docs/examples/own-flow.ts';
import { booking } from '../../machines/booking.ts';
import { dialogue } from '../../src/testing/index.ts';
import { restaurant } from '../offline/restaurant.ts';
import { salonSummary } from './scenes.ts';

const now = '2026-11-20T10:00:00-05:00'; // a Friday
const salon = dialogue(booking, { now });
const table = dialogue(restaurant, { now });
const dinner = dialogue(reservation, { now });
const workshop = dialogue(repair, { now });
const parcels = dialogue(pickUp, { now });

const askedForDay = salon.user('i need my nails done').expect({ asks: 'date' });
const askedForPhone = salon.user('haircut Wednesday 2pm for Robin Dale').expect({ asks: 'phone' });
const atSummary = askedForPhone.user('917 555 0190').expect({ asks: 'confirm' });

describe('A refusal tells why and offers what can be had', () => {
  it.each([
    ['Sunday works for me', 'closed', 'Saturday 21 November 2026 or Monday 23 November 2026'],
    ['how about yesterday', 'past', 'Friday 20 November 2026 or Saturday 21 November 2026'],
    ['the 31st of November', 'no-such-date', 'Monday 30 November 2026 or Tuesday 1 December 2026'],
    ['Tuesday the 25th', 'weekday-mismatch', 'Wednesday 25 November 2026 or Tuesday 24 November 2026'],
    ['sometime on July 4th', 'too-far', 'May 2027'],
  ])('%j as a day is %s', async (said, code, offered) => {
    await askedForDay
      .user(said)
      .expect({ asks: 'date', errors: [code], says: offered, slots: { date: null } })
      .user('ok, the first one')
      .expect({ asks: 'time', errors: [] })
      .run();
  });

  it.each([
    ['at 7 in the evening', 'outside-hours', '5:15 pm'],
    ['ten past two', 'off-grid', '2:15 pm'],
    ['5:30 pm', 'does-not-fit', '5:15 pm'],
    ['crack of dawn, like 5 am', 'outside-hours', '9 am'],
  ])('%j as a time is %s', async (said, code, offered) => {
    await askedForDay
      .user('Wednesday')
      .user(said)
      .expect({ asks: 'time', errors: [code], says: offered, slots: { time: null, date: '2026-11-25' } })
      .run();
  });

  it('a service that is not done is answered with all that are', async () => {
    await salon
      .user("I'd like a pedicure")
      .expect({ asks: 'service', errors: ['not-an-option'], says: ['hair coloring', 'manicure', 'facial'] })
      .user('ok a mani then')
      .expect({ asks: 'date', slots: { service: 'manicure' } })
      .run();
  });

  it('a party that is too large is told how many can come, and a yes takes it', async () => {
    await table
      .user('table for 40')
      .expect({ asks: 'partySize', errors: ['too-large'], says: 'How about 12?' })
      .user('yes')
      .expect({ asks: 'date', slots: { partySize: 12 } })
      .run();
  });

  it('a day that is too soon for the workshop', async () => {
    await workshop
      .user('racing bike')
      .user('the brakes squeal')
      .user('can I bring it today')
      .expect({ asks: 'day', errors: ['too-soon'], says: 'Saturday 21 November 2026' })
      .user('in three weeks then')
      .expect({ asks: 'day', errors: ['too-far'] })
      .user('fine, tomorrow')
      .expect({ asks: 'name', slots: { day: '2026-11-21' } })
      .run();
  });
});

describe('An offer after a refusal', () => {
  const offered = salon.user('massage on Saturday at 20 past 2').expect({ asks: 'time', says: '2:15 pm or 2:30 pm' });

  it.each([
    ['the second one', '14:30'],
    ['the first works', '14:15'],
    ['2:30 then', '14:30'],
    ["I'll take the last", '14:30'],
    ["neither, I'd rather come at 4", '16:00'],
  ] as const)('is answered by %j with %s', async (said, time) => {
    await offered.user(said).expect({ slots: { time } }).run();
  });

  it.each([
    ['the earlier one', '14:15'],
    ['whichever is sooner', '14:15'],
    ["I'll take the later one please", '14:30'],
  ] as const)('is answered by %j with %s, as they stand on the clock', async (said, time) => {
    await offered.user(said).expect({ asks: 'name', slots: { time } }).run();
  });

  it.each(['an earlier one', 'the bigger one', 'earlier'])('is not answered by %j', async (said) => {
    await offered
      .user(said)
      .expect({ asks: 'time', slots: { time: null }, says: '2:15 pm or 2:30 pm' })
      .run();
  });

  it('is picked by what comes first in the calendar, in whatever order it was made', async () => {
    await salon
      .user('a haircut on Tuesday the 25th')
      .expect({ asks: 'date', says: 'Wednesday 25 November 2026 or Tuesday 24 November 2026' })
      .user('the earlier one')
      .expect({ asks: 'time', slots: { date: '2026-11-24' } })
      .run();
  });

  it('still stands after a question off the topic, which costs nothing', async () => {
    await salon
      .user('facial on Sunday')
      .expect({ asks: 'date', errors: ['closed'] })
      .user('is there parking?')
      .expect({ asks: 'date', says: ['public garage', 'Saturday 21 November 2026 or Monday 23 November 2026'] })
      .user('monday')
      .expect({ asks: 'time', slots: { date: '2026-11-23' } })
      .run();
  });

  it('may be answered with another slot beside it', async () => {
    await parcels
      .user('50 parcels on Monday')
      .expect({ asks: 'parcels', errors: ['too-large'], says: 'How about 20?', slots: { day: '2026-11-23' } })
      .user('20 is ok, on Tuesday rather')
      .expect({ asks: 'name', slots: { parcels: 20, day: '2026-11-24' } })
      .run();
  });
});

describe('A correction that cannot be had keeps the good value', () => {
  it.each([
    ['could we move it to 9 in the evening', 'leave it at 2', 'outside-hours', { time: '14:00' }],
    ['how about Sunday', 'then leave it', 'closed', { date: '2026-11-25' }],
    ['can I come at 4:10', 'never mind', 'off-grid', { time: '14:00' }],
  ] as const)('%j, then %j', async (said, kept, code, slots) => {
    await atSummary
      .user(said)
      .expect({ errors: [code], says: 'or shall I keep', slots, done: 0 })
      .user(kept)
      .expect({ asks: 'confirm', says: "I'll keep", slots, done: 0 })
      .user('yes')
      .expect({ done: 1 })
      .run();
  });

  it('and a yes to the offer to keep it books nothing yet', async () => {
    await atSummary
      .user('make it Sunday')
      .expect({ asks: 'date', errors: ['closed'] })
      .user('yes')
      .expect({ asks: 'date', done: 0 })
      .user('keep Wednesday')
      .expect({ asks: 'confirm', slots: { date: '2026-11-25' }, done: 0 })
      .run();
  });

  it('while one of two corrections that can be had counts', async () => {
    await atSummary
      .user('rather Monday at 8pm')
      .expect({ asks: 'time', errors: ['outside-hours'], slots: { date: '2026-11-23', time: '14:00' } })
      .user('how about 4')
      .expect({ asks: 'confirm', slots: { date: '2026-11-23', time: '16:00' } })
      .run();
  });

  it('in a party that became too large', async () => {
    await table
      .user('table for 4 on Saturday at 8, outside, no notes')
      .expect({ asks: 'confirm' })
      .user('make it 20 people')
      .expect({ asks: 'partySize', errors: ['too-large'], says: 'How about 12, or shall I keep 4?' })
      .user('keep 4')
      .expect({ asks: 'confirm', slots: { partySize: 4 } })
      .run();
  });

  it('when nobody says which, after as many answers as the ladder has', async () => {
    await atSummary
      .user('how about Sunday')
      .expect({ asks: 'date', errors: ['closed'] })
      .user('but I want Sunday')
      .expect({ asks: 'date' })
      .user('Sunday!')
      .expect({ asks: 'date' })
      .user('Sunday or nothing')
      .expect({ asks: 'confirm', slots: { date: '2026-11-25' }, says: "I'll keep Wednesday 25 November 2026", done: 0 })
      .run();
  });
});

describe('One refusal after another', () => {
  it('gives the reason, then an example, then a person', async () => {
    await askedForPhone
      .user('call me on 555')
      .expect({ asks: 'phone', errors: ['too-short'], neverSays: 'For example' })
      .user('212 555 012')
      .expect({ asks: 'phone', errors: ['too-short'], says: 'For example: (212) 555-0123' })
      .user('1234567890123456')
      .expect({ state: 'handedOff', outcome: 'handedOff', done: 0 })
      .run();
  });

  it('is forgotten once an answer can be taken', async () => {
    await askedForPhone
      .user('555 0190')
      .expect({ errors: ['too-short'] })
      .user('oh sorry, 917 555 0190')
      .expect({ asks: 'confirm', slots: { phone: '+19175550190' }, errors: [] })
      .user('yes')
      .expect({ done: 1 })
      .run();
  });

  it('comes to the default where the slot has one, and that is said', async () => {
    await dinner
      .user('9 people on Friday at 8')
      .expect({ asks: 'room' })
      .user('the kitchen')
      .expect({ asks: 'room', errors: ['not-an-option'], says: 'garden or hall' })
      .user('the roof')
      .expect({ asks: 'name', slots: { room: 'hall' }, says: "I'll put hall for the room for now." })
      .user('Ann Lee')
      .user('no')
      .expect({ asks: 'confirm', says: 'room: hall (pending, assumed)' })
      .run();
  });

  it('leaves an optional slot out in the end', async () => {
    await workshop
      .user('city bike')
      .user('the chain is off')
      .user('Monday')
      .user('Kim de Wit')
      .user('my number is 123')
      .expect({ asks: 'phone', errors: ['too-short'] })
      .user('sorry, 12')
      .expect({ asks: 'phone' })
      .user('ok, 1234')
      .expect({ asks: 'confirm', slots: { phone: null }, says: "We'll leave the phone out.", done: 0 })
      .run();
  });
});

describe('What was said for another slot than the one asked for', () => {
  it('is refused in passing, and costs the question put nothing', async () => {
    await salon
      .user('haircut Wednesday 2pm')
      .expect({ asks: 'name' })
      .user('my phone is 555-12')
      .expect({ asks: 'name', says: ['About the phone', 'too short'], errors: ['too-short'] })
      .user('R2D2')
      .expect({ asks: 'name', errors: ['not-a-name'] })
      .user("fine, it's Robin Dale")
      .expect({ asks: 'phone', slots: { name: 'Robin Dale' }, says: 'too short' })
      .run();
  });

  it('is refused when a new service makes it impossible', async () => {
    await salon
      .user('beard trim on Saturday at 5:45 pm, Omar Haddad')
      .expect({ asks: 'phone', slots: { time: '17:45' } })
      .user('hm, make that highlights')
      .expect({ asks: 'time', says: ['5:45 pm is no longer possible', 'longer than we are open'] })
      .user('4:30')
      .expect({ asks: 'phone', slots: { service: 'hair coloring', time: '16:30' } })
      .run();
  });
});

describe('A value that the world refuses', () => {
  it('is asked for again when the booking is tried, and a new yes is needed', async () => {
    await atSummary
      .effect('fulfil', { is: 'conflicted', slot: 'time', reason: 'full', alternatives: ['15:30'] })
      .user('yes')
      .expect({ asks: 'time', says: ['2 pm is not available', '3:30 pm'], done: 0 })
      .user('ok that works')
      .expect({ asks: 'confirm', slots: { time: '15:30' }, done: 0 })
      .user('yes')
      .expect({ state: 'completed', done: 1 })
      .run();
  });

  it('and one that the rules refuse after it are two different reasons', async () => {
    await salon
      .effect('check', { is: 'failed', slot: 'time', reason: 'taken', alternatives: ['10:30'] })
      .user('facial Thursday at 10')
      .expect({ asks: 'time', says: '10 am is not available' })
      .user('what about 8')
      .expect({ asks: 'time', errors: ['outside-hours'], says: 'from 9 AM to 6 PM' })
      .user('10:45')
      .expect({ asks: 'name', slots: { time: '10:45' } })
      .run();
  });
});

describe('What is to replace a value', () => {
  it('is refused with the options where there is no such', async () => {
    await salonSummary
      .user('swap it for a pedicure')
      .expect({ asks: 'service', says: ['not one of the options', 'manicure'], errors: ['not-an-option'], done: 0 })
      .user('a manicure then')
      .expect({ asks: 'confirm', slots: { service: 'manicure' } })
      .run();
  });

  it('is refused with its reason where it is introduced', async () => {
    await salonSummary
      .user('my number is actually 415 555 26')
      .expect({ asks: 'phone', says: 'too short', errors: ['too-short'], slots: { phone: '+12125550147' } })
      .run();
  });
});

describe('A comparison with nothing', () => {
  it.each(['earlier', 'the sooner the better', 'whichever is sooner'])('%j is not understood', async (said) => {
    await salon.user('haircut').user(said).expect({ asks: 'date', says: 'I did not get that' }).run();
  });

  it('is a change where there is a time, which a word of agreement is not', async () => {
    const name = salon.user('haircut tomorrow at 3').expect({ asks: 'name' });
    await name
      .user('sooner')
      .expect({ asks: 'name', says: 'change any of them', slots: { name: null } })
      .run();
    await name.user('correct').expect({ asks: 'name', says: 'I did not get that' }).run();
  });
});
