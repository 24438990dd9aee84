import type { Clock } from '../session/ports.ts';
import type { Reply } from '../session/reply.ts';
import type { ServerLimits } from './limits.ts';
import { createSeats } from './places.ts';

/**
 * Counts the sessions that were started here and go on, so that nobody can start them without end. One that is over, was
 * removed, or of which nothing is heard for a while counts no more.
 */
export interface OpenSessions {
  /** Takes a place for a session that is about to start; `null` where there is none. */
  take(address: string): Place | null;
  /** Something was said in it. */
  heard(sessionId: string, reply: Pick<Reply, 'outcome'>): void;
  removed(sessionId: string): void;
}

/** Kept for a session, or given back where none came of it. */
export interface Place {
  keep(sessionId: string): void;
  giveBack(): void;
}

export function createOpenSessions(
  { openSessions, openSessionMs }: Pick<ServerLimits, 'openSessions' | 'openSessionMs'>,
  clock: Pick<Clock, 'nowMs'>,
): OpenSessions {
  const seats = createSeats(openSessions);
  /** In the order in which they were heard of. */
  const open = new Map<string, { readonly heardAt: number; readonly giveBack: () => void }>();

  function removed(sessionId: string): void {
    open.get(sessionId)?.giveBack();
    open.delete(sessionId);
  }

  function removeSilent(): void {
    for (const [sessionId, { heardAt }] of open) {
      if (clock.nowMs() - heardAt < openSessionMs) return;
      removed(sessionId);
    }
  }

  return {
    take(address) {
      removeSilent();
      const giveBack = seats.take(address);
      if (giveBack === null) return null;
      return { giveBack, keep: (sessionId) => void open.set(sessionId, { heardAt: clock.nowMs(), giveBack }) };
    },
    heard(sessionId, { outcome }) {
      const session = open.get(sessionId);
      if (session === undefined) return;
      if (outcome !== undefined) return removed(sessionId);
      open.delete(sessionId);
      open.set(sessionId, { ...session, heardAt: clock.nowMs() });
    },
    removed,
  };
}
