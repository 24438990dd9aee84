import { describe, expect, it } from 'vitest';
import { flow as bikeRepair } from '../../docs/examples/bike-repair.ts';
import { flow as pickUp } from '../../docs/examples/own-flow.ts';
import { booking } from '../../machines/booking.ts';
import { dialogue } from '../../src/testing/dialogue.ts';
import { everyCrash } from '../../src/testing/every-crash.ts';
import { restaurant } from '../offline/restaurant.ts';

const salon = dialogue(booking, { now: '2026-10-06T11:15:00-04:00' }); // a Tuesday
const askedForName = salon.user('I would like my beard trimmed, Friday around 10 am').expect({ asks: 'name' });
const atSummary = askedForName.user('Sami Rahal, 917 555 0142').expect({ asks: 'confirm' });
const awayFromName = askedForName.later({ minutes: 45 });
const awayFromSummary = atSummary.later({ hours: 2 });
const table = dialogue(restaurant, { now: '2026-10-06T11:15:00-04:00' });

describe('Who comes back', () => {
  it.each(['hi, sorry, I got distracted', "I'm back", 'good afternoon', 'where were we?', 'sure', 'ok so'])(
    'with %j hears how far we came, and is asked whether to go on',
    async (said) => {
      await awayFromName
        .user(said)
        .expect({
          asks: 'resume',
          says: ['Welcome back.', 'beard trim, Friday 9 October 2026, 10 am', 'Shall we continue where we left off?'],
          slots: { service: 'beard trim', name: null },
        })
        .run();
    },
  );

  it.each([
    "yeah let's carry on",
    'sure',
    'please do continue',
    'back now, sorry',
    'sorry I was away',
    'shall we go on?',
    'pick up where we left off',
    'yes please',
    'ok, go on',
  ])('goes on with %j exactly where they were', async (said) => {
    await awayFromName
      .user('hello?')
      .user(said)
      .expect({ asks: 'name', neverSays: 'Welcome back', slots: { date: '2026-10-09', time: '10:00' } })
      .user('Sami Rahal')
      .expect({ asks: 'phone', slots: { name: 'Sami Rahal' } })
      .run();
  });

  it('need not be asked: an answer to the old question goes on by itself', async () => {
    await awayFromName
      .user('Sami Rahal, and my number is 917 555 0142')
      .expect({ asks: 'confirm', slots: { name: 'Sami Rahal', phone: '+19175550142' } })
      .run();
  });

  it('with another wish has it taken', async () => {
    await awayFromName
      .user('hey there')
      .expect({ asks: 'resume' })
      .user('could we make it a haircut instead, at 11?')
      .expect({ asks: 'name', slots: { service: 'haircut', time: '11:00', date: '2026-10-09' } })
      .run();
  });

  it('is not held to what they say before they see the question: nothing is counted', async () => {
    const away = salon
      .user('a haircut on Friday at 2')
      .expect({ asks: 'name' })
      .later({ hours: 2 })
      .user('ok so')
      .expect({ asks: 'resume' })
      .user('yes')
      .expect({ asks: 'name' })
      .user('R2D2')
      .later({ hours: 2 })
      .user('sure')
      .expect({ asks: 'resume', outcome: 'none' });
    const { last } = await away.user('yes').expect({ asks: 'name' }).run();
    expect(last.slots.name?.attempts).toBe(1);
    await awayFromSummary.user('yes').user('hmm').expect({ asks: 'resume', outcome: 'none' }).run();
  });

  it('on another day is asked whether the hour that had passed would do there', async () => {
    await salon
      .user('a haircut on Wednesday at 2')
      .expect({ asks: 'name', slots: { date: '2026-10-07', time: '14:00' } })
      .later({ days: 1, hours: 6 })
      .user('hi again')
      .user('yes')
      .expect({ asks: 'time', says: '2 pm is no longer possible.' })
      .user('Thursday')
      .expect({ asks: 'time', says: 'Did you mean 2 pm?', neverSays: /no longer possible|past/ })
      .user('yes')
      .expect({ asks: 'name', slots: { date: '2026-10-08', time: '14:00' } })
      .run();
  });

  it('a little earlier is not welcomed back at all', async () => {
    await askedForName
      .later({ minutes: 25 })
      .user('Sami Rahal')
      .expect({ asks: 'phone', neverSays: /Welcome back|continue/ })
      .run();
  });

  it('twice is asked twice, and books once', async () => {
    await awayFromName
      .user('hello again')
      .user('yes')
      .user('Sami Rahal')
      .expect({ asks: 'phone' })
      .later({ days: 1 })
      .user('me again, sorry')
      .expect({ asks: 'resume', says: 'Sami Rahal' })
      .user('yep')
      .expect({ asks: 'phone' })
      .user('917 555 0142')
      .user('yes')
      .expect({ state: 'completed', done: 1 })
      .run();
  });
});

