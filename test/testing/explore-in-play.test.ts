import { expect, it } from 'vitest';
import { defineFlow } from '../../src/core/define-flow.ts';
import type { Values } from '../../src/core/json.ts';
import { valuesInPlay } from '../../src/testing/explore-in-play.ts';
import { findWords } from '../../src/testing/explore-words.ts';
import { wordSlot } from '../flows/word-slot.ts';

const base = { version: 1, timeZone: 'UTC' } as const;

const found = (slots: Parameters<typeof defineFlow>[0]['slots'], name: string): Values | null => {
  const flow = defineFlow({ ...base, id: 'play', slots });
  return valuesInPlay(flow, findWords(flow, 0, 'en', {}), name);
};

const two = { values: ['one', 'two'] };

it.each<[string, (values: Values) => boolean, Values | null]>([
  ['the usual value', (values) => values.a === 'one', { a: 'one', b: 'one' }],
  ['another value', (values) => values.b === 'two', { a: 'one', b: 'two' }],
  ['no value', (values) => values.a === undefined, { b: 'one' }],
  ['two other values', (values) => values.a === 'two' && values.b === 'two', { a: 'two', b: 'two' }],
  ['nothing that is known', (values) => values.a === 'three', null],
])('a slot is in play beside %s', (_, when, values) => {
  const c = wordSlot({ ...two, dependsOn: ['a', 'b'], when });
  expect(found({ a: wordSlot(two), b: wordSlot(two), c }, 'c')).toEqual(values);
});

it('what it depends on is itself in play', () => {
  const floor = wordSlot({ ...two, dependsOn: ['kind'], when: ({ kind }) => kind === 'two' });
  const lift = wordSlot({ ...two, dependsOn: ['floor'], when: (values) => values.floor === 'two' });
  expect(found({ kind: wordSlot(two), floor, lift }, 'lift')).toEqual({ kind: 'two', floor: 'two' });
});

it('of twelve slots that it depends on one has to be another', () => {
  const names = Array.from({ length: 12 }, (_, index) => `slot${index}`);
  const last = wordSlot({ ...two, dependsOn: names, when: (values) => values.slot7 === 'two' });
  const slots = { ...Object.fromEntries(names.map((name) => [name, wordSlot(two)])), last };
  expect(found(slots, 'last')).toMatchObject({ slot6: 'one', slot7: 'two', slot8: 'one' });
});
