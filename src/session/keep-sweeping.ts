import type { Assistant } from './assistant.ts';
import type { Clock } from './ports.ts';
import type { Swept } from './sweep.ts';
import { systemClock } from './system-clock.ts';

/** How often to sweep, and who hears of it. */
export interface SweepingOptions {
  /** 15 s if left out. */
  readonly everyMs?: number;
  readonly clock?: Clock;
  /** Hears what each sweep did. */
  readonly heard?: (swept: Swept) => void;
  /** Hears that a sweep could not be made: the store does not answer. The next one is made all the same. */
  readonly failed?: (error: unknown) => void;
}

/** Sweeps at once and every so often, until `signal` aborts; resolves when the last sweep is over. */
export async function keepSweeping(
  assistant: Pick<Assistant, 'sweep'>,
  signal: AbortSignal,
  { everyMs = 15_000, clock = systemClock, heard, failed }: SweepingOptions = {},
): Promise<void> {
  while (!signal.aborted) {
    try {
      heard?.(await assistant.sweep());
    } catch (error) {
      failed?.(error);
    }
    await clock.wait(everyMs, signal);
  }
}
