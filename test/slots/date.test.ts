import { describe, expect, expectTypeOf, it } from 'vitest';
import { date } from '../../src/slots/date.ts';
import type { LocalDate } from '../../src/slots/local-date.ts';
import { asked, given } from './wednesday-morning.ts';

const day = date({ from: 'today', within: { months: 6 }, closed: ['sunday'] });
const value = (read: string) => ({ kind: 'value', value: read });

describe('on Wednesday 4 March 2026 a day is read from words', () => {
  it.each([
    ['today', '2026-03-04'],
    ['tomorrow', '2026-03-05'],
    ['tmrw pls', '2026-03-05'],
    ['tommorow', '2026-03-05'],
    ['tonight', '2026-03-04'],
    ['the day after tomorrow', '2026-03-06'],
    ['Tuesday', '2026-03-10'],
    ['TUESDAY!!', '2026-03-10'],
    ['on tues', '2026-03-10'],
    ['tuseday', '2026-03-10'],
    ['next Tuesday', '2026-03-10'],
    ['next Tuesday at 3', '2026-03-10'],
    ['A haircut next Tuesday at 3', '2026-03-10'],
    ['this Friday', '2026-03-06'],
    ['this coming Friday', '2026-03-06'],
    ['this Wednesday', '2026-03-04'],
    ['next Wednesday', '2026-03-11'],
    ['sat', '2026-03-07'],
    ['make it sat', '2026-03-07'],
    ['move it to sat', '2026-03-07'],
    ["Friday's fine", '2026-03-06'],
    ['a week on Friday', '2026-03-13'],
    ['a week from Friday', '2026-03-13'],
    ['Friday week', '2026-03-13'],
    ['two weeks on Friday', '2026-03-20'],
    ['a week today', '2026-03-11'],
    ['a week from tomorrow', '2026-03-12'],
    ['in two weeks', '2026-03-18'],
    ['two weeks from today', '2026-03-18'],
    ["in two weeks' time", '2026-03-18'],
    ['in a fortnight', '2026-03-18'],
    ['in 3 days', '2026-03-07'],
    ['ten days from now', '2026-03-14'],
    ['in a month', '2026-04-04'],
    ['the 5th', '2026-03-05'],
    ['5th', '2026-03-05'],
    ['on the fifth', '2026-03-05'],
    ['the 3rd', '2026-04-03'],
    ['the twenty-first', '2026-03-21'],
    ['10th of this month', '2026-03-10'],
    ['the 10th of next month', '2026-04-10'],
    ['end of the month', '2026-03-31'],
    ['the end of April', '2026-04-30'],
    ['monday next week', '2026-03-09'],
    ['Friday next week', '2026-03-13'],
    ['next week Friday', '2026-03-13'],
    ['next week on Friday', '2026-03-13'],
    ['first monday in june', '2026-06-01'],
    ['the last Friday of March', '2026-03-27'],
    ['the second Tuesday of next month', '2026-04-14'],
    ['March 10th', '2026-03-10'],
    ['March 10', '2026-03-10'],
    ['10 March', '2026-03-10'],
    ['the 10th of March', '2026-03-10'],
    ['10th March 2026', '2026-03-10'],
    ['Mar. 10, 2026', '2026-03-10'],
    ['March the tenth', '2026-03-10'],
    ['May 5 at 3pm', '2026-05-05'],
    ['5 may', '2026-05-05'],
    ['Tuesday the 10th', '2026-03-10'],
    ['Tuesday, March 10', '2026-03-10'],
    ['10 March (a Tuesday)', '2026-03-10'],
    ['Tuesday the 31st', '2026-03-31'],
    ['Tuesday 10 March 2026', '2026-03-10'],
    ['2026-03-10', '2026-03-10'],
    ['2026/03/10', '2026-03-10'],
    ['2026-03-10T15:00', '2026-03-10'],
    ['3/10/2026', '2026-03-10'],
    ['3/10/26', '2026-03-10'],
    ['4/7', '2026-04-07'],
    ['13/4', '2026-04-13'],
    ['tomorrow at 5', '2026-03-05'],
    ['could we do the 12th around 10?', '2026-03-12'],
    ['5.3.2026', '2026-03-05'],
    ['Friday after 3', '2026-03-06'],
    ['tomorrow before noon', '2026-03-05'],
    ['the day after Friday', '2026-03-07'],
    ['my number is 415 555 2671, tomorrow', '2026-03-05'],
    ['not Friday but Saturday', '2026-03-07'],
    ['Friday, no wait, Saturday', '2026-03-07'],
  ])('%s is %s', (words, expected) => expect(day.read(words, given())).toEqual(value(expected)));

  it.each([
    'next',
    '',
    'not Friday',
    'anything but Monday',
    "Friday doesn't work",
    'May',
    'I will march in',
    'may I come in',
    'may 2 of us come?',
    '3 may work',
    'I sat down in the sun',
    'we want to wed',
    'easter monday',
    'good friday',
    'the 5th floor',
    '42nd street',
    '5',
    'at 3',
    '3.30',
    '3-5pm',
    'the first one',
    'who wed the sun',
    'a good sat nav',
    'open 24 hours',
    '4 people',
    '$4/5',
    '45/67',
    '555-26-71',
    'démonter',
    'call me April',
  ])('nothing is made of "%s"', (words) => expect(day.read(words, given())).toEqual({ kind: 'none' }));

  it.each([
    ['4 May 2026', ['2026-05-04']],
    ['Tuesday or Wednesday next week', ['2026-03-10', '2026-03-11']],
    ['Tuesday or Friday', ['2026-03-10', '2026-03-06']],
    ['10 or 11 March', ['2026-03-10', '2026-03-11']],
    ['Wednesday', ['2026-03-04', '2026-03-11']],
    ['next Friday', ['2026-03-06', '2026-03-13']],
  ])('%s means %j', (words, options) => {
    const expected = options.length === 1 ? value(options[0] as string) : { kind: 'ambiguous', options };
    expect(day.read(words, given())).toEqual(expected);
  });

  it.each([
    ['next week', ['2026-03-09', '2026-03-12', '2026-03-14']],
    ['sometime next week', ['2026-03-09', '2026-03-12', '2026-03-14']],
    ['this weekend', ['2026-03-07']],
    ['next weekend', ['2026-03-14']],
    ['sometime in April', ['2026-04-01', '2026-04-16', '2026-04-30']],
    ['in May', ['2026-05-01', '2026-05-16', '2026-05-30']],
    ['the week of March 16', ['2026-03-16', '2026-03-19', '2026-03-21']],
    ['early next week', ['2026-03-09', '2026-03-10', '2026-03-11']],
    ['next month', ['2026-04-01', '2026-04-16', '2026-04-30']],
    ['early April', ['2026-04-01', '2026-04-06', '2026-04-10']],
    ['a Friday in April', ['2026-04-03', '2026-04-17', '2026-04-24']],
    ['Fridays', ['2026-03-06', '2026-03-13', '2026-03-20']],
    ['before Friday', ['2026-03-04', '2026-03-05']],
    ['Monday to Wednesday', ['2026-03-09', '2026-03-10', '2026-03-11']],
    ['between the 10th and the 12th', ['2026-03-10', '2026-03-11', '2026-03-12']],
    ['the 10th or later', ['2026-03-10', '2026-03-17', '2026-03-24']],
    ['on or after the 10th', ['2026-03-10', '2026-03-17', '2026-03-24']],
    ['10-12 March', ['2026-03-10', '2026-03-11', '2026-03-12']],
    ['asap', ['2026-03-04', '2026-03-06', '2026-03-07']],
  ])('%s is vague, and days that can be had are offered', (words, options) =>
    expect(day.read(words, given())).toEqual({ kind: 'vague', options }),
  );

  it.each([
    ['yesterday', 'past', ['2026-03-04', '2026-03-05']],
    ['last Friday', 'past', ['2026-03-04', '2026-03-05']],
    ['3 days ago', 'past', ['2026-03-04', '2026-03-05']],
    ['2026-03-03', 'past', ['2026-03-04', '2026-03-05']],
    ['March 1', 'past', ['2026-03-04', '2026-03-05']],
    ['Sunday, March 1', 'past', ['2026-03-04', '2026-03-05']],
    ['January 15', 'too-far', ['2026-09-03', '2026-09-04']],
    ['March 1 2027', 'too-far', ['2026-09-03', '2026-09-04']],
    ['christmas', 'too-far', ['2026-09-03', '2026-09-04']],
    ['in 999 years', 'too-far', ['2026-09-03', '2026-09-04']],
    ['February 30', 'no-such-date', ['2026-03-04', '2026-03-05']],
    ['2026-02-30', 'no-such-date', ['2026-03-04', '2026-03-05']],
    ['31 April', 'no-such-date', ['2026-04-29', '2026-04-30']],
    ['2026-04-31', 'no-such-date', ['2026-04-29', '2026-04-30']],
    ['Sunday', 'closed', ['2026-03-07', '2026-03-09']],
    ['Friday 6 April', 'weekday-mismatch', ['2026-04-06', '2026-04-03']],
    ['April 6, Friday', 'weekday-mismatch', ['2026-04-06', '2026-04-03']],
    ['Tuesday the 12th', 'weekday-mismatch', ['2026-03-12', '2026-03-10']],
    ['tomorrow, Friday', 'weekday-mismatch', ['2026-03-05', '2026-03-06']],
  ])('%s is refused as %s, and the nearest days are offered', (words, code, options) =>
    expect(day.read(words, given())).toEqual({ kind: 'refused', code, options }),
  );
});

