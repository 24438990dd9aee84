import { describe, expect, it } from 'vitest';
import type { LocalTime } from '../../src/slots/local-time.ts';
import { time } from '../../src/slots/time.ts';
import { fastestOf } from '../fastest-of.ts';
import { asked, given } from './wednesday-morning.ts';

const at = time({ between: ['09:00', '18:00'], every: { minutes: 15 }, dependsOn: ['date', 'service'] });
const value = (read: string) => ({ kind: 'value', value: read });
const ambiguous = (...options: readonly string[]) => ({ kind: 'ambiguous', options });
const vague = (...options: readonly string[]) => ({ kind: 'vague', options });
const refused = (code: string, ...options: readonly string[]) => ({ kind: 'refused', code, options });

describe('from nine to six, every quarter of an hour, a time is read from words', () => {
  it.each([
    ['at 3', '15:00'],
    ['at three', '15:00'],
    ['Tuesday at 3 outside', '15:00'],
    ['the haircut at one under Ann Lee', '13:00'],
    ['@3', '15:00'],
    ['3', '15:00'],
    ['9', '09:00'],
    ['three', '15:00'],
    ['3ish', '15:00'],
    ['3-ish', '15:00'],
    ['3 ish', '15:00'],
    ['for 3:30ish', '15:30'],
    ['3pmish', '15:00'],
    ['5ish pm', '17:00'],
    ['half threeish', '15:30'],
    ['yes at 9ish', '09:00'],
    ['around 4', '16:00'],
    ['half past two', '14:30'],
    ['half two', '14:30'],
    ['half 2 in the afternoon', '14:30'],
    ['quarter to four', '15:45'],
    ['a quarter past four', '16:15'],
    ['quarter of 4', '15:45'],
    ['ten to five', { kind: 'refused', code: 'off-grid' }],
    ['15 minutes', { kind: 'none' }],
    ['noon', '12:00'],
    ['midday', '12:00'],
    ['12', '12:00'],
    ['12 pm', '12:00'],
    ['12 noon', '12:00'],
    ['12:00 noon', '12:00'],
    ['12 in the noon', '12:00'],
    ['quarter past noon', '12:15'],
    ['3pm', '15:00'],
    ['3 PM', '15:00'],
    ['3p', '15:00'],
    ['3.30pm', '15:30'],
    ['3:30 p.m.', '15:30'],
    ['330pm', '15:30'],
    ['at 330', '15:30'],
    ['3.30', '15:30'],
    ['3:30', '15:30'],
    ['15h30', '15:30'],
    ['15h', '15:00'],
    ['15:30', '15:30'],
    ['1530', '15:30'],
    ['1530 hours', '15:30'],
    ['three thirty', '15:30'],
    ['two pm', '14:00'],
    ['two thirty pm', '14:30'],
    ['two-thirty pm', '14:30'],
    ['evening 5', '17:00'],
    ['5 in the evening', '17:00'],
    ["3 o'clock", '15:00'],
    ['three oclock', '15:00'],
    ['3 o"clock', '15:00'],
    ["12 o'clock in the afternoon", '12:00'],
    ['3 : 30 pm', '15:30'],
    ['ten til twelve', { kind: 'refused', code: 'off-grid' }],
    ['tomorrow morning at 9', '09:00'],
    ['next Tuesday at 3', '15:00'],
    ['A haircut next Tuesday at 3', '15:00'],
    ['Tuesday 10 March 3:30', '15:30'],
    ['Tuesday 3', '15:00'],
    ['March 10 at 3', '15:00'],
    ['10 March, 3pm', '15:00'],
    ['4/7 at 10', '10:00'],
    ['the 5th at 11', '11:00'],
    ['2026-03-10T15:00', '15:00'],
    ['at 3 for 4 people', '15:00'],
    ['table for 4 at 3', '15:00'],
    ['call 415 555 2671, at 3', '15:00'],
    ['Good morning, 3 works', '15:00'],
    ['Morning, can I come at 3', '15:00'],
    ['not at 3, at 4', '16:00'],
    ['at 3, no wait, 4', '16:00'],
    ['at 3, no 4', '16:00'],
    ['3pm, no wait, 10', '10:00'],
    ['can we move it to Monday at 10', '10:00'],
    ['switch from 3pm to 10', '10:00'],
    ['from 3', '15:00'],
    ['by 3', '15:00'],
    ['starting at 10', '10:00'],
    ['3 onwards', '15:00'],
    ['3 or later', '15:00'],
    ['4 at the latest', '16:00'],
    ['not before 3', '15:00'],
    ['no earlier than 3', '15:00'],
    ['not after 5', '17:00'],
    ['no later than 17:15', '17:15'],
    ['as early as 9:30', '09:30'],
    ['change it from 3 to 5', '17:00'],
    ['lunch at 1', '13:00'],
    ['9 in the morning, actually 10', '10:00'],
    ['after work, so around evening 5', '17:00'],
    ['in the afternoon, so make it afternoon 1', '13:00'],
    ['an appointment for 1 in the afternoon', '13:00'],
    ['one at 2:15 in the afternoon', '14:15'],
    ['3 or 4', ['15:00', '16:00']],
    ['at 3 or 4', ['15:00', '16:00']],
    ['3 and 4 are fine', ['15:00', '16:00']],
  ])('%s is %j', (words, expected) => {
    const reading = at.read(words, given());
    if (typeof expected === 'string') expect(reading).toEqual(value(expected));
    else if (Array.isArray(expected)) expect(reading).toEqual(ambiguous(...expected));
    else expect(reading).toMatchObject(expected);
  });

  it.each([
    ['7', refused('outside-hours', '09:00', '18:00')],
    ['8pm', refused('outside-hours', '17:45', '18:00')],
    ['11 in the night', refused('outside-hours', '17:45', '18:00')],
    ['midnight', refused('outside-hours', '09:00', '09:15')],
    ['14:07', refused('off-grid', '14:00', '14:15')],
    ['five past three', refused('off-grid', '15:00', '15:15')],
    ['ten to five', refused('off-grid', '16:45', '17:00')],
    ['early morning', refused('outside-hours', '09:00', '09:15')],
    ['late at night', refused('outside-hours', '17:45', '18:00')],
  ])('%s is refused, and the nearest times are offered', (words, expected) =>
    expect(at.read(words, given())).toEqual(expected),
  );

  it.each([
    ['between 3 and 5', vague('15:00', '16:00', '17:00')],
    ['3 to 5', vague('15:00', '16:00', '17:00')],
    ['3-5pm', vague('15:00', '16:00', '17:00')],
    ['from 10 to 5', vague('10:00', '14:00', '17:00')],
    ['10am-2', vague('10:00', '12:00', '14:00')],
    ['after lunch', vague('13:00', '15:00', '16:00')],
    ['morning', vague('09:00', '10:00', '11:00')],
    ['tomorrow morning', vague('09:00', '10:00', '11:00')],

    ['after 3', vague('15:00', '17:00', '18:00')],
    ['before 11', vague('09:00', '10:00')],
    ['until 4', vague('09:00', '13:00', '16:00')],
    ['between 9 in the morning and 5', vague('09:00', '13:00', '17:00')],
    ['9 to 5 in the afternoon', vague('09:00', '13:00', '17:00')],
    ['10:00 to 16:00', vague('10:00', '13:00', '16:00')],
    ['15 to 17', vague('15:00', '16:00', '17:00')],
    ['at lunch', vague('12:00', '13:00')],
    ['evening', vague('17:00', '18:00')],
    ['any time', vague('09:00', '14:00', '18:00')],
  ])('%s is vague, and times in it are offered', (words, expected) =>
    expect(at.read(words, given())).toEqual(expected),
  );

  it.each([
    '',
    '4 people',
    'table for 4',
    'we are 4',
    '415 555 2671',
    '(415) 555-2671',
    '$3',
    '3 euros',
    '£3.30',
    'the 5th',
    '5th Avenue',
    'room 3',
    '12 Main Street',
    'March 10',
    '10 March',
    '4/7',
    '2026-03-10',
    'in 2 weeks',
    'takes 2 hours',
    '5 to 8 people',
    'from 3 to 5 people',
    '3-4 guests',
    'at 3 15 people',
    '10 to 12 minutes',
    '30 minutes to 3 hours',
    'per night',
    'for one night',
    '3 nights',
    'I want lunch',
    'dinner',
    'a 30 minute slot',
    'one thirty minute slot',
    '25:00',
    '15:75',
    '10:7',
    'order 15300',
    'Good morning',
    'good evening!',
    'not 3',
    'one of us',
    'the first one',
    'the earlier one',
    'I prefer the later one please',
    'I am here',
    'Morning, how are you',
    'afternoon all',
    '99',
    '10%',
  ])('nothing is made of "%s"', (words) => expect(at.read(words, given())).toEqual({ kind: 'none' }));
});

