import { describe, expect, it } from 'vitest';
import { initialTransition, transition } from 'xstate';
import { createConversationMachine } from '../../machines/conversation.ts';
import { pathOf } from '../../src/core/told.ts';
import { pathsCovering } from '../../src/testing/explore-paths.ts';
import { order } from '../flows/table.ts';

const cases = pathsCovering(order, { budget: { steps: 8000 }, locale: 'en-GB' });

it.each(cases)('order: $name', ({ run }) => run());

it('there are far fewer conversations than transitions', () => {
  expect(cases.length).toBeGreaterThan(5);
  expect(cases.length).toBeLessThan(40);
});

it('each has a name of its own', () => {
  expect(new Set(cases.map(({ steps }) => steps.join())).size).toBe(cases.length);
});

describe('the events of each', () => {
  const machine = createConversationMachine(order);

  it.each(cases)('lead a machine with this input the same way: $name', ({ events, input, endsIn }) => {
    let [snapshot] = initialTransition(machine, input);
    for (const event of events) {
      expect(snapshot.status, 'nothing is sent after the end').toBe('active');
      [snapshot] = transition(machine, snapshot, event);
    }
    expect([pathOf(snapshot), input.locale]).toEqual([endsIn, 'en-GB']);
  });

  it('begin with what the host brings', () => {
    const brought = cases.map(({ events }) => events.findIndex(({ type }) => type !== 'slot.given'));
    expect(Math.max(...brought)).toBe(2);
  });
});