describe('figures are read as the locale writes them', () => {
  it.each([
    ['en-US', '4/7', value('2026-04-07')],
    ['en-GB', '4/7', value('2026-07-04')],
    ['en-AU', '4/7', value('2026-07-04')],
    ['de-DE', '4/7', value('2026-07-04')],
    ['ja-JP', '4/7', value('2026-04-07')],
    ['en', '4/7', { kind: 'ambiguous', options: ['2026-04-07', '2026-07-04'] }],
    ['en', '5/5', value('2026-05-05')],
    ['en', '13/4', value('2026-04-13')],
    ['en-US', '13/4', value('2026-04-13')],
    ['en-GB', '4.7.2026', value('2026-07-04')],
    ['no locale at all', '4/7', { kind: 'ambiguous', options: ['2026-04-07', '2026-07-04'] }],
    ['en-US', '2/30', { kind: 'refused', code: 'no-such-date', options: ['2026-03-04', '2026-03-05'] }],
    ['en-GB', 'Tuesday 7/4', value('2026-04-07')],
    ['en', 'Tuesday 4/7', value('2026-04-07')],
    ['en', 'Saturday 4/7', value('2026-07-04')],
  ])('%s: %s', (locale, words, expected) => expect(day.read(words, given({ locale }))).toEqual(expected));
});

