import { expect, it } from 'vitest';
import { requestsInEveryState } from '../agents/booking-requests.ts';
import { requestSizes } from './request-sizes.ts';

const [{ head, rows } = { head: [], rows: [] }] = (
  await requestSizes.measure({ isTrial: true, seconds: 1, progress: () => {} })
).tables;
const numbers = rows.map(([, ...cells]) => cells.map(Number));

it('The sizes of requests are listed for every state, and add up', async () => {
  expect(rows.map(([state]) => state)).toEqual((await requestsInEveryState()).map(({ state }) => state));
  for (const counts of numbers) {
    expect(counts).toHaveLength(head.length - 1);
    expect(counts.at(-1)).toBe(counts.slice(0, -1).reduce((sum, count) => sum + count, 0));
  }
});

it('The constant part and the part of the flow have one size', () => {
  expect(new Set(numbers.map(([constant, flow]) => `${constant} ${flow}`)).size).toBe(1);
});
