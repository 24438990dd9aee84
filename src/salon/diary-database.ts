import { DatabaseSync } from 'node:sqlite';
import { inTransaction, switchToWriteAheadLog } from '../stores/sqlite-connection.ts';

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
