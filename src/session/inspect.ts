import type { ConversationEvent } from '../core/events.ts';
import type { Told } from '../core/told.ts';
import type { FlowStamp } from './record.ts';

/** One event that a run heard; `event` and `before` are `null` where the run began, or was made anew. */
export interface Step {
  readonly event: ConversationEvent | null;
  readonly before: Told | null;
  readonly after: Told;
  /** The flow that the snapshot was made anew from, where the flow had changed. */
  readonly from?: FlowStamp;
}

/**
 * Hears what became of a session each time it was committed: every event its run heard since, in order. Nobody waits for
 * it, and what it throws is ignored.
 */
export type Inspect = (steps: readonly Step[]) => void;

/** Keeps how each snapshot came about, until it is asked. */
export interface Trace {
  note(step: Step): void;
  /** The steps that led to a snapshot, since the last that was asked for. Readings that were tried and dropped led to none. */
  stepsTo(told: Told): readonly Step[];
}

export function createTrace(): Trace {
  const stepTo = new WeakMap<Told, Step>();
  return {
    note: (step) => void stepTo.set(step.after, step),
    stepsTo(told) {
      const steps: Step[] = [];
      for (let at: Told | null = told; at !== null; ) {
        const step = stepTo.get(at);
        stepTo.delete(at);
        if (step !== undefined) steps.push(step);
        at = step?.before ?? null;
      }
      return steps.reverse();
    },
  };
}
