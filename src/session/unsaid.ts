import { readConsent } from '../core/consent.ts';
import { givenFor } from '../core/context.ts';
import type { Proposal } from '../core/events.ts';
import { type Flow, hasSlot, slotOf } from '../core/flow.ts';
import { stateOf } from '../core/slot-state.ts';
import type { Told } from '../core/told.ts';
import { isDeclined, isKept, speaksOfAPerson } from '../core/wish.ts';
import type { Tried } from './try-to-read.ts';

/**
 * A model's reading without what it claims beside values and the words do not speak of: that a slot is declined or kept,
 * that a person is wanted, a no that is only a question, going on where the user said no. Of values, of a yes and of leaving
 * the chart itself looks at the words.
 */
export function withoutUnsaid(flow: Flow, told: Told, tried: Tried): Tried {
  if (tried.by === 'fallback' || tried.usage.modelCalls === 0) return tried;
  const unsaid = tried.proposals.filter((proposal) => !isSaid(flow, told, proposal));
  const errors = unsaid.map((proposal) => ({
    slot: 'slot' in proposal ? proposal.slot : null,
    code: 'misfired',
    detail: `${proposal.type}: the words do not say so`,
  }));
  return {
    ...tried,
    proposals: tried.proposals.filter((proposal) => !unsaid.includes(proposal)),
    errors: [...tried.errors, ...errors],
  };
}

function isSaid(flow: Flow, { context }: Told, proposal: Proposal): boolean {
  const { said, at } = context.turn;
  switch (proposal.type) {
    case 'human.requested':
      return speaksOfAPerson(said, context.locale);
    case 'deny':
      return !said.trim().endsWith('?') || readConsent(said, context.locale) !== 'unrelated';
    case 'resume':
      return readConsent(said, context.locale) !== 'no';
    case 'slot.declined':
      return (
        !hasSlot(flow, proposal.slot) ||
        isDeclined(slotOf(flow, proposal.slot), said, givenFor(flow, context, proposal.slot, at))
      );
    case 'slot.kept': {
      const { settled } = stateOf(context.slots, proposal.slot);
      if (settled === undefined || !hasSlot(flow, proposal.slot)) return true;
      return isKept(slotOf(flow, proposal.slot), settled.value, said, givenFor(flow, context, proposal.slot, at));
    }
    default:
      return true;
  }
}
