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

const atSummary = salon
  .user('beard trim on Tuesday at 3 under Omar Haddad, 929 555 0138')
  .expect({ asks: 'confirm', done: 0 });

describe('Everything in one message is recorded, and the summary comes at once', () => {
  it.each([
    "Hiya, it's Priya Nair here on 646 555 0182. Could you squeeze me in for a mani on the 25th, quarter past four?",
    'I want my nails done. Wednesday. Quarter past four. Under Priya Nair. 646-555-0182',
    'manicure wednesday 4:15pm for Priya Nair on 646 555 0182 pls',
    'Wednesday at 16:15, a mani, and you can reach me at (646) 555-0182. Priya Nair',
  ])('%j', async (said) => {
    await salon
      .user(said)
      .expect({
        asks: 'confirm',
        slots: {
          service: 'manicure',
          date: '2026-11-25',
          time: '16:15',
          name: 'Priya Nair',
          phone: '+16465550182',
        },
        done: 0,
      })
      .user('spot on, go ahead')
      .expect({ state: 'completed', done: 1 })
      .run();
  });

  it('in a flow with a condition, an assumed value and slots that nobody asks for', async () => {
    await dinner
      .user('For nine people on Saturday at 8:30, garden, set menu, and we need a high chair. Ann Lee, 06 12 34 56 78')
      .expect({
        asks: 'confirm',
        slots: {
          guests: 9,
          day: '2026-11-21',
          time: '20:30',
          room: 'garden',
          menu: 'set menu',
          highChair: true,
          name: 'Ann Lee',
          phone: '+33612345678',
        },
      })
      .user('sounds good')
      .expect({ done: 1 })
      .run();
  });
});

describe('Only what is still missing is asked for', () => {
  it('when the first message leaves the phone out', async () => {
    await salon
      .user("my husband needs his beard done, Wednesday around 11, name's Tom Okafor")
      .expect({ asks: 'phone', says: ['beard trim', 'Wednesday 25 November 2026', '11 am', 'Tom Okafor'] })
      .user('his cell is 917-555-0147')
      .expect({ asks: 'confirm', slots: { phone: '+19175550147' } })
      .run();
  });

  it('when the answer to one question answers the next ones too', async () => {
    await salon
      .user('facial')
      .expect({ asks: 'date' })
      .user('Thursday at noon, and put it under Dana Whitfield, cell 718 555 0121')
      .expect({ asks: 'confirm', slots: { date: '2026-11-26', time: '12:00', name: 'Dana Whitfield' } })
      .user('yep')
      .expect({ done: 1 })
      .run();
  });

  it('when the details come in another order than the questions', async () => {
    await salon
      .user('tomorrow morning, 9:15 works best')
      .expect({ asks: 'service', slots: { date: '2026-11-21', time: '09:15' } })
      .user("a back rub, it's for Leo Marsh")
      .expect({ asks: 'phone', slots: { service: 'massage', name: 'Leo Marsh' } })
      .user('212.555.0143')
      .expect({ asks: 'confirm' })
      .run();
  });

  it('and a free text, which could be any words, is still asked for', async () => {
    await workshop
      .user("Hi, it's Kim Bos. City bike, Tuesday.")
      .expect({ asks: 'problem', slots: { bike: 'city bike', day: '2026-11-24', name: 'Kim Bos' } })
      .user('rear wheel wobbles')
      .expect({ asks: 'phone' })
      .user('you can text me on 06 12345678')
      .expect({ asks: 'confirm', slots: { problem: 'rear wheel wobbles', phone: '+31612345678' } })
      .run();
  });

  it.each([
    ['me and my wife tomorrow at one, outdoor seating if you have it', 2, '2026-11-21', '13:00', true],
    ['table for two tomorrow at 19:30 outside', 2, '2026-11-21', '19:30', true],
    ['dinner for 2 on the 24th at 7.30pm, no outdoor seating, thanks', 2, '2026-11-24', '19:30', false],
    ['Tuesday at 8 outside, there will be 5 of us', 5, '2026-11-24', '20:00', true],
  ] as const)('from %j only the notes are missing', async (said, partySize, date, time, outdoor) => {
    await table
      .user(said)
      .expect({ asks: 'notes', slots: { partySize, date, time, outdoor } })
      .user("we'll bring a stroller")
      .expect({ asks: 'confirm', slots: { notes: "we'll bring a stroller" } })
      .run();
  });
});

