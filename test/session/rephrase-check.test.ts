import { describe, expect, it } from 'vitest';
import { isFaithful } from '../../src/session/rephrase-check.ts';

const values = ['haircut', 'Tuesday 10 March 2026', 'Wednesday 11 March 2026', '3 pm', '4 pm', 'Ann Lee', '2', 'R-17'];

const isUsed = (text: string, rephrased: string) => isFaithful({ text, values, locale: 'en-US' }, rephrased);

const elicit = 'Got it: haircut, Tuesday 10 March 2026. What time would you like to come?';
const changed = 'Changed the time from 3 pm to 4 pm. What name shall I put it under?';
const refused = 'We are closed on Sundays. Keep Tuesday 10 March 2026, or another day?';
const offer = 'That time is not free. How about 3 pm or 4 pm?';
const summary =
  'Here is your booking:\n- service: haircut (pending)\n- date: Tuesday 10 March 2026 (pending)\n- time: 3 pm (pending)\nShall I go ahead with this booking?';
const made = 'Your booking is made: haircut, Tuesday 10 March 2026, 3 pm. Reference: R-17.';
const hours = 'We work from 9 to 6. What time would you like to come?';
const notMade = 'Cancelled. No booking was made.';

describe('Other words for a reply are used', () => {
  it.each([
    [
      'with a word before',
      elicit,
      'Lovely, I have haircut, Tuesday 10 March 2026 so far. What time would you like to come?',
    ],
    [
      'in another order of words',
      elicit,
      'So a haircut it would be, Tuesday 10 March 2026. What time would you like to come?',
    ],
    ['unchanged', elicit, elicit],
    ['shorter', refused, 'Sorry, we are closed on Sundays. Keep Tuesday 10 March 2026, or another day?'],
    ['around what was changed', changed, `Sure! ${changed}`],
    ['around a refusal', offer, 'Sorry, that time is not free. How about 3 pm or 4 pm?'],
    ['around a summary', summary, summary.replace('Here is your booking:', 'Please have a look at your booking:')],
    [
      'after a success',
      made,
      'Your booking is made: haircut, Tuesday 10 March 2026, 3 pm. This is your reference: R-17.',
    ],
    ['after an end', notMade, `All right! ${notMade}`],
    ['for a greeting', 'Hello! Which day suits you?', 'Hi there, good to have you here! Which day suits you?'],
  ])('%s', (_how, text, rephrased) => expect(isUsed(text, rephrased)).toBe(true));
});

describe('Other words for a reply are dropped', () => {
  it.each([
    // A value.
    ['without a value', elicit, 'Got it: Tuesday 10 March 2026. What time would you like to come?'],
    ['with a value in another form', elicit, 'Got it: haircut, 10 March. What time would you like to come?'],
    ['with another date', elicit, elicit.replace('Tuesday 10', 'Wednesday 11')],
    ['with one value more', elicit, elicit.replace('haircut,', 'haircut, Ann Lee,')],
    ['with a value twice', elicit, elicit.replace('haircut,', 'haircut, haircut,')],
    ['with values swapped', changed, changed.replace('3 pm to 4 pm', '4 pm to 3 pm')],
    ['with options swapped', offer, offer.replace('3 pm or 4 pm', '4 pm or 3 pm')],
    ['without the reference', made, 'Your booking is made: haircut, Tuesday 10 March 2026, 3 pm.'],
    ['with another reference', made, made.replace('R-17', 'R-71')],

    // The question.
    ['without the question', elicit, 'Got it: haircut, Tuesday 10 March 2026.'],
    ['with another question', elicit, elicit.replace('What time', 'Which time')],
    ['with a question more', elicit, `Anything else? ${elicit}`],
    ['with a plain question more', elicit, `Is that all right? ${elicit}`],
    ['with words after the question', elicit, `${elicit} Take your time.`],
    ['with a question made of a statement', notMade, 'Cancelled. No booking was made. Shall we try again?'],

    // Facts and claims.
    ['with a price', elicit, elicit.replace('Got it', 'Got it, that is $45')],
    ['without a number', hours, 'We do not work that late. What time would you like to come?'],
    ['with numbers swapped', hours, hours.replace('9 to 6', '6 to 9')],
    ['with a number twice', hours, hours.replace('9 to 6', '9 to 6, from 9')],
    ['with a number', elicit, elicit.replace('Got it', 'Got it, 7 others did the same')],
    ['with a day', elicit, `See the weather on Friday. ${elicit}`],
    ['with a time in words', elicit, `We close at noon. ${elicit}`],
    ['with a link', elicit, `More at salon.com. ${elicit}`],
    ['with a claim', elicit, `You're all set! ${elicit}`],
    ['with a promise', elicit, `I'll hold it for you. ${elicit}`],
    [
      'with a claim in place of a summary',
      summary,
      summary.replace('Here is your booking:', 'Your booking is confirmed:'),
    ],
    ['with the opposite', notMade, 'Cancelled. A booking was made.'],
    ['without what was not done', notMade, 'Cancelled.'],
    ['without the outcome', made, 'Here you go: haircut, Tuesday 10 March 2026, 3 pm. Reference: R-17.'],
    ['without its denial', offer, 'That time is free. How about 3 pm or 4 pm?'],
    ['with a denial', elicit, `No, that is wrong. ${elicit}`],
    ['without the marks of a summary', summary, summary.replaceAll(' (pending)', '')],
    ['in another language', elicit, `Sehr gern, das klingt wunderbar. ${elicit}`],

    // The form.
    ['in markdown', elicit, elicit.replace('haircut', '**haircut**')],
    ['with emoji', elicit, `🎉 ${elicit}`],
    ['with something nobody sees', elicit, elicit.replace('Got', 'G\u200Bot')],
    ['with markup', elicit, `<b>${elicit}</b>`],
    ['that are long', elicit, `${'That is so good to hear from you. '.repeat(5)}${elicit}`],
    ['that are none', elicit, ''],
  ])('%s', (_how, text, rephrased) => expect(isUsed(text, rephrased)).toBe(false));
});
