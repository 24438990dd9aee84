import type { SessionStore } from '../../src/session/store.ts';
import { createPostgresStore } from '../../src/stores/postgres.ts';
import { createSqliteStore } from '../../src/stores/sqlite.ts';

/** Where sessions are kept. */
export type StorePlace =
  | { readonly is: 'sqlite'; readonly path: string }
  | { readonly is: 'postgres'; readonly url: string };

/** All that a server process is told: JSON on its command line. */
export interface ServerSettings {
  readonly store: StorePlace;
  /** The diary's SQLite file. */
  readonly diary: string;
  /** When the round began, in ms since 1970. */
  readonly sinceMs: number;
  /** Of the delays and faults of the diary. */
  readonly seed: number;
}

/** What a server process tells the one that started it. */
export type ServerNews =
  | { readonly is: 'listening'; readonly url: string }
  /** How far a booking came: it was asked for, it stands in the diary, its outcome was handed back. */
  | { readonly is: 'booking'; readonly key: string; readonly has: 'begun' | 'booked' | 'ended' };

/** Opens the store that is kept there. */
export const openStore = async (place: StorePlace): Promise<SessionStore> =>
  place.is === 'sqlite' ? createSqliteStore(place) : createPostgresStore(place);
