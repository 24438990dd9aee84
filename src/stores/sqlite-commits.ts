import type { DatabaseSync } from 'node:sqlite';
import type { TurnRecord } from '../session/record.ts';
import type { SaidReply, SessionStore, StoredSession } from '../session/store.ts';
import { summaryOf } from '../session/summary.ts';
import { conflict } from './conflict.ts';
import { inTransaction } from './sqlite-connection.ts';
import { aboutOf, type StoredKind, type StoredText } from './stored-text.ts';

type Commits = Pick<SessionStore, 'load' | 'commit' | 'findReply' | 'replies' | 'records'>;

/** What was committed, as rows: a session has one, each commit adds a record, and a reply where something was said. */
export function createSqliteCommits(db: DatabaseSync, texts: StoredText): Commits {
  const select = {
    session: db.prepare('SELECT version, body FROM session WHERE id = ?'),
    replyTo: db.prepare('SELECT version, body FROM reply WHERE session = ? AND message = ?'),
    replies: db.prepare('SELECT version, body FROM reply WHERE session = ? AND version > ? ORDER BY version LIMIT ?'),
    records: db.prepare('SELECT version, body FROM record WHERE session = ? AND version > ? ORDER BY version LIMIT ?'),
  };
  const insert = {
    session: db.prepare(`
      INSERT INTO session (id, version, flow, flow_version, flow_digest, state, started_at, active_at, due, body)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET
        version = excluded.version, flow = excluded.flow, flow_version = excluded.flow_version,
        flow_digest = excluded.flow_digest, state = excluded.state, started_at = excluded.started_at,
        active_at = excluded.active_at, due = excluded.due, body = excluded.body
    `),
    record: db.prepare('INSERT INTO record (session, version, body) VALUES (?, ?, ?)'),
    reply: db.prepare('INSERT INTO reply (session, version, message, body) VALUES (?, ?, ?, ?)'),
  };
  const read =
    <Value>(kind: StoredKind, sessionId: string) =>
    (row: Readonly<Record<string, unknown>>): Value =>
      texts.read<Value>(String(row.body), aboutOf(kind, sessionId, Number(row.version)));
  return {
    async load(sessionId) {
      const row = select.session.get(sessionId);
      return row === undefined ? undefined : read<StoredSession>('session', sessionId)(row);
    },
    async commit({ session, record, said }) {
      const { id, version, flow, state, startedAt, activeAt, due } = summaryOf(session);
      // Before the transaction: others wait less, and what is no JSON touches nothing.
      const body = texts.write(session, aboutOf('session', id, version));
      const recorded = texts.write(record, aboutOf('record', id, version));
      const reply = said && { to: said.messageId, body: texts.write(said, aboutOf('reply', id, version)) };
      inTransaction(db, () => {
        const stored = Number(select.session.get(id)?.version ?? 0);
        const isAnswered = reply !== undefined && reply.to !== null && select.replyTo.get(id, reply.to) !== undefined;
        if (version !== stored + 1 || isAnswered) throw conflict(id);
        insert.session.run(id, version, flow.id, flow.version, flow.digest, state, startedAt, activeAt, due, body);
        insert.record.run(id, version, recorded);
        if (reply !== undefined) insert.reply.run(id, version, reply.to, reply.body);
      });
    },
    async findReply(sessionId, messageId) {
      const row = select.replyTo.get(sessionId, messageId);
      return row === undefined ? undefined : read<SaidReply>('reply', sessionId)(row);
    },
    replies: async (sessionId, { after, limit }) =>
      select.replies.all(sessionId, after, limit).map(read<SaidReply>('reply', sessionId)),
    records: async (sessionId, { after, limit }) =>
      select.records.all(sessionId, after, limit).map(read<TurnRecord>('record', sessionId)),
  };
}
