import type { Clock } from '../../src/session/ports.ts';

/** A clock that stands until it is moved. */
export interface ManualClock extends Clock {
  /** Moves on, and ends every wait that is over by then. */
  pass(ms: number): void;
}

export function createManualClock(startsAt: number): ManualClock {
  let now = startsAt;
  const waits = new Set<{ readonly until: number; readonly end: () => void }>();
  return {
    nowMs: () => now,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        const wait = { until: now + ms, end: resolve };
        waits.add(wait);
        signal.addEventListener('abort', () => {
          waits.delete(wait);
          resolve();
        });
      }),
    pass(ms) {
      now += ms;
      for (const wait of waits) {
        if (wait.until > now) continue;
        waits.delete(wait);
        wait.end();
      }
    },
  };
}
