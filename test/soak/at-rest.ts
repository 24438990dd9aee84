import { booking } from '../../machines/booking.ts';
import { effectOf } from '../../src/core/effect.ts';
import type { StoredSession } from '../../src/session/store.ts';

/** What still has to happen in a session before it waits for its user alone, in words; none where it does so already. */
export function leftToDo({ told, open, promised }: StoredSession): readonly string[] {
  const owed = effectOf(booking, told);
  return [
    ...(told.status === 'active' && owed.is !== 'none' ? [`It owes ${owed.is} ${owed.key}.`] : []),
    ...(open.length > 0 ? [`Turns are open: ${open.map(({ messageId }) => messageId).join(', ')}.`] : []),
    ...(promised ? ['What was promised was never told.'] : []),
  ];
}

export const isAtRest = (session: StoredSession): boolean => leftToDo(session).length === 0;
