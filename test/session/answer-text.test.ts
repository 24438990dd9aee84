import { describe, expect, it } from 'vitest';
import { booking } from '../../machines/booking.ts';
import { type Context, firstContext } from '../../src/core/context.ts';
import { defineFlow } from '../../src/core/define-flow.ts';
import type { Values } from '../../src/core/json.ts';
import { readAnswerText } from '../../src/session/answer-text.ts';
import { fastestOf } from '../fastest-of.ts';
import { table } from '../flows/table.ts';
import { junk } from '../slots/given.ts';

/** Monday 2 March 2026, ten in the morning in New York. */
const at = Date.parse('2026-03-02T10:00:00-05:00');

const settled: Values = {
  service: 'haircut',
  date: '2026-03-10',
  time: '15:00',
  name: 'Ann Lee',
  phone: '+14155552671',
};

/** In the middle of a first booking: everything is known, nobody has said yes. */
function midway(values: Values = settled, changes: Partial<Context> = {}): Context {
  const context = firstContext(booking, { session: 's', run: '1', timeZone: booking.timeZone, locale: 'en-US' });
  const slots = Object.entries(values).map(([name, value]) => {
    return [name, { settled: { value, said: '', source: 'user' as const, confirmed: false }, attempts: 0 }];
  });
  return {
    ...context,
    slots: { ...context.slots, ...Object.fromEntries(slots) },
    turn: { ...context.turn, at },
    ...changes,
  };
}

const shown = (text: string, context = midway()) => readAnswerText(booking, context, text);

describe('A text that claims an outcome is dropped', () => {
  it.each([
    // What was done.
    "You're all set!",
    "You're all set for 3 pm!",
    "I've put you down for Tuesday.",
    'Consider it done.',
    'Done!',
    'Your appointment is on the books.',
    'I went ahead and reserved it.',
    'Booked.',
    'Great news: your haircut is booked.',
    'You are confirmed for Tuesday 10 March.',
    'It has been taken care of.',
    'The booking went through.',
    'I have cancelled your appointment.',
    'Your old booking was canceled, no worries.',
    'I moved it to Tuesday for you.',
    'I just sent you a text with the details.',
    'We have saved your spot.',
    "You're in the system.",
    "That's been changed.",
    'Changed it to Tuesday.',
    'Got you down for Tuesday at 3 pm.',
    "I've let the stylist know.",
    'Your request has been forwarded to the team.',
    'Success! Tuesday at 3 pm is yours.',
    'No problem, it is booked.',
    "It's not only booked but confirmed.",
    'Not to worry, your spot is reserved.',
    'You can be sure: booked.',
    'Once you said so I booked it.',
    'Your booking is complete.',
    'Your booking number is on its way.',
    'Your appointment is on Tuesday 10 March.',
    'Your haircut is on Tuesday 10 March at 3 pm.',
    'I see you have an appointment with us.',
    '✅ Tuesday 10 March, 3 pm',
    'Name changed to Ann Lee.',
    'Your message was passed to the team.',
    'Your appointment is no longer active.',
    'Your visit is planned for Tuesday.',
    'The chair is yours.',
    'You hold a reservation.',
    'Appointment made.',
    'You now have a reservation.',
    'I was able to fit it in.',
    'Thanks for booking with us!',
    'Your new time is 3 pm.',

    // What is going on, or will be.
    "I'll book that for you now.",
    "I'm booking it for you.",
    'Right away, booking it now.',
    'A spot is being held for you.',
    'Leave it to me.',
    'Let me book that for you.',
    'I am going to cancel it for you.',
    'It will be booked in a moment.',
    'It is going to be confirmed by our team.',
    "We'll see you on Tuesday!",
    'See you on Tuesday!',
    'We look forward to your visit.',
    'Someone will call you.',
    'The stylist expects you on Tuesday.',
    'Our team will call you.',
    "You'll receive a confirmation by mail.",
    'Your confirmation email is coming.',

    // What is to be had, which only a check can tell.
    'Tuesday at 3 pm is available.',
    'We have openings on Tuesday.',
    'Tuesday works.',
    'Tuesday at 3 pm works.',
    'Yes, that slot is still free.',
    'The stylist is free on Tuesday.',
    "There's still space on Tuesday.",
    'We are fully booked on Tuesday.',

    // What hides.
    'YOUR HAIRCUT IS BOOKED',
    'Your haircut is **book**ed.',
    'Your haircut is _booked_.',
    'Your haircut is b\u200Booked.',
    'Your haircut is boo\u00ADked.',
    'Your haircut is  b o o k e d.',
    'Your haircut is b-o-o-k-e-d.',
    'Your haircut is boooked.',
    'Your haircut is ｂｏｏｋｅｄ.',
    'Your haircut is b\u043E\u043Eked.',
    'Your haircut is bóoked.',
    'Your haircut is b00ked.',
    'youre all set',
    'Ive booked it',
    'ill book it now',
    'Sure thing!\nYour haircut is booked.',
    'We are open Monday to Saturday from 9 AM to 6 PM, and closed on Sundays. Your haircut is booked.',
    'It is booked, okay?',
    '<b>Hello</b>',
    'Your haircut is &#98;ooked.',
    'Su cita está reservada para el martes.',
    'Ihr Termin ist fest eingetragen.',
    'No hay problema, su cita está lista.',
    'Ваша запись подтверждена.',
  ])('%j', (text) => expect(shown(text)).toBeNull());
});

