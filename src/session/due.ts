import { effectOf } from '../core/effect.ts';
import type { Flow } from '../core/flow.ts';
import { pathOf } from '../core/told.ts';
import type { StoredSession } from './store.ts';

/** Whoever works on a session is done by then, or has died. */
const takeOverAfterMs = 5_000;

/** What a session is due for. */
export type DueFor = 'recover' | 'handOff' | 'lapse' | 'expire' | 'purge';

/** When a session must be looked after next, and what for. */
export interface Due {
  readonly at: number;
  readonly to: DueFor;
}

/**
 * What a session needs without being asked. A conversation that nobody ever spoke in is removed like one that is over.
 * @param keepEndedMs how long a run that is over is kept.
 */
export function dueOf(flow: Flow, session: Omit<StoredSession, 'due'>, keepEndedMs: number): Due {
  const { told, open, promised, handOff, writtenAt } = session;
  const owesAnEffect = told.status === 'active' && effectOf(flow, told).is !== 'none';
  if (owesAnEffect || promised || open.length > 0) return { at: writtenAt + takeOverAfterMs, to: 'recover' };
  const byTime = dueByTime(flow, session, keepEndedMs);
  // What nobody can be told of keeps no session for ever; but somebody is told, or it is tried, before anything else.
  const isHandOff = handOff !== null && (handOff.tries === 0 || handOff.nextAt <= byTime.at);
  return isHandOff ? { at: handOff.nextAt, to: 'handOff' } : byTime;
}

/** What becomes of a session that nobody writes in. */
function dueByTime(flow: Flow, { told, activeAt }: Pick<StoredSession, 'told' | 'activeAt'>, keepEndedMs: number): Due {
  if (told.status !== 'active') return { at: activeAt + keepEndedMs, to: 'purge' };
  switch (pathOf(told)) {
    case 'greeting':
      return { at: activeAt + flow.idle.expiresMs + keepEndedMs, to: 'purge' };
    case 'resuming':
      return { at: activeAt + flow.idle.expiresMs, to: 'expire' };
    default:
      return { at: activeAt + flow.idle.afterMs, to: 'lapse' };
  }
}
