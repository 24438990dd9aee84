import { type Flow, ladderOf } from '../core/flow.ts';
import { stateOf } from '../core/slot-state.ts';
import type { WalkedPlace } from './walk-step.ts';

/** How long a run can take, by arithmetic. */
export interface Bounds {
  /** Turns that count: an unusable answer, an unclear one, a correction; between one start and the next. */
  readonly counted: number;
  /** All turns until the summary is said yes to, questions and waits and starting over among them. */
  readonly turns: number;
}

/**
 * The bounds of a flow.
 *
 * A turn counts when it raises at least one of three counters. None of them ever falls but by starting over, so the turns that count
 * are at most the sum of how often each can rise:
 *
 * - the attempts of a slot rise to the length of its ladder and no further (`countAttempt` stops there): the sum of all ladders;
 * - the unclear answers to confirm, revise and resume questions rise to `unclear`, which ends the run;
 * - the corrections rise to `corrections`, and the one beyond that ends the run.
 *
 * Two of these rises end the run, the last unclear answer and the correction too many, and a run ends only once:
 * `sum of ladders + unclear + (corrections + 1) - 1`. Every turn at all is counted by `turns`; the one beyond `maxTurns` ends the
 * run, unless the task is being done by then: that is no longer a matter of turns but of tries.
 */
export function boundsOf(flow: Flow): Bounds {
  return { counted: laddersOf(flow, flow.order) + flow.unclear + flow.corrections, turns: flow.maxTurns };
}

/** How many attempts the ladders of these slots hear out together. */
const laddersOf = (flow: Flow, slots: readonly string[]): number =>
  slots.reduce((sum, name) => sum + ladderOf(flow, name).attempts, 0);

/** How often attempts and unclear answers have been counted since the run began or began anew. */
export const countedIn = (flow: Flow, { context: { slots, unclear } }: WalkedPlace): number =>
  flow.order.reduce((sum, name) => sum + stateOf(slots, name).attempts, unclear);