describe('the question put', () => {
  it.each([
    ['5', value('2026-03-05')],
    ['5 please', value('2026-03-05')],
    ['5 or 6', { kind: 'ambiguous', options: ['2026-03-05', '2026-03-06'] }],
    ['4 people', { kind: 'none' }],
    ['at 5', { kind: 'none' }],
    ['May', { kind: 'none' }],
    ['June', { kind: 'vague', options: ['2026-06-01', '2026-06-16', '2026-06-30'] }],
    ['32', { kind: 'none' }],
    ['tomorrow at 5', value('2026-03-05')],
  ])('makes "%s" an answer to a date question', (words, expected) =>
    expect(day.read(words, given(asked))).toEqual(expected),
  );

  it('chooses between two readings by what it offered', () => {
    const options = ['2026-04-07', '2026-07-04'];
    expect(day.read('7/4', given({ locale: 'en', asked: { options } }))).toMatchObject({ kind: 'ambiguous' });
    expect(day.read('7/4', given({ locale: 'en', asked: { options: ['2026-07-04'] } }))).toEqual(value('2026-07-04'));
  });
});

describe('where the user and the place have different days', () => {
  const lateInNewYork = { at: Date.UTC(2026, 2, 4, 4, 50), zones: { flow: 'America/New_York', user: 'Europe/London' } };
  it.each([
    ['tomorrow', { kind: 'ambiguous', options: ['2026-03-04', '2026-03-05'] }],
    ['today', { kind: 'ambiguous', options: ['2026-03-03', '2026-03-04'] }],
    ['in two days', { kind: 'ambiguous', options: ['2026-03-05', '2026-03-06'] }],
    ['Thursday', value('2026-03-05')],
    ['the 5th', value('2026-03-05')],
    ['March 4', value('2026-03-04')],
    ['2026-03-04', value('2026-03-04')],
  ])('"%s" counts from both only where it is relative', (words, expected) =>
    expect(day.read(words, given(lateInNewYork))).toEqual(expected),
  );

  it('is one day again once both are in it', () => {
    const zones = { flow: 'America/New_York', user: 'Europe/London' };
    expect(day.read('tomorrow', given({ zones }))).toEqual(value('2026-03-05'));
  });
});