describe('Away from the summary', () => {
  it.each(['yes', 'sorry about that, go ahead and book it', 'yes please, that is all correct'])(
    '%j is a yes to nothing yet',
    async (said) => {
      await awayFromSummary
        .user(said)
        .expect({ asks: 'resume', says: 'Sami Rahal', done: 0 })
        .user('yes')
        .expect({ asks: 'confirm', done: 0 })
        .user('yes')
        .expect({ state: 'completed', done: 1 })
        .run();
    },
  );

  it('a yes to our own reminder goes on, and books only when the summary was seen again', async () => {
    await awayFromSummary
      .sweep()
      .expect({ asks: 'resume', neverSays: 'Welcome back' })
      .user('yes')
      .expect({ asks: 'confirm', says: '(917) 555-0142', done: 0 })
      .user('yes')
      .expect({ state: 'completed', done: 1 })
      .run();
  });

  it('a yes of somebody who never got our reminder counts for nothing', async () => {
    await awayFromSummary.sweep().lost().user('yes, book it').expect({ asks: 'resume', done: 0 }).run();
  });

  it('books once wherever the server is killed meanwhile', async () => {
    const back = awayFromSummary.user('hello').user('yes').expect({ asks: 'confirm' });
    await everyCrash((point) => back.crash(point).user('yes').expect({ state: 'completed', done: 1 }));
  });
});

describe('Asked whether to go on', () => {
  const asked = awayFromName.sweep().expect({ asks: 'resume' });

  it('a no leads to the question whether to start over, and two of them change nothing', async () => {
    await asked
      .user('no')
      .expect({ asks: 'leave', says: 'start over' })
      .user('no')
      .expect({ asks: 'name', slots: { service: 'beard trim', time: '10:00' } })
      .run();
  });

  it('a no and then a yes begin from the start', async () => {
    await asked
      .user('nope')
      .user('yes')
      .expect({ asks: 'service', slots: { service: null, date: null, time: null } })
      .user('a massage')
      .expect({ asks: 'date', slots: { service: 'massage' } })
      .run();
  });

  it.each(["no, let's begin again", 'I would rather start over'])('%j starts over at once', async (said) => {
    await asked
      .user(said)
      .expect({ asks: 'service', slots: { service: null, date: null } })
      .run();
  });

  it('they may as well leave', async () => {
    await asked
      .user('no thanks, forget it')
      .expect({ state: 'cancelled', says: 'No booking was made.', done: 0 })
      .run();
  });

  it('a question is answered, and asking goes on', async () => {
    await asked
      .user('how much is a beard trim again?')
      .expect({ asks: 'resume', says: ['beard trim $20', 'Shall we continue'] })
      .user('what do you have so far?')
      .expect({ asks: 'resume', says: 'Friday 9 October 2026' })
      .user('ok, and where are you?')
      .expect({ says: '218 Orchard Street' })
      .run();
  });

  it('three answers that are none end with a person', async () => {
    await asked
      .user('maybe')
      .expect({ asks: 'resume' })
      .user('hmm')
      .expect({ asks: 'resume' })
      .user('dunno')
      .expect({ state: 'handedOff', slots: { service: 'beard trim' }, done: 0 })
      .run();
  });
});

