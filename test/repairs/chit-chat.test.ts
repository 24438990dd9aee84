import { describe, expect, it } from 'vitest';
import { flow as bikeRepair } from '../../docs/examples/bike-repair.ts';
import { booking } from '../../machines/booking.ts';
import { dialogue } from '../../src/testing/dialogue.ts';
import { restaurant } from '../offline/restaurant.ts';

const salon = dialogue(booking, { now: '2026-12-03T17:20:00-05:00' }); // a Thursday
const askedForName = salon.user('I could use a facial, Saturday at noon').expect({ asks: 'name' });
const askedForPhone = askedForName.user('Dana Cho').expect({ asks: 'phone' });
const atSummary = askedForPhone.user('646 555 0188').expect({ asks: 'confirm' });
const booked = atSummary.user('yes').expect({ state: 'completed', done: 1 });
const table = dialogue(restaurant, { now: '2026-12-03T17:20:00-05:00' });
const workshop = dialogue(bikeRepair, { now: '2026-12-03T17:20:00+01:00' });

describe('A pleasantry before anything else', () => {
  it.each([
    'Hiya!',
    "good evening! how's it going?",
    'hey hey',
    'Hi there, nice to meet you',
    'hello, how are you today?',
  ])('%j is returned, and costs nothing', async (said) => {
    const { last } = await salon
      .user(said)
      .expect({ asks: 'service', says: ['Hello!', 'Which service would you like?'] })
      .run();
    expect(last.slots.service?.attempts).toBe(0);
  });

  it('does not hide the wish that follows it', async () => {
    await salon
      .user('Good evening! Hope you are well. Do you have time for a facial on Saturday at noon?')
      .expect({ asks: 'name', slots: { service: 'facial', date: '2026-12-05', time: '12:00' } })
      .run();
  });

  it.each(["Hiya! Hope you're having a nice weekend", 'hi! hope you all had a great Sunday', 'have a lovely weekend!'])(
    'is no answer, whatever day is in it: %j',
    async (said) => {
      await salon
        .user(said)
        .expect({ asks: 'service', slots: { date: null }, errors: [] })
        .run();
    },
  );
});

describe('Talk between the answers', () => {
  it('never gets in the way of a booking', async () => {
    const { replies } = await salon
      .user('hello there')
      .user("I'm good thanks, I'd like a facial")
      .expect({ asks: 'date' })
      .user('thanks!')
      .user('Saturday, if it does not snow')
      .expect({ asks: 'time', slots: { date: '2026-12-05' } })
      .user('thank you, much appreciated')
      .user('around noon? perfect, noon')
      .expect({ asks: 'name', slots: { time: '12:00' } })
      .user('good evening again')
      .user('Dana Cho')
      .user("cheers, it's 646 555 0188")
      .expect({ asks: 'confirm', slots: { name: 'Dana Cho', phone: '+16465550188' } })
      .user('thank you so much')
      .user('great, thanks, book it')
      .expect({ state: 'completed', done: 1 })
      .run();
    const attempts = replies.flatMap(({ slots }) => Object.values(slots).map((slot) => slot.attempts));
    expect(Math.max(...attempts)).toBe(0);
  });

  it.each([
    'cool, thanks a bunch',
    'thank you, you are very kind',
    'lovely, thank you',
    'awesome! many thanks',
    'ok great, thanks',
  ])('five times %j is still no phone number, and no reason to give up', async (said) => {
    await askedForPhone
      .user(said)
      .expect({ asks: 'phone', says: "You're welcome." })
      .user(said)
      .user(said)
      .user(said)
      .user(said)
      .expect({ asks: 'phone', slots: { phone: null }, outcome: 'none' })
      .user('646 555 0188')
      .expect({ asks: 'confirm' })
      .run();
  });

  it.each(['ugh, my back is killing me', 'haha', 'wow!', 'lol', 'oops', 'how lovely', 'so excited', "you're the best"])(
    "is nobody's name: %j",
    async (said) => {
      await askedForName
        .user(said)
        .expect({ asks: 'name', slots: { name: null } })
        .run();
    },
  );

  it('about ourselves is answered with the truth, as often as they like', async () => {
    await askedForPhone
      .user('do you like music?')
      .expect({ says: ["I can't answer that here.", 'What phone number'] })
      .user('what did you have for lunch?')
      .user("what's your favourite colour?")
      .user('do you ever sleep?')
      .expect({ asks: 'phone', outcome: 'none', slots: { service: 'facial' } })
      .user('ok ok, 646 555 0188')
      .expect({ asks: 'confirm' })
      .run();
  });

  it('goodbye in the middle cancels nothing: who comes back goes on', async () => {
    await askedForPhone
      .user('gotta go, bye!')
      .expect({ asks: 'phone', outcome: 'none' })
      .later({ minutes: 10 })
      .user('646 555 0188')
      .expect({ asks: 'confirm', slots: { name: 'Dana Cho' } })
      .run();
  });

  it('keeps on offer what was offered', async () => {
    await salon
      .user('a facial on Sunday at noon please')
      .expect({ asks: 'date', says: 'How about' })
      .user('oh thank you')
      .expect({ asks: 'date', says: ["You're welcome.", 'How about'] })
      .user('the second one then')
      .expect({ asks: 'name', slots: { date: '2026-12-07' } })
      .run();
  });
});

