import type { Clock } from '../session/ports.ts';
import type { Rate } from './limits.ts';

/** Counts how often whoever a key stands for has done something. */
export interface RateLimit {
  /** Counts one more; or says how long to wait until it may be, in ms. 0: it is counted. */
  take(key: string): number;
}

interface Bucket {
  readonly left: number;
  readonly at: number;
}

/**
 * A bucket of tokens for each key. It remembers `remembered` keys and no more, so that made-up addresses do not fill the
 * memory: whoever was heard of longest ago is forgotten, and starts with a full bucket again.
 */
export function createRateLimit(
  { burst, perMinute }: Rate,
  { clock, remembered }: { readonly clock: Pick<Clock, 'nowMs'>; readonly remembered: number },
): RateLimit {
  const perMs = perMinute / 60_000;
  const buckets = new Map<string, Bucket>();

  function leftIn(bucket: Bucket | undefined, now: number): number {
    if (bucket === undefined) return burst;
    return Math.min(burst, bucket.left + Math.max(0, now - bucket.at) * perMs);
  }

  return {
    take(key) {
      const at = clock.nowMs();
      const left = leftIn(buckets.get(key), at);
      const isFree = left >= 1;
      // A map keeps the order in which keys came: taken out and put in again, this one is the last to be forgotten.
      buckets.delete(key);
      buckets.set(key, { left: isFree ? left - 1 : left, at });
      const [oldest] = buckets.size > remembered ? buckets.keys() : [];
      if (oldest !== undefined) buckets.delete(oldest);
      return isFree ? 0 : Math.ceil((1 - left) / perMs);
    },
  };
}
