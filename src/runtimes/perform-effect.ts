import type { OutcomeEvent } from '../core/events.ts';
import type { Flow } from '../core/flow.ts';
import { carryOut, type OwedEffect } from '../session/effects.ts';
import type { Perform } from '../session/perform.ts';
import type { Clock } from '../session/ports.ts';
import { systemClock } from '../session/system-clock.ts';

/** How long an effect may take, and by which clock. */
export interface EffectOptions {
  /** The clock of the machine we run on, if left out. */
  readonly clock?: Clock;
  /** How long an effect may take, in ms; then its outcome is unknown. 30 s if left out. */
  readonly withinMs?: number;
}

/**
 * Does what `effectOf` says is owed, and resolves to the event that tells the chart what became of it.
 *
 * It never rejects: a throw and a time-out are outcomes that nobody knows. Store the snapshot first: after a crash it
 * tells by itself what is still owed, under the same key.
 * @example snapshot = transition(machine, snapshot, await performEffect(owed, perform))[0];
 */
export function performEffect<F extends Flow>(
  owed: OwedEffect,
  perform: Perform<F>,
  { clock = systemClock, withinMs = 30_000 }: EffectOptions = {},
): Promise<OutcomeEvent> {
  // Typed for one flow outside, for any flow inside.
  return carryOut(owed, perform as Perform<Flow>, { clock, withinMs });
}
