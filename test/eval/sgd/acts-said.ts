import type { Proposal } from '../../../src/core/events.ts';
import { type Flow, slotOf } from '../../../src/core/flow.ts';
import { type Act, writtenIn } from '../sgd-dialogues.ts';
import { asHeld, NO_PREFERENCE, takesNoPreference } from './flow-from-service.ts';

/** A slot and its value as the data writes it. */
export interface Written {
  readonly slot: string;
  readonly value: string;
}

/** A message made of acts: plain words that carry them, and what a reader that makes no mistake proposes. */
export interface SaidActs {
  readonly said: string;
  readonly proposals: readonly Proposal[];
}

/** The acts of a turn as a message. `offered`: what the system has just offered in place of a value that cannot be had. */
export type ReadActs = (flow: Flow, acts: readonly Act[], offered: Written | undefined) => SaidActs;

/** Makes of every act what it is by its annotation. A yes or a no comes first, as people say it. */
export const asAnnotated: ReadActs = (flow, acts, offered) => {
  const parts = acts.toSorted((a, b) => rankOf(a) - rankOf(b)).map((act) => partOf(flow, act, offered));
  return {
    said: parts.map(({ said }) => said).join(' '),
    proposals: parts.flatMap(({ proposals }) => proposals),
  };
};

/** How a value is said: as the kind itself says it. */
export const inWords = (flow: Flow, { slot, value }: Written): string =>
  slotOf(flow, slot).say(asHeld(slotOf(flow, slot), value), 'en-US');

const FIRST: readonly string[] = ['AFFIRM', 'AFFIRM_INTENT', 'NEGATE', 'NEGATE_INTENT'];
const LAST: readonly string[] = ['REQUEST', 'REQUEST_ALTS'];

const rankOf = ({ act }: Act): number => (FIRST.includes(act) ? 0 : LAST.includes(act) ? 2 : 1);

const named = (slot = ''): string => slot.replaceAll('_', ' ');
const silent = (said: string): SaidActs => ({ said, proposals: [] });
const aside = (said: string, kind: 'answer' | 'chat'): SaidActs => ({ said, proposals: [{ type: 'digressed', kind }] });

function partOf(flow: Flow, act: Act, offered: Written | undefined): SaidActs {
  switch (act.act) {
    case 'INFORM':
      return informed(flow, { slot: act.slot ?? '', value: writtenIn(act) ?? '' });
    case 'AFFIRM':
      if (offered === undefined) return { said: 'Yes.', proposals: [{ type: 'confirm' }] };
      return { said: 'Yes.', proposals: [proposal(offered.slot, inWords(flow, offered), 'Yes')] };
    case 'NEGATE':
      return { said: 'No.', proposals: [{ type: 'deny' }] };
    // To be asked whether one wants a task is before the task.
    case 'AFFIRM_INTENT':
      return silent('Yes.');
    case 'NEGATE_INTENT':
      return silent('No.');
    case 'INFORM_INTENT':
      return silent(`I want to ${(writtenIn(act) ?? '').replace(/\B[A-Z]/g, ' $&').toLowerCase()}.`);
    // What was selected is known before: the episode's seed.
    case 'SELECT':
      return silent('That one.');
    case 'REQUEST':
      return aside(`What is the ${named(act.slot)}?`, 'answer');
    case 'REQUEST_ALTS':
      return aside('What else is there?', 'answer');
    case 'THANK_YOU':
      return aside('Thank you.', 'chat');
    case 'GOODBYE':
      return aside('Goodbye.', 'chat');
    default:
      throw new Error(`There is no user act "${act.act}" in the data's description.`);
  }
}

function informed(flow: Flow, { slot, value }: Written): SaidActs {
  if (value === NO_PREFERENCE && !takesNoPreference(slotOf(flow, slot))) {
    return { said: `Any ${named(slot)}.`, proposals: [{ type: 'slot.declined', slot }] };
  }
  const words = inWords(flow, { slot, value });
  return { said: `The ${named(slot)}: ${words}.`, proposals: [proposal(slot, words, words)] };
}

const proposal = (slot: string, value: string, quote: string): Proposal => ({
  type: 'slot.proposed',
  slot,
  value,
  quote,
});
