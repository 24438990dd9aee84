import { type Flow, slotOf } from '../core/flow.ts';
import type { Exploration } from '../testing/explore.ts';
import { isToBeAsked } from './absences.ts';

/** Something that holds for every conversation of a flow, and how that is known. */
export interface Guarantee {
  readonly says: string;
  readonly evidence: string;
}

/** What may be promised of a flow in which nothing was found wrong. */
export function guaranteesOf(flow: Flow, found: Exploration): readonly Guarantee[] {
  const { bounds, longest, words } = found;
  const sensitive = flow.order.filter((name) => slotOf(flow, name).sensitive === true);
  const tried = words.reduce((sum, one) => sum + one.usable.length, 0);
  const agrees =
    found.evidence === 'sampled'
      ? ''
      : `, and the longest walk agrees (${longest.counted} that count, ${longest.turns} in all)`;
  return [
    ...walkedGuarantees(flow, found),
    {
      says: `A ${flow.noun} takes at most ${bounds.counted} turns that count (unusable and unclear answers, corrections) between one start and the next, questions and waits aside, and ${bounds.turns} turns in all until it is confirmed: with one more a person takes over.`,
      evidence: `arithmetic${agrees}`,
    },
    {
      says: ['Every slot can be filled.', ...waysToAValue(flow)].join(' '),
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

/** What a walk tells; of one that was cut short nothing can be promised. */
function walkedGuarantees({ noun }: Flow, { evidence }: Exploration): readonly Guarantee[] {
  if (evidence === 'sampled') return [];
  return [
    `The ${noun} can never be fulfilled without a plain yes to exactly what was shown.`,
    'While any slot is missing, open or unchecked, no summary is put and nothing is fulfilled.',
    'A value goes only when the world takes it, and changes only for another that was said or brought.',
    `An end can be reached from everywhere. Until the ${noun} is confirmed a plain "cancel" and a wish for a person are always heard; from then on they are told to be too late.`,
  ].map((says) => ({ says, evidence: evidenceInWords[evidence] }));
}

const evidenceInWords = {
  exhaustive: 'exhaustive on this flow, with the words tried',
  pairwise: 'exhaustive on the chart, pairwise on this flow, with the words tried',
} as const;

/** How slots get their values, a sentence for each way that a slot goes. */
function waysToAValue(flow: Flow): readonly string[] {
  const slots = flow.order.map((name) => ({ name, ...slotOf(flow, name), isAsked: isToBeAsked(flow, name) }));
  const ways: readonly (readonly [string, readonly { readonly name: string }[]])[] = [
    ['Asked for', slots.filter(({ isAsked, when }) => isAsked && when === undefined)],
    ['Asked for where their "when" holds', slots.filter(({ isAsked, when }) => isAsked && when !== undefined)],
    ['Assumed, and shown in the summary', slots.filter(({ assume }) => assume !== undefined)],
    ['Taken when volunteered', slots.filter(({ assume, ask }) => assume === undefined && ask === false)],
  ];
  return ways.flatMap(([way, them]) =>
    them.length === 0 ? [] : [`${way}: ${them.map(({ name }) => name).join(', ')}.`],
  );
}
