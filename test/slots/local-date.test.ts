import { describe, expect, it } from 'vitest';
import {
  dayIn,
  daysBetween,
  isLocalDate,
  lastOfMonth,
  localDate,
  mondayOf,
  nearestWeekday,
  nextWeekday,
  plusDays,
  plusMonths,
  weekdayOf,
} from '../../src/slots/local-date.ts';

it.each([
  ['2026-11-24', true],
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-02-30', false],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['0042-01-01', false],
  ['2026-1-1', false],
  ['24 November', false],
  [20261124, false],
  [null, false],
])('%j is a day of the calendar: %j', (value, expected) => expect(isLocalDate(value)).toBe(expected));

it.each([
  ['2026-03-08T04:59:59Z', 'America/New_York', '2026-03-07'],
  ['2026-03-08T05:00:00Z', 'America/New_York', '2026-03-08'],
  ['2026-11-02T04:59:59Z', 'America/New_York', '2026-11-01'],
  ['2026-03-04T18:15:00Z', 'Asia/Kathmandu', '2026-03-05'],
  ['2026-03-04T11:00:00Z', 'Pacific/Kiritimati', '2026-03-05'],
  ['2026-03-04T11:00:00Z', 'Pacific/Pago_Pago', '2026-03-04'],
  ['2026-03-04T23:59:59Z', 'No/Where', '2026-03-04'],
])('at %s it is in %s the %s', (at, zone, expected) => expect(dayIn(zone, Date.parse(at))).toBe(expected));

describe('arithmetic', () => {
  it.each([
    ['a year ends', plusDays('2026-12-31', 1), '2027-01-01'],
    ['a leap day', plusDays('2028-02-28', 1), '2028-02-29'],
    ['backwards', plusDays('2026-03-01', -1), '2026-02-28'],
    ['a short month', plusMonths('2026-01-31', 1), '2026-02-28'],
    ['a year', plusMonths('2028-02-29', 12), '2029-02-28'],
    ['the last of a month', lastOfMonth('2028-02-03'), '2028-02-29'],
    ['the week of a Sunday', mondayOf('2026-03-08'), '2026-03-02'],
    ['that very weekday', nextWeekday('2026-03-04', 'wednesday'), '2026-03-04'],
    ['a weekday ahead', nextWeekday('2026-03-04', 'tuesday'), '2026-03-10'],
    ['the nearest weekday before', nearestWeekday('2026-04-06', 'friday'), '2026-04-03'],
    ['the nearest weekday after', nearestWeekday('2026-04-06', 'thursday'), '2026-04-09'],
    ['no such day', localDate(2026, 2, 30), null],
    ['no such month', localDate(2026, 13, 1), null],
  ])('%s', (_, actual, expected) => expect(actual).toBe(expected));

  it('counts days across a change of clocks and a leap day', () => {
    expect(daysBetween('2026-03-01', '2026-04-01')).toBe(31);
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(daysBetween('2026-03-02', '2026-03-01')).toBe(-1);
  });

  it('knows the weekday', () => expect(weekdayOf('2026-11-24')).toBe('tuesday'));
});
