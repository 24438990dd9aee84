import { pathsCovering } from 'talkchart/testing';
import { verifyFlow } from 'talkchart/verify';
import { expect, it } from 'vitest';
import { flow } from './own-flow.ts';

const { findings, found } = verifyFlow(flow, { at: Date.UTC(2026, 10, 22, 10) });

it('has nothing wrong', () => {
  expect(findings).toEqual([]);
});

it('no pick-up is made without a name', () => {
  const nameless = found.canReach(({ state, slots }) => state === 'completed' && slots.name?.value === null);
  expect(nameless).toEqual({ is: 'absent', evidence: 'pairwise' });
});

it('a day in the past is asked about, and this is how it comes to that', () => {
  const refused = found.canReach(({ says, about }) => says === 'reprompt' && about === 'day');
  expect(refused.is === 'reached' && refused.witness.steps.length).toBeGreaterThan(1);
});

it('takes no more turns than it may', () => {
  expect(found.longest.counted).toBeLessThanOrEqual(found.bounds.counted);
});

it.each(pathsCovering(flow, { budget: { steps: 5000 } }))('$name', ({ run }) => run());
