import { describe, expect, it } from 'vitest';
import { flow as bikeRepair } from '../../docs/examples/bike-repair.ts';
import { booking } from '../../machines/booking.ts';
import type { HandOffPacket } from '../../src/session/hand-off.ts';
import { dialogue } from '../../src/testing/dialogue.ts';
import { everyCrash } from '../../src/testing/every-crash.ts';
import { restaurant } from '../offline/restaurant.ts';

const salon = dialogue(booking, { now: '2027-03-10T09:30:00-05:00' }); // a Wednesday
const askedForName = salon.user('I need a massage on Friday at 11').expect({ asks: 'name' });
const atSummary = askedForName.user('Olga Marin, 646 555 0188').expect({ asks: 'confirm' });
const table = dialogue(restaurant, { now: '2027-03-10T09:30:00-05:00' });
const workshop = dialogue(bikeRepair, { now: '2027-03-10T09:30:00+01:00' });

describe('Whoever asks for a person gets one', () => {
  it.each([
    'Hey, any chance I could just speak to someone at the desk?',
    "I'd rather deal with a person than a machine to be honest",
    'Can you put me through to the front desk please',
    'can someone call me?',
    'this is hopeless. give me a human being.',
    "I'd like someone to phone me instead",
    'is there somebody I can talk to about this?',
    'operator',
  ])('before anything is said: %j', async (said) => {
    await salon
      .user(said)
      .expect({ state: 'handedOff', says: ['Of course.', 'a person will take over'], asks: 'nothing', done: 0 })
      .run();
  });

  it('in the middle, and what was settled is not lost', async () => {
    await askedForName
      .user("this isn't working, get me your manager")
      .expect({
        state: 'handedOff',
        slots: { service: 'massage', date: '2027-03-12', time: '11:00', name: null },
        says: 'No booking was made',
      })
      .run();
  });

  it('at a restaurant, where the owner is asked for instead of an answer', async () => {
    await table
      .user('four of us on Friday at 7pm')
      .expect({ asks: 'outdoor' })
      .user('hmm, I want to speak to the owner about that')
      .expect({ state: 'handedOff', says: 'No table was made', slots: { partySize: 4, outdoor: null } })
      .run();
  });

  it('where any text would be an answer', async () => {
    await workshop
      .user('my e-bike is broken')
      .expect({ asks: 'problem' })
      .user('can I talk to one of your people')
      .expect({ state: 'handedOff', slots: { bike: 'e-bike', problem: null } })
      .run();
  });

  it('when asked whether they really want to leave', async () => {
    await askedForName
      .user('hmm, maybe I should cancel')
      .expect({ asks: 'leave' })
      .user('let me speak with a colleague of yours first')
      .expect({ state: 'handedOff', says: 'Of course.' })
      .run();
  });

  it('when they come back after a while', async () => {
    await atSummary
      .later({ hours: 2 })
      .user('hello again')
      .expect({ asks: 'resume' })
      .user('can we do this over the phone? have somebody call me')
      .expect({ state: 'handedOff', done: 0 })
      .run();
  });
});

describe('At the summary', () => {
  it('a wish for a person is no yes, and neither is a yes after it', async () => {
    await atSummary
      .user('Actually could I speak with a real human before I agree to anything?')
      .expect({ state: 'handedOff', done: 0 })
      .user('yes')
      .expect({ state: 'handedOff', says: 'it is with a person now', done: 0 })
      .user('yes, go ahead')
      .expect({ done: 0 })
      .run();
  });

  it('a wish for a person outweighs the yes beside it', async () => {
    await atSummary
      .user('yes, but first transfer me to an agent')
      .expect({ state: 'handedOff', outcome: 'handedOff', done: 0 })
      .run();
  });
});

describe('Whoever asks what they talk to', () => {
  it.each(['are you a real person?', 'am I talking to a robot?', 'are you a bot', 'Are you a human or a machine?'])(
    'is told the truth and how to get a person: %j',
    async (said) => {
      await askedForName
        .user(said)
        .expect({ asks: 'name', says: ['I am an automated assistant.', 'ask for a person'], outcome: 'none' })
        .user('then a person please')
        .expect({ state: 'handedOff', slots: { service: 'massage' } })
        .run();
    },
  );

  it('at the summary has not answered it', async () => {
    await atSummary
      .user('is this a bot?')
      .expect({ asks: 'confirm', says: 'I am an automated assistant.', done: 0 })
      .run();
  });
});

describe('Words about people are no wish for one', () => {
  it.each([
    'are you a real person?',
    'am I talking to a robot?',
    "No need for a human, you're doing fine",
    "I don't want to talk to anybody",
    'my colleague comes to you every week',
    'will the same person do my back as last time?',
  ])('%j', async (said) => {
    await askedForName
      .user(said)
      .expect({ state: 'collecting.eliciting', asks: 'name', slots: { name: null } })
      .user('Olga Marin')
      .expect({ asks: 'phone', slots: { name: 'Olga Marin' } })
      .run();
  });
});

