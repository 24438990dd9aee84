import type { DatabaseSync } from 'node:sqlite';

/** Switches the file to a write-ahead log: readers then never wait for a writer. */
export function switchToWriteAheadLog(db: DatabaseSync): void {
  for (let tries = 1; ; tries += 1) {
    try {
      db.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (tries === 20) throw error;
      // Alone of all statements, this one does not wait while others open the same new file; an empty transaction does.
      inTransaction(db, () => {});
    }
  }
}

/** Runs `work` as the only writer; what it wrote is kept as a whole, or, when it throws, not at all. */
export function inTransaction<Result>(db: DatabaseSync, work: () => Result): Result {
  // IMMEDIATE takes the write lock before anything is read, so nobody can write between our look and our entry.
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    rollBack(db);
    throw error;
  }
}

// `isTransaction`, which would tell, came only with Node 22.16.
function rollBack(db: DatabaseSync): void {
  try {
    db.exec('ROLLBACK');
  } catch {
    // SQLite has already rolled back by itself, as it does on a full disk; the first error is the one to tell.
  }
}