describe('A text that states what nobody knows is dropped', () => {
  it.each([
    ['another date', 'Your haircut would be on 11 March.'],
    ['another date in figures', 'That would be 2026-03-11.'],
    ['another date, with slashes', 'That would be 3/11.'],
    ['another year', 'That would be 10 March 2027.'],
    ['another date in words', 'That would be the eleventh of March.'],
    ['a day told from today', 'That would be tomorrow.'],
    ['a day told from another', 'That would be two weeks from Tuesday.'],
    ['another month', 'We are busy in April.'],
    ['another time', 'Your haircut would be at 4 pm.'],
    ['another time in 24 hours', 'Your haircut would be at 16:00.'],
    ['another time in words', 'Your haircut would be at half past three.'],
    ['another bare hour', 'Your haircut would be at 4.'],
    ['longer hours', 'We are open from 8 AM to 8 PM.'],
    ['longer hours in words', 'We are open from eight to eight.'],
    ['hours around noon', 'We close at noon.'],
    ['other days', 'We are open Monday to Friday.'],
    ['a price', 'A haircut is $40.'],
    ['a price in words', 'A haircut is forty dollars.'],
    ['a price in another currency', 'A haircut is €45.'],
    ['no price', 'The haircut would be complimentary.'],
    ['a discount', 'There is a 10% discount for students.'],
    ['a duration', 'A haircut takes 25 minutes.'],
    ['a phone number', 'Please call 212 555 0199.'],
    ['a phone number in words', 'Please call two one two five five five oh one nine nine.'],
    ['a mail address', 'Please write to hello@salon.example.'],
    ['a mail address in words', 'Please write to hello at salon dot com.'],
    ['a link', 'More at https://salon.example/book.'],
    ['a bare link', 'More at salon.com.'],
    ['a house number', 'We are at 12 Orchard Street.'],
    ['another street', 'We are in Orchard Avenue.'],
    ['a number of anything', 'We have 7 stylists.'],
    ['a number that is an hour elsewhere', 'We have 3 stylists.'],
    ['a bare number that is an hour elsewhere', 'It would be chair 3.'],
  ])('%s: %j', (_what, text) => expect(shown(text)).toBeNull());

  it('and what was settled is known only while it is', () => {
    const text = 'Your haircut would be on Tuesday 10 March.';
    expect(shown(text)).toBe(text);
    expect(shown(text, midway({}))).toBeNull();
  });
});