describe('at other times', () => {
  const at = (instant: string, zone: string) => given({ at: Date.parse(instant), zones: { flow: zone, user: zone } });
  const anyDay = date();
  it.each([
    ['the clocks go forward tonight', 'tomorrow', '2026-03-08T04:30Z', 'America/New_York', '2026-03-08'],
    ['a week spans the change', 'in two weeks', '2026-03-01T17:00Z', 'America/New_York', '2026-03-15'],
    ['the year ends', 'tomorrow', '2026-12-31T12:00Z', 'Europe/Paris', '2027-01-01'],
    ['the year ends', 'January 2nd', '2026-12-31T12:00Z', 'Europe/Paris', '2027-01-02'],
    ['the year ends', 'Friday', '2026-12-31T12:00Z', 'Europe/Paris', '2027-01-01'],
    ['the year ends', 'the 1st', '2026-12-31T12:00Z', 'Europe/Paris', '2027-01-01'],
    ['a leap day is ahead', 'February 29', '2028-02-28T12:00Z', 'Europe/Paris', '2028-02-29'],
    ['the next leap day is years ahead', '29 Feb', '2026-03-04T12:00Z', 'Europe/Paris', '2028-02-29'],
    ['it is tomorrow in Auckland', 'today', '2026-03-04T14:30Z', 'Pacific/Auckland', '2026-03-05'],
    ['it is yesterday in Honolulu', 'today', '2026-03-05T08:00Z', 'Pacific/Honolulu', '2026-03-04'],
    ['midnight does not exist', 'tomorrow', '2026-03-07T16:00Z', 'America/Havana', '2026-03-08'],
    ['a day was skipped', 'tomorrow', '2011-12-29T20:00Z', 'Pacific/Apia', '2011-12-30'],
    ['a month is short', 'in a month', '2027-01-31T12:00Z', 'UTC', '2027-02-28'],
    ['the 31st is months ahead', 'the 31st', '2026-04-01T12:00Z', 'UTC', '2026-05-31'],
    ['the zone is unknown', 'today', '2026-03-04T23:30Z', 'Mars/Olympus', '2026-03-04'],
  ])('%s: %s', (_, words, instant, zone, expected) =>
    expect(anyDay.read(words, at(instant, zone))).toEqual(value(expected)),
  );
});

describe('what a flow takes', () => {
  it.each([
    ['the day is before `from`', date({ from: 'tomorrow' }), 'today', 'too-soon'],
    ['the day is before a fixed `from`', date({ from: '2026-06-01' }), 'tomorrow', 'too-soon'],
    ['the day is past the last of `within`', date({ within: { days: 7 } }), '2026-03-12', 'too-far'],
    ['that very day is closed', date({ closed: ['2026-03-06'] }), 'this Friday', 'closed'],
    ['all of the stretch is closed', date({ closed: ['saturday', 'sunday'] }), 'this weekend', 'closed'],
    ['the stretch lies beyond', date({ within: { days: 7 } }), 'in May', 'too-far'],
    ['the birthday lies ahead', date({ past: true, within: { days: 0 } }), '1 May 2026', 'too-far'],
    ['they would be too old', date({ past: true, from: '1900-01-01' }), '1899-05-01', 'too-soon'],
  ])('refuses when %s', (_, slot, words, code) => {
    const reading = slot.read(words, given());
    expect(reading).toMatchObject({ kind: 'refused', code });
    if (reading.kind === 'refused')
      for (const option of reading.options) expect(slot.read(option, given())).toEqual(value(option));
  });

  it('takes the last day of `within`', () =>
    expect(date({ within: { days: 7 } }).read('2026-03-11', given())).toEqual(value('2026-03-11')));

  const birthday = date({ past: true, within: { days: 0 } });
  it.each([
    ['3 May 1990', '1990-05-03'],
    ['5/3/90', '1990-05-03'],
    ['5/3/25', '2025-05-03'],
    ['yesterday', '2026-03-03'],
    ['1990-05-03', '1990-05-03'],
    ['last Tuesday', '2026-03-03'],
  ])('takes days gone by where it says so: %s', (words, expected) =>
    expect(birthday.read(words, given())).toEqual(value(expected)),
  );

  it('prefers no direction where days gone by count', () =>
    expect(date({ past: true }).read('May 3', given())).toEqual({
      kind: 'ambiguous',
      options: ['2025-05-03', '2026-05-03'],
    }));

  it.each([
    ['no weekday', () => date({ closed: ['funday' as 'sunday'] })],
    ['no day', () => date({ from: '2026-02-30' })],
    ['a negative number', () => date({ within: { days: -1 } })],
    ['past and from today', () => date({ past: true, from: 'today' })],
    [
      'no day open',
      () => date({ closed: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] }),
    ],
  ])('throws at definition: %s', (_, define) =>
    expect(define).toThrow(expect.objectContaining({ code: 'FLOW_INVALID' })),
  );
});

