import type { Clock } from '../../src/session/ports.ts';

/** A clock that stands until it is moved, and can be moved to where something happens next. */
export interface SteppedClock extends Clock {
  pass(ms: number): void;
  /** Moves to the end of the wait that ends first, but no further than so many ms. */
  passToNext(atMost: number): void;
}

export function createSteppedClock(startsAt: number): SteppedClock {
  let now = startsAt;
  const waits = new Set<{ readonly until: number; readonly end: () => void }>();
  function pass(ms: number): void {
    now += ms;
    for (const wait of [...waits]) {
      if (wait.until > now) continue;
      waits.delete(wait);
      wait.end();
    }
  }
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
    pass,
    passToNext(atMost) {
      const next = Math.min(...[...waits].map(({ until }) => until), now + atMost);
      pass(Math.max(1, next - now));
    },
  };
}
