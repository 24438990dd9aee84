import { Client, Pool } from 'pg';
import { StoreError } from './store-error.ts';

/** What the store needs of a pool of connections: a `Pool` of `pg` is one. */
export interface PostgresPool {
  connect(): Promise<PostgresConnection>;
  /** Tells of a connection that died while nobody used it; unheard, it would end the process. */
  on(event: 'error', listener: (error: Error) => void): unknown;
  /** Where it connects to, to be named in errors. */
  readonly options: Address;
}

/** A connection of a pool, until it is released; `release(true)` closes it. */
export interface PostgresConnection {
  query(query: PostgresQuery): Promise<PostgresAnswer>;
  release(close?: boolean): void;
  on(event: 'error', listener: (error: Error) => void): unknown;
  off(event: 'error', listener: (error: Error) => void): unknown;
}

/** A statement for the server; it is prepared where it has a name. */
export interface PostgresQuery {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** What the server answered. */
export interface PostgresAnswer {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

interface Address {
  readonly connectionString?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly user?: string | undefined;
  readonly database?: string | undefined;
}

/** Longer than any answer takes; whoever waits longer waits for a server that is gone. */
const answersWithinMs = 15_000;
const connectsWithinMs = 5_000;

/** A pool that is ours to end. Not typed as `pg` types it: who imports this package need not have those types. */
interface OwnPool extends PostgresPool {
  /** It is closing, or closed. */
  readonly ending: boolean;
  end(): Promise<void>;
}

/** A pool of our own for this url; a process that has nothing else to do may end. */
export const openPool = (url: string, connections: number): OwnPool =>
  new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: connectsWithinMs,
    query_timeout: answersWithinMs,
    keepAlive: true,
    allowExitOnIdle: true,
    fallback_application_name: 'talkchart',
  });

/**
 * Where a pool connects to, as in `app@db.example:5432/shop`; never the password.
 * @throws {@link StoreError} `STORE_UNREADABLE` for a url that is none.
 */
export function placeOf({ options }: Pick<PostgresPool, 'options'>): string {
  const { user, host, port, database } = addressOf(options);
  return `${user}@${host}:${port}/${database ?? user}`;
}

/** A client that never connects knows what `pg` makes of a url, of its own options and of the environment. */
function addressOf({ connectionString, host, port, user, database }: Address): Client {
  try {
    return new Client(connectionString === undefined ? { host, port, user, database } : { connectionString });
  } catch {
    // Not as the cause: it may hold the password.
    const form = 'postgres://user:password@host:5432/database';
    throw new StoreError('STORE_UNREADABLE', `The url of the PostgreSQL database is malformed: write it as ${form}.`);
  }
}
