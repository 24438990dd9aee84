import { expect, it } from 'vitest';
import { soakOptions } from './soak-options.ts';

const usual = { stores: ['sqlite', 'postgres'], conversations: 200, kills: 30, minutes: 0, seed: 1 };

it.each([
  { args: [], means: usual },
  { args: ['--store', 'sqlite'], means: { ...usual, stores: ['sqlite'] } },
  { args: ['--minutes', '60', '--seed', '7'], means: { ...usual, minutes: 60, seed: 7 } },
  { args: ['--conversations=20', '--kills=3'], means: { ...usual, conversations: 20, kills: 3 } },
  { args: ['--help'], means: undefined },
])('$args are read', ({ args, means }) => {
  expect(soakOptions(args)).toEqual(means);
});

it.each([['--store', 'memory'], ['--kills', 'many'], ['--kills', '-1'], ['--hours', '2'], ['sqlite']])(
  '%s %s cannot be used, and says so',
  (...args) => {
    expect(() => soakOptions(args)).toThrow(TypeError);
  },
);
