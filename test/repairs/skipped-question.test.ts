import { describe, expect, it } from 'vitest';
import { flow as repair } from '../../docs/examples/bike-repair.ts';
import { flow as reservation } from '../../docs/examples/every-option.ts';
import { flow as pickUp } from '../../docs/examples/own-flow.ts';
import { booking } from '../../machines/booking.ts';
import { defineFlow } from '../../src/core/define-flow.ts';
import * as slot from '../../src/slots/index.ts';
import { dialogue } from '../../src/testing/index.ts';
import { restaurant } from '../offline/restaurant.ts';

const now = '2026-11-20T10:00:00-05:00'; // a Friday
const salon = dialogue(booking, { now });
const table = dialogue(restaurant, { now });
const dinner = dialogue(reservation, { now });
const workshop = dialogue(repair, { now });
const parcels = dialogue(pickUp, { now });

const askedForPhone = salon.user('massage Thursday 11am for Iris Chen').expect({ asks: 'phone' });
const askedForOptionalPhone = workshop
  .user('city bike')
  .user('the chain is off')
  .user('Monday')
  .user('Kim de Wit')
  .expect({ asks: 'phone', says: 'You can also say "skip".' });

describe('An optional question', () => {
  it.each([
    'skip',
    'no thanks',
    "I'd rather not give it",
    "don't have one",
    "I haven't got a phone",
    'leave it blank',
    'pass on that',
    'no number',
  ])('is skipped by %j, and that is said once', async (said) => {
    await askedForOptionalPhone
      .user(said)
      .expect({ asks: 'confirm', says: "We'll leave the phone out.", slots: { phone: null }, done: 0 })
      .user('what do you have so far?')
      .expect({ asks: 'confirm', neverSays: /phone/ })
      .user('yes')
      .expect({ state: 'completed', done: 1 })
      .run();
  });

  it('is skipped only after its own question about why', async () => {
    await askedForOptionalPhone
      .user('what for?')
      .expect({ asks: 'phone', slots: { phone: null } })
      .user('then no')
      .expect({ asks: 'confirm', says: "We'll leave the phone out." })
      .run();
  });

  it('that was skipped can still be answered at the summary', async () => {
    await askedForOptionalPhone
      .user('nope')
      .expect({ asks: 'confirm' })
      .user('actually you can have it: +31 6 12345678')
      .expect({ asks: 'confirm', slots: { phone: '+31612345678' }, says: 'phone: 06 12345678', done: 0 })
      .user('yes')
      .expect({ done: 1 })
      .run();
  });

  it.each(['nothing', 'none', 'no, nothing special', 'nope'])('about notes takes %j for none', async (said) => {
    await table
      .user('2 people Friday at 7 outside')
      .expect({ asks: 'notes' })
      .user(said)
      .expect({ asks: 'confirm', slots: { notes: null }, neverSays: 'notes:' })
      .run();
  });

  it('that is skipped twice over counts once, and costs nothing', async () => {
    await table
      .user('2 people Friday at 7 outside')
      .expect({ asks: 'notes' })
      .user('skip')
      .expect({ asks: 'confirm', slots: { notes: null } })
      .user('skip')
      .expect({ asks: 'confirm', done: 0 })
      .user('yes')
      .expect({ done: 1 })
      .run();
  });
});

describe('An optional question is not put', () => {
  it.each([
    ['five of us, Friday at 7, no phone', 'Louis Martin'],
    ["I don't have a phone, and we are five people on Friday at 7", "I'm Louis Martin"],
    ['five people, Friday 7pm. Without phone number.', 'Louis Martin'],
  ])('once it was declined beforehand: %j', async (said, name) => {
    await dinner
      .user(said)
      .expect({ asks: 'name', slots: { guests: 5, day: '2026-11-27', time: '19:00', phone: null } })
      .user(name)
      .expect({ asks: 'confirm', slots: { name: 'Louis Martin', phone: null } })
      .run();
  });

  it('when the answer to the question before declines it', async () => {
    await dinner
      .user('five of us, Friday at 7')
      .expect({ asks: 'name' })
      .user('Louis Martin, no phone')
      .expect({ asks: 'confirm', slots: { name: 'Louis Martin', phone: null }, says: "We'll leave the phone out." })
      .run();
    await table
      .user('four of us on Friday at 7, no notes')
      .expect({ asks: 'outdoor' })
      .user('inside, no outdoor seating')
      .expect({ asks: 'confirm', slots: { outdoor: false, notes: null } })
      .run();
  });
});

