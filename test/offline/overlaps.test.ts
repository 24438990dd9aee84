import { expect, it } from 'vitest';
import { type Found, withoutOverlaps } from '../../src/offline/overlaps.ts';

const place = (slot: string, start: number, end: number, certain = true): Found => ({
  slot,
  start,
  end,
  certain,
  reading: { kind: 'value', value: `${slot} ${start}` },
});
const vague = (found: Found): Found => ({ ...found, reading: { kind: 'vague', options: [] } });

it.each<readonly [rule: string, found: readonly Found[], held: readonly string[]]>([
  ['places that share no words all hold', [place('time', 5, 6), place('date', 0, 4)], ['date', 'time']],
  ['the longer place wins', [place('time', 0, 3), place('phone', 0, 12)], ['phone']],
  ['a certain place wins over an uncertain one as long', [place('number', 0, 1, false), place('time', 0, 1)], ['time']],
  ['the slot asked for wins over one as long', [place('date', 0, 5), place('asked', 0, 5, false)], ['asked']],
  ['unless it cannot use the words', [place('date', 0, 5), vague(place('asked', 0, 5, false))], ['date']],
  [
    'or is told elsewhere for certain',
    [place('asked', 0, 5), place('asked', 8, 9, false), place('time', 8, 9)],
    ['asked', 'time'],
  ],
  [
    'of equals, the slot that holds another place gives way',
    [place('number', 0, 1), place('number', 4, 5), place('time', 0, 1)],
    ['time', 'number'],
  ],
])('%s', (_, found, held) => expect(withoutOverlaps(found, 'asked').map(({ slot }) => slot)).toEqual(held));

it('of places alike in all this, the nearest wins', () => {
  const found = [place('number', 0, 1), place('time', 0, 1)];
  const far = ({ slot }: Found): number => (slot === 'number' ? 3 : 1);
  expect(withoutOverlaps(found, null, far).map(({ slot }) => slot)).toEqual(['time']);
  expect(withoutOverlaps(found, null).map(({ slot }) => slot)).toEqual(['number']);
});
