import { inOrder, type Proposal } from '../../../src/core/events.ts';
import type { Flow } from '../../../src/core/flow.ts';
import type { Told } from '../../../src/core/told.ts';
import type { ExtractGiven } from '../../../src/session/ports.ts';
import type { Fault } from './fault.ts';

/** Where turns come from. */
export type SetName = 'readings' | 'salon' | 'SGD' | 'rows';

/** A message, the situation it is said in, and what is wrong with what a reader makes of it. */
export interface LiveTurn {
  readonly set: SetName;
  readonly id: string;
  /** The service or dataset within the set. */
  readonly source: string;
  readonly said: string;
  readonly given: ExtractGiven;
  /** Everything in which a reading differs from what is right; nothing where it is wholly right. */
  judge(read: TurnRead): readonly Fault[];
}

/** What a message came to, once the chart has decided. */
export interface TurnRead {
  /** What counted: proposals that the words do not carry are left out. */
  readonly batch: readonly Proposal[];
  /** The run after the batch. */
  readonly told: Told;
}

/** Whether the chart took a yes: it takes none from words that are not plain. */
export const tookYes = ({ batch, told }: TurnRead): boolean =>
  batch.some(({ type }) => type === 'confirm') && !told.context.turn.unheard.includes('confirm');

/** The proposals that the words carry, and the controls; of the others nothing comes, and the user hears nothing of them. */
export function carriedIn(flow: Flow, batch: readonly Proposal[], { context }: Told): readonly Proposal[] {
  const verdicts = Map.groupBy(context.turn.verdicts, ({ slot }) => slot);
  return inOrder(flow.order, batch).filter((proposal) => {
    if (!('slot' in proposal)) return true;
    const verdict = verdicts.get(proposal.slot)?.shift(); // the chart gives one for each, in this order
    return verdict !== undefined && verdict.is !== 'misfired' && verdict.is !== 'notOpen';
  });
}