describe('Where we do not get on by ourselves a person takes over', () => {
  it('after three numbers that are none, with all that was understood', async () => {
    await askedForName
      .user('Olga Marin')
      .user('646 555')
      .expect({ errors: ['too-short'] })
      .user('0188')
      .expect({ asks: 'phone', says: '(212) 555-0123' })
      .user('555-01')
      .expect({
        state: 'handedOff',
        says: 'I could not make out the phone.',
        slots: { name: 'Olga Marin', phone: null },
        done: 0,
      })
      .run();
  });

  it('after three answers to the summary that are neither yes nor no', async () => {
    await atSummary
      .user('hmm, I guess')
      .expect({ says: 'I need a plain yes' })
      .user('probably')
      .expect({ asks: 'confirm' })
      .user('if you say so')
      .expect({ state: 'handedOff', says: 'I do not understand you well enough', done: 0 })
      .run();
  });

  it('when the booking fails, and nothing is said to be booked', async () => {
    await atSummary
      .effect('fulfil', { is: 'failed', reason: 'the diary is closed', retryable: false })
      .user('yes, that is right')
      .expect({ state: 'handedOff', says: ['Something went wrong', 'No booking was made'], done: 0 })
      .run();
  });

  it('when nobody knows whether it was booked, and that is what is said', async () => {
    await atSummary
      .effect('fulfil', 'usual', 'lost')
      .effect('reconcile', { is: 'unknown' })
      .effect('reconcile', { is: 'unknown' })
      .user('yes please')
      .later({ minutes: 1 })
      .expect({
        state: 'handedOff',
        says: ['I do not know whether the booking was made.', 'A person will check.'],
        neverSays: 'No booking was made',
      })
      .user('so is it booked or not?')
      .expect({ says: 'A person will check.', neverSays: /No booking|is made/, done: 1 })
      .run();
  });
});

describe('Too late or over', () => {
  it('a person cannot stop what is being done, and the outcome tells so', async () => {
    await atSummary
      .effect('fulfil', { is: 'succeeded', result: { reference: 'S-7' } }, 'late')
      .user('yes')
      .expect({ directive: 'wait' })
      .user('wait, can I talk to somebody first?')
      .expect({ says: 'It is too late for that' })
      .later({ seconds: 30 })
      .expect({ state: 'completed', says: ['S-7', 'Too late for this: your wish for a person.'], done: 1 })
      .run();
  });

  it('impatience afterwards gets a true answer each time', async () => {
    await askedForName
      .user('let me speak to the manager')
      .expect({ state: 'handedOff' })
      .user('hello? is anyone there?')
      .expect({ state: 'handedOff', says: 'it is with a person now' })
      .user('ok, thanks')
      .expect({ state: 'handedOff', says: 'it is with a person now', done: 0 })
      .run();
  });

  it('one may begin again without the person, and nothing of before is filled in', async () => {
    await askedForName
      .user('let me speak to the manager')
      .user('never mind, I want to book another one')
      .expect({ asks: 'service', slots: { service: null, date: null, time: null } })
      .user('a facial on Saturday at 10, Olga Marin, 646 555 0188')
      .user('yes')
      .expect({ state: 'completed', done: 1 })
      .run();
  });
});

describe('Whoever takes over', () => {
  /** Somebody who is told of hand-offs, the first `failing` times in vain. */
  function desk({ failing } = { failing: 0 }) {
    const packets: HandOffPacket[] = [];
    const handOff = async (packet: HandOffPacket) => {
      packets.push(packet);
      if (packets.length <= failing) throw new Error('Nobody is at the desk.');
    };
    const talk = dialogue(booking, { now: '2027-03-10T09:30:00-05:00', handOff });
    return { packets, talk: talk.user('I need a massage on Friday at 11, Olga Marin').expect({ asks: 'phone' }) };
  }

  it('is told why, how far we came and what was said', async () => {
    const { packets, talk } = desk();
    await talk.user('I want to talk to someone').expect({ state: 'handedOff' }).sweep().run();
    expect(packets).toHaveLength(1);
    const [packet] = packets;
    expect(packet).toMatchObject({ state: 'handedOff', because: { why: 'human' } });
    expect(packet?.slots).toMatchObject({ service: { value: 'massage' }, name: { value: 'Olga Marin' } });
    expect(packet?.transcript.map(({ from }) => from)).toEqual(['assistant', 'user', 'assistant', 'user', 'assistant']);
    expect(packet?.transcript.at(-2)?.text).toBe('I want to talk to someone');
  });

  it('is told again until somebody hears it, and then no more', async () => {
    const { packets, talk } = desk({ failing: 2 });
    const handedOff = talk.user('I want to talk to someone').sweep();
    await handedOff.later({ minutes: 1 }).sweep().later({ minutes: 2 }).sweep().later({ hours: 1 }).sweep().run();
    expect(packets).toHaveLength(3);
  });

  it('is told wherever the server is killed', async () => {
    await everyCrash((point) => ({
      run: async () => {
        const { packets, talk } = desk();
        const held = await talk.crash(point).user('I want to talk to someone').sweep().run();
        expect(held.last.state).toBe('handedOff');
        expect(packets.map(({ because }) => because?.why)).toContain('human');
        return held;
      },
    }));
  });
});

describe('After a hand-off', () => {
  const handedOff = salon
    .user('haircut on Tuesday at 3, Ann Lee')
    .expect({ asks: 'phone' })
    .user('555')
    .user('12')
    .user('123')
    .expect({ state: 'handedOff' });

  it.each(['646 555 0188', 'it is 646 555 0188', 'Friday'])('a late %j is with the person', async (said) => {
    await handedOff.user(said).expect({ state: 'handedOff', says: 'with a person now', done: 0 }).run();
  });

  it.each(['a massage on Friday', 'book me another appointment'])('%j begins another run', async (said) => {
    await handedOff.user(said).expect({ state: 'collecting.eliciting' }).run();
  });
});
