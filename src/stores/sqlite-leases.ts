import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../session/ports.ts';
import type { SessionStore } from '../session/store.ts';
import { inTransaction } from './sqlite-connection.ts';

/** Leases as rows: whose ticket is the lowest holds the lease, the others wait in order of their tickets. */
export function createSqliteLeases(
  db: DatabaseSync,
  clock: Pick<Clock, 'nowMs'>,
): Pick<SessionStore, 'lease' | 'release'> {
  const dropOver = db.prepare('DELETE FROM lease WHERE session = ? AND of = ? AND until <= ?');
  const ask = db.prepare(
    `INSERT INTO lease (session, of, owner, until) VALUES (?, ?, ?, ?)
     ON CONFLICT (session, of, owner) DO UPDATE SET until = excluded.until`,
  );
  const first = db.prepare('SELECT owner FROM lease WHERE session = ? AND of = ? ORDER BY ticket LIMIT 1');
  const leave = db.prepare('DELETE FROM lease WHERE session = ? AND of = ? AND owner = ?');
  return {
    lease: async ({ sessionId, of, owner, forMs }) =>
      inTransaction(db, () => {
        const now = clock.nowMs();
        dropOver.run(sessionId, of, now);
        ask.run(sessionId, of, owner, now + forMs);
        return first.get(sessionId, of)?.owner === owner;
      }),
    async release({ sessionId, of, owner }) {
      leave.run(sessionId, of, owner);
    },
  };
}
