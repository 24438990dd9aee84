import { defineFlow } from '../../src/core/define-flow.ts';
import { wordSlot } from '../flows/word-slot.ts';

/** From this instant on the value "ann" of the first flow is over. */
export const late = 1_000_000;

const base = {
  version: 1,
  timeZone: 'UTC',
  ladder: { attempts: 2, then: 'handoff' },
  unclear: 2,
  corrections: 1000,
  maxTurns: 10_000,
} as const;

/** Three flows that hold every slot feature between them, small enough to be walked whole. */
export const walkedFlows = {
  'required and dependent': defineFlow({
    ...base,
    id: 'dependent',
    slots: {
      who: wordSlot({
        values: ['ann', 'bob'],
        refused: ['xerxes'],
        ambiguous: { someone: ['ann', 'bob'] },
        endsAt: { ann: late },
      }),
      what: wordSlot({
        values: ['cut', 'dye'],
        refused: ['wig'],
        dependsOn: ['who'],
        clashes: (what, { values }) => what === 'dye' && values.who === 'bob',
        ladder: { then: 'cancel' },
      }),
    },
  }),
  'optional and default': defineFlow({
    ...base,
    id: 'default',
    slots: {
      who: wordSlot({ values: ['ann'], refused: ['xerxes'], ladder: { default: 'ann' } }),
      what: wordSlot({ values: ['cut'], refused: ['wig'], optional: true }),
    },
  }),
  'conditional and checked': defineFlow({
    ...base,
    id: 'checked',
    slots: {
      who: wordSlot({ values: ['ann', 'bob'], refused: ['xerxes'], checked: true }),
      what: wordSlot({
        values: ['cut'],
        refused: ['wig'],
        ambiguous: { something: ['cut'] },
        dependsOn: ['who'],
        when: ({ who }) => who !== 'bob',
        checked: true,
        ladder: { then: 'cancel' },
      }),
    },
  }),
};

export type WalkedFlow = keyof typeof walkedFlows;
