import { createTestClock, type TestClock } from '../../src/testing/test-clock.ts';

/** A clock that stands until it is moved, and can be moved to where something happens next. */
export interface SteppedClock extends TestClock {
  /** Moves to the end of the wait that ends first, but no further than so many ms. */
  passToNext(atMost: number): void;
}

export function createSteppedClock(startsAt: number): SteppedClock {
  const clock = createTestClock({ now: startsAt });
  const waits = new Set<{ readonly until: number }>();
  return {
    ...clock,
    async wait(ms, signal) {
      const wait = { until: clock.nowMs() + ms };
      waits.add(wait);
      await clock.wait(ms, signal);
      waits.delete(wait);
    },
    passToNext(atMost) {
      const ends = [...waits].map(({ until }) => until - clock.nowMs());
      clock.pass(Math.max(1, Math.min(...ends, atMost)));
    },
  };
}
