import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type OpenedStore, openStore } from '../stores/open-store.ts';
import { UsageError } from './command.ts';
import type { Io } from './io.ts';
import { dataFile } from './serve-data-file.ts';

/** Where sessions are kept, as it was said. */
export interface SessionPlace {
  /** Path of an SQLite file, `postgres://...`, or `:memory:`. */
  readonly db: string;
  readonly from: '--db' | 'TALKCHART_DB';
}

/** The option that says so, for the help of every command that has it. */
export const dbHelp = `      --db DB        Where sessions are kept: an SQLite file, or postgres://USER@HOST/DATABASE.`;

/**
 * Reads `--db`, else TALKCHART_DB; `null` where neither says anything.
 * @throws {@link UsageError} for a name that is empty.
 */
export function readSessionPlace(option: string | undefined, env: Io['env']): SessionPlace | null {
  if (option === '') throw new UsageError('--db needs the name of a file, or postgres://USER@HOST/DATABASE.');
  if (option !== undefined) return { db: option, from: '--db' };
  const db = env.TALKCHART_DB?.trim();
  return db ? { db, from: 'TALKCHART_DB' } : null;
}

/** Opens the place where sessions are kept, made where there is none; where nothing was said, the usual file. */
export const openSessions = (place: SessionPlace | null, { env, cwd, clock }: Io): Promise<OpenedStore> =>
  openStore({ db: place?.db ?? dataFile('sessions.db', env), keys: env.TALKCHART_KEY, cwd, clock });

/**
 * Opens a place to look into: a file is not made for it.
 * @throws Error where there is no such file.
 */
export async function openKeptSessions(place: SessionPlace | null, io: Io): Promise<OpenedStore> {
  const file = place?.db ?? dataFile('sessions.db', io.env);
  const isFile = file !== ':memory:' && !file.includes('://');
  if (isFile && !existsSync(resolve(io.cwd, file))) {
    throw new Error(`No sessions are kept in ${resolve(io.cwd, file)}: name the file with --db or TALKCHART_DB.`);
  }
  return openSessions(place, io);
}
