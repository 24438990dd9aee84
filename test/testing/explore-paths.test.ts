import { expect, it } from 'vitest';
import { pathsCovering } from '../../src/testing/explore-paths.ts';
import { order } from '../flows/table.ts';

const cases = pathsCovering(order, { budget: { steps: 8000 } });

it.each(cases)('order: $name', ({ run }) => run());

it('there are far fewer conversations than transitions', () => {
  expect(cases.length).toBeGreaterThan(5);
  expect(cases.length).toBeLessThan(40);
});

it('each has a name of its own', () => {
  expect(new Set(cases.map(({ steps }) => steps.join())).size).toBe(cases.length);
});
