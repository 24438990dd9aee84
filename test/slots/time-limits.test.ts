import { describe, expect, it } from 'vitest';
import type { LocalTime } from '../../src/slots/local-time.ts';
import { time } from '../../src/slots/time.ts';
import { given } from './wednesday-morning.ts';

const at = time({ between: ['09:00', '18:00'], every: { minutes: 15 }, dependsOn: ['date', 'service'] });
const value = (read: string) => ({ kind: 'value', value: read });
const ambiguous = (...options: readonly string[]) => ({ kind: 'ambiguous', options });
const vague = (...options: readonly string[]) => ({ kind: 'vague', options });
const refused = (code: string, ...options: readonly string[]) => ({ kind: 'refused', code, options });

describe('the day it is on', () => {
  const on = (date: string, zone = 'America/New_York') =>
    given({ values: { service: 'cut', date }, zones: { flow: zone, user: zone } });
  const always = time({ dependsOn: ['service', 'date'] });
  it.each([
    ['a time that has passed is refused', at, '9:15', on('2026-03-04'), refused('past', '09:30', '09:45')],
    ['this very minute has not passed', at, '9:30', on('2026-03-04'), value('09:30')],
    ['tomorrow nothing has passed', at, '9:15', on('2026-03-05'), value('09:15')],
    [
      'the hour still to come is meant',
      time({ between: ['07:00', '22:00'], dependsOn: ['date'] }),
      '8',
      on('2026-03-04'),
      value('20:00'),
    ],
    ['only what is left is offered', at, 'morning', on('2026-03-04'), vague('10:00', '11:00')],
    ['a stretch that has passed is refused', at, 'before 9:30', on('2026-03-04'), refused('past', '09:30', '09:45')],
    ['the skipped hour does not exist', always, '2:30 am', on('2026-03-08'), refused('no-such-date', '03:00')],
    [
      'the skipped half hour does not exist',
      always,
      '2:15 am',
      on('2026-10-04', 'Australia/Lord_Howe'),
      refused('no-such-date', '02:30'),
    ],
    ['it exists elsewhere', always, '2:30 am', on('2026-03-08', 'Europe/London'), value('02:30')],
    ['a doubled hour is asked about', always, '1:30 am', on('2026-11-01'), ambiguous('01:30', '02:30')],
    ['the hour after it is not', always, '2:30 am', on('2026-11-01'), value('02:30')],
    ['so is its normal form', always, '01:30', on('2026-11-01'), ambiguous('01:30', '02:30')],
    ['but not once it is settled', always, '01:30', { ...on('2026-11-01'), own: '01:30' }, value('01:30')],
  ])('%s', (_, slot, words, moment, expected) => expect(slot.read(words, moment)).toEqual(expected));

  it('takes the doubled hour once it was asked about', () => {
    const moment = { ...on('2026-11-01'), asked: { options: ['01:30', '02:30'] } };
    expect(always.read('1:30', moment)).toEqual(value('01:30'));
  });

  it('looks for a day only among the slots it depends on', () => {
    const slot = time({ dependsOn: ['service'] });
    expect(slot.read('9:15 am', on('2026-03-04'))).toEqual(value('09:15'));
  });
});

describe('what takes long', () => {
  const minutes = { cut: 30, colour: 120 } as Record<string, number>;
  const slot = time({
    between: ['09:00', '18:00'],
    every: { minutes: 15 },
    dependsOn: ['service'],
    lasts: ({ service }) => minutes[String(service)],
  });
  it.each([
    ['5:30', { service: 'cut' }, value('17:30')],
    ['5:45', { service: 'cut' }, refused('does-not-fit', '17:15', '17:30')],
    ['5', { service: 'colour' }, refused('does-not-fit', '15:45', '16:00')],
    ['6', { service: 'cut' }, refused('does-not-fit', '17:15', '17:30')],
    ['6', {}, value('18:00')],
    ['evening', { service: 'colour' }, refused('does-not-fit', '15:45', '16:00')],
  ])('%s for %j', (words, values, expected) => expect(slot.read(words, given({ values }))).toEqual(expected));
});

it.each([
  ['closing before opening', () => time({ between: ['18:00', '09:00'] })],
  ['closing at opening', () => time({ between: ['09:00', '09:00'] })],
  ['no time', () => time({ between: ['9:00' as LocalTime, '18:00'] })],
  ['no minutes', () => time({ every: { minutes: 0 } })],
  ['half minutes', () => time({ every: { minutes: 7.5 } })],
  ['a step longer than the day', () => time({ between: ['09:00', '10:00'], every: { minutes: 90 } })],
])('throws at definition: %s', (_, define) =>
  expect(define).toThrow(expect.objectContaining({ code: 'FLOW_INVALID' })),
);
