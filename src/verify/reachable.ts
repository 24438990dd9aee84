import { createConversationMachine } from '../../machines/conversation.ts';
import type { Directive } from '../core/directive.ts';
import { type Flow, slotOf } from '../core/flow.ts';
import type { Exploration } from '../testing/explore.ts';
import { statePathsOf } from '../testing/walk-transitions.ts';
import type { Finding, LintRule } from './lint.ts';

/** Something leads to every state, to every directive, and to a question about every slot that is to be asked. */
export const reachable: LintRule = ({ flow, found }) => {
  const reached = reachedIn(found);
  const states = statePathsOf(createConversationMachine(flow)).filter((state) => !reached.states.has(state));
  const unsaid = directives.filter((say) => !reached.directives.has(say));
  const unasked = flow.order.filter((name) => slotOf(flow, name).ask !== false && !reached.slots.has(name));
  return [
    ...states.filter((state) => canBe(state, flow, found)).map((state) => unreachable(`the state ${state}`, found)),
    ...unsaid.filter((say) => canBe(say, flow, found)).map((say) => unreachable(`the directive ${say}`, found)),
    ...unasked.flatMap((slot) => unaskedSlot(flow, slot, found)),
  ];
};

/** What a flow as it is made never comes to, for a reason that can be read in it. */
function canBe(what: string, flow: Flow, { words }: Exploration): boolean {
  switch (what) {
    case 'collecting.checking':
      return flow.order.some((name) => slotOf(flow, name).checked === true);
    case 'collecting.clarifying':
    case 'clarify':
      return words.some(({ ambiguous }) => ambiguous.length > 0);
    case 'elicit':
    case 'collecting.eliciting':
      return flow.order.some((name) => slotOf(flow, name).ask !== false && slotOf(flow, name).assume === undefined);
    case 'reprompt':
      return words.some(({ refused }) => refused.length > 0);
    default:
      return true;
  }
}

const unreachable = (what: string, { evidence }: Exploration): Finding => ({
  code: 'unreachable',
  slot: null,
  says: `Nothing leads to ${what} (${evidence}).`,
  todo: 'Look at the slots that cannot be filled or are never asked; a larger budget may find a way.',
});

function unaskedSlot(flow: Flow, slot: string, { neverInPlay, evidence }: Exploration): readonly Finding[] {
  if (slotOf(flow, slot).assume !== undefined) return [];
  const why = neverInPlay.includes(slot) ? ': its "when" holds beside none of the values tried' : '';
  return [
    {
      code: 'unreachable',
      slot,
      says: `It is never asked${why} (${evidence}).`,
      todo: 'Mend its "when", name values of the slots it depends on for which it holds, or set ask: false.',
    },
  ];
}

const directives = Object.keys({
  greet: 0,
  elicit: 0,
  reprompt: 0,
  clarify: 0,
  reviseWhat: 0,
  confirm: 0,
  wait: 0,
  tooLate: 0,
  offerResume: 0,
  confirmLeave: 0,
  completed: 0,
  cancelled: 0,
  handedOff: 0,
} satisfies Record<Directive['say'], 0>);

function reachedIn(found: Exploration) {
  const states = new Set<string>();
  const said = new Set<string>();
  const slots = new Set<string>();
  for (const { state, says, about } of found.moments()) {
    states.add(state);
    said.add(says);
    slots.add(about ?? '');
  }
  return { states, directives: said, slots };
}
