import { describe, expect, expectTypeOf, it } from 'vitest';
import type { SlotValues } from '../../src/core/flow.ts';
import { dateRange } from '../../src/slots/date-range.ts';
import type { LocalDate } from '../../src/slots/local-date.ts';
import type { DateRange } from '../../src/slots/range-words.ts';
import { junk } from './given.ts';
import { asked, given } from './wednesday-morning.ts';

const any = dateRange();
const hotel = dateRange({ within: { months: 6 }, minNights: 2, maxNights: 7, closed: ['2026-04-05'] });
const rental = dateRange({ closed: ['sunday'] });

/** "03-03 03-06" of 2026. */
function range(days: string): DateRange {
  const [from = '', to = ''] = days.split(' ').map((day) => (day.length > 5 ? day : `2026-${day}`));
  return { from: from as LocalDate, to: to as LocalDate };
}
const value = (days: string) => ({ kind: 'value', value: range(days) });
const refused = (code: string, ...days: readonly string[]) => ({ kind: 'refused', code, options: days.map(range) });
const none = { kind: 'none' };

describe('dateRange', () => {
  it.each([
    ['from 13 to 16 March', '03-13 03-16'],
    ['March 13-16', '03-13 03-16'],
    ['13–16 March', '03-13 03-16'],
    ['March 13 through 16', '03-13 03-16'],
    ['March 13 to March 16', '03-13 03-16'],
    ['13 March until the 16th', '03-13 03-16'],
    ['from the 13th to 16 March', '03-13 03-16'],
    ['the 28th to 2 April', '03-28 04-02'],
    ['the 10th through the 12th', '03-10 03-12'],
    ['from the 28th to the 2nd', '03-28 04-02'],
    ['3rd through the 6th', '04-03 04-06'],
    ['30 March to 2 April', '03-30 04-02'],
    ['between March 13 and March 16', '03-13 03-16'],
    ['28 December to 3 January', '12-28 2027-01-03'],
    ['2026-03-13 to 2026-03-16', '03-13 03-16'],
    ['3/13 to 3/16', '03-13 03-16'],
    ['Friday to Sunday', '03-06 03-08'],
    ['Fri - Sun', '03-06 03-08'],
    ['next Monday until Wednesday', '03-09 03-11'],
    ['Monday through Sunday', '03-09 03-15'],
    ['from tomorrow to Friday', '03-05 03-06'],
    ['Friday 13 March to Monday 16 March', '03-13 03-16'],
    ['tomorrow for three nights', '03-05 03-08'],
    ['three nights from tomorrow', '03-05 03-08'],
    ['tomorrow for twenty-one nights', '03-05 03-26'],
    ['between March 13 and 16', '03-13 03-16'],
    ['from the 10th to the 12th of this month', '03-10 03-12'],
    ['28 December to March 10', '12-28 2027-03-10'],
    ['Friday 3pm to Sunday 5pm', '03-06 03-08'],
    ['March 30 to 2 April', '03-30 04-02'],
    ['from Friday, 2 nights', '03-06 03-08'],
    ['a 3-night stay from 13 March', '03-13 03-16'],
    ['Friday for a week', '03-06 03-13'],
    ['3 days starting tomorrow', '03-05 03-07'],
    ['in 2 days for 2 nights', '03-06 03-08'],
    ['this weekend', '03-07 03-08'],
    ['the weekend please', '03-07 03-08'],
    ['next weekend', '03-14 03-15'],
    ['arriving Friday, leaving on Sunday', '03-06 03-08'],
    ['check in tomorrow and check out the 9th', '03-05 03-09'],
    ['next week', '03-09 03-15'],
    ['the week of the 16th', '03-16 03-22'],
    ['not this weekend, next weekend', '03-14 03-15'],
    ['a room for 4 people from 13 to 16 March at 3pm', '03-13 03-16'],
    ['from today until Friday', '03-04 03-06'],
  ])('reads %j as %s', (words, days) => {
    expect(any.read(words, given())).toEqual(value(days));
    expect(any.recognise(words, given()).every(({ certain }) => certain)).toBe(true);
  });

  it('reads bare days of the month as an answer', () => {
    expect(any.read('10 to 12', given(asked))).toEqual(value('03-10 03-12'));
    expect(any.read('10 to 12', given())).toEqual(none);
  });

  it.each([
    ['next Friday to Sunday', ['03-06 03-08', '03-13 03-15']],
    ['Friday to Sunday or next week', ['03-06 03-08', '03-09 03-15']],
    ['tomorrow or Monday for 2 nights', ['03-05 03-07', '03-09 03-11']],
  ])('leaves %j open', (words, options) =>
    expect(any.read(words, given())).toEqual({ kind: 'ambiguous', options: options.map(range) }),
  );

  it.each([
    ['the 5th', ['03-05 03-06', '03-05 03-07', '03-05 03-08']],
    ['from Friday', ['03-06 03-07', '03-06 03-08', '03-06 03-09']],
    ['March 13', ['03-13 03-14', '03-13 03-15', '03-13 03-16']],
    ['until Sunday', []],
    ['in March', []],
    ['sometime next week', []],
    ['early next week', []],
    ['asap', []],
    ['next week for three nights', []],
    ['three nights', []],
    ['before the weekend', []],
    ['the weekend after next', []],
    ['Easter weekend', []],
    ['weekend', []],
  ])('takes %j for the beginning of an answer', (words, options) =>
    expect(any.read(words, given())).toEqual({ kind: 'vague', options: options.map(range) }),
  );

  it.each([
    ['until Sunday', '03-06 03-08'],
    ['to the 9th', '03-06 03-09'],
    ['three nights', '03-06 03-09'],
    ['for a week', '03-06 03-13'],
    ['Saturday to Monday', '03-07 03-09'],
  ])('reads %j against the days just offered, and against its own', (words, days) => {
    const offered = { asked: { options: [range('03-06 03-07'), range('03-06 03-08')] } };
    expect(any.read(words, given(offered))).toEqual(value(days));
    expect(any.read(words, given({ own: range('03-06 03-07') }))).toEqual(value(days));
  });

  it('takes the range that was just offered for the one that is meant', () => {
    const offered = given({ asked: { options: [range('03-13 03-15')] } });
    expect(any.read('next Friday to Sunday', offered)).toEqual(value('03-13 03-15'));
  });

  it.each([
    [any, '16 to 13 March', refused('range-reversed')],
    [any, 'March 16 to March 13', refused('range-reversed')],
    [any, '2026-03-16 to 2026-03-13', refused('range-reversed')],
    [any, 'tomorrow until today', refused('range-reversed')],
    [any, '1 to 6 March', refused('past')],
    [any, 'yesterday to Friday', refused('past')],
    [any, 'from 30 February to 3 March', refused('no-such-date')],
    [any, 'Friday 12 March to 16 March', refused('weekday-mismatch')],
    [hotel, 'Friday to Saturday', refused('too-short', '03-06 03-08')],
    [hotel, '10 to 30 March', refused('too-long', '03-10 03-17')],
    [hotel, '1 to 4 December', refused('too-far')],
    [hotel, '4 to 6 April', refused('closed')],
    [hotel, 'from 5 December', refused('too-far')],
    [rental, 'Friday to Monday', refused('closed')],
    [rental, 'Sunday', refused('closed')],
    [dateRange({ from: 'tomorrow' }), 'today to Friday', refused('too-soon')],
  ])('refuses (%#) %j: $code', (kind, words, reading) => expect(kind.read(words, given())).toEqual(reading));

  it('offers only ranges that can be had', () => {
    expect(hotel.read('3 April', given())).toEqual({ kind: 'vague', options: [] });
    expect(rental.read('Friday', given())).toEqual({ kind: 'vague', options: [range('03-06 03-07')] });
  });

  it.each([
    ...['3 to 6', '3-6 people', 'at 3 to 6', '3pm to 6pm', 'yes', '', '   ', 'no', 'four people', 'not this weekend'],
    ...["Friday to Sunday doesn't work", 'three days ago I called you', 'a night', 'two one two five five five'],
  ])('makes nothing of %j', (words) => expect(any.read(words, given()).kind).toMatch(/none|vague|refused/));

  it.each(['3-6 people', '3pm to 6pm', 'yes', '', 'not this weekend', "Friday to Sunday doesn't work", 'four people'])(
    'finds no days in %j',
    (words) => expect(any.read(words, given())).toEqual(none),
  );

  it('is the weekend from today on, said on a Sunday', () => {
    const sunday = given({ at: Date.UTC(2026, 2, 8, 15) });
    expect(any.read('this weekend', sunday)).toEqual(value('03-08 03-08'));
  });

  it('finds ranges where they stand', () => {
    const said = 'A room from Friday to Sunday, or tomorrow for 2 nights.';
    expect(any.recognise(said, given()).map(({ start, end }) => said.slice(start, end))).toEqual([
      'Friday to Sunday',
      'tomorrow for 2 nights',
    ]);
  });

  it('reads what it stored for as long as it holds', () => {
    const stored = range('03-04 03-06');
    expect(any.read(stored, given())).toEqual({ kind: 'value', value: stored });
    expect(any.read(stored, given({ at: Date.UTC(2026, 2, 5, 15) }))).toEqual(refused('past'));
    expect(any.read(range('03-06 03-04'), given())).toEqual(refused('range-reversed'));
  });

  it.each([null, true, 4, [], {}, { from: '2026-03-04' }, { from: '2026-02-30', to: '2026-03-04' }])(
    'makes nothing of %j',
    (words) => expect(any.read(words, given(asked))).toEqual(none),
  );

  it('is said in full', () => {
    expect(any.say(range('03-03 03-06'), 'en-US')).toBe('Tuesday 3 March 2026 to Friday 6 March 2026');
    expect(any.say(range('03-03 03-06'), 'de-DE')).toBe('Dienstag, 3. März 2026 – Freitag, 6. März 2026');
  });

  it.each([...junk, '3 to ', 'Friday to ', 'one night ', '1-'].map((text, at) => [at, text] as const))(
    'comes to a quick end on 100 kB of junk (%i)',
    (_, text) => {
      const long = text.repeat(Math.ceil(100_000 / text.length));
      expect(['none', 'refused', 'ambiguous', 'vague', 'value']).toContain(any.read(long, given(asked)).kind);
    },
  );

  it('refuses a definition that cannot work', () => {
    expect(() => dateRange({ minNights: 3, maxNights: 2 })).toThrow('Swap them');
    expect(() => dateRange({ minNights: -1 })).toThrow('minNights -1');
    expect(() => dateRange({ within: { days: -1 } })).toThrow('A date range slot has `within.days`');
  });

  it('infers its value', () => {
    const slots = { stay: dateRange(), maybe: dateRange({ optional: true }) };
    expectTypeOf<SlotValues<{ slots: typeof slots }>>().toEqualTypeOf<{
      readonly stay: DateRange;
      readonly maybe?: DateRange;
    }>();
  });
});
