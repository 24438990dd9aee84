import { absencesIn } from './absences.ts';
import type { Finding, LintRule } from './lint.ts';

/** Something leads to every state, to a yes, and to a question about every slot that is to be asked for. */
export const reachable: LintRule = ({ flow, found }) => {
  const { states, neverInPlay, unasked } = absencesIn(flow, found);
  // What a walk that was cut short did not come to may still be there: that is a note.
  const isKnown = found.evidence !== 'sampled';
  return [
    ...(flow.maxTurns > 1 ? [] : [tooShort]),
    ...neverInPlay.map((slot) => ({ ...neverAsked(slot), says: whenNeverHolds })),
    ...(isKnown ? states : []).map(
      (state): Finding => ({
        code: 'unreachable',
        slot: null,
        says: `Nothing leads to the state ${state} (${found.evidence}).`,
        todo: 'Look at the slots that are asked before it, and at what their kinds refuse beside each other.',
      }),
    ),
    // The parts of a flow do not put every value beside every other.
    ...(found.evidence === 'exhaustive' ? unasked : []).map(neverAsked),
  ];
};

const tooShort: Finding = {
  code: 'unreachable',
  slot: null,
  says: 'With maxTurns 1 a run is over before anybody can say yes to its summary.',
  todo: 'Let it have as many turns as there are questions, and some more for what goes wrong.',
};

const whenNeverHolds = 'It is never asked: its "when" holds beside none of the values tried.';

const neverAsked = (slot: string): Finding => ({
  code: 'unreachable',
  slot,
  says: 'It is never asked (exhaustive).',
  todo: 'Mend its "when", name values of the slots it depends on for which it holds, or set ask: false.',
});
