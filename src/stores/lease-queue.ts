import type { Clock } from '../session/ports.ts';
import type { Lease } from '../session/store.ts';

interface Place {
  readonly owner: string;
  readonly until: number;
}

/** Which lease: of which session, and for what. */
type LeaseName = Pick<Lease, 'sessionId' | 'of'>;

/** The leases of one process: whoever asked first holds it, the others keep their place by asking again. */
export function createLeaseQueue(clock: Pick<Clock, 'nowMs'>) {
  const queues = new Map<string, readonly Place[]>();
  const nameOf = ({ sessionId, of }: LeaseName): string => `${of}/${sessionId}`;
  return {
    ask({ owner, forMs, ...name }: Lease): boolean {
      const now = clock.nowMs();
      const place: Place = { owner, until: now + forMs };
      const live = (queues.get(nameOf(name)) ?? []).filter(({ until }) => until > now);
      const at = live.findIndex((other) => other.owner === owner);
      const queue = at === -1 ? [...live, place] : live.with(at, place);
      queues.set(nameOf(name), queue);
      return queue[0] === place;
    },
    leave({ owner, ...name }: Omit<Lease, 'forMs'>): void {
      const rest = (queues.get(nameOf(name)) ?? []).filter((other) => other.owner !== owner);
      if (rest.length > 0) queues.set(nameOf(name), rest);
      else queues.delete(nameOf(name));
    },
    forget(sessionId: string): void {
      queues.delete(nameOf({ sessionId, of: 'turn' }));
      queues.delete(nameOf({ sessionId, of: 'effect' }));
    },
  };
}
