import { describe, expect, expectTypeOf, it } from 'vitest';
import { date } from '../../src/slots/date.ts';
import type { LocalDate } from '../../src/slots/local-date.ts';
import { asked, given } from './wednesday-morning.ts';

const day = date({ from: 'today', within: { months: 6 }, closed: ['sunday'] });
const value = (read: string) => ({ kind: 'value', value: read });

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
