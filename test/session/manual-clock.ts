import type { Clock } from '../../src/session/ports.ts';

/** A clock that stands until it is moved. */
export interface ManualClock extends Clock {
  /** Moves on, and ends every wait that is over by then. */
  pass(ms: number): void;
}

/** The same clock, for whoever does not care how long a pause is: short waits, before a second try, are over at once. */
export const withoutPauses = (clock: Clock): Clock => ({
  nowMs: clock.nowMs,
  wait: (ms, signal) => (ms < 3000 ? new Promise((resolve) => setImmediate(resolve)) : clock.wait(ms, signal)),
});

export function createManualClock(startsAt: number): ManualClock {
  let now = startsAt;
  const waits = new Set<{ readonly until: number; readonly end: () => void }>();
  return {
    nowMs: () => now,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
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