describe('mentions in free text', () => {
  it.each([
    ['next Tuesday at 3', ['next Tuesday']],
    ['A cut on Friday 6 March, or the 10th', ['Friday 6 March', 'the 10th']],
    ['not Monday, maybe Tuesday', ['Tuesday']],
    ['tomorrow morning', ['tomorrow']],
    ['🎉 on March 10th 🎉', ['March 10th']],
    ['5', []],
  ])('%s', (said, expected) => {
    const mentions = day.recognise(said, given());
    expect(mentions.map(({ start, end }) => said.slice(start, end))).toEqual(expected);
    expect(mentions.every(({ certain }) => certain)).toBe(true);
  });

  it('is not certain of a bare number', () =>
    expect(day.recognise('5', given(asked))).toMatchObject([{ start: 0, end: 1, certain: false }]));
});

describe('a day', () => {
  it.each([
    ['en-US', 'Tuesday 24 November 2026'],
    ['en', 'Tuesday 24 November 2026'],
    ['not a locale', 'Tuesday 24 November 2026'],
    ['de-DE', 'Dienstag, 24. November 2026'],
    ['fr-FR', 'mardi 24 novembre 2026'],
  ])('is said in full in %s', (locale, expected) => expect(day.say('2026-11-24', locale)).toBe(expected));

  it('is read back from what is said, and from its normal form, whatever the day', () => {
    for (let at = Date.UTC(2026, 2, 5); at < Date.UTC(2028, 2, 5); at += 86_400_000) {
      const iso = new Date(at).toISOString().slice(0, 10) as LocalDate;
      const anyDay = date();
      expect(anyDay.read(iso, given())).toEqual(value(iso));
      expect(anyDay.read(anyDay.say(iso, 'en'), given())).toEqual(value(iso));
    }
  });

  it('offers only days that it takes', () => {
    for (const words of [
      'next week',
      'Sunday',
      'yesterday',
      'in April',
      'Friday 6 April',
      'Feb 30',
      'March 1',
      'asap',
    ]) {
      const reading = day.read(words, given());
      if (!('options' in reading)) throw new Error(`${words} offers nothing`);
      expect(reading.options.length).toBeGreaterThan(0);
      for (const option of reading.options) expect(day.read(option, given())).toEqual(value(option));
    }
  });

  it.each([5, true, null, ['tomorrow'], { day: 5 }])('is not read from %j', (words) =>
    expect(day.read(words, given())).toEqual({ kind: 'none' }),
  );

  it('is described by its words', () => expect(day.describe()).toMatchObject({ type: 'string' }));

  it('is typed by its options', () => {
    expectTypeOf(date()).toExtend<{ readonly presence?: 'always' }>();
    expectTypeOf(date({ optional: true })).toExtend<{ readonly presence?: 'maybe' }>();
  });
});

it.each([
  ['letters', 'x'],
  ['spaces', ' '],
  ['digits', '1'],
  ['the', 'the '],
  ['commas', 'in a, '],
  ['slashes', '99/'],
  ['dashes', '2 - '],
  ['dots', '12.'],
])('100 kB of %s is nothing', (_, junk) => {
  const said = junk.repeat(100_000 / junk.length);
  const started = performance.now();
  expect(day.read(said, given())).toEqual({ kind: 'none' });
  expect(performance.now() - started).toBeLessThan(100);
});