describe('A question that must be answered', () => {
  it('gives its reason at the first refusal, and a person at the second', async () => {
    await askedForPhone
      .user("I don't give out my number")
      .expect({ asks: 'phone', says: 'I need it so that the salon can reach you.', verdicts: { phone: 'declined' } })
      .user('no phone, sorry')
      .expect({ state: 'handedOff', outcome: 'handedOff', says: 'I cannot go on without the phone.', done: 0 })
      .run();
  });

  it('goes on where the user thinks better of it', async () => {
    await askedForPhone
      .user('none of your business')
      .expect({ asks: 'phone', says: 'so that the salon can reach you' })
      .user('oh all right, 415 555 2671')
      .expect({ asks: 'confirm', slots: { phone: '+14155552671' } })
      .user('yes')
      .expect({ done: 1 })
      .run();
  });

  it('tells its reason to who asks for it, which is no refusal', async () => {
    await askedForPhone
      .user('why do you need that?')
      .expect({ asks: 'phone', says: 'So that the salon can reach you.' })
      .user('I would rather not')
      .expect({ asks: 'phone', verdicts: { phone: 'declined' } })
      .user('ok 415 555 2671')
      .expect({ asks: 'confirm' })
      .run();
  });

  it('may be declined beside an answer to another, and is then put with its reason', async () => {
    await salon
      .user('haircut Tuesday at 2')
      .expect({ asks: 'name' })
      .user("Sandra, but I don't have a number")
      .expect({ asks: 'phone', slots: { name: 'Sandra' }, says: 'I need it so that the salon can reach you.' })
      .user('you can use 212 555 0144')
      .expect({ asks: 'confirm', slots: { phone: '+12125550144' } })
      .run();
  });

  it('without a reason of its own says that it is needed', async () => {
    await parcels
      .user('not telling')
      .expect({ asks: 'day', says: 'I cannot go on without it.' })
      .user('Monday, three parcels')
      .expect({ asks: 'name', slots: { day: '2026-11-23', parcels: 3 } })
      .user('no name')
      .expect({ asks: 'name', says: 'I cannot go on without it.', verdicts: { name: 'declined' } })
      .user("it's Ann Lee then")
      .expect({ asks: 'confirm', slots: { name: 'Ann Lee' } })
      .run();
  });

  it('is declined anew in each slot: a refusal of one is none of the next', async () => {
    await table
      .user('skip')
      .expect({ asks: 'partySize', says: 'I cannot go on without it.' })
      .user('for 2 people')
      .expect({ asks: 'date' })
      .user('skip')
      .expect({ asks: 'date', says: 'I cannot go on without it.', state: 'collecting.eliciting' })
      .user('Friday')
      .expect({ asks: 'time', slots: { partySize: 2, date: '2026-11-27' } })
      .run();
  });

  it('comes to the default where there is one, at the second refusal', async () => {
    await dinner
      .user('9 people Friday at 8')
      .expect({ asks: 'room' })
      .user('skip')
      .expect({ asks: 'room', says: 'I cannot go on without it.' })
      .user('skip it, please')
      .expect({ asks: 'name', slots: { room: 'hall' }, says: "I'll put hall for the room for now." })
      .user('Ann Lee, no phone')
      .expect({ asks: 'confirm', says: 'room: hall (pending, assumed)', done: 0 })
      .run();
  });
});

