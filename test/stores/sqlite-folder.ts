import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { SessionStore } from '../../src/session/store.ts';
import { createSqliteStore, type SqliteStoreOptions } from '../../src/stores/sqlite.ts';

/** A place for database files. */
export interface SqliteFolder {
  /** Of a file in the folder. */
  pathOf(name: string): string;
  /** Opens a store, `sessions.db` unless another path is given; it is closed when the test is over. */
  open(options?: Partial<SqliteStoreOptions>): SessionStore;
}

/** Gives each test of a file a folder of its own. */
export function folderOfEachTest(): SqliteFolder {
  let folder = '';
  const opened: SessionStore[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'talkchart-sqlite-'));
  });
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
    rmSync(folder, { recursive: true });
  });
  const pathOf = (name: string): string => join(folder, name);
  return {
    pathOf,
    open(options = {}) {
      const store = createSqliteStore({ path: pathOf('sessions.db'), ...options });
      opened.push(store);
      return store;
    },
  };
}