describe('Away in the midst of something', () => {
  it('the offer of other days still stands', async () => {
    await salon
      .user('a beard trim next Sunday at 10')
      .expect({ asks: 'date', says: 'How about' })
      .later({ hours: 1 })
      .user('hello')
      .expect({ asks: 'resume' })
      .user('yes')
      .expect({ asks: 'date', says: ['closed on Sundays', 'How about'] })
      .user('the second one')
      .expect({ asks: 'name', slots: { date: '2026-10-12' } })
      .run();
  });

  it('a change can be told right away', async () => {
    await atSummary
      .user('no')
      .expect({ asks: 'revise' })
      .later({ hours: 1 })
      .user('it should be at 9:30')
      .expect({ asks: 'confirm', slots: { time: '09:30' }, done: 0 })
      .run();
  });

  it('the yes to "really cancel?" cancels nothing any more', async () => {
    await askedForName
      .user('maybe I should cancel')
      .expect({ asks: 'leave' })
      .later({ hours: 1 })
      .user('yes')
      .expect({ asks: 'resume', outcome: 'none', slots: { service: 'beard trim' } })
      .user('yes')
      .expect({ asks: 'name' })
      .run();
  });

  it('attempts are not forgotten, and saying hello is none', async () => {
    await askedForName
      .user('Sami Rahal')
      .user('917 555')
      .expect({ asks: 'phone', errors: ['too-short'] })
      .later({ hours: 1 })
      .user('good evening')
      .expect({ asks: 'resume' })
      .user('yes')
      .expect({ asks: 'phone', says: 'too short' })
      .user('0142')
      .expect({ asks: 'phone', says: '(212) 555-0123' })
      .user('555 0142')
      .expect({ state: 'handedOff', says: 'I could not make out the phone.' })
      .run();
  });

  it('what was left out stays left out', async () => {
    await table
      .user('a table for six, tomorrow at 8 pm, inside')
      .user('no, not outside')
      .expect({ asks: 'notes', slots: { outdoor: false } })
      .user('no')
      .expect({ asks: 'confirm', slots: { notes: null } })
      .later({ hours: 3 })
      .user('still there?')
      .expect({ asks: 'resume' })
      .user('yes')
      .expect({ asks: 'confirm', slots: { notes: null, outdoor: false } })
      .run();
  });

  it('a text that was asked for is not what they say when they come back', async () => {
    await dialogue(bikeRepair, { now: '2026-10-06T11:15:00+02:00' })
      .user('a city bike')
      .expect({ asks: 'problem' })
      .later({ hours: 1 })
      .sweep()
      .user('yep')
      .expect({ asks: 'problem', slots: { bike: 'city bike', problem: null } })
      .user('the chain keeps falling off')
      .expect({ asks: 'day', slots: { problem: 'the chain keeps falling off' } })
      .run();
  });

  it('what the client brought along is still there, also from the start', async () => {
    await dialogue(booking, { now: '2026-10-06T11:15:00-04:00', values: { name: 'Sami Rahal' } })
      .user('a manicure on Thursday')
      .expect({ asks: 'time' })
      .later({ hours: 4 })
      .user('hi')
      .expect({ asks: 'resume', says: 'Sami Rahal' })
      .user("let's start over")
      .expect({ asks: 'service', slots: { service: null, date: null, name: 'Sami Rahal' } })
      .run();
  });
});

describe('What has passed meanwhile', () => {
  it('an hour is opened and said, and the rest stands', async () => {
    await salon
      .user('a haircut today at 2, Sami Rahal')
      .expect({ asks: 'phone' })
      .later({ hours: 4 })
      .user('917 555 0142')
      .expect({
        asks: 'time',
        says: '2 pm is no longer possible',
        slots: { service: 'haircut', name: 'Sami Rahal', phone: '+19175550142' },
      })
      .user('5 then')
      .expect({ asks: 'confirm', slots: { time: '17:00' } })
      .run();
  });

  it('a day is asked for again before anything is picked up', async () => {
    await dialogue(pickUp, { now: '2026-10-06T11:15:00+02:00' })
      .user('three parcels today, Sami Rahal')
      .expect({ asks: 'confirm' })
      .later({ days: 2 })
      .user('yes')
      .expect({ asks: 'resume', done: 0 })
      .user('yes')
      .expect({ asks: 'day', done: 0 })
      .user('tomorrow')
      .expect({ asks: 'confirm', slots: { day: '2026-10-09', parcels: 3 } })
      .user('yes')
      .expect({ state: 'completed', done: 1 })
      .run();
  });

  it('"tomorrow" is the day after they came back', async () => {
    await table
      .user('a table for two')
      .expect({ asks: 'date' })
      .later({ days: 1 })
      .user('tomorrow at 7 in the evening')
      .expect({ asks: 'outdoor', slots: { partySize: 2, date: '2026-10-08', time: '19:00' } })
      .run();
  });
});

describe('Away for too long, or after the end', () => {
  it('after a week there is nothing to go on with, and a new wish begins anew', async () => {
    await atSummary
      .later({ days: 8 })
      .user('yes')
      .expect({ says: 'That booking was closed; no booking was made.', done: 0 })
      .user('ok, then a facial on Saturday')
      .expect({ asks: 'time', slots: { service: 'facial', name: null, phone: null } })
      .run();
  });

  it('what was booked is not gone on with', async () => {
    await atSummary
      .user('yes')
      .expect({ state: 'completed', done: 1 })
      .later({ days: 2 })
      .user("hi, I'm back")
      .expect({ state: 'completed', neverSays: 'continue', done: 1 })
      .run();
  });

  it('who left while it was being made hears what became of it', async () => {
    const { replies } = await atSummary
      .effect('fulfil', { is: 'succeeded', result: { reference: 'S-3' } }, { seconds: 20 })
      .user('yes')
      .expect({ directive: 'wait' })
      .later({ hours: 5 })
      .user('did it work?')
      .expect({ state: 'completed', says: 'S-3', neverSays: 'continue', done: 1 })
      .run();
    expect(replies.map(({ directive }) => directive.say)).not.toContain('offerResume');
  });
});
