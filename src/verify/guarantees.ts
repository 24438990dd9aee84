import { type Flow, slotOf } from '../core/flow.ts';
import type { Evidence, Exploration } from '../testing/explore.ts';

/** Something that holds for every conversation of a flow, and how that is known. */
export interface Guarantee {
  readonly says: string;
  readonly evidence: string;
}

/** What may be promised of a flow in which nothing was found wrong. */
export function guaranteesOf(flow: Flow, found: Exploration): readonly Guarantee[] {
  const walked = evidenceInWords[found.evidence];
  const { bounds, longest, words } = found;
  const sensitive = flow.order.filter((name) => slotOf(flow, name).sensitive === true);
  const tried = words.reduce((sum, one) => sum + one.usable.length, 0);
  return [
    {
      says: `The ${flow.noun} can never be fulfilled without a plain yes to exactly what was shown.`,
      evidence: walked,
    },
    {
      says: 'While any slot is missing, open or unchecked, no summary is put and nothing is fulfilled.',
      evidence: walked,
    },
    {
      says: 'A value goes only when the world takes it, and changes only for another that was said or brought.',
      evidence: walked,
    },
    {
      says: 'An end can be reached from everywhere; a plain "cancel" and a wish for a person are always heard.',
      evidence: walked,
    },
    {
      says: `A ${flow.noun} takes at most ${bounds.counted} turns that count (unusable and unclear answers, corrections) between one start and the next, questions and waits aside, and ${bounds.turns} turns in all.`,
      evidence: `arithmetic, and the longest walk agrees (${longest.counted} that count, ${longest.turns} in all)`,
    },
    {
      says: `Every slot can be filled and is asked for: ${flow.order.join(', ')}.`,
      evidence: `${tried} values, each read from words and read again as they stand`,
    },
    ...(sensitive.length === 0
      ? []
      : [
          {
            says: `No text that is kept or sent as it stands holds a value of ${sensitive.join(', ')}.`,
            evidence: 'every text of the flow and of its languages, with a value in it',
          },
        ]),
    { says: 'Every tool that a model is shown fits a strict schema.', evidence: 'arithmetic' },
  ];
}

const evidenceInWords: Readonly<Record<Evidence, string>> = {
  exhaustive: 'exhaustive on this flow, with the words tried',
  pairwise: 'exhaustive on the chart, pairwise on this flow, with the words tried',
  sampled: 'sampled: the budget was too small for more',
};
