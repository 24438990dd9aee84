import { join } from 'node:path';
import type { Clock } from '../../src/session/ports.ts';
import type { SessionStore } from '../../src/session/store.ts';
import { createMemoryStore } from '../../src/stores/memory.ts';
import { createPostgresStore } from '../../src/stores/postgres.ts';
import { createSqliteStore } from '../../src/stores/sqlite.ts';
import { noPostgres, startPostgres } from '../stores/postgres-server.ts';
import type { Storage } from './contender.ts';

/** A store that Talkchart is measured on. */
export interface StoreToMeasure {
  readonly storage: Storage;
  /** `directory` is empty and is removed afterwards. */
  open(clock: Clock, directory: string): SessionStore | Promise<SessionStore>;
}

/** One line each; PostgreSQL only where it is installed. */
export const stores: readonly StoreToMeasure[] = [
  { storage: 'memory', open: (clock) => createMemoryStore({ clock }) },
  { storage: 'SQLite', open: (clock, directory) => createSqliteStore({ path: join(directory, 'sessions.db'), clock }) },
  ...(noPostgres === undefined ? [{ storage: 'PostgreSQL', open: openPostgres } as const] : []),
];

/** On a server of its own on this machine, which ends when the store is closed. */
async function openPostgres(): Promise<SessionStore> {
  const server = await startPostgres();
  const store = await createPostgresStore({ url: server.url });
  return {
    ...store,
    async close() {
      await store.close();
      await server.stop();
    },
  };
}
