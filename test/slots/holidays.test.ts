import { describe, expect, it } from 'vitest';
import { date } from '../../src/slots/date.ts';
import { given } from './wednesday-morning.ts';

const day = date();

describe('days with a name', () => {
  it.each([
    ['Christmas', '2026-12-25'],
    ['xmas eve', '2026-12-24'],
    ['boxing day', '2026-12-26'],
    ["New Year's Eve", '2026-12-31'],
    ['new years day', '2027-01-01'],
    ["Valentine's Day", '2027-02-14'],
    ['halloween', '2026-10-31'],
    ['the 4th of July', '2026-07-04'],
    ['Independence Day', '2026-07-04'],
    ['Juneteenth', '2026-06-19'],
    ['Veterans Day', '2026-11-11'],
    ['Labor Day', '2026-09-07'],
    ['thanksgiving', '2026-11-26'],
    ["mother's day", '2026-05-10'],
    ["Father's Day", '2026-06-21'],
    ['Canada Day', '2026-07-01'],
  ])('%s is on %s in the United States', (words, expected) =>
    expect(day.read(words, given())).toEqual({ kind: 'value', value: expected }),
  );

  it.each([
    ['en-GB', 'Independence Day', { kind: 'none' }],
    ['en', 'Independence Day', { kind: 'none' }],
    ['en-CA', 'Thanksgiving', { kind: 'value', value: '2026-10-12' }],
    ['en-GB', 'Thanksgiving', { kind: 'none' }],
    ['en-GB', "mother's day", { kind: 'none' }],
    ['en-GB', 'bonfire night', { kind: 'value', value: '2026-11-05' }],
  ])('the locale decides which: %s %s', (locale, words, expected) =>
    expect(day.read(words, given({ locale }))).toEqual(expected),
  );

  it('is the last one where it has just gone by and the next is too far ahead', () =>
    expect(date({ within: { months: 6 } }).read("Valentine's Day", given())).toMatchObject({ code: 'past' }));

  it('is either where days gone by count', () =>
    expect(date({ past: true }).read('Christmas', given())).toEqual({
      kind: 'ambiguous',
      options: ['2025-12-25', '2026-12-25'],
    }));
});
