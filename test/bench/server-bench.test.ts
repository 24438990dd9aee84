import { describe, expect, it } from 'vitest';
import { createCustomers } from './server-customers.ts';
import { busyLoad, perSecondOf, steadyLoad, together } from './server-load.ts';
import { measureServer } from './server-measure.ts';

describe('A load', () => {
  it('goes on past errors, and counts them apart', async () => {
    let asked = 0;
    const load = await busyLoad(
      3,
      (count) => count >= 10,
      async () => {
        asked += 1;
        if (asked % 2 === 0) throw new Error(`no answer to ${asked}`);
      },
    );
    expect([asked, load.times.length, load.errors.length]).toEqual([10, 5, 5]);
    expect(load.errors[0]).toBe('Error: no answer to 2');
  });

  it('at a steady rate does not wait for what is still unanswered', async () => {
    const { promise: all, resolve: answer } = Promise.withResolvers<void>();
    let asked = 0;
    const { times } = await steadyLoad(1000, 0.005, () => {
      asked += 1;
      if (asked === 5) answer();
      return all;
    });
    expect(times).toHaveLength(5);
    // Each counts from when it was due.
    expect(Math.max(...times)).toBe(times[0]);
  });

  it('in turns is one load, over the time they took together', () => {
    const turn = { tookMs: 500, times: [10, 20], errors: ['lost'] };
    const load = together([turn, turn]);
    expect(load).toEqual({ tookMs: 1000, times: [10, 20, 10, 20], errors: ['lost', 'lost'] });
    expect(perSecondOf(load)).toBe(4);
  });
});

it('A yes that does not book is an error', async () => {
  const reply = { id: 'r', state: 'confirming.awaiting', text: 'Shall I?' };
  const post = async () => ({ sessionId: 's', token: 't', reply });
  const customers = createCustomers({ post, close() {} }, Date.UTC(2026, 10, 22));
  for (let started = 0; started < 6; started += 1) await customers.start();
  for (let said = 0; said < 5; said += 1) await customers.say();
  await expect(customers.say()).rejects.toThrow('"yes" was answered in confirming.awaiting: Shall I?');
});

it('Real servers answer every message of the load, and all of it is in the file', { timeout: 60_000 }, async () => {
  const progress: string[] = [];
  const load = { sessions: 12, perSecond: 60, seconds: 0.2, clients: 3, turns: 1, turnMs: 100 };
  const { started, steady, busy, bare, committed } = await measureServer(load, (line) => progress.push(line));
  expect([started, steady, busy, bare].flatMap(({ errors }) => errors)).toEqual([]);
  expect([started.times.length, steady.times.length]).toEqual([12, 12]);
  expect(Math.min(busy.times.length, bare.times.length)).toBeGreaterThan(0);
  expect(committed.commits).toBeGreaterThanOrEqual(1);
  expect(committed.rows).toBeGreaterThanOrEqual(3);
  expect(committed.bytes).toBeGreaterThan(1000);
  expect(progress).toHaveLength(3);
});
