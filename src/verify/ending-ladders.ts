import { ladderOf } from '../core/flow.ts';
import type { LintRule } from './lint.ts';

/** Every ladder has an end; `defineFlow` sees to it, a flow put together in another way may not. */
export const endingLadders: LintRule = ({ flow }) =>
  flow.order.flatMap((slot) => {
    const { attempts, then } = ladderOf(flow, slot);
    const hasEnd = Number.isInteger(attempts) && attempts >= 1 && attempts <= 10;
    if (hasEnd && (then === 'handoff' || then === 'cancel')) return [];
    return [
      {
        code: 'ladder-endless',
        slot,
        says: `Its ladder hears out ${attempts} unusable answers and then does "${then}".`,
        todo: 'Give it 1 to 10 attempts, and "handoff" or "cancel" as its end.',
      },
    ];
  });
