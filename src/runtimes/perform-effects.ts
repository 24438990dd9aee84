import { effectOf } from '../core/effect.ts';
import type { ConversationEvent, OutcomeEvent } from '../core/events.ts';
import type { Flow } from '../core/flow.ts';
import type { Told } from '../core/told.ts';
import { requireCheck } from '../session/caller-mistakes.ts';
import type { OwedEffect } from '../session/effects.ts';
import type { Perform } from '../session/perform.ts';
import { type EffectOptions, performEffect } from './perform-effect.ts';

/** What is needed of a live actor; `createActor(createConversationMachine(flow), { input })` has it. */
export interface ConversationActor {
  getSnapshot(): Told;
  send(event: ConversationEvent): void;
  subscribe(listener: (snapshot: Told) => void): { unsubscribe(): void };
}

/** What is used to do what an actor owes, and to store it before. */
export interface PerformEffectsOptions extends EffectOptions {
  /**
   * Stores the snapshot, where it shall outlive the process. Called and awaited before every `fulfil`: a yes that was
   * forgotten must not have booked anything. Where it throws nothing is done, and the chart hears of a failure that may be retried.
   */
  readonly save?: () => Promise<void> | void;
}

/**
 * Does what a live actor owes and tells it the outcomes, until the function returned is called; once for each actor.
 *
 * What is owed is read off the snapshot, so an actor restored in the midst of it takes it up again, under the same key:
 * `perform` must do nothing twice for one key. One effect is never under way twice at a time. It begins once the events
 * that were sent together have been taken, and does not wait for `turn.ended`; what is put to the user should wait for it.
 *
 * Stopping begins nothing more and tells the actor nothing more. What is under way is not aborted, for it may be done
 * already: whoever takes the actor up later hears what became of it.
 * @throws {@link SessionError} `INPUT_INVALID` where a slot is checked and `perform` has no `check`.
 * @example
 * const actor = createActor(createConversationMachine(flow), { input }).start();
 * const stop = performEffects(flow, actor, perform);
 */
export function performEffects<F extends Flow>(
  flow: F,
  actor: ConversationActor,
  perform: Perform<F>,
  { save, ...limits }: PerformEffectsOptions = {},
): () => void {
  // Typed for one flow outside, for any flow inside.
  requireCheck(flow, perform as Perform<Flow>);
  const underWay = new Set<string>();
  const state = { isStopped: false };
  const isLive = (): boolean => !state.isStopped && actor.getSnapshot().status === 'active';

  async function outcomeOf(owed: OwedEffect): Promise<OutcomeEvent> {
    try {
      if (owed.is === 'fulfil') await save?.();
    } catch {
      return { type: 'fulfil.failed', key: owed.key, retryable: true, reason: 'the conversation could not be stored' };
    }
    return performEffect(owed, perform, limits);
  }

  async function settle(owed: OwedEffect): Promise<void> {
    const name = `${owed.is} ${owed.key}`;
    if (underWay.has(name)) return;
    underWay.add(name);
    const outcome = await outcomeOf(owed);
    // Before the actor hears of it: the same effect may be owed again at once.
    underWay.delete(name);
    if (isLive()) actor.send(outcome);
  }

  function takeUp(): void {
    if (!isLive()) return;
    const owed = effectOf(flow, actor.getSnapshot());
    if (owed.is !== 'none') void settle(owed);
  }

  // A message is several events: in the midst of them a check may be owed that the next one makes needless.
  const takeUpSoon = (): void => queueMicrotask(takeUp);
  const subscription = actor.subscribe(takeUpSoon);
  takeUpSoon();
  return () => {
    state.isStopped = true;
    subscription.unsubscribe();
  };
}
