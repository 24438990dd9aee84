import type { Clock } from './ports.ts';

/** How long something may take, and by which clock. */
export interface TimeLimit {
  readonly clock: Clock;
  readonly withinMs: number;
}

/** What was asked for did not come in time. */
export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';

  constructor(withinMs: number) {
    super(`no answer within ${withinMs} ms`);
  }
}

/**
 * What `work` comes to, if it does so in time. Whatever ends it, a failure or the time limit, aborts the signal it was given.
 * @throws {@link TimeLimitError} when the time is over; else what `work` throws.
 */
export async function inTime<T>(work: (signal: AbortSignal) => Promise<T>, { clock, withinMs }: TimeLimit): Promise<T> {
  const limit = new AbortController();
  const done = new AbortController();
  const timeOut = clock.wait(withinMs, done.signal).then((): Promise<never> => {
    // Aborted, the wait has nobody left to tell; an error is dear to make.
    return done.signal.aborted ? new Promise(() => undefined) : Promise.reject(new TimeLimitError(withinMs));
  });
  try {
    return await Promise.race([work(limit.signal), timeOut]);
  } catch (cause) {
    limit.abort(cause);
    throw cause;
  } finally {
    // Without a reason an error is made for it.
    done.abort('settled');
  }
}
