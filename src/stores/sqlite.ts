import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../session/ports.ts';
import type { SessionStore } from '../session/store.ts';
import { systemClock } from '../session/system-clock.ts';
import type { Cipher } from './cipher.ts';
import { createSqliteCommits } from './sqlite-commits.ts';
import { inTransaction } from './sqlite-connection.ts';
import { emptyWriteAheadLog, openSqliteFile } from './sqlite-file.ts';
import { createSqliteLeases } from './sqlite-leases.ts';
import { createSqliteLists } from './sqlite-lists.ts';
import { createStoredText } from './stored-text.ts';

/** Where to keep sessions, and how. */
export interface SqliteStoreOptions {
  /** Of the database file; it and its folder are made where there are none. */
  readonly path: string;
  /** By which leases run out. */
  readonly clock?: Pick<Clock, 'nowMs'>;
  /** Seals sessions, replies and records; ids, states and times stay readable. */
  readonly cipher?: Cipher;
}

/**
 * Keeps sessions in a SQLite file, which several processes of one machine may share. A commit outlives a power cut.
 * @throws {@link StoreError} `STORE_UNREADABLE` where the file cannot be used.
 * @example createSqliteStore({ path: 'data/sessions.db' });
 */
export function createSqliteStore({ path, clock = systemClock, cipher }: SqliteStoreOptions): SessionStore {
  const { durable, fast, close } = openSqliteFile(path);
  return {
    ...createSqliteCommits(durable, createStoredText(cipher)),
    ...createSqliteLists(durable),
    ...createSqliteLeases(fast, clock),
    forget: async (sessionId) => forget(durable, sessionId),
    close: async () => close(),
  };
}

function forget(db: DatabaseSync, sessionId: string): void {
  inTransaction(db, () => {
    db.prepare('DELETE FROM session WHERE id = ?').run(sessionId);
    for (const table of ['reply', 'record', 'lease']) {
      db.prepare(`DELETE FROM ${table} WHERE session = ?`).run(sessionId);
    }
  });
  if (emptyWriteAheadLog(db)) return;
  throw new Error(
    `Session "${sessionId}" is deleted, but its text may still stand in the "-wal" file: another program was reading the database. Forget it again.`,
  );
}
