import { describe, expect, it } from 'vitest';
import { time } from '../../src/slots/time.ts';
import { given } from './wednesday-morning.ts';

describe('spoken and written out, on either clock, a time is found', () => {
  const anyTime = time();
  it.each([
    ['7 o"clock in the morning', '07:00'],
    ['4 50 in the morning', '04:50'],
    ['at 2 00 afternoon', '14:00'],
    ['1 05 afternoon', '13:05'],
    ['12 20 p.m.', '12:20'],
    ['0 35 a.m.', '00:35'],
    ['at 14 50', '14:50'],
    ['around evening 5', '17:00'],
    ['afternoon 3', '15:00'],
    ['night 9', '21:00'],
    ['at 9 night', '21:00'],
    ['22:35 night', '22:35'],
    ['10 past 9 night', '21:10'],
    ['15 past 9 night', '21:15'],
    ['25 past 23', '23:25'],
    ['25 past 15 afternoon', '15:25'],
    ['10 past 17', '17:10'],
    ['half past 14', '14:30'],
    ['quarter to 18', '17:45'],
    ['25 to 7 p.m.', '18:35'],
    ['20 to 6 evening', '17:40'],
    ['at 10 to 20 evening', '19:50'],
    ['at 15 to 19', '18:45'],
    ['7 minutes past 3 pm', '15:07'],
    ['quarter to midnight', '23:45'],
    ['dinner at 8', '20:00'],
    ['8 for dinner', '20:00'],
    ['breakfast at 9', '09:00'],
    ['a table for 1 at morning 11:30', '11:30'],
  ])('%s is %s', (words, read) => expect(anyTime.read(words, given())).toEqual({ kind: 'value', value: read }));

  it.each([
    ['for 7:30ish', ['07:30', '19:30']],
    ['8ish', ['08:00', '20:00']],
    ['20 to 2', ['01:40', '13:40']],
    ['later than 17', 'vague'],
    ['11pm to 1am', 'vague'],
    ['a table for 7 in the evening', 'vague'],
  ])('%s is %j', (words, expected) =>
    expect(anyTime.read(words, given())).toMatchObject(
      expected === 'vague' ? { kind: 'vague' } : { kind: 'ambiguous', options: expected },
    ),
  );
});