describe('Another question is answered than the one that was put', () => {
  it('which stays open, costs nothing, and is put again', async () => {
    await salon
      .user('haircut')
      .expect({ asks: 'date' })
      .user('my number is 415 555 2671')
      .expect({ asks: 'date', slots: { phone: '+14155552671', date: null } })
      .user("and I'm Ann Lee")
      .expect({ asks: 'date', slots: { name: 'Ann Lee', date: null } })
      .user('it has to be 3 pm')
      .expect({ asks: 'date', slots: { time: '15:00', date: null } })
      .user('do you take cards?')
      .expect({ asks: 'date', says: 'by card' })
      .user('Tuesday')
      .expect({ asks: 'confirm', slots: { date: '2026-11-24', time: '15:00' } })
      .run();
  });

  it('also while an option is offered', async () => {
    await salon
      .user('facial on Sunday')
      .expect({ asks: 'date', errors: ['closed'] })
      .user('Bo Ek is the name, and 212 555 0199')
      .expect({ asks: 'date', says: 'Saturday 21 November 2026 or Monday 23 November 2026', slots: { name: 'Bo Ek' } })
      .user('monday')
      .expect({ asks: 'time', slots: { phone: '+12125550199', date: '2026-11-23' } })
      .run();
  });

  it('and a new value for an earlier one does not answer it either', async () => {
    await workshop
      .user('city bike')
      .user('the chain is off')
      .expect({ asks: 'day' })
      .user('sorry, the e-bike')
      .expect({ asks: 'day', slots: { bike: 'e-bike', day: null } })
      .user("I'll drop it off Monday")
      .expect({ asks: 'name', slots: { bike: 'e-bike', day: '2026-11-23' }, outcome: 'none' })
      .run();
  });
});

describe('A question that is no longer needed', () => {
  it('is not put again when the value it hangs on changes', async () => {
    await dinner
      .user('9 people Friday at 8')
      .expect({ asks: 'room' })
      .user('actually make it 6 people')
      .expect({ asks: 'name', slots: { guests: 6, room: null } })
      .user('Ann Lee and no phone')
      .expect({ asks: 'name', slots: { phone: null } })
      .user('Ann Lee')
      .expect({ asks: 'confirm', neverSays: 'room:' })
      .run();
  });

  it('comes up when the value it hangs on brings it into play at the summary', async () => {
    await dinner
      .user('6 people Friday at 8, Ann Lee, no phone')
      .expect({ asks: 'confirm', neverSays: 'room:' })
      .user('we are 9 people now')
      .expect({ asks: 'room', slots: { guests: 9 }, done: 0 })
      .user('the garden')
      .expect({ asks: 'confirm', says: 'room: garden', slots: { phone: null } })
      .run();
  });
});

describe('Leaving a question for later', () => {
  it('a user who goes away is asked the same one again', async () => {
    await askedForPhone
      .later({ minutes: 45 })
      .user('sorry, I was on a call')
      .expect({ state: 'resuming', says: 'Shall we continue where we left off?' })
      .user('yes')
      .expect({ asks: 'phone', slots: { service: 'massage', name: 'Iris Chen' } })
      .run();
  });

  it('"one moment" waits, and is no refusal', async () => {
    await askedForPhone
      .user('one moment please')
      .expect({ asks: 'phone', says: 'Take your time.' })
      .user('hang on')
      .expect({ asks: 'phone', says: 'Take your time.' })
      .user('415 555 2671')
      .expect({ asks: 'confirm' })
      .run();
  });
});

describe('Whoever leaves it open', () => {
  const open = ["doesn't matter", 'no preference', 'you choose', 'either is fine'];

  it.each(open)('by %j is shown what there is, and then has the first', async (said) => {
    const { last } = await salon
      .user(said)
      .expect({ asks: 'service', says: ['haircut', 'facial'], slots: { service: null } })
      .user(said)
      .expect({ asks: 'date', slots: { service: 'haircut' } })
      .run();
    expect(last.slots.service?.attempts).toBe(0);
  });

  it.each(open)('by %j takes the default where there is one', async (said) => {
    const seats = defineFlow({
      id: 'seats',
      version: 1,
      timeZone: 'UTC',
      slots: {
        aisle: slot.yesNo({ prompt: 'An aisle seat?', ladder: { attempts: 2, default: false, then: 'handoff' } }),
      },
    });
    await dialogue(seats, { now })
      .user(said)
      .expect({ asks: 'confirm', slots: { aisle: false } })
      .run();
  });
});
