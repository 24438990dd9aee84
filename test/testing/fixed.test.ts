import { describe, expect, it } from 'vitest';
import { flow as parcel } from '../../docs/examples/own-flow.ts';
import { countedIds, createChance, createTestClock, dialogue, type Span } from '../../src/testing/index.ts';
import { spanInWords } from '../../src/testing/span.ts';
import { reachOf } from '../source-tree.ts';

describe('A test clock', () => {
  const never = new AbortController().signal;

  it.each([
    ['2026-11-20T10:00:00-05:00', Date.UTC(2026, 10, 20, 15)],
    ['2026-11-20T10:00Z', Date.UTC(2026, 10, 20, 10)],
    ['2026-11-20T10:00:00.250+05:45', Date.UTC(2026, 10, 20, 4, 15, 0, 250)],
    [new Date(7), 7],
    [5, 5],
    [undefined, Date.UTC(2026, 10, 20, 10)],
  ])('begins at %s', (now, ms) => {
    expect(createTestClock(now === undefined ? {} : { now }).nowMs()).toBe(ms);
  });

  it.each([
    ['noon'],
    ['2026-11-22T10:00:00'],
    ['2026-11-22'],
    ['22 November 2026 10:00'],
    ['2026-13-22T10:00:00Z'],
    [Number.NaN],
    [new Date(Number.NaN)],
  ])('does not begin at %s, which is no instant or another one on each machine', async (now) => {
    const says = `"${now}" is no time, or has no offset: write it like 2026-11-20T10:00:00Z`;
    expect(() => createTestClock({ now })).toThrow(says);
    await expect(dialogue(parcel, { now }).run()).rejects.toThrow(says);
  });

  it('ends waits once they are over, the earliest first', async () => {
    const clock = createTestClock({ now: 0 });
    const ended: number[] = [];
    for (const ms of [3000, 1000, 2000]) void clock.wait(ms, never).then(() => ended.push(ms));
    clock.pass({ seconds: 2 });
    await Promise.resolve();
    expect(ended).toEqual([1000, 2000]);
    clock.pass({ seconds: 1 });
    await Promise.resolve();
    expect([ended, clock.nowMs()]).toEqual([[1000, 2000, 3000], 3000]);
  });

  it('ends a wait that is aborted, or was before it began', async () => {
    const clock = createTestClock();
    const abort = new AbortController();
    const wait = clock.wait(1000, abort.signal);
    abort.abort();
    await wait;
    await clock.wait(1000, abort.signal);
  });

  it('skips short waits where it is told to', async () => {
    const clock = createTestClock({ now: 0, skipsWaitsUnder: { seconds: 3 } });
    await clock.wait(2999, never);
    expect(clock.nowMs()).toBe(0);
  });
});

it.each<[Span, string]>([
  [{ minutes: 40 }, '40 minutes'],
  [{ seconds: 604_860 }, '7 days 1 minute'],
  [{ days: 1, hours: 2, minutes: 0, seconds: 1 }, '1 day 2 hours 1 second'],
  [{}, 'a moment'],
])('A span in words: %o is %s', (span, words) => expect(spanInWords(span)).toBe(words));

it('Ids are counted', () => {
  const newId = countedIds('m');
  expect([newId(), newId(), countedIds()()]).toEqual(['m-1', 'm-2', 'id-1']);
});

it('Chance is the same for the same seed, and even', () => {
  const many = (seed: number) => Array.from({ length: 1000 }, createChance(seed).next);
  expect(many(7)).toEqual(many(7));
  expect(many(7)).not.toEqual(many(8));
  const average = many(7).reduce((sum, one) => sum + one, 0) / 1000;
  expect(average).toBeGreaterThan(0.45);
  expect(average).toBeLessThan(0.55);
  const chance = createChance(1);
  expect(new Set(Array.from({ length: 50 }, () => chance.pick('a', 'b', 'c')))).toEqual(new Set(['a', 'b', 'c']));
});

it('The kit loads no Agents SDK and no test runner', () => {
  const packages = [...reachOf('src/testing/index.ts')].filter((name) => !name.endsWith('.ts'));
  expect(packages.filter((name) => /openai|vitest|chai|jest/.test(name))).toEqual([]);
});
