import type { ConversationEvent } from '../core/events.ts';
import type { Told } from '../core/told.ts';

/** One event that a run heard; `event` and `before` are `null` where the run began. */
export interface Step {
  readonly event: ConversationEvent | null;
  readonly before: Told | null;
  readonly after: Told;
}

/**
 * Hears what became of a session each time it was committed: every event its run heard since, in order. Nobody waits for
 * it, and what it throws is ignored.
 */
export type Inspect = (steps: readonly Step[]) => void;

/** Keeps how each snapshot came about, until it is told. */
export interface Trace {
  note(step: Step): void;
  /** Tells the steps that led to a committed snapshot. Readings that were tried and dropped led to none, and are not told. */
  tell(committed: Told): void;
}

export function createTrace(inspect: Inspect): Trace {
  const stepTo = new WeakMap<Told, Step>();
  return {
    note: (step) => void stepTo.set(step.after, step),
    tell(committed) {
      const steps: Step[] = [];
      for (let at: Told | null = committed; at !== null; ) {
        const step = stepTo.get(at);
        stepTo.delete(at);
        if (step !== undefined) steps.unshift(step);
        at = step?.before ?? null;
      }
      if (steps.length === 0) return;
      try {
        inspect(steps);
      } catch {
        // Whoever looks on must not be able to stop what they look at.
      }
    },
  };
}
