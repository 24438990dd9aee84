import { describe, expect, it } from 'vitest';
import { flow as bikeRepair } from '../../docs/examples/bike-repair.ts';
import { flow as tableForMany } from '../../docs/examples/every-option.ts';
import { booking } from '../../machines/booking.ts';
import { dialogue } from '../../src/testing/dialogue.ts';
import { restaurant } from '../offline/restaurant.ts';

const salon = dialogue(booking, { now: '2027-06-01T14:00:00-04:00' }); // a Tuesday
const askedForName = salon.user('can you fit me in for a manicure on Thursday at 4?').expect({ asks: 'name' });
const askedForPhone = askedForName.user('Joy Adeyemi').expect({ asks: 'phone' });
const atSummary = askedForPhone.user('212 555 0147').expect({ asks: 'confirm' });
const workshop = dialogue(bikeRepair, { now: '2027-06-01T14:00:00+02:00' });

describe('A message without a word', () => {
  it.each(['', '   ', '\n\n', '\t \u00a0', '\u200b'])(
    '%j is told to be one, and the question put again',
    async (nothing) => {
      await salon
        .user('hi, a manicure please')
        .user(nothing)
        .expect({
          asks: 'date',
          says: ['I did not hear anything.', 'Which day suits you?'],
          slots: { service: 'manicure' },
        })
        .user('Thursday')
        .expect({ asks: 'time', slots: { date: '2027-06-03' } })
        .run();
    },
  );

  it.each(['...', '…', '-', '?', '!!!'])('%j says nothing either', async (nothing) => {
    await askedForName
      .user(nothing)
      .expect({ state: 'collecting.eliciting', asks: 'name', slots: { name: null } })
      .user('Joy Adeyemi')
      .expect({ asks: 'phone' })
      .run();
  });

  it('at the greeting is answered with an example', async () => {
    await salon
      .user('')
      .expect({ asks: 'service', says: 'For example: haircut.' })
      .user('oh sorry, a manicure')
      .expect({ asks: 'date' })
      .run();
  });

  it('three times in a row ends with a person', async () => {
    await askedForPhone
      .user('')
      .expect({ asks: 'phone' })
      .user('')
      .expect({ asks: 'phone' })
      .user('')
      .expect({ state: 'handedOff', slots: { name: 'Joy Adeyemi' }, done: 0 })
      .run();
  });

  it('now and then ends nothing: an answer in between makes up for it', async () => {
    await salon
      .user('')
      .user('')
      .user('manicure')
      .user('')
      .user('')
      .user('Thursday')
      .user('')
      .user('')
      .expect({ asks: 'time', slots: { service: 'manicure', date: '2027-06-03' } })
      .run();
  });

  it('to the offer of other days keeps them on offer', async () => {
    await salon
      .user('a manicure next Sunday at 4')
      .expect({ asks: 'date', says: ['closed on Sundays', 'How about'] })
      .user('')
      .expect({ asks: 'date', says: ['I did not hear anything.', 'How about'] })
      .user('the first one')
      .expect({ asks: 'name', slots: { date: '2027-06-05' } })
      .run();
  });

  it('to a refused correction loses nothing, and in the end the old day is kept', async () => {
    await atSummary
      .user('make it Sunday instead')
      .expect({ asks: 'date', says: 'or shall I keep Thursday 3 June 2027?' })
      .user('')
      .user('')
      .expect({ asks: 'date', slots: { date: '2027-06-03' } })
      .user('')
      .expect({ asks: 'confirm', slots: { date: '2027-06-03' } })
      .user('yes')
      .expect({ state: 'completed', done: 1 })
      .run();
  });
});

describe('Silence is no answer to a question about all of it', () => {
  it('neither a yes nor a no to the summary', async () => {
    await atSummary
      .user('')
      .expect({ state: 'confirming.awaiting', says: ['I did not hear anything.', 'Joy Adeyemi'], done: 0 })
      .user(' ')
      .expect({ asks: 'confirm', done: 0 })
      .user('yes')
      .expect({ state: 'completed', done: 1 })
      .run();
  });

  it('three of them at the summary book nothing, nor does the yes that comes too late', async () => {
    await atSummary
      .user('')
      .user('')
      .user('')
      .expect({ state: 'handedOff', outcome: 'handedOff', done: 0 })
      .user('yes')
      .expect({ state: 'handedOff', done: 0 })
      .run();
  });

  it('where we asked what to change, the question stands', async () => {
    await atSummary
      .user('no')
      .expect({ asks: 'revise' })
      .user('')
      .expect({ asks: 'revise', says: 'What should I change?' })
      .user('half past four')
      .expect({ asks: 'confirm', slots: { time: '16:30' } })
      .run();
  });

  it('where we asked whether to cancel, nothing is cancelled', async () => {
    await askedForPhone
      .user('perhaps I should cancel this')
      .expect({ asks: 'leave' })
      .user('')
      .expect({ asks: 'phone', outcome: 'none', slots: { name: 'Joy Adeyemi' } })
      .run();
  });

  it('where we asked whether to go on, the question stands', async () => {
    await askedForPhone
      .later({ hours: 1 })
      .user('hey')
      .expect({ asks: 'resume' })
      .user('')
      .expect({ asks: 'resume', slots: { time: '16:00' } })
      .user('yes')
      .expect({ asks: 'phone' })
      .run();
  });
});

