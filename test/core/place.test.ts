import { expect, it } from 'vitest';
import type { Json } from '../../src/core/json.ts';
import { readPick, readPlace } from '../../src/core/place.ts';
import { fastestOf } from '../fastest-of.ts';

it.each<[said: string, count: number, index: number]>([
  ['the first one', 3, 0],
  ['second', 3, 1],
  ['1', 3, 0],
  ['option 2', 3, 1],
  ['#2', 3, 1],
  ['number two', 3, 1],
  ['the last one', 3, 2],
  ['the latter', 2, 1],
  ['the former please', 2, 0],
  ['the middle one', 3, 1],
  ['2', 2, 1],
  ['two', 2, 1],
  ['one', 2, 0],
  ['the 2nd one', 3, 1],
  ["I'll take the second one, thanks", 3, 1],
  ["let's go with option three", 3, 2],
  ['option one', 2, 0],
  ['second, please!', 3, 1],
  ['2)', 3, 1],
  ['2.', 3, 1],
  ['the first option works for me', 3, 0],
  ['yes, the first', 3, 0],
  ['no. 2', 3, 1],
  ['the last', 1, 0],
  ['the very last one', 4, 3],
  ['how about the third one?', 3, 2],
  ['no 2', 3, 1],
  ['first one of them', 3, 0],
  ['any', 3, 0],
  ['either one is fine', 2, 0],
  ["whichever, I don't mind", 2, 0],
  ["I'll take either", 2, 0],
  ['any of them works', 3, 0],
  ["doesn't matter", 3, 0],
  ['you choose', 1, 0],
  ['that one', 1, 0],
  ['ok, take that one', 1, 0],
  ["I'll have that option please", 1, 0],
  ['let me take the last', 3, 2],
])('"%s" of %d picks index %d', (said, count, index) => expect(readPlace(said, count, 'en')).toBe(index));

it.each<[said: string, count: number]>([
  ['the middle one', 2],
  ['the latter', 3],
  ['4', 3],
  ['0', 3],
  ['that one', 2],
  ['the one', 2],
  ['this one please', 2],
  ['the 2nd', 3],
  ['I want 2', 3],
  ['for 2', 3],
  ['2 people', 3],
  ['first or second', 3],
  ['the third', 2],
  ['the second one at 4', 3],
  ['the first of those', 3],
  ['', 3],
  ['99999999999999999999', 3],
  ['1', 0],
  ['first Friday', 3],
  ['not the first', 3],
  ['last', 0],
  ['1 2', 3],
  ['2:30', 3],
  ['1.5', 3],
  ['any', 0],
  ['any later?', 3],
  ['anything but the first', 3],
  ['not any', 3],
  ['either way', 2],
  ['not that one', 1],
  ['that', 1],
  ['that one at 4', 1],
  ['the earlier one', 2],
])('"%s" of %d picks nothing', (said, count) => expect(readPlace(said, count, 'en')).toBeUndefined());

const days = ['2026-11-27', '2026-11-21', '2026-12-01'];
const times = ['15:30', '09:00'];

it.each<[said: string, options: readonly Json[], index: number]>([
  ['the earlier one', times, 1],
  ['the later one please', times, 0],
  ["I'll take the later", times, 0],
  ['whichever is sooner', days, 1],
  ['the latest day', days, 2],
  ['the earliest of the three', days, 1],
  ['the bigger one', [9, 8], 0],
  ['the smaller number works', [12, 8], 1],
  ['the highest', [9, 10, 8], 1],
  ['the second one', times, 1],
  ['that one', [12], 0],
])('"%s" of %j picks index %d', (said, options, index) => expect(readPick(said, options, 'en')).toBe(index));

it.each<[said: string, options: readonly Json[]]>([
  ['the earlier one', [8, 9]],
  ['the bigger one', times],
  ['the earlier one', ['haircut', 'beard trim']],
  ['the later one', ['+12125550147', '+12125550148']],
  ['the earlier one', ['09:00', 'haircut']],
  ['the earlier one', ['09:00']],
  ['the earlier one', []],
  ['an earlier one', times],
  ['earlier', times],
  ['later please', times],
  ['not the later one', times],
  ['earlier than the later one', times],
  ['the later one and the earlier one', times],
  ['the earlier one on Monday', times],
])('"%s" of %j picks nothing', (said, options) => expect(readPick(said, options, 'en')).toBeUndefined());

it.each(['the ', '1', 'one ', '? '])('100 kB of %j picks nothing and is read in no time', (junk) => {
  const message = junk.repeat(100_000 / junk.length);
  expect(readPlace(message, 3, 'en')).toBeUndefined();
  expect(fastestOf(() => readPlace(message, 3, 'en'))).toBeLessThan(50);
});
