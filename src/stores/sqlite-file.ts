import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { inTransaction, switchToWriteAheadLog } from './sqlite-connection.ts';
import { migrate } from './sqlite-schema.ts';
import { StoreError } from './store-error.ts';

/** How long a writer waits for another. */
const patienceMs = 5000;
/** How long we wait, with the whole process, for others that read while the log is emptied. */
const patienceWithReadersMs = 500;

/** Two connections to one file. */
export interface SqliteFile {
  /** What it commits outlives a power cut. */
  readonly durable: DatabaseSync;
  /** What it commits may be lost in a power cut, but takes no wait for the disk. */
  readonly fast: DatabaseSync;
  close(): void;
}

/**
 * Opens the file, made where there is none, for this user only, and brings its tables up to date.
 * Several processes may have it open: a writer waits up to five seconds for another.
 * @throws {@link StoreError} `STORE_UNREADABLE` where that cannot be done.
 */
export function openSqliteFile(path: string): SqliteFile {
  if (path === '' || path === ':memory:') {
    throw new StoreError('STORE_UNREADABLE', `"${path}" is no file: name one, or use createMemoryStore.`);
  }
  const file = resolve(path);
  const opened: DatabaseSync[] = [];
  const connect = (): DatabaseSync => {
    const db = new DatabaseSync(file);
    opened.push(db);
    db.exec(`PRAGMA busy_timeout = ${patienceMs}; PRAGMA secure_delete = ON`);
    return db;
  };
  const close = (): void => {
    for (const db of opened.splice(0)) db.close();
  };
  try {
    makeFile(file);
    const durable = connect();
    durable.exec('PRAGMA synchronous = FULL');
    inTransaction(durable, () => migrate(durable, file));
    switchToWriteAheadLog(durable);
    const fast = connect();
    // Not OFF: that spares no more at a commit, but a power cut while the log begins anew could spoil the file.
    fast.exec('PRAGMA synchronous = NORMAL');
    return { durable, fast, close };
  } catch (error) {
    close();
    throw error instanceof StoreError ? error : unreadable(file, error);
  }
}

function makeFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    // SQLite would let everybody read it. Exclusive: to open and close a file that is in use takes SQLite's locks off it.
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

/**
 * Takes deleted text out of the write-ahead log: in the file itself it is overwritten, but the log holds what was before.
 * @returns whether that could be done: another program may be reading what the log holds.
 */
export function emptyWriteAheadLog(db: DatabaseSync): boolean {
  db.exec(`PRAGMA busy_timeout = ${patienceWithReadersMs}`);
  try {
    return db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy === 0;
  } finally {
    db.exec(`PRAGMA busy_timeout = ${patienceMs}`);
  }
}

function unreadable(file: string, cause: unknown): StoreError {
  const known = reasons[codeOf(cause)] ?? `it cannot be opened (${cause instanceof Error ? cause.message : cause})`;
  return new StoreError('STORE_UNREADABLE', `Sessions cannot be kept in "${file}": ${known}.`, { cause });
}

const mayNot = 'this process may not write it; let it write the file and its folder';
const noFile = 'it cannot be opened as a file; name a file in a folder that this process may write';
const damaged = 'it is no SQLite database, or a damaged one; name another file, or restore this one from a backup';
const locked = 'another program keeps it locked; end that program';

/** By the result codes of SQLite, and by the error codes of the system. */
const reasons: Readonly<Record<string, string>> = {
  '5': locked,
  '8': mayNot,
  '11': damaged,
  '14': noFile,
  '26': damaged,
  EACCES: mayNot,
  EPERM: mayNot,
  EROFS: mayNot,
  EISDIR: noFile,
  EEXIST: noFile,
  ENOTDIR: noFile,
};

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  // The low byte is the result code; what is above tells more of it.
  if ('errcode' in error) return String(Number(error.errcode) & 0xff);
  return 'code' in error ? String(error.code) : '';
}