describe('an hour without am or pm', () => {
  it.each([
    ['is the one in opening hours', time({ between: ['09:00', '18:00'] }), 'at 3', value('15:00')],
    ['is asked about where both are', time({ between: ['07:00', '22:00'] }), '8', ambiguous('08:00', '20:00')],
    ['is asked about without hours', time(), 'at 3', ambiguous('03:00', '15:00')],
    ['is told by the part of the day', time({ between: ['07:00', '22:00'] }), 'tomorrow morning at 8', value('08:00')],
    ['is told by the part of the day', time({ between: ['07:00', '22:00'] }), 'tonight at 8', value('20:00')],
    ['is told by the time beside it', time(), '3 or 4pm', ambiguous('15:00', '16:00')],
    ['is told by the time beside it', time(), '11 or 1pm', ambiguous('11:00', '13:00')],
    ['is told by the time beside it', time(), '11am or 2', ambiguous('11:00', '14:00')],
    ['is the first where it looks like 24 hours', time(), 'at 10:30', value('10:30')],
    ['is the other half if only that is open', time({ between: ['18:00', '23:00'] }), 'at 10:30', value('22:30')],
    [
      'is none of both where neither is open',
      time({ between: ['09:00', '12:00'] }),
      '7',
      refused('outside-hours', '09:00', '12:00'),
    ],
    ['is none with a leading zero', time(), '03:30', value('03:30')],
    ['is night at night', time(), '1 at night', value('01:00')],
    ['is evening at night', time(), '11 at night', value('23:00')],
    ['is midnight', time(), '12 at night', value('00:00')],
    ['is midnight', time(), '12am', value('00:00')],
    ['is morning at two in the morning', time(), '2 in the morning', value('02:00')],
  ])('%s', (_, slot, words, expected) => expect(slot.read(words, given())).toEqual(expected));
});

