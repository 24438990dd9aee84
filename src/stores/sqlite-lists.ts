import type { DatabaseSync } from 'node:sqlite';
import type { StatePath } from '../core/told.ts';
import type { SessionQuery, SessionStore, SessionSummary } from '../session/store.ts';

/** Comes before every session of a list. */
const top: Required<SessionQuery>['after'] = { id: '', activeAt: Number.MAX_SAFE_INTEGER };

/** What is told of many sessions, from the columns that stand beside the texts. */
export function createSqliteLists(db: DatabaseSync): Pick<SessionStore, 'due' | 'list'> {
  const due = db.prepare('SELECT id FROM session WHERE flow = ? AND due <= ? ORDER BY due, id LIMIT ?');
  const listWhere = (condition: string) =>
    db.prepare(`
      SELECT id, version, flow, flow_version, flow_digest, state, started_at, active_at, due FROM session
      WHERE ${condition} AND active_at <= ? AND (active_at < ? OR id > ?)
      ORDER BY active_at DESC, id LIMIT ?
    `);
  const all = listWhere('flow = ?');
  const inState = listWhere('flow = ? AND state = ?');
  return {
    due: async ({ flow, at, limit }) => due.all(flow, at, limit).map(({ id }) => String(id)),
    async list({ flow, state, limit, after: { id, activeAt } = top }) {
      const page = [activeAt, activeAt, id, limit];
      return (state === undefined ? all.all(flow, ...page) : inState.all(flow, state, ...page)).map(summaryIn);
    },
  };
}

const summaryIn = (row: Readonly<Record<string, unknown>>): SessionSummary => ({
  id: String(row.id),
  version: Number(row.version),
  flow: { id: String(row.flow), version: Number(row.flow_version), digest: String(row.flow_digest) },
  // Written from a summary.
  state: row.state as StatePath,
  startedAt: Number(row.started_at),
  activeAt: Number(row.active_at),
  due: row.due === null ? null : Number(row.due),
});
