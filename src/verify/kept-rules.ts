import type { Finding, LintRule } from './lint.ts';

/** The flow keeps the rules of the chart, leads to an end from everywhere, and takes no longer than arithmetic says. */
export const keptRules: LintRule = ({ found: { broken, deadEnds, bounds, longest } }) => {
  const { counted, turns } = longest;
  // The message that is one too many is a turn as well: in it the run ends.
  const isTooLong = counted > bounds.counted || turns > bounds.turns + 1;
  return [
    ...broken.map(
      ({ rule, witness }): Finding => ({
        code: 'rule-broken',
        slot: null,
        says: rule,
        todo: 'A function of the flow does not answer the same twice, or throws: read, say and when must be pure.',
        witness,
      }),
    ),
    // A step that breaks a rule is not followed, so nothing is known of what comes after it.
    ...(broken.length > 0 ? [] : deadEnds).map(
      (witness): Finding => ({
        code: 'rule-broken',
        slot: null,
        says: `From ${witness.endsIn} no end can be reached.`,
        todo: 'Look at what is asked there, and at the ladder of that slot.',
        witness,
      }),
    ),
    ...(isTooLong
      ? [
          {
            code: 'rule-broken',
            slot: null,
            says: `A walk took ${counted} counted turns and ${turns} in all; arithmetic allows ${bounds.counted} and ${bounds.turns}.`,
            todo: 'Please report it: the arithmetic or the chart is wrong.',
          } as const,
        ]
      : []),
  ];
};
