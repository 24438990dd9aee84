import { expect, it } from 'vitest';
import { createHistory } from '../../src/inspect/history.ts';

const history = () => {
  const kept = createHistory({ runs: 2, frames: 3 });
  return {
    ...kept,
    hear: (run: string, ...frames: readonly string[]) => kept.add(run, frames, () => `this is ${run}`),
  };
};

it('introduces a run once', () => {
  const { hear } = history();
  expect(hear('a', '1')).toEqual(['this is a', '1']);
  expect(hear('a', '2')).toEqual(['2']);
});

it('keeps the last frames of a run, and always what introduces it', () => {
  const { hear, frames } = history();
  hear('a', '1', '2');
  hear('a', '3', '4');
  expect(frames()).toEqual(['this is a', '2', '3', '4']);
});

it('forgets the run of which nothing was heard for longest, and introduces it again', () => {
  const { hear, frames } = history();
  for (const run of ['a', 'b', 'a', 'c']) hear(run, run);
  expect(frames()).toEqual(['this is a', 'a', 'a', 'this is c', 'c']);
  expect(hear('b', 'b')).toEqual(['this is b', 'b']);
});
