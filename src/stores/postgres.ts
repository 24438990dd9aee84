import type { StatePath } from '../core/told.ts';
import type { TurnRecord } from '../session/record.ts';
import type { SaidReply, SessionStore, SessionSummary, StoredSession } from '../session/store.ts';
import type { Cipher } from './cipher.ts';
import { createCalls, onConnection } from './postgres-calls.ts';
import { writeCommit } from './postgres-commit.ts';
import { openPool, type PostgresAnswer, type PostgresPool, placeOf } from './postgres-pool.ts';
import { migrate } from './postgres-schema.ts';
import { type Statement, statementsFor } from './postgres-statements.ts';
import { troubleWith } from './postgres-trouble.ts';
import { aboutOf, createStoredText, type StoredKind } from './stored-text.ts';

export type { PostgresAnswer, PostgresConnection, PostgresPool, PostgresQuery } from './postgres-pool.ts';

/** Where sessions are kept: behind a url, or behind a pool of yours, which stays yours to close. */
export type PostgresStoreOptions = {
  /** The schema that holds the tables; both are made where they are missing. `talkchart` unless given. */
  readonly schema?: string;
  /** Seals what was said and all that came of it; ids, the flow, states and times stay readable. */
  readonly cipher?: Cipher;
} & (
  | {
      /** As in `postgres://user:password@host:5432/database?sslmode=verify-full`. */
      readonly url: string;
      /** How many there are at most; 8 unless given. */
      readonly connections?: number;
    }
  | { readonly pool: PostgresPool }
);

/**
 * Keeps sessions in PostgreSQL, 13 or newer, for any number of servers; makes its tables, or brings them up to date.
 *
 * A commit is one statement. Where the connection is lost meanwhile, it is offered once more: its version lets it in only
 * if it was not written before. Where the server stays away, the commit is rejected as one of which nobody knows whether
 * it was written: load the session to see. Leases go by the clock of the database, and do not outlive its crash.
 *
 * Statements are prepared: a PgBouncer that pools transactions has to keep them (`max_prepared_statements`).
 * @throws {@link StoreError} `STORE_UNREADABLE`, here and from every method, where PostgreSQL cannot be reached or refuses.
 * @example const store = await createPostgresStore({ url: 'postgres://app:password@db.example/shop?sslmode=verify-full' });
 */
export async function createPostgresStore(options: PostgresStoreOptions): Promise<SessionStore> {
  const { schema = 'talkchart', cipher } = options;
  const { pool, close } = 'url' in options ? ownPool(options) : { pool: options.pool, close: async () => undefined };
  const place = placeOf(pool);
  // A pool lets go of a connection that died by itself, and the next call opens another.
  pool.on('error', () => undefined);
  try {
    await onConnection(pool, (connection) => migrate(connection, { schema, place }));
  } catch (cause) {
    await close();
    throw troubleWith(place, cause);
  }

  const statements = statementsFor(schema);
  const texts = createStoredText(cipher);
  const calls = createCalls(pool);
  const ask = async (statement: Statement, ...values: readonly unknown[]): Promise<readonly Row[]> => {
    try {
      return await calls.again(statement, values);
    } catch (cause) {
      throw troubleWith(place, cause);
    }
  };
  const reading =
    <Value>(kind: StoredKind, sessionId: string) =>
    ({ body, version }: Row): Value =>
      texts.read<Value>(String(body), aboutOf(kind, sessionId, Number(version)));
  return {
    load: async (sessionId) =>
      (await ask(statements.load, sessionId)).map(reading<StoredSession>('session', sessionId))[0],
    commit: (commit) => writeCommit(commit, { calls, statements, texts, place }),
    findReply: async (sessionId, messageId) =>
      (await ask(statements.findReply, sessionId, messageId)).map(reading<SaidReply>('reply', sessionId))[0],
    replies: async (sessionId, { after, limit }) =>
      (await ask(statements.replies, sessionId, after, limit)).map(reading<SaidReply>('reply', sessionId)),
    records: async (sessionId, { after, limit }) =>
      (await ask(statements.records, sessionId, after, limit)).map(reading<TurnRecord>('record', sessionId)),
    async lease({ sessionId, of, owner, forMs }) {
      const [row] = await ask(statements.lease, sessionId, of, owner, forMs);
      return row?.holder === owner;
    },
    async release({ sessionId, of, owner }) {
      await ask(statements.release, sessionId, of, owner);
    },
    due: async ({ flow, at, limit }) => (await ask(statements.due, flow, at, limit)).map(({ id }) => String(id)),
    async list({ flow, state, limit, after = beforeAll }) {
      const page = [flow, after.activeAt, after.id, limit];
      const rows = state === undefined ? ask(statements.list, ...page) : ask(statements.listInState, ...page, state);
      return (await rows).map(summaryIn);
    },
    async forget(sessionId) {
      await ask(statements.forget, sessionId);
    },
    close,
  };
}

type Row = PostgresAnswer['rows'][number];

/** Where the first page of a list begins. */
const beforeAll = { id: '', activeAt: Number.MAX_SAFE_INTEGER };

/** `pg` gives a bigint as text, unless the host has told it otherwise: so numbers are made here. */
const summaryIn = (row: Row): SessionSummary => ({
  id: String(row.id),
  version: Number(row.version),
  flow: { id: String(row.flow), version: Number(row.flow_version), digest: String(row.flow_digest) },
  // It was written as the path of a state.
  state: String(row.state) as StatePath,
  startedAt: Number(row.started_at),
  activeAt: Number(row.active_at),
  due: row.due === null ? null : Number(row.due),
});

/** A pool of our own; closing it twice is as good as once. */
function ownPool({ url, connections = 8 }: { readonly url: string; readonly connections?: number }) {
  const pool = openPool(url, connections);
  return {
    pool,
    close: async (): Promise<void> => {
      if (!pool.ending) await pool.end();
    },
  };
}
