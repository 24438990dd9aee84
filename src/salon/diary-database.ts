import { DatabaseSync } from 'node:sqlite';

/**
 * One chair, so no two appointments may overlap. The database itself refuses it, whoever writes: a program with a fault,
 * a second process, a person at the SQL prompt.
 */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS appointment (
    reference    TEXT PRIMARY KEY,
    key          TEXT NOT NULL UNIQUE,
    day          TEXT NOT NULL CHECK (day IS date(day)),
    start_minute INTEGER NOT NULL CHECK (start_minute >= 0),
    end_minute   INTEGER NOT NULL CHECK (end_minute > start_minute AND end_minute <= 24 * 60),
    service      TEXT NOT NULL,
    name         TEXT NOT NULL,
    phone        TEXT NOT NULL,
    booked_at    INTEGER NOT NULL
  ) STRICT;

  CREATE INDEX IF NOT EXISTS appointment_in_order ON appointment (day, start_minute);

  CREATE TRIGGER IF NOT EXISTS no_overlap_when_booked BEFORE INSERT ON appointment
  WHEN EXISTS (
    SELECT 1 FROM appointment
    WHERE day = NEW.day AND start_minute < NEW.end_minute AND NEW.start_minute < end_minute
  )
  BEGIN SELECT RAISE(ABORT, 'overlaps another appointment'); END;

  CREATE TRIGGER IF NOT EXISTS no_overlap_when_moved BEFORE UPDATE ON appointment
  WHEN EXISTS (
    SELECT 1 FROM appointment
    WHERE day = NEW.day AND start_minute < NEW.end_minute AND NEW.start_minute < end_minute
      AND reference <> OLD.reference
  )
  BEGIN SELECT RAISE(ABORT, 'overlaps another appointment'); END;
`;

/**
 * Opens the diary's file, made where there is none; `:memory:` keeps nothing.
 * Several processes may have it open: a writer waits up to five seconds for another.
 */
export function openDiaryDatabase(path: string): DatabaseSync {
  const db = new DatabaseSync(path);
  db.exec('PRAGMA busy_timeout = 5000');
  switchToWriteAheadLog(db);
  // In a write-ahead log only FULL keeps what was committed through a power cut.
  db.exec('PRAGMA synchronous = FULL');
  inTransaction(db, () => db.exec(SCHEMA));
  return db;
}

/** Readers then never wait for a writer. */
function switchToWriteAheadLog(db: DatabaseSync): void {
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

function rollBack(db: DatabaseSync): void {
  try {
    db.exec('ROLLBACK');
  } catch {
    // SQLite has already rolled back by itself, as it does on a full disk; the first error is the one to tell.
  }
}