describe('the question put', () => {
  const anyTime = time();
  const offered = (...options: readonly string[]) => given({ asked: { options } });
  it.each([
    ['4', offered('15:00', '16:00'), value('16:00')],
    ['pm', offered('03:00', '15:00'), value('15:00')],
    ['in the morning', offered('03:00', '15:00'), value('03:00')],
    ['3', offered('03:00', '15:00'), ambiguous('03:00', '15:00')],
    ['for 4', given(asked), ambiguous('04:00', '16:00')],
    ['4 people', given(asked), { kind: 'none' }],
  ])('tells what "%s" means', (words, moment, expected) => expect(anyTime.read(words, moment)).toEqual(expected));
});

describe('mentions in free text', () => {
  it.each([
    ['next Tuesday at 3', [['3', true]]],
    ['3', [['3', false]]],
    ['15', [['15', false]]],
    ['1530', [['1530', false]]],
    ['at 3', [['3', true]]],
    ['monday 3', [['3', true]]],
    ['monday, 3, Ann', [['3', true]]],
    ['nov 24 10 please', [['10', true]]],
    ['friday 13', [['13', false]]],
    ['friday 8', [['8', false]]],
    [
      'friday 9 or 10',
      [
        ['9', true],
        ['10', true],
      ],
    ],
    ['monday 4 people', []],
    ['3pm', [['3pm', true]]],
    ['15:30', [['15:30', true]]],
    ['noon', [['noon', true]]],
    ['half past two', [['half past two', true]]],
    ['quarter to four', [['quarter to four', true]]],
    ["3 o'clock", [["3 o'clock", true]]],
    ['3ish', [['3ish', true]]],
    ['around 4', [['4', true]]],
    ['🎉 tomorrow 3pm 🎉', [['3pm', true]]],
    ['3 in the afternoon', [['3 in the afternoon', true]]],
    ['evening 5', [['evening 5', true]]],
    ['tomorrow evening', [['evening', true]]],
    ['not 3pm, 4pm', [['4pm', true]]],
    ["3pm doesn't work", []],
    [
      '3pm or 4',
      [
        ['3pm', true],
        ['4', true],
      ],
    ],
  ])('%s', (said, expected) => {
    const mentions = at.recognise(said, given());
    expect(mentions.map(({ start, end, certain }) => [said.slice(start, end), certain])).toEqual(expected);
  });
});

