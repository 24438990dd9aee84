import { defineFlow } from '../../src/core/define-flow.ts';
import { wordSlot } from './word-slot.ts';

/** From this instant on "monday" is over. */
export const mondayIsOver = 10_000_000;

/** A table for a day and an hour: the hour is checked, and cannot be late on a sunday. */
export const table = defineFlow({
  id: 'table',
  version: 1,
  timeZone: 'UTC',
  slots: {
    day: wordSlot({
      values: ['monday', 'friday', 'saturday', 'sunday'],
      refused: ['holiday'],
      ambiguous: { 'monday or friday': ['monday', 'friday'] },
      endsAt: { monday: mondayIsOver },
    }),
    hour: wordSlot({
      values: ['seven', 'eight', 'ten'],
      refused: ['midnight'],
      dependsOn: ['day'],
      checked: true,
      clashes: (hour, { values }) => hour === 'ten' && values.day === 'sunday',
    }),
    guests: wordSlot({ values: ['two', 'four'], refused: ['ninety'] }),
  },
});

/** Two slots, the second optional with a default rung; nothing is checked. */
export const order = defineFlow({
  id: 'order',
  version: 1,
  timeZone: 'UTC',
  slots: {
    dish: wordSlot({ values: ['soup', 'pasta'], refused: ['steak'], why: 'so that the kitchen knows' }),
    size: wordSlot({ values: ['small', 'large'], refused: ['huge'], ladder: { attempts: 2, default: 'small' } }),
    note: wordSlot({ values: ['spicy'], refused: ['rude'], optional: true }),
  },
});
