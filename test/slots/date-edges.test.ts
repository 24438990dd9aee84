import { describe, expect, it } from 'vitest';
import { date } from '../../src/slots/date.ts';
import { fastestOf } from '../fastest-of.ts';
import { asked, given } from './wednesday-morning.ts';

const arrival = date({ edge: 'from' });
const departure = date({ edge: 'until' });
const value = (read: string) => ({ kind: 'value', value: `2026-${read}` });
const none = { kind: 'none' };

describe('where a stretch begins and where it ends', () => {
  it.each([
    ['from the 10th to the 12th', '03-10', '03-12'],
    ['10 to 12 March', '03-10', '03-12'],
    ['March 10-12', '03-10', '03-12'],
    ['from the 17 - 19 July', '07-17', '07-19'],
    ['3/10-3/12', '03-10', '03-12'],
    ['between the 7th and the 25th of Dec', '12-07', '12-25'],
    ['between July 7 and 10', '07-07', '07-10'],
    ['the 1st until the 7 June', '06-01', '06-07'],
    ['March 30 to 2 April', '03-30', '04-02'],
    ['the 28th to 2 April', '03-28', '04-02'],
    ['27 October until 15th two people', '10-27', '11-15'],
    ['from the 10th to the 12th of this month', '03-10', '03-12'],
    ['Friday to Sunday', '03-06', '03-08'],
    ['Mon-Wed', '03-09', '03-11'],
    ['Wednesday to Friday', '03-11', '03-13'],
    ['Wednesday to the 6th', '03-04', '03-06'],
    ['Monday til Wednesday', '03-09', '03-11'],
    ['from next Tuesday to till March 12th', '03-10', '03-12'],
    ['Friday 3pm to Sunday 5pm', '03-06', '03-08'],
    ['from Friday next week. I need it until the 15th.', '03-13', '03-15'],
    ['I need it until the 12th for pickup at 14:00 the 10th', '03-10', '03-12'],
    ['fly out on the 10th and return on the 12th', '03-10', '03-12'],
    ['return on the 12th, fly out on the 10th', '03-10', '03-12'],
    ['pick the car up from Sydney on the 10th and drop it off on the 12th', '03-10', '03-12'],
    ['check in Friday check out Monday', '03-06', '03-09'],
    ['I want to leave on Friday and be back on Monday', '03-06', '03-09'],
    ['arriving on Monday leaving on Thursday', '03-09', '03-12'],
    ['arrive tomorrow, depart 25th June', '03-05', '06-25'],
    ['leaving on the 12th, arriving on the 10th', '03-10', '03-12'],
    ['leaving on the 10th, arriving on the 11th', '03-10', '03-11'],
  ])('%s', (words, from, until) => {
    expect(arrival.read(words, given())).toEqual(value(from));
    expect(departure.read(words, given())).toEqual(value(until));
  });

  it.each([
    ['Friday', value('03-06'), value('03-06')],
    ['from Friday', value('03-06'), none],
    ['until Friday', none, value('03-06')],
    ['up to the 20th', none, value('03-20')],
    ['return it by Friday', none, value('03-06')],
    ['a return ticket for Friday', value('03-06'), value('03-06')],
    ['leave on Friday', value('03-06'), value('03-06')],
    ['by Friday', value('03-06'), value('03-06')],
    ['before Friday', value('03-06'), value('03-06')],
    ['after Friday', value('03-06'), value('03-06')],
    ['the day after Friday', value('03-07'), value('03-07')],
    ['not from Friday, Saturday', value('03-07'), none],
    ['from Friday, no wait, Saturday', value('03-07'), none],
    ['move it from Friday to Saturday', value('03-07'), value('03-07')],
  ])('%s is as good for either, or marks one', (words, from, until) => {
    expect(arrival.read(words, given())).toEqual(from);
    expect(departure.read(words, given())).toEqual(until);
  });

  it('reads bare days of the month as an answer', () => {
    expect(arrival.read('10 to 12', given(asked))).toEqual(value('03-10'));
    expect(departure.read('10 to 12', given(asked))).toEqual(value('03-12'));
  });

  it.each([
    ['from Friday or Saturday', { kind: 'ambiguous', options: ['2026-03-06', '2026-03-07'] }],
    ['next week', { kind: 'vague', options: ['2026-03-09', '2026-03-12', '2026-03-15'] }],
    ['from 30 February to 3 March', { kind: 'refused', code: 'no-such-date' }],
    ['not from Friday', none],
  ])('%s is no one day', (words, reading) => expect(arrival.read(words, given())).toMatchObject(reading));

  it.each([
    ['from the 10th to the 12th', 'the 10th', 'the 12th'],
    ['17 - 19 July', '17', '19 July'],
    ['July 17 through the 19th', 'July 17', '19th'],
  ])('finds each end of "%s" at its own place', (said, from, until) => {
    const [first] = arrival.recognise(said, given());
    const [last] = departure.recognise(said, given());
    expect(said.slice(first?.start, first?.end)).toBe(from);
    expect(said.slice(last?.start, last?.end)).toBe(until);
  });
});

it.each(['pick up ', 'return the 5th ', 'from the 5th to ', 'check in, ', 'between ', 'not before ', 'twenty two '])(
  'comes to a quick end on 100 kB of "%s"',
  (piece) => {
    const said = piece.repeat(100_000 / piece.length);
    expect(fastestOf(() => departure.read(said, given()))).toBeLessThan(50);
  },
);
