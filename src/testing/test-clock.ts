import type { Clock } from '../session/ports.ts';
import { msOf, type Span } from './span.ts';

/** A clock that stands until a test moves it. */
export interface TestClock extends Clock {
  /** Moves on, by so many ms where it is a number, and ends every wait that is over by then, the earliest first. */
  pass(by: Span | number): void;
}

/** One instant, on every machine: ISO 8601 with its offset or Z, ms since 1970, or a date. */
export type Instant = string | number | Date;

/** How a test clock begins. */
export interface TestClockOptions {
  /** {@link Instant}; 20 November 2026, ten in the morning UTC, if left out. */
  readonly now?: Instant;
  /**
   * Waits shorter than this are over at once, without the clock moving: the pause before a second try, which no test is
   * about. 0 if left out: every wait is over only when it is.
   */
  readonly skipsWaitsUnder?: Span;
}

/** When a test begins that does not say so. */
const usualNow = '2026-11-20T10:00:00Z';

/** Without an offset it would be another instant on another machine. */
const isoWithOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * A clock for `createAssistant` and the stores.
 * @throws `RangeError` where `now` is no instant, or text without its offset.
 * @example const clock = createTestClock({ now: '2026-11-20T10:00:00-05:00' });
 * @example clock.pass({ minutes: 40 });
 */
export function createTestClock({ now = usualNow, skipsWaitsUnder = {} }: TestClockOptions = {}): TestClock {
  const time = { ms: msSince1970(now) };
  const shortMs = msOf(skipsWaitsUnder);
  const waits = new Set<{ readonly until: number; readonly end: () => void }>();
  return {
    nowMs: () => time.ms,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        // After everything that is ready has had its turn: whoever waits a moment must not keep others from going on.
        if (ms < shortMs) return void setTimeout(resolve, 0);
        const wait = { until: time.ms + ms, end: resolve };
        waits.add(wait);
        signal.addEventListener('abort', () => {
          waits.delete(wait);
          resolve();
        });
      }),
    pass(by) {
      time.ms += typeof by === 'number' ? by : msOf(by);
      for (const wait of [...waits].toSorted((a, b) => a.until - b.until)) {
        if (wait.until > time.ms) return;
        waits.delete(wait);
        wait.end();
      }
    },
  };
}

function msSince1970(instant: Instant): number {
  const isLocal = typeof instant === 'string' && !isoWithOffset.test(instant);
  const ms = isLocal ? Number.NaN : new Date(instant).getTime();
  if (!Number.isNaN(ms)) return ms;
  throw new RangeError(
    `"${instant}" is no time, or has no offset: write it like ${usualNow} or 2026-11-20T10:00:00-05:00.`,
  );
}