describe('a time', () => {
  it.each([
    ['15:00', 'en-US', '3 pm'],
    ['15:30', 'en-GB', '3:30 pm'],
    ['09:05', 'en', '9:05 am'],
    ['12:00', 'en', 'noon'],
    ['12:30', 'en', '12:30 pm'],
    ['00:00', 'en', 'midnight'],
    ['00:15', 'en', '12:15 am'],
    ['15:30', 'not a locale', '3:30 pm'],
    ['15:30', 'de-DE', '15:30'],
    ['09:00', 'fr-FR', '09:00'],
  ] as const)('%s in %s is "%s"', (read, locale, expected) => expect(at.say(read, locale)).toBe(expected));

  it('is read back from what is said, and from its normal form', () => {
    const anyTime = time();
    for (let minute = 0; minute < 24 * 60; minute += 1) {
      const clock = new Date(minute * 60_000).toISOString().slice(11, 16) as LocalTime;
      expect(anyTime.read(clock, given())).toEqual(value(clock));
      expect(anyTime.read(anyTime.say(clock, 'en'), given())).toEqual(value(clock));
    }
  });

  it('offers only times that it takes', () => {
    const moment = given({ values: { date: '2026-03-04' } });
    for (const words of ['7', '8pm', '14:07', '9:15', 'morning', 'between 3 and 5', 'any time', 'midnight']) {
      const reading = at.read(words, moment);
      if (!('options' in reading)) throw new Error(`${words} offers nothing`);
      expect(reading.options.length).toBeGreaterThan(0);
      for (const option of reading.options) expect(at.read(option, moment)).toEqual(value(option));
    }
  });

  it.each([15, true, null, ['3pm']])('is not read from %j', (words) =>
    expect(at.read(words, given())).toEqual({ kind: 'none' }),
  );

  it('is described by its words', () => expect(at.describe()).toMatchObject({ type: 'string' }));
});

it.each([
  'x',
  ' ',
  '1',
  'at ',
  'in the ',
  '99:',
  '2 2 ',
  '12.',
  'good ',
  'half ',
  'quarter ',
  '20 minutes ',
  'from ',
  '555-2671 a ',
])('100 kB of "%s" is nothing', (junk) => {
  const said = junk.repeat(100_000 / junk.length);
  expect(at.read(said, given())).toEqual({ kind: 'none' });
  expect(fastestOf(() => at.read(said, given()))).toBeLessThan(50);
});

it('100 kB of times and parts of the day are read no slower', () => {
  const said = `at 3 ${'morning, '.repeat(11_000)}`;
  expect(at.read(said, given()).kind).not.toBe('none');
  expect(fastestOf(() => at.read(said, given()))).toBeLessThan(50);
});
