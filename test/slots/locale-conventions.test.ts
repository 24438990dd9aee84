import { expect, it } from 'vitest';
import { dayMonthOrder, isEnglish } from '../../src/slots/locale-conventions.ts';

it.each([
  ['en-US', 'month-first', true],
  ['en-GB', 'day-first', true],
  ['en', 'either', true],
  ['de', 'day-first', false],
  ['ja-JP', 'month-first', false],
  ['', 'either', true],
  ['no locale', 'either', true],
] as const)('in "%s" a date in figures is %s', (locale, order, english) => {
  expect(dayMonthOrder(locale)).toBe(order);
  expect(isEnglish(locale)).toBe(english);
});
