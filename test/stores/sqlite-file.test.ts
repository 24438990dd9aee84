import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { createSqliteStore } from '../../src/stores/sqlite.ts';
import { StoreError } from '../../src/stores/store-error.ts';
import { commitOf } from '../../src/testing/stored-session.ts';
import { folderOfEachTest } from './sqlite-folder.ts';

const folder = folderOfEachTest();
const modeOf = (path: string): number => statSync(path).mode & 0o777;

describe('a new file', () => {
  it('is for its user alone, and so is all beside it and the folder made for it', async () => {
    const path = folder.pathOf('deep/er/sessions.db');
    await folder.open({ path }).commit(commitOf());
    for (const file of [path, `${path}-wal`, `${path}-shm`]) expect([file, modeOf(file)]).toEqual([file, 0o600]);
    expect(modeOf(dirname(path))).toBe(0o700);
  });

  it('keeps what it commits through a power cut, without making readers wait', () => {
    folder.open();
    const db = new DatabaseSync(folder.pathOf('sessions.db'));
    expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    db.close();
  });

  it('may be an empty one', async () => {
    writeFileSync(folder.pathOf('empty.db'), '');
    const store = folder.open({ path: folder.pathOf('empty.db') });
    await store.commit(commitOf());
    expect((await store.load('session-1'))?.version).toBe(1);
  });
});

describe('a file that is there', () => {
  it('keeps its mode', async () => {
    await folder.open().close();
    chmodSync(folder.pathOf('sessions.db'), 0o640);
    await folder.open().close();
    expect(modeOf(folder.pathOf('sessions.db'))).toBe(0o640);
  });

  it('of a newer release is left as it is', async () => {
    await folder.open().close();
    const before = changed((db) => db.exec('PRAGMA user_version = 99'));
    expect(refusalOf('sessions.db')).toMatch(/version 99, and this release knows 1: update talkchart/);
    expect(readFileSync(folder.pathOf('sessions.db'))).toEqual(before);
  });

  it('of another program is left as it is', () => {
    const before = changed((db) => db.exec('CREATE TABLE appointment (day TEXT); PRAGMA user_version = 1'));
    expect(refusalOf('sessions.db')).toMatch(/the database of another program: name a file of its own/);
    expect(readFileSync(folder.pathOf('sessions.db'))).toEqual(before);
  });

  it('is no database', () => {
    const text = 'Dear diary, nothing happened today. '.repeat(100);
    writeFileSync(folder.pathOf('notes.db'), text);
    expect(refusalOf('notes.db')).toMatch(/no SQLite database, or a damaged one; name another file/);
    expect(readFileSync(folder.pathOf('notes.db'), 'utf8')).toBe(text);
  });

  it('is a damaged one', async () => {
    await folder.open().close();
    const bytes = readFileSync(folder.pathOf('sessions.db'));
    writeFileSync(folder.pathOf('sessions.db'), bytes.fill(0xee, 100));
    expect(refusalOf('sessions.db')).toMatch(/a damaged one; name another file, or restore this one from a backup/);
  });

  it('is a folder', () => {
    mkdirSync(folder.pathOf('sessions'));
    expect(refusalOf('sessions')).toMatch(/cannot be opened as a file/);
  });

  it('is where a folder should be', () => {
    writeFileSync(folder.pathOf('file'), '');
    expect(refusalOf('file/sessions.db')).toMatch(/cannot be opened as a file/);
  });

  it.each([
    { what: 'may only be read', file: 0o444, folderMode: 0o777 },
    { what: 'may not even be read', file: 0o000, folderMode: 0o777 },
    { what: 'lies in a folder that may not be written', file: 0o444, folderMode: 0o555 },
  ])('$what', async ({ file, folderMode }) => {
    await folder.open().close();
    chmodSync(folder.pathOf('sessions.db'), file);
    chmodSync(folder.pathOf('.'), folderMode);
    const refusal = asNobody(() => refusalOf('sessions.db'));
    chmodSync(folder.pathOf('.'), 0o700);
    expect(refusal).toMatch(/may write|may not write/);
  });
});

it('makes no file where it may not', () => {
  chmodSync(folder.pathOf('.'), 0o555);
  const refusal = asNobody(() => refusalOf('sessions.db'));
  chmodSync(folder.pathOf('.'), 0o700);
  expect(refusal).toMatch(/may not write it; let it write the file and its folder/);
});

it.each(['', ':memory:'])('takes %j for no file', (path) => {
  expect(() => createSqliteStore({ path })).toThrow(/is no file: name one, or use createMemoryStore/);
  expect(existsSync(':memory:')).toBe(false);
});

/** The message with which a store on this file is refused. */
function refusalOf(name: string): string {
  try {
    folder.open({ path: folder.pathOf(name) });
  } catch (error) {
    expect(error).toBeInstanceOf(StoreError);
    expect(error).toMatchObject({ code: 'STORE_UNREADABLE', message: expect.stringContaining(folder.pathOf(name)) });
    return String(error);
  }
  return 'not refused';
}

/** Changes `sessions.db` by hand, and gives what then stands in it. */
function changed(change: (db: DatabaseSync) => void): Buffer {
  const db = new DatabaseSync(folder.pathOf('sessions.db'));
  change(db);
  db.close();
  return readFileSync(folder.pathOf('sessions.db'));
}

/** Without the rights of the superuser, whom no mode keeps out. */
function asNobody<Result>(work: () => Result): Result {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}
