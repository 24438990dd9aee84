import { describe, expect, it } from 'vitest';
import type { Mention, Reading } from '../../src/core/reading.ts';
import { readingOf, standing } from '../../src/slots/mentions.ts';

/** A question mark is a stretch, which any of its values may end. */
const vague: Reading<number> = { kind: 'vague', options: [1, 2, 3] };
const reading = (mark: string): Reading<number> =>
  mark === '?'
    ? vague
    : mark === '9'
      ? { kind: 'refused', code: 'too-large', options: [8] }
      : { kind: 'value', value: Number(mark) };

/** Every digit of a text is a mention of its value; a 9 is refused, a letter beside it makes it uncertain. */
const digitsOf = (said: string): readonly Mention<number>[] =>
  Array.from(said.matchAll(/[\d?]/g), ({ 0: mark, index }) => ({
    start: index,
    end: index + 1,
    reading: reading(mark),
    certain: said[index + 1] !== 'x',
  }));

describe('readingOf', () => {
  it.each([
    ['nothing', { kind: 'none' }],
    ['4', { kind: 'value', value: 4 }],
    ['4, I said 4', { kind: 'value', value: 4 }],
    ['4 5', { kind: 'ambiguous', options: [4, 5] }],
    ['4 9', { kind: 'refused', code: 'too-large', options: [8] }],
    ['9, sorry, 4', { kind: 'value', value: 4 }],
    ['?', vague],
    ['?, ?', vague],
    ['4, no wait, ?', vague],
    ['? 1', { kind: 'ambiguous', options: [1, 2, 3] }],
    ['4 or perhaps 5x', { kind: 'value', value: 4 }],
    ['5x', { kind: 'value', value: 5 }],
  ])('is of %j', (said, reading) => expect(readingOf(said, digitsOf(said))).toEqual(reading));
});

describe('standing', () => {
  it.each([
    ['4, no wait, 5', [5]],
    ['4 actually 5', [5]],
    ['4... I mean 5', [5]],
    ['4, make that 5', [5]],
    ['change it from 4 to 5', [5]],
    ['swap the 4 for the 5', [5]],
    ['replace 4 with 5', [5]],
    ['4, no 5, no 6', [6]],
    ['cancel 4, I would rather have 5', [5]],
    ['forget about the 4, 5', [5]],
    ["don't forget 4, and 5", [4, 5]],
    ['do not cancel 4; cancel 5', [4, 5]],
    ['cancel 4 and 5', [4, 5]],
    ['cancel 4', [4]],
    ['4 to 5', [4, 5]],
    ['4 and 5', [4, 5]],
    ['change it to 4 and 5', [4, 5]],
    ['4 for Ann, who is actually quite a lot more fond of 5', [4, 5]],
  ])('of %j is %j', (said, values) => {
    const left = standing(said, digitsOf(said)).map(({ reading }) => (reading.kind === 'value' ? reading.value : null));
    expect(left).toEqual(values);
  });
});