describe('Talk in other flows', () => {
  it('is no fault of the bike', async () => {
    await workshop
      .user('good afternoon, it is my racing bike')
      .expect({ asks: 'problem' })
      .user('thanks')
      .expect({ asks: 'problem', says: "You're welcome.", slots: { problem: null } })
      .user('the rear brake rubs')
      .expect({ asks: 'day', slots: { problem: 'the rear brake rubs' } })
      .run();
  });

  it('thanks beside a no leaves the optional question out', async () => {
    await table
      .user('hello! two of us on Saturday at 8 pm, outside please, thanks')
      .expect({ asks: 'notes', slots: { partySize: 2, outdoor: true } })
      .user('no thank you, that is all')
      .expect({ asks: 'confirm', slots: { notes: null } })
      .run();
  });

  it('a kind word answers no yes-or-no question', async () => {
    await table
      .user('two of us on Saturday at 8 pm')
      .expect({ asks: 'outdoor' })
      .user('that is very kind of you')
      .expect({ asks: 'outdoor', slots: { outdoor: null } })
      .user('yes, it would be lovely to sit outside')
      .expect({ slots: { outdoor: true } })
      .run();
  });
});

describe('At the summary', () => {
  it.each([
    'thanks',
    'thank you very much',
    'good evening!',
    "that's very kind of you",
    'you are a star',
    'haha',
    'enjoy your weekend',
    "nice weather today isn't it",
  ])('%j is no yes', async (said) => {
    await atSummary
      .user(said)
      .expect({ state: 'confirming.awaiting', asks: 'confirm', done: 0 })
      .user('yes')
      .expect({ state: 'completed', done: 1 })
      .run();
  });

  it.each(['yes, thank you', 'lovely, yes please', 'great, thanks so much, go ahead'])(
    'thanks beside a yes do not make it less of one: %j',
    async (said) => {
      await atSummary.user(said).expect({ state: 'completed', done: 1 }).run();
    },
  );

  it.each(['have a great day, but make it 1 pm', "I hope you're having a lovely day, can you make it 1?"])(
    'a pleasantry beside a change is no part of the change: %j',
    async (said) => {
      await atSummary
        .user(said)
        .expect({ asks: 'confirm', slots: { date: '2026-12-05', time: '13:00' }, done: 0 })
        .run();
    },
  );

  it('thanks beside a change do not make it a yes', async () => {
    await atSummary
      .user('thanks, but could we do 1 pm?')
      .expect({ asks: 'confirm', slots: { time: '13:00' }, done: 0 })
      .run();
  });
});

describe('At a question about the conversation itself', () => {
  it('what to change stays asked', async () => {
    await atSummary
      .user('no')
      .expect({ asks: 'revise' })
      .user('sorry for the trouble, and thanks')
      .expect({ asks: 'revise', done: 0 })
      .user('1 pm')
      .expect({ asks: 'confirm', slots: { time: '13:00' } })
      .run();
  });

  it('a greeting does not go on, nor start over', async () => {
    await askedForPhone
      .later({ hours: 3 })
      .user('good evening!')
      .expect({ asks: 'resume', says: 'Hello!' })
      .user('how are you?')
      .expect({ asks: 'resume', says: 'Dana Cho' })
      .user("fine thanks, let's go on")
      .expect({ asks: 'phone' })
      .run();
  });

  it('thanks do not cancel', async () => {
    await askedForPhone
      .user('maybe I should cancel')
      .expect({ asks: 'leave' })
      .user('thank you')
      .expect({ asks: 'phone', outcome: 'none' })
      .run();
  });
});

describe('When it is being done, or over', () => {
  it('a thank you while we work is no second yes', async () => {
    await atSummary
      .effect('fulfil', { is: 'succeeded', result: { reference: 'S-9' } }, 'late')
      .user('yes')
      .expect({ directive: 'wait' })
      .user('thanks, take your time')
      .expect({ state: 'executing.running' })
      .later({ seconds: 20 })
      .expect({ state: 'completed', says: 'S-9', neverSays: 'Too late', done: 1 })
      .run();
  });

  it.each([
    ['thanks a million!', "You're welcome."],
    ['perfect, have a good one', 'Your booking stands.'],
    ['see you on Saturday then', 'Your booking stands.'],
    ['good night', 'Your booking stands.'],
    ['ok great', 'Your booking stands.'],
  ])('%j changes nothing', async (said, says) => {
    await booked
      .user(said)
      .expect({ state: 'completed', says: [says, 'R-1'], neverSays: 'another', done: 1 })
      .user(said)
      .expect({ state: 'completed', done: 1 })
      .run();
  });

  it('a goodbye after leaving books nothing and begins nothing', async () => {
    await atSummary
      .user('cancel')
      .expect({ state: 'cancelled' })
      .user('ok thanks, bye')
      .expect({ state: 'cancelled', says: 'no booking was made', done: 0 })
      .user('hello again!')
      .expect({ state: 'cancelled', done: 0 })
      .run();
  });
});
