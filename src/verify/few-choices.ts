import { matterInWords } from '../agents/matter-view.ts';
import { slotOf } from '../core/flow.ts';
import type { LintRule } from './lint.ts';

/**
 * How long what a model is told of a flow may sensibly be, in letters: some 3,000 tokens. It goes with every message, and a model
 * that many set up to hear 4,096 tokens at once must hear the state, the message and the tools beside it.
 */
const mostLetters = 12_000;

/** The choices of a flow do not make what a model is told with every message longer than is sensible. */
export const fewChoices: LintRule = ({ flow, locale }) => {
  const letters = matterInWords(flow, locale).length;
  if (letters <= mostLetters) return [];
  const choices = flow.order.map((slot) => ({ slot, count: slotOf(flow, slot).describe().enum?.length ?? 0 }));
  const [largest] = choices.toSorted((a, b) => b.count - a.count);
  if (largest === undefined || largest.count === 0) return [];
  return [
    {
      code: 'enum-too-large',
      slot: largest.slot,
      says: `Its ${largest.count} choices are told to a model with every message: all it is told of the flow has ${letters} letters, and ${mostLetters} (some 3,000 tokens) is what leaves room in a small model.`,
      todo: 'Split it into two slots, a group and one of the group with options that depend on it; or let it be a text that your kind looks up.',
    },
  ];
};
