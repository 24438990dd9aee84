import { resolve } from 'node:path';
import type { Clock } from '../session/ports.ts';
import type { SessionStore } from '../session/store.ts';
import { type Cipher, createCipher } from './cipher.ts';
import { createMemoryStore } from './memory.ts';
import { StoreError } from './store-error.ts';

/** Where sessions are to be kept, as `TALKCHART_DB` and `TALKCHART_KEY` say it. */
export interface OpenStoreOptions {
  /** Path of an SQLite file, `postgres://...`, or `:memory:`. */
  readonly db: string;
  /** What they are sealed with, as `createCipher` reads it; if left out or empty they are kept in clear. */
  readonly keys?: string | undefined;
  /** Where paths start that do not say. */
  readonly cwd: string;
  readonly clock: Pick<Clock, 'nowMs'>;
}

/** A store, and what can be told of it. */
export interface OpenedStore {
  readonly store: SessionStore;
  /** In words, without any password. */
  readonly place: string;
  /** Whether who reads the storage alone learns nothing of what was said. */
  readonly isSealed: boolean;
}

/**
 * Opens the store that a setting names; a driver is loaded only if it is needed.
 * @throws {@link StoreError} `STORE_UNREADABLE` or `KEY_INVALID`; the message holds neither a password nor a key.
 * @example await openStore({ db: 'sessions.db', keys: process.env.TALKCHART_KEY, cwd: process.cwd(), clock });
 */
export async function openStore({ db, keys, cwd, clock }: OpenStoreOptions): Promise<OpenedStore> {
  const isSealed = keys !== undefined && keys.trim() !== '';
  const sealing = isSealed ? { cipher: createCipher(keys) } : {};
  if (db === ':memory:') return { store: createMemoryStore({ clock }), place: 'memory', isSealed: false };
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(db)?.[1]?.toLowerCase();
  if (scheme === 'postgres' || scheme === 'postgresql') return { ...(await openPostgres(db, sealing)), isSealed };
  if (scheme !== undefined) {
    // No more than the scheme: the rest may hold a password.
    const known = 'give the path of an SQLite file, or postgres://user:password@host:5432/database';
    throw new StoreError('STORE_UNREADABLE', `Sessions cannot be kept in "${scheme}://...": ${known}.`);
  }
  const path = resolve(cwd, db);
  const { createSqliteStore } = await import('./sqlite.ts');
  return { store: createSqliteStore({ path, clock, ...sealing }), place: path, isSealed };
}

async function openPostgres(
  url: string,
  sealing: { readonly cipher?: Cipher },
): Promise<Pick<OpenedStore, 'store' | 'place'>> {
  const { createPostgresStore } = await import('./postgres.ts');
  const { placeOf } = await import('./postgres-pool.ts');
  const place = `PostgreSQL at ${placeOf({ options: { connectionString: url } })}`;
  return { store: await createPostgresStore({ url, ...sealing }), place };
}