describe('What is said beside the details is not taken for one of them', () => {
  it('one of the people is not the number of people', async () => {
    await table
      .user('six of us on Saturday at 8pm, one person is allergic to nuts')
      .expect({ asks: 'outdoor', slots: { partySize: 6, date: '2026-11-21', time: '20:00' } })
      .run();
  });

  it('whose name it is does not hide the name', async () => {
    await salon
      .user('Booking for my daughter Lily Chen, facial, Tuesday at 3')
      .expect({ asks: 'phone', slots: { name: 'Lily Chen', service: 'facial', time: '15:00' } })
      .run();
  });

  it('a wish in a note is part of the note, and needs no answer', async () => {
    await table
      .user('4 people on Saturday at 8pm, outside')
      .user("it's a birthday, could we have candles")
      .expect({
        asks: 'confirm',
        slots: { notes: "it's a birthday, could we have candles" },
        neverSays: "I can't answer that here",
      })
      .run();
  });
});

describe('What can be taken is taken beside what cannot', () => {
  it('a closed day does not lose the rest of the message', async () => {
    await salon
      .user('a haircut this Sunday at 3 under Sam Hill, 917 555 0190')
      .expect({
        asks: 'date',
        says: 'closed on Sundays',
        errors: ['closed'],
        slots: { service: 'haircut', date: null, name: 'Sam Hill', phone: '+19175550190' },
      })
      .user('Monday then, at 3')
      .expect({ asks: 'confirm', slots: { date: '2026-11-23', time: '15:00' } })
      .run();
  });

  it('two values that cannot be had are settled one after the other', async () => {
    await salon
      .user('haircut Sunday at 7pm, Sam Hill')
      .expect({ asks: 'date', says: ['closed on Sundays', 'from 9 AM to 6 PM'], errors: ['closed', 'outside-hours'] })
      .user('ok monday')
      .expect({ asks: 'time', slots: { date: '2026-11-23', time: null } })
      .user('1pm, and my number is 917 555 0190')
      .expect({ asks: 'confirm', slots: { time: '13:00', phone: '+19175550190' } })
      .run();
  });

  it('two services in one wish are asked about, and nothing else again', async () => {
    await salon
      .user('a cut and a massage on Tuesday at 2, Ann Lee, 415 555 2671')
      .expect({ asks: 'service', says: 'haircut or massage', slots: { service: null, time: '14:00', name: 'Ann Lee' } })
      .user('the massage')
      .expect({ asks: 'confirm', slots: { service: 'massage', time: '14:00', phone: '+14155552671' } })
      .run();
  });

  it('two days and two times are asked about in turn', async () => {
    await salon
      .user('a facial for Tuesday at 2pm or Wednesday at 3pm, Ann Lee')
      .expect({ asks: 'date', slots: { service: 'facial', name: 'Ann Lee' } })
      .user('wednesday')
      .expect({ asks: 'time', says: '2 pm or 3 pm' })
      .user('3, and my number is 646 555 0182')
      .expect({ asks: 'confirm', slots: { date: '2026-11-25', time: '15:00', phone: '+16465550182' } })
      .run();
  });

  it('a time that is taken is asked for again with the new one beside other details', async () => {
    await salon
      .effect('check', { is: 'failed', slot: 'time', reason: 'taken', alternatives: ['15:30', '16:00'] })
      .user('massage Tuesday at 3 for Ann Lee')
      .expect({ asks: 'time', says: '3:30 pm or 4 pm', slots: { name: 'Ann Lee' } })
      .user('half three is good, my cell is 415 555 2671')
      .expect({ asks: 'confirm', slots: { time: '15:30', phone: '+14155552671' } })
      .run();
  });

  it('a question among the details is answered, and the details count', async () => {
    await salon
      .user("highlights next Friday at ten. what do those cost? I'm Greta Olsen")
      .expect({
        asks: 'phone',
        says: 'hair coloring $120',
        slots: { service: 'hair coloring', date: '2026-11-27', time: '10:00', name: 'Greta Olsen' },
      })
      .run();
  });
});

