import type { Clock } from './ports.ts';
import { createQueue } from './queue.ts';
import { SessionError } from './session-error.ts';
import type { Lease, SessionStore } from './store.ts';

/** Who does not renew a lease for this long has died. */
const leaseMs = 10_000;

/** Who waits and does not ask again for this long has died: others behind it must not wait for a whole lease. */
const placeMs = 1_500;

/** How long until somebody who waits looks again whether another process has finished; in this process it is told. */
const lookAgainMs = 100;

/** How often work is done again that was written over: who stood still for longer than a lease has lost it. */
const conflictsAtMost = 5;

/** Who may write a session, and who performs what it owes: one at a time, over all processes that share the store. */
export interface Leases {
  /**
   * Runs `work` as the only one who writes this session, in order of arrival. `look` is run on arrival, before a place in the
   * queue is asked for. Work whose session was written by somebody else all the same is done again.
   */
  inTurn<Result>(sessionId: string, work: () => Promise<Result>, look?: () => Promise<void>): Promise<Result>;
  /** Whether this process has the duty to perform for a session. */
  hasDuty(sessionId: string): boolean;
  /** Takes on the duty to perform for a session, if nobody else has; in this process it can be taken more than once. */
  takeDuty(sessionId: string): Promise<boolean>;
  /** Gives the duty back, as often as it was taken. */
  endDuty(sessionId: string): Promise<void>;
  /** Waits a moment for another process. */
  moment(): Promise<void>;
}

type GiveBack = () => Promise<void>;

export function createLeases(store: SessionStore, clock: Clock, instance: string): Leases {
  const waiting = new Map<string, Set<() => void>>();
  const duties = new Map<string, { times: number; readonly isHeld: Promise<boolean>; readonly giveBack: GiveBack }>();
  /** Duties on their way back to the store. */
  const returning = new Map<string, Promise<void>>();
  /** Answers of a store may overtake each other; whoever came first asks first. */
  const arrivals = createQueue();
  const counted = { turns: 0 };

  /** Renews a lease until it is given back. */
  function keep(lease: Lease): GiveBack {
    const done = new AbortController();
    const last = { renewal: Promise.resolve(false) };
    const renew = async (): Promise<void> => {
      for (;;) {
        await clock.wait(leaseMs / 3, done.signal);
        if (done.signal.aborted) return;
        // A lease that is lost is noticed by the next commit.
        last.renewal = store.lease(lease).catch(() => false);
        await last.renewal;
      }
    };
    void renew();
    return async () => {
      // Without a reason an error is made for it.
      done.abort('done');
      // A renewal that arrives after the release would hold the lease for nobody.
      await last.renewal;
      await release(lease);
    };
  }

  async function untilGranted(lease: Lease, look: () => Promise<void>): Promise<void> {
    const place: Lease = { ...lease, forMs: placeMs };
    const isGranted = await arrivals.run(lease.sessionId, async () => {
      await look();
      return (await store.lease(lease)) || (await store.lease(place));
    });
    if (isGranted) return;
    while (!(await store.lease(place)) || !(await store.lease(lease))) await released(lease.sessionId);
  }

  /** Until somebody in this process is done, or for a moment. */
  async function released(sessionId: string): Promise<void> {
    const end = new AbortController();
    const wakers = waiting.get(sessionId) ?? new Set();
    const wake = (): void => end.abort('woken');
    waiting.set(sessionId, wakers.add(wake));
    await clock.wait(lookAgainMs, end.signal);
    wakers.delete(wake);
    if (wakers.size === 0) waiting.delete(sessionId);
  }

  /** A lease that cannot be given back runs out. */
  async function release(lease: Lease): Promise<void> {
    await store.release(lease).catch(() => undefined);
    for (const wake of waiting.get(lease.sessionId) ?? []) wake();
  }

  async function doAgain<Result>(work: () => Promise<Result>): Promise<Result> {
    for (let conflicts = 1; ; conflicts++) {
      try {
        return await work();
      } catch (error) {
        const isConflict = error instanceof SessionError && error.code === 'SESSION_CONFLICT';
        if (!isConflict || conflicts === conflictsAtMost) throw error;
      }
    }
  }

  /** Whoever takes the duty again waits until it is back: else the release would take it from them. */
  async function returnDuty(sessionId: string, giveBack: GiveBack): Promise<void> {
    duties.delete(sessionId);
    const back = giveBack().finally(() => returning.delete(sessionId));
    returning.set(sessionId, back);
    await back;
  }

  return {
    async inTurn(sessionId, work, look = async () => undefined) {
      const lease: Lease = { sessionId, of: 'turn', owner: `${instance}/${++counted.turns}`, forMs: leaseMs };
      const giveBack = keep(lease);
      try {
        await untilGranted(lease, look);
        return await doAgain(work);
      } finally {
        await giveBack();
      }
    },

    hasDuty: (sessionId) => duties.has(sessionId),

    async takeDuty(sessionId) {
      const duty = duties.get(sessionId);
      if (duty !== undefined) {
        duty.times++;
        return duty.isHeld;
      }
      const lease: Lease = { sessionId, of: 'effect', owner: instance, forMs: leaseMs };
      const isHeld = (returning.get(sessionId) ?? Promise.resolve()).then(() => store.lease(lease));
      const giveBack = keep(lease);
      duties.set(sessionId, { times: 1, isHeld, giveBack });
      try {
        if (await isHeld) return true;
      } catch (error) {
        await returnDuty(sessionId, giveBack);
        throw error;
      }
      await returnDuty(sessionId, giveBack);
      return false;
    },

    async endDuty(sessionId) {
      const duty = duties.get(sessionId);
      if (duty === undefined || --duty.times > 0) return;
      await returnDuty(sessionId, duty.giveBack);
    },

    moment: () => clock.wait(lookAgainMs, new AbortController().signal),
  };
}
