import { describe, expect, it } from 'vitest';
import { isOffered, judge } from './compare.ts';
import type { Heard } from './heard.ts';
import type { Row } from './rows.ts';

const row = (own: Partial<Row>): Row => ({
  ...{ id: 'own-1', source: 'own', type: 'date', slot: 'day', requested: [], utterance: '' },
  ...{ raw: null, span: null, value: null },
  ...own,
});
const value = (read: string, start = 0, end = 0): Heard => ({ is: 'value', value: read, places: [{ start, end }] });
const refused = (meant: string | null): Heard => ({ is: 'refused', code: 'past', meant, places: [] });

describe('a row with a value', () => {
  it.each([
    ['a date', { type: 'date', value: '2019-03-05' }, '2019-03-05', '2019-03-06'],
    ['a weekday, where no date is meant', { type: 'date', value: 'friday' }, '2018-01-05', '2018-01-06'],
    ['a time', { type: 'time', value: '19:00' }, '19:00', '07:00'],
    ['digits, a country in front aside', { type: 'phone', value: '4155552671' }, '+14155552671', '+14155552672'],
    ['all digits', { type: 'phone', value: '5552671' }, '5552671', '4155552671'],
    ['a choice', { type: 'category', value: 'Museum' }, 'Museum', 'Park'],
    ['a number', { type: 'party_size', value: '4' }, '4', '14'],
    ['a yes', { type: 'boolean', value: 'True' }, 'True', 'False'],
    ['a name by its words, case aside', { type: 'person_name', raw: 'ann lee', value: 'Ann' }, 'Ann Lee', 'Ann'],
    ['a city by its words', { type: 'city', raw: 'Ely', value: 'Ely, UK' }, 'ely', 'York'],
    ['a city by its value', { type: 'city', raw: 'San Fran', value: 'San Francisco' }, 'San Francisco', 'San'],
  ] as const)('compares %s', (_, own, right, wrong) => {
    expect(judge(row(own), value(right))).toBe('right');
    expect(judge(row(own), value(wrong))).toBe('wrong');
  });
});

describe('a row with words alone', () => {
  const utterance = 'a table at 8:45 pm in 10 days';
  const time = row({ type: 'time', utterance, raw: '8:45', span: [11, 15] });
  const day = row({ type: 'date', utterance, raw: 'in 10 days', span: [19, 29] });

  it.each([
    ['all of them', time, 11, 15, 'right'],
    ['more than them', time, 8, 18, 'right'],
    ['them, a space that was marked aside', row({ ...time, raw: ' 8:45', span: [10, 15] }), 11, 15, 'right'],
    ['a part of them', time, 11, 12, 'wrong'],
    ['other words', time, 22, 29, 'wrong'],
    ['all but a preposition', day, 22, 29, 'right'],
  ] as const)('counts what was read from %s', (_, own, start, end, outcome) => {
    expect(judge(own, value('20:45', start, end))).toBe(outcome);
  });
});

describe('what is no value', () => {
  const day = row({ value: '2019-03-05' });

  it.each([
    [{ is: 'none' }, 'missed'],
    [{ is: 'ambiguous', options: ['2019-03-05', '2019-03-12'] }, 'ambiguous'],
    [{ is: 'vague', options: ['2019-03-05'] }, 'vague'],
    [refused('2019-03-05'), 'refusedRight'],
    [refused('2019-03-06'), 'refused'],
    [refused(null), 'refused'],
  ] as const)('%j is %s', (heard, outcome) => expect(judge(day, heard)).toBe(outcome));
});

describe('what is asked back', () => {
  it.each([
    ['the right one', ['2019-03-05', '2019-03-12'], true],
    ['only others', ['2019-03-12'], false],
  ] as const)('offers %s', (_, options, offered) => {
    expect(isOffered(row({ value: '2019-03-05' }), { is: 'ambiguous', options })).toBe(offered);
  });
});

describe('a row that holds no value', () => {
  it.each([
    [value('2019-03-05'), 'falseFill'],
    [{ is: 'none' }, 'leftEmpty'],
    [{ is: 'vague', options: [] }, 'needlessQuestion'],
    [refused(null), 'needlessQuestion'],
  ] as const)('%j is %s', (heard, outcome) => expect(judge(row({ absent: true }), heard)).toBe(outcome));
});
