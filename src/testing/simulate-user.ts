import type { Flow, SlotValues } from '../core/flow.ts';
import type { Values } from '../core/json.ts';
import type { Reply } from '../session/reply.ts';
import { createChance } from './chance.ts';
import { createHonestUser } from './honest-user.ts';
import type { UserAction } from './user-action.ts';
import { type WayOfTalking, waysOfTalking } from './ways-of-talking.ts';

/** Who talks, and what they want. */
export interface UserOptions<F> {
  readonly as: WayOfTalking;
  /** The same seed talks in the same way. */
  readonly seed: number;
  /** A slot that is left out they would rather skip. */
  readonly wants: Partial<SlotValues<F>>;
  /** What someone who changes their mind wants instead, once a summary is put. */
  readonly changesTo?: Partial<SlotValues<F>>;
  /** BCP 47: how they write values; `en-US` if left out. They speak English. */
  readonly locale?: string;
}

/** Somebody who talks to an assistant. */
export interface SimulatedUser {
  /** What they do once this reply stands before them. */
  next(reply: Reply): UserAction;
  /** What they want by now. */
  readonly wants: Values;
}

/**
 * A user who says in words what they want, in their own way; what a flow's slot kinds say, its reader should read.
 * @example const user = simulateUser(booking, { as: 'changesMind', seed: 7, wants, changesTo: { time: '16:00' } });
 */
export function simulateUser<F extends Flow>(
  flow: F,
  { as, seed, wants, changesTo = {}, locale = 'en-US' }: UserOptions<F>,
): SimulatedUser {
  // Typed for one flow outside, for any flow inside.
  const honest = createHonestUser(flow, wants as Values, locale);
  const next = waysOfTalking[as]({ flow, honest, chance: createChance(seed), changesTo: changesTo as Values });
  return {
    next,
    get wants() {
      return honest.wants;
    },
  };
}
