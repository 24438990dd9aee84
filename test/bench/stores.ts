import { join } from 'node:path';
import type { Clock } from '../../src/session/ports.ts';
import type { SessionStore } from '../../src/session/store.ts';
import { createMemoryStore } from '../../src/stores/memory.ts';
import { createSqliteStore } from '../../src/stores/sqlite.ts';
import type { Storage } from './contender.ts';

/** A store that Talkchart is measured on. */
export interface StoreToMeasure {
  readonly storage: Storage;
  /** `directory` is empty and is removed afterwards. */
  open(clock: Clock, directory: string): SessionStore | Promise<SessionStore>;
}

/** One line each. */
export const stores: readonly StoreToMeasure[] = [
  { storage: 'memory', open: (clock) => createMemoryStore({ clock }) },
  { storage: 'SQLite', open: (clock, directory) => createSqliteStore({ path: join(directory, 'sessions.db'), clock }) },
];
