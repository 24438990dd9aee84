import { expect, it } from 'vitest';
import { instantsOf, isLocalTime, minutesOf, timeAt } from '../../src/slots/local-time.ts';

it.each([
  ['00:00', true],
  ['23:59', true],
  ['24:00', false],
  ['9:00', false],
  ['12:60', false],
  ['noon', false],
  [900, false],
])('%j is a time of day: %j', (value, expected) => expect(isLocalTime(value)).toBe(expected));

it('counts minutes since midnight, and back', () => {
  expect(minutesOf('15:30')).toBe(930);
  expect(timeAt(930)).toBe('15:30');
  expect(timeAt(1440 + 5)).toBe('00:05');
  expect(timeAt(-5)).toBe('23:55');
});

it.each([
  ['once', '2026-03-04', '09:30', 'America/New_York', ['2026-03-04T14:30:00.000Z']],
  ['never in spring', '2026-03-08', '02:30', 'America/New_York', []],
  ['once beside the gap', '2026-03-08', '03:00', 'America/New_York', ['2026-03-08T07:00:00.000Z']],
  [
    'twice in autumn',
    '2026-11-01',
    '01:30',
    'America/New_York',
    ['2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z'],
  ],
  ['once after it', '2026-11-01', '02:00', 'America/New_York', ['2026-11-01T07:00:00.000Z']],
  ['never in half an hour', '2026-10-04', '02:15', 'Australia/Lord_Howe', []],
  ['never at midnight', '2026-03-08', '00:30', 'America/Havana', []],
  ['never on a day left out', '2011-12-30', '12:00', 'Pacific/Apia', []],
  ['in UTC where the zone is unknown', '2026-03-04', '09:30', 'No/Where', ['2026-03-04T09:30:00.000Z']],
] as const)('the clocks show a time %s', (_, date, time, zone, expected) =>
  expect(instantsOf(date, time, zone).map((at) => new Date(at).toISOString())).toEqual(expected),
);
