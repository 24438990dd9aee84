import { describe, expect, expectTypeOf, it } from 'vitest';
import type { SlotValues } from '../../src/core/flow.ts';
import { number } from '../../src/slots/number.ts';
import { asked, junk, unasked } from './given.ts';

const partySize = number({ min: 1, max: 12, whole: true, unit: ['people', 'guests'] });
const amount = number();

describe('number', () => {
  it.each([
    ['4', 4],
    [4, 4],
    ['four', 4],
    ['Four of us', 4],
    ['4 people', 4],
    ['4people', 4],
    ['party of six', 6],
    ['a table for 2', 2],
    ['a couple', 2],
    ['a dozen', 12],
    ['half a dozen', 6],
    ['guests: 3', 3],
    ['we are 5', 5],
    ['not 3, 4', 4],
    ['4, no wait, 5', 5],
    ['change it from 4 to 5', 5],
    ['change 4 to 5', 5],
    ['one', 1],
    ['4 people on March 3 at 7', 4],
    ['a haircut for three people on Friday 27 November at 15:30', 3],
    ['2 people, my number is 415 555 2671', 2],
    ['4 hungry people in 2 weeks', 4],
    ['just me', 1],
    ["it's only me", 1],
    ['only one person', 1],
    ['me and two of my friends, so three in total', 3],
    ['six of us, one person is allergic to nuts', 6],
    ['6 people, and one of us needs a high chair', 6],
    ["table for 5, two of us can't eat nuts", 5],
    ['one person is coming', 1],
  ])('reads %j as %d', (words, value) => expect(partySize.read(words, asked)).toEqual({ kind: 'value', value }));

  it.each([
    ['3 adults on Friday', 3],
    ['dinner for five persons', 5],
    ['we will be 7 folks', 7],
    ['2pax', 2],
    ['a total of 3 cheap evening guests', 3],
    ['the number of guests is 6', 6],
    ['a table for 2', 2],
    ['a table for 2 tomorrow at 7', 2],
    ['Friday at 8pm for two, please', 2],
    ['dinner for 6 friends', 6],
    ['me and 7 others', 8],
    ['my husband and I and three kids', 5],
    ['a table for myself and my wife', 2],
    ['2 adults and 3 children', 5],
    ['2 adults, 3 kids', 5],
    ['2 adults and a dog', 2],
    ['one-way, 4 people', 4],
    ['my wife and I would like a table for 6', 6],
    ['my wife and child and I are booked for lunch', 3],
    ['my husband, my son and I', 3],
    ['my wife, our son and I need a table for 6', 6],
    ['book 5 for tomorrow', 5],
    ['we are four in total', 4],
    ['a cab for 1 to Lers Street', 1],
    ['a cab for two heading to Lers Street', 2],
    ['a table for 3 instead of 2', 3],
    ['can you reserve four for the lunch on Friday?', 4],
    ['book 12 for Friday at 7', 12],
    ["actually we're 9", 9],
    ['I was wrong, we are ten now', 10],
    ["we'd be 5 instead", 5],
    ['there will be 6, on Friday', 6],
    ['six of us, one person is allergic to nuts', 6],
  ])('is certain that %j is %d people whatever was asked', (words, value) => {
    const certain = partySize.recognise(words, unasked).filter((mention) => mention.certain);
    expect(certain.map(({ reading }) => reading)).toEqual([{ kind: 'value', value }]);
  });

  it.each([
    ...[
      'for 4',
      'for 4 please',
      'make it for 7',
      'book me in for 3 tomorrow',
      'a room for 3 nights',
      'parking for 2 cars',
    ],
    ...[
      'for 5 minutes',
      'Friday for 7pm',
      'for 7:30',
      'for 20 dollars',
      'for 30',
      'for one thing',
      'room for 2 more',
      'dinner for 7 to 9 on Friday',
      'book 5 tomorrow',
      'a table for 7 in the evening',
      'do it for one in the afternoon',
      'I need a bus so help me look for one',
      'book 2 for 3 nights',
      'book 2 for 7pm',
      'change our reservation to 8',
      "we're 5 minutes away",
      "we're 2 streets down",
      'we are 10 minutes late',
      'there will be 30',
    ],
    ...['2 cuts for people', 'me and 2 dogs', 'me and my wife and some friends', 'my wife and I'],
  ])('is not certain how many people %j are', (words) =>
    expect(partySize.recognise(words, unasked).filter(({ certain }) => certain)).toEqual([]),
  );

  it('counts people only where the unit is people', () => {
    const bags = number({ unit: 'bags' });
    expect(bags.recognise('a taxi for 2', unasked)).toMatchObject([{ certain: false }]);
    expect(bags.recognise('2 adults, 3 bags', unasked).filter(({ certain }) => certain)).toMatchObject([
      { reading: { value: 3 } },
    ]);
  });

  it.each([
    ['1,200', 1200],
    ['3.5', 3.5],
    ['2 and a half', 2.5],
    ['twenty-one', 21],
    ['twenty one', 21],
    ['a hundred', 100],
    ['two hundred and five', 205],
    ['one thousand two hundred', 1200],
    ['ninety nine thousand nine hundred ninety nine', 99_999],
    ['two dozen', 24],
    ['2 dozen', 24],
    ['3 hundred', 300],
    ['2.5 thousand', 2500],
    ['-5', -5],
    ['zero', 0],
    ['3 days', 3],
    ['4155552671', 4_155_552_671],
  ])('reads %j as %d where anything goes', (words, value) =>
    expect(amount.read(words, asked)).toEqual({ kind: 'value', value }),
  );

  it.each([
    ['0', 'too-small', 1],
    ['20', 'too-large', 12],
    ['party of forty', 'too-large', 12],
    ['2.5', 'not-whole', 3],
    ['-3', 'too-small', 1],
    [13, 'too-large', 12],
    ['12 or 13', 'too-large', 12],
  ])('refuses %j as %s and offers %d', (words, code, nearest) =>
    expect(partySize.read(words, asked)).toEqual({ kind: 'refused', code, options: [nearest] }),
  );

  it.each([
    ['3 or 4', [3, 4]],
    ['3-4 people', [3, 4]],
    ['three to four', [3, 4]],
    ['between 3 and 4', [3, 4]],
    ['4 people or 5', [4, 5]],
  ])('leaves %j open', (words, options) =>
    expect(partySize.read(words, asked)).toEqual({ kind: 'ambiguous', options }),
  );

  it.each([
    ...[
      'just call me',
      'the only one',
      '3:30',
      '3pm',
      '3 pm',
      '3 p.m.',
      'at 3',
      '4/7',
      '555-2671',
      '$20',
      '20%',
      '7th',
      'March 4',
      '4 March',
    ],
    ...[
      '2026-11-24',
      '415 555 2671',
      "3 o'clock",
      'half past two',
      'B2',
      'R2D2',
      'the first one',
      'the bigger one',
      'I prefer the smaller one please',
      'one moment',
      'no one',
    ],
    ...[
      'March 15, 2026',
      'not 4',
      "I don't want 3",
      '4 is too many',
      'policy 4',
      'yes',
      '',
      'in 2 weeks',
      'two one two five five five oh one two three',
      '(212) 555-0123',
      'often',
      'a few',
    ],
  ])('finds no number of people in %j', (words) => expect(partySize.read(words, asked)).toEqual({ kind: 'none' }));

  it('takes some of the people it knows of for no other number', () => {
    const known = { ...unasked, own: 4 };
    expect(partySize.read('two of us are vegan', known)).toEqual({ kind: 'none' });
    expect(partySize.read('only two of us are coming', known)).toEqual({ kind: 'value', value: 2 });
    expect(partySize.read('two of us are vegan', unasked)).toEqual({ kind: 'value', value: 2 });
  });

  it('is certain only of a number beside its unit', () => {
    expect(partySize.recognise('4 people, 3', unasked)).toEqual([
      { start: 0, end: 1, reading: { kind: 'value', value: 4 }, certain: true },
      { start: 10, end: 11, reading: { kind: 'value', value: 3 }, certain: false },
    ]);
    expect(amount.recognise('I said  twenty-one.', unasked)).toEqual([
      { start: 8, end: 18, reading: { kind: 'value', value: 21 }, certain: false },
    ]);
  });

  it.each(junk.map((text, at) => [at, text] as const))('makes nothing of 100 kB of junk (%i)', (_, text) =>
    expect(partySize.read(text, asked)).toEqual({ kind: 'none' }),
  );

  it.each(['1', '1,', 'one ', '1-', 'one hundred and ', 'for 1 ', 'me and ', 'me, my wife, '])(
    'comes to an end on 100 kB of %j',
    (piece) =>
      expect(['none', 'refused', 'ambiguous', 'value']).toContain(
        partySize.read(piece.repeat(100_000 / piece.length), asked).kind,
      ),
  );

  it.each([1, 7, 12])('reads what it stored: %d', (value) =>
    expect(partySize.read(value, unasked)).toEqual({ kind: 'value', value }),
  );

  it('is said in the digits of the locale', () => {
    expect(amount.say(1200.5, 'en-US')).toBe('1,200.5');
    expect(partySize.describe()).toEqual({ type: 'number', description: 'A whole number from 1 up to 12.' });
  });

  it('refuses a definition with min above max', () => {
    expect(() => number({ min: 3, max: 2 })).toThrow('min 3 above max 2');
  });

  it('infers whether its value may be missing', () => {
    const slots = { always: number(), maybe: number({ min: 1, ask: false }) };
    expectTypeOf<SlotValues<{ slots: typeof slots }>>().toEqualTypeOf<{
      readonly always: number;
      readonly maybe?: number;
    }>();
  });
});
