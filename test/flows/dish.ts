import { defineFlow } from '../../src/core/define-flow.ts';
import { wordSlot } from './word-slot.ts';

/** One slot, whose words are read in every way there is. */
export const dish = defineFlow({
  id: 'dish',
  version: 1,
  timeZone: 'UTC',
  slots: {
    dish: wordSlot({
      values: ['soup', 'pasta'],
      refused: ['steak'],
      ambiguous: { something: ['soup', 'pasta'] },
      checked: true,
    }),
  },
  ladder: { attempts: 2, then: 'handoff' },
  unclear: 2,
  corrections: 3,
});
