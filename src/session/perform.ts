import type { SlotValues } from '../core/flow.ts';
import type { Json } from '../core/json.ts';

/** The world refused one value; `alternatives` are normal forms of that slot, offered to the user. */
export interface Refused {
  readonly slot: string;
  /** A short code or phrase for records: `taken`. */
  readonly reason: string;
  readonly alternatives?: readonly Json[];
}

/** Whether this combination of values can be had. */
export type CheckOutcome = { readonly is: 'passed' } | ({ readonly is: 'failed' } & Refused);

/** What came of doing the task; one that conflicted cannot be had with these values any more. */
export type FulfilOutcome =
  | { readonly is: 'succeeded'; readonly result: Json }
  | ({ readonly is: 'conflicted' } & Refused)
  | { readonly is: 'failed'; readonly retryable: boolean; readonly reason: string };

/** Whether a task of which nothing was heard has been done. */
export type ReconcileOutcome =
  | { readonly is: 'succeeded'; readonly result: Json }
  | { readonly is: 'absent' }
  | { readonly is: 'unknown' };

/**
 * What is done in the world, by whoever embeds Talkchart. Results are JSON under 16 KB.
 *
 * `key` is the same for a retry and after a crash, and never the same for a new yes: hand it on as the idempotency key.
 * A throw or a time-out (`signal`) means that the outcome is unknown, never that it failed; `reconcile` then tells.
 */
export interface Perform<F> {
  /** Whether this combination can be had; asked before the summary for slots marked `checked`. Changes nothing. */
  check?(request: {
    readonly slots: Partial<SlotValues<F>>;
    readonly key: string;
    readonly signal: AbortSignal;
  }): Promise<CheckOutcome>;
  /** Does the task, once for each key. */
  fulfil(request: {
    readonly slots: SlotValues<F>;
    readonly key: string;
    readonly signal: AbortSignal;
    /** Tells the user how it goes, where there is a place to show it. */
    readonly progress: (words: string) => void;
  }): Promise<FulfilOutcome>;
  /** What became of the `fulfil` with this key. */
  reconcile?(request: { readonly key: string; readonly signal: AbortSignal }): Promise<ReconcileOutcome>;
}