describe('An honest text is shown', () => {
  it.each([
    // The flow's answers, and the same in other words.
    ...booking.answers.map(({ answer }) => answer),
    'We are open from 9 to 6.',
    "We're open 9am–6pm.",
    'We are open from 9:00 to 18:00, Monday through Saturday.',
    'Yes, we open at nine in the morning.',
    'We are open Mon-Sat.',
    'We are closed on Sundays.',
    'Yes, we are open on Wednesdays.',
    'Bookings can be cancelled up to 24 hours before.',
    'You can cancel or move it until twenty-four hours before, free of charge.',
    'Appointments cancelled later than that cost half.',
    'Once it is booked, you can change it until 24 hours before.',
    'A haircut is 45 dollars.',
    'A haircut is $45, tax included.',
    'A haircut takes 45 minutes.',
    'You can pay by card or in cash.',
    'You find us at 218 Orchard Street, on the ground floor.',
    'There is a garage next door; the first hour is free.',
    'We do haircuts and more.',

    // What is settled, in any notation.
    'Your haircut would be on Tuesday 10 March.',
    'Your haircut would be on Tuesday, March 10th, at 3 pm.',
    'So far I have Tuesday 10 March at 15:00.',
    "That would be the tenth of March at three o'clock.",
    'That would be 10 March 2026.',
    'That would be 3/10 at 3.',
    'That would be next Tuesday.',
    'That would be a week from Tuesday.',
    'We would call you on 415-555-2671.',
    'The name I have is Ann Lee.',

    // What cannot be done, and what has not been.
    "I can't help with that.",
    "Sorry, I can't tell you that here.",
    "I'm afraid I don't know.",
    "You haven't booked anything yet.",
    'Nothing is booked yet.',
    "It isn't confirmed yet.",
    'Your appointment has not been booked.',
    'I have not reserved anything so far.',
    "I won't book anything without your yes.",
    'I can book a haircut for you.',
    'I need your name to book it.',
    'It can still be changed.',
    'It needs to be confirmed by you.',

    // Small talk.
    'Hello!',
    "You're welcome!",
    'Nice to meet you.',
    "I'm doing well, thank you.",
    'Happy to help.',
    'Take your time.',
    'Good question!',
    'Feel free to ask.',
    'You may also come with a friend.',
    'One moment please.',
    'Congratulations on your wedding!',
  ])('%j', (text) => expect(shown(text)).toBe(text));

  it.each([
    ['without markdown', 'We are **open** from `9` to 6.', 'We are open from 9 to 6.'],
    ['without what nobody sees', 'We are o\u200Bpen from 9 to 6.', 'We are open from 9 to 6.'],
    ['on one line', 'We are open\n  from 9 to 6.', 'We are open from 9 to 6.'],
    ['up to its first paragraph', 'Sure.\n\nYour haircut is booked.', 'Sure.'],
    [
      'without questions: those are put by the machine',
      'We are open from 9 to 6. Shall I book it?',
      'We are open from 9 to 6.',
    ],
  ])('%s', (_how, text, expected) => expect(shown(text)).toBe(expected));

  it('that only asks something is no answer', () => expect(shown('Which day would you like?')).toBeNull());
  it('that says nothing is no answer', () => expect(shown(' \n\n ')).toBeNull());
});

describe('That nothing is booked', () => {
  it.each([
    ['said yes to', midway(settled, { consents: 1 })],
    ['done in a run before', midway(settled, { run: '2' })],
  ])('is not said once something was %s', (_what, context) => {
    expect(shown("You haven't booked anything yet.", context)).toBeNull();
    expect(shown('There is no booking.', context)).toBeNull();
  });
});

describe('An answer is short', () => {
  it.each([
    [600, true],
    [601, false],
  ])('of %i characters it is shown: %s', (length, isShown) => {
    const text = `We are ${'so '.repeat(length)}`
      .slice(0, length - 6)
      .trimEnd()
      .concat(' glad.')
      .padStart(length, 'o');
    expect(text).toHaveLength(length);
    expect(shown(text) !== null).toBe(isShown);
  });
});

describe('A flow', () => {
  it('without answers and without kinds of facts knows no facts', () => {
    const context = firstContext(table, { session: 's', run: '1', timeZone: 'UTC', locale: 'en' });
    expect(readAnswerText(table, context, 'We are open on Tuesdays.')).toBeNull();
    expect(readAnswerText(table, context, 'We would love to have you.')).toBe('We would love to have you.');
  });

  it('may say of itself what a model may not', () => {
    const [order, policy] = ['We do haircuts.', 'Every booking is confirmed by text.'];
    const why = 'so that your table is reserved';
    const slots = { ...table.slots, day: { ...table.slots.day, why } };
    const flow = defineFlow({ ...table, idle: {}, slots, answers: [{ about: ['how'], answer: `${order} ${policy}` }] });
    const context = firstContext(flow, { session: 's', run: '1', timeZone: 'UTC', locale: 'en' });
    for (const own of [policy, `Sure. ${policy}`, 'So that your table is reserved.']) {
      expect(readAnswerText(flow, context, own)).toBe(own);
    }
    expect(readAnswerText(flow, context, 'Your booking is confirmed by text.')).toBeNull();
  });

  it('in another language shows its own answers', () => {
    const answer = 'Wir haben dienstags bis 18 Uhr geöffnet.';
    const flow = defineFlow({ ...table, idle: {}, answers: [{ about: ['offen'], answer }] });
    const context = firstContext(flow, { session: 's', run: '1', timeZone: 'UTC', locale: 'de' });
    expect(readAnswerText(flow, context, answer)).toBe(answer);
    expect(readAnswerText(flow, context, 'Ihr Tisch ist fest gebucht.')).toBeNull();
  });
});

describe('A text of 100 kB', () => {
  it.each([...junk, 'book '.repeat(20_000), '9-'.repeat(50_000), '\n \t'.repeat(33_000), 'a.b@'.repeat(25_000)])(
    '%# takes no time',
    (text) => {
      expect(fastestOf(() => [shown(text), shown(`hello\n\n${text}`)])).toBeLessThan(50);
    },
  );
});
