import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from './store-error.ts';

/** Marks the file as ours: "Talk". */
const applicationId = 0x54616c6b;

/**
 * Each brings the tables from one version to the next; what is released is never changed. Beside the texts, which may be
 * sealed, stands in the clear what a list shows of a session, and the ids of messages.
 */
const migrations: readonly string[] = [
  `
  CREATE TABLE session (
    id           TEXT PRIMARY KEY,
    version      INTEGER NOT NULL,
    flow         TEXT NOT NULL,
    flow_version INTEGER NOT NULL,
    flow_digest  TEXT NOT NULL,
    state        TEXT NOT NULL,
    started_at   INTEGER NOT NULL,
    active_at    INTEGER NOT NULL,
    due          INTEGER,
    body         TEXT NOT NULL
  ) STRICT;
  CREATE INDEX session_due ON session (flow, due, id) WHERE due IS NOT NULL;
  CREATE INDEX session_active ON session (flow, active_at DESC, id);
  CREATE INDEX session_in_state ON session (flow, state, active_at DESC, id);

  CREATE TABLE reply (
    session TEXT NOT NULL,
    version INTEGER NOT NULL,
    message TEXT,
    body    TEXT NOT NULL,
    PRIMARY KEY (session, version),
    UNIQUE (session, message)
  ) STRICT;

  CREATE TABLE record (
    session TEXT NOT NULL,
    version INTEGER NOT NULL,
    body    TEXT NOT NULL,
    PRIMARY KEY (session, version)
  ) STRICT;

  CREATE TABLE lease (
    ticket  INTEGER PRIMARY KEY,
    session TEXT NOT NULL,
    of      TEXT NOT NULL,
    owner   TEXT NOT NULL,
    until   INTEGER NOT NULL,
    UNIQUE (session, of, owner)
  ) STRICT;
  `,
];

/**
 * Brings the tables to the newest version. To be run in a transaction, so that another process sees all of it or nothing.
 * @throws {@link StoreError} `STORE_UNREADABLE` where a newer release or another program made the tables.
 */
export function migrate(db: DatabaseSync, path: string): void {
  const version = numberOf(db, 'SELECT user_version FROM pragma_user_version');
  const owner = numberOf(db, 'SELECT application_id FROM pragma_application_id');
  const tables = numberOf(db, 'SELECT count(*) FROM sqlite_schema');
  if (tables > 0 && owner !== applicationId) {
    throw new StoreError('STORE_UNREADABLE', `"${path}" is the database of another program: name a file of its own.`);
  }
  if (version > migrations.length) {
    throw new StoreError(
      'STORE_UNREADABLE',
      `"${path}" has tables of version ${version}, and this release knows ${migrations.length}: update talkchart, or name another file.`,
    );
  }
  for (const migration of migrations.slice(version)) db.exec(migration);
  // Written even where nothing changes: a file that may only be read is refused here, and not at the first commit.
  db.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${migrations.length}`);
}

function numberOf(db: DatabaseSync, sql: string): number {
  return Number(Object.values(db.prepare(sql).get() ?? {})[0]);
}
