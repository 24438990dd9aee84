import { expect, it } from 'vitest';
import { defineFlow } from '../../src/core/define-flow.ts';
import type { Slot } from '../../src/core/flow.ts';
import * as slot from '../../src/slots/index.ts';
import { findWords } from '../../src/testing/explore-words.ts';

const at = Date.UTC(2026, 10, 23, 15);

it.each<[string, Slot]>([
  [
    'a list of two choices at least',
    slot.list(slot.choice({ options: ['ham', 'olives', 'cheese'] }), { min: 2, max: 3 }),
  ],
  [
    'a list of choices with labels',
    slot.list(slot.choice({ options: { h: { synonyms: ['ham'] }, o: {} } }), { min: 2 }),
  ],
  ['a list of choices with dots', slot.list(slot.choice({ options: ['St. Louis', 'St. Paul'] }), { min: 2 })],
  ['a list of five days', slot.list(slot.date(), { min: 5, max: 5 })],
  ['a list of two addresses', slot.list(slot.email(), { min: 2 })],
  ['a list of numbers within bounds', slot.list(slot.number({ min: 200, max: 300 }), { min: 2 })],
  ['a text of 400 letters at least', slot.text({ min: 400, max: 1000 })],
  ['a text of exactly one letter', slot.text({ min: 1, max: 1 })],
])('words are found for %s', (_what, kind) => {
  const flow = defineFlow({ id: 'f', version: 1, timeZone: 'UTC', slots: { it: kind } });
  expect(findWords(flow, at, 'en-US', {})[0]?.usable).not.toEqual([]);
});

it('a text that is too long is found as well', () => {
  const flow = defineFlow({ id: 'f', version: 1, timeZone: 'UTC', slots: { note: slot.text({ max: 800 }) } });
  expect(findWords(flow, at, 'en-US', {})[0]?.refused).toEqual([expect.stringMatching(/^.{801}$/)]);
});

it('of a list of choices one, more and either of two are found', () => {
  const extras = slot.list(slot.choice({ options: ['towel', 'robe', 'slippers'] }));
  const flow = defineFlow({ id: 'f', version: 1, timeZone: 'UTC', slots: { extras } });
  const [words] = findWords(flow, at, 'en-US', {});
  expect(words?.usable.map(({ value }) => value)).toEqual(expect.arrayContaining([['towel'], ['towel', 'robe']]));
  expect(words?.ambiguous).toEqual(['towel or robe']);
});
