import { expect, it } from 'vitest';
import { numeralIn } from '../../src/slots/numerals.ts';

it.each([
  ['1200', 'en-US', [1200]],
  ['1,200', 'en-US', [1200]],
  ['1,200,300', 'en-US', [1_200_300]],
  ['1,200.50', 'de-DE', [1200.5]],
  ['1.200,50', 'en-US', [1200.5]],
  ["1'200.50", 'de-CH', [1200.5]],
  ['1\u202f200,5', 'fr-FR', [1200.5]],
  ['9,50', 'en-US', [9.5]],
  ['1.200', 'en-US', [1.2, 1200]],
  ['1,200', 'de-DE', [1.2, 1200]],
  ['1.200', 'de-DE', [1200]],
  ['1.200', 'not a locale', [1.2, 1200]],
  ['0.125', 'en-US', [0.125]],
  ['1234.567', 'en-US', [1234.567]],
  ['1.2.3', 'en-US', []],
  ['1,2,3', 'en-US', []],
  ['12,34.5', 'en-US', []],
  ['1.200.30', 'de-DE', []],
])('%j means in %s one of %j', (figures, locale, numbers) => expect(numeralIn(figures, locale)).toEqual(numbers));
