import { describe, expect, it } from 'vitest';
import { date } from '../../src/slots/date.ts';
import { asked, given } from './wednesday-morning.ts';

const day = date({ from: 'today', within: { months: 6 }, closed: ['sunday'] });
const value = (read: string) => ({ kind: 'value', value: read });

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
    ['6 12 2026', value('2026-06-12')],
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

  it.each([
    ['only this week can be had', date({ within: { days: 6 } }), value('2026-03-04')],
    ['today was offered', date(), value('2026-03-04')],
  ])('takes the weekday it is for today where %s', (why, slot, expected) => {
    const options = why === 'today was offered' ? ['2026-03-04', '2026-03-05'] : [];
    expect(slot.read('Wednesday', given({ asked: { options } }))).toEqual(expected);
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
    ['24th of the 9th 1930', '1930-09-24'],
    ['the third of the 4th 1960', '1960-04-03'],
    ['the 5th of November nineteen eighty four', '1984-11-05'],
    ['May the 3rd, two thousand and five', '2005-05-03'],
    ['3 May twenty oh five', '2005-05-03'],
    ['3 May 70', '1970-05-03'],
    ["3 May '84", '1984-05-03'],
    ['a couple of days ago', '2026-03-02'],
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