describe('Silence about what need not be said', () => {
  it('leaves no optional slot out, only words do', async () => {
    await workshop
      .user('racing bike')
      .user('the gears jump')
      .user('on Friday')
      .user('Mo Jansen')
      .expect({ asks: 'phone' })
      .user('')
      .expect({ asks: 'phone', says: 'skip' })
      .user('skip that')
      .expect({ asks: 'confirm', slots: { phone: null } })
      .run();
  });

  it('in the end leaves an optional slot out, and never ends with a person', async () => {
    await dialogue(restaurant, { now: '2027-06-01T14:00:00-04:00' })
      .user('two of us on Friday at 8 pm, outside')
      .expect({ asks: 'notes' })
      .user('')
      .user('')
      .expect({ asks: 'notes' })
      .user('')
      .expect({ asks: 'confirm', slots: { notes: null }, outcome: 'none' })
      .run();
  });

  it('takes what the flow assumes, and says so', async () => {
    await dialogue(tableForMany, { now: '2027-06-01T14:00:00+02:00' })
      .user('nine people on Friday at 7:30 pm, Ann Roe')
      .expect({ asks: 'room' })
      .user('')
      .expect({ asks: 'room' })
      .user('')
      .expect({ asks: 'phone', slots: { room: 'hall' }, says: "I'll put hall for the room for now." })
      .user('no phone')
      .expect({ asks: 'confirm', says: /hall \(pending, assumed\)/ })
      .run();
  });

  it('is no text where any text would do', async () => {
    await workshop
      .user('it is an e-bike')
      .expect({ asks: 'problem' })
      .user('...')
      .expect({ asks: 'problem', slots: { problem: null } })
      .user('the battery is flat')
      .expect({ asks: 'day', slots: { problem: 'the battery is flat' } })
      .run();
  });
});

describe('Whoever needs a moment gets it', () => {
  it.each([
    'gimme a sec',
    'hang on, someone is at the door',
    'sorry, the phone rang, give me two minutes',
    'hold on while I find my phone',
    'let me look it up',
    'brb',
    "I'm still thinking",
  ])('%j costs nothing, and the question is not nagged about', async (said) => {
    await askedForPhone
      .user(said)
      .expect({ asks: 'phone', says: 'Take your time.', neverSays: 'phone number' })
      .later({ minutes: 10 })
      .user(said)
      .user(said)
      .user(said)
      .expect({ asks: 'phone', outcome: 'none' })
      .user('it is 212 555 0147')
      .expect({ asks: 'confirm' })
      .run();
  });

  it('at the summary too, which stands until they answer', async () => {
    await atSummary
      .user('let me check my calendar')
      .expect({ asks: 'confirm', says: 'Take your time.', neverSays: 'manicure', done: 0 })
      .later({ minutes: 20 })
      .user('yes')
      .expect({ state: 'completed', done: 1 })
      .run();
  });

  it('but a value in the same breath is taken', async () => {
    await askedForName
      .user('wait, make it half past four')
      .expect({ asks: 'name', slots: { time: '16:30' } })
      .run();
  });
});

describe('Whoever says how long, or whom they ask first', () => {
  it.each([
    'could you give me two minutes',
    "I'll get back to you in five minutes",
    'I need to ask my wife',
    'let me check with my husband first',
    'can I have a few minutes?',
  ])('gets the time with %j, as often as they like', async (said) => {
    await askedForName
      .user(said)
      .user(said)
      .user(said)
      .expect({ asks: 'name', says: 'Take your time.', neverSays: 'What name', outcome: 'none' })
      .user('Joy Adeyemi')
      .expect({ asks: 'phone' })
      .run();
  });

  it('at the summary has said neither yes nor no', async () => {
    await atSummary
      .user('yes, give me five minutes')
      .expect({ asks: 'confirm', done: 0 })
      .user('I need to ask my wife')
      .expect({ asks: 'confirm', says: 'Take your time.', done: 0 })
      .user('yes')
      .expect({ state: 'completed', done: 1 })
      .run();
  });
});

describe('When nobody writes at all', () => {
  it('nothing is said for half an hour', async () => {
    await askedForPhone.later({ minutes: 29 }).sweep().expect({ state: 'collecting.eliciting', asks: 'phone' }).run();
  });

  it('they are asked once whether to go on, however often we look', async () => {
    const { replies } = await askedForPhone
      .later({ minutes: 31 })
      .sweep()
      .expect({ asks: 'resume', says: ['manicure', 'Shall we continue'], neverSays: 'Welcome back' })
      .later({ hours: 5 })
      .sweep()
      .later({ days: 1 })
      .sweep()
      .run();
    expect(replies.filter(({ directive }) => directive.say === 'offerResume')).toHaveLength(1);
  });

  it('after a week it is closed, that is said, and nothing was booked', async () => {
    await atSummary
      .later({ hours: 1 })
      .sweep()
      .later({ days: 7 })
      .sweep()
      .expect({ state: 'cancelled', says: 'No booking was made.', done: 0 })
      .user('yes')
      .expect({ says: 'That booking was closed', done: 0 })
      .run();
  });

  it('what they said yes to is done all the same', async () => {
    await atSummary
      .effect('fulfil', 'usual', 'late')
      .user('yes')
      .expect({ directive: 'wait' })
      .user('')
      .expect({ directive: 'wait', done: 1 })
      .later({ hours: 3 })
      .sweep()
      .expect({ state: 'completed', done: 1 })
      .user('')
      .expect({ state: 'completed', says: 'stands', done: 1 })
      .run();
  });
});