describe('Several corrections in one message', () => {
  it.each([
    'could we do Friday at 4 instead, and put it under Bob Lee',
    'yes but Friday, at 4, and the name is Bob Lee',
    'change the day to Friday, the time to 4 and the name to Bob Lee',
  ])('lead from the summary to one new summary: %j', async (said) => {
    await atSummary
      .user(said)
      .expect({
        asks: 'confirm',
        slots: { date: '2026-11-27', time: '16:00', name: 'Bob Lee', service: 'beard trim', phone: '+19295550138' },
        done: 0,
      })
      .user('yes')
      .expect({ done: 1 })
      .run();
  });

  it('may answer "what should I change?"', async () => {
    await atSummary
      .user('no')
      .expect({ asks: 'revise' })
      .user('Friday at 4, and the phone should be 212 555 0199')
      .expect({ asks: 'confirm', slots: { date: '2026-11-27', time: '16:00', phone: '+12125550199' } })
      .run();
  });

  it('may stand beside new details', async () => {
    await salon
      .user('haircut wednesday 2pm')
      .user('actually make that a massage on Thursday, Nina Petrova, and my phone is 646 555 0110')
      .expect({
        asks: 'confirm',
        slots: { service: 'massage', date: '2026-11-26', time: '14:00', name: 'Nina Petrova', phone: '+16465550110' },
      })
      .run();
    await parcels
      .user('Tuesday, no wait, Wednesday, and it is 6 parcels')
      .expect({ asks: 'name', slots: { day: '2026-11-25', parcels: 6 } })
      .user('sorry, 7 parcels, name is Ann Lee')
      .expect({ asks: 'confirm', slots: { parcels: 7, name: 'Ann Lee' } })
      .run();
  });

  it.each([
    ['make it 5 and sunday, also outside', { partySize: 5, date: '2026-11-22', time: '20:00', outdoor: true }],
    ['make it 9 and sunday, also outside', { partySize: 4, date: '2026-11-22', time: '21:00', outdoor: true }],
  ] as const)('lose no number that two slots could take: %j', async (said, slots) => {
    await table
      .user('4 ppl sat 8pm')
      .expect({ asks: 'outdoor', slots: { partySize: 4, time: '20:00' } })
      .user(said)
      .expect({ asks: 'notes', says: 'Changed', slots })
      .run();
  });

  it("hear how many they are: actually we're 9", async () => {
    await dinner
      .user('For six people on Saturday at 8:30, set menu. Ann Lee, 06 12 34 56 78')
      .user("actually we're 9")
      .expect({ asks: 'room', slots: { guests: 9, time: '20:30' } })
      .run();
  });

  it('take a slot out of play that the new values do not need', async () => {
    await dinner
      .user('12 of us on Saturday 28 November, 7pm, in the hall, Louis Martin, 06 12 34 56 78')
      .expect({ asks: 'confirm', says: 'room: hall' })
      .user('actually 6 people and 8pm')
      .expect({ asks: 'confirm', slots: { guests: 6, time: '20:00' }, neverSays: 'room:' })
      .run();
  });

  it('come too late while it is being booked, and change nothing', async () => {
    await atSummary
      .effect('fulfil', 'usual', 'late')
      .user('yes')
      .user('make it Friday at 5 and call me on 212 555 0199')
      .expect({ directive: 'tooLate', slots: { date: '2026-11-24', time: '15:00', phone: '+19295550138' } })
      .later({ seconds: 30 })
      .expect({ state: 'completed', says: ['3 pm', 'Too late for this: your change'], done: 1 })
      .run();
  });
});

describe('Several details begin another task', () => {
  it('once the first is booked, with nothing carried over', async () => {
    await atSummary
      .user('yes')
      .expect({ state: 'completed', done: 1 })
      .user("I'd also like to book a massage for Friday at noon, Bob Lee")
      .expect({
        asks: 'phone',
        slots: { service: 'massage', date: '2026-11-27', time: '12:00', name: 'Bob Lee', phone: null },
      })
      .user('212 555 0123')
      .user('yes')
      .expect({ state: 'completed', done: 2 })
      .run();
  });

  it('after starting over', async () => {
    await atSummary
      .user('start over')
      .expect({ asks: 'service', slots: { date: null, name: null } })
      .user('a facial instead, on Thursday at eleven')
      .expect({ asks: 'name', slots: { service: 'facial', date: '2026-11-26', time: '11:00' } })
      .user('Omar Haddad and 929 555 0138 as before')
      .expect({ asks: 'confirm', done: 0 })
      .run();
  });
});
