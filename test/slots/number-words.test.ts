import { expect, it } from 'vitest';
import { numberIn } from '../../src/slots/number-words.ts';

it.each([
  ['12', 12],
  ['5th', 5],
  ['fifth', 5],
  ['twenty-first', 21],
  ['Thirty First', 31],
  ['twelve', 12],
  ['twenty-five', 25],
  ['forty five', 45],
  ['oh five', 5],
  ['a', 1],
  ['an', 1],
  ['hut', Number.NaN],
  ['', Number.NaN],
])('%j is %d', (words, expected) => expect(numberIn(words)).toBe(expected));
