import type { Clock } from '../../src/session/ports.ts';
import type { SessionStore } from '../../src/session/store.ts';
import { systemClock } from '../../src/session/system-clock.ts';

/** A second of the machine is so many for the servers: whatever waits for a dead one would take up most of the time. */
export const speed = 4;

/** A clock that every server of a round agrees on: `sinceMs` is when the round began. */
export const fastClock = (sinceMs: number): Clock => ({
  nowMs: () => sinceMs + (systemClock.nowMs() - sinceMs) * speed,
  wait: (ms, signal) => systemClock.wait(ms / speed, signal),
});

/** The store, with leases by that clock; a database has one of its own. */
export const withFastLeases = (store: SessionStore): SessionStore => ({
  ...store,
  lease: (lease) => store.lease({ ...lease, forMs: lease.forMs / speed }),
});
