import type { PostgresAnswer, PostgresConnection, PostgresPool } from './postgres-pool.ts';
import type { Statement } from './postgres-statements.ts';
import { isConnectionLost } from './postgres-trouble.ts';

/** The rows that the server gives for a statement. */
export type Call = (statement: Statement, values: readonly unknown[]) => Promise<PostgresAnswer['rows']>;

/** Asks PostgreSQL; no connection is held between two calls. */
export interface Calls {
  /** Asks once: where the connection is lost, nobody knows whether it was done. */
  readonly once: Call;
  /** Asks for what may as well be done twice, and so is asked for again where the connection is lost. */
  readonly again: Call;
}

/** Calls over the connections of a pool. */
export function createCalls(pool: PostgresPool): Calls {
  const used = new WeakSet<PostgresConnection>();
  const once: Call = (statement, values) =>
    onConnection(pool, async (connection) => {
      used.add(connection);
      return (await connection.query({ ...statement, values })).rows;
    });
  const again: Call = async (statement, values) => {
    for (let isFirst = true; ; isFirst = false) {
      let wasUsed = false;
      try {
        return await onConnection(pool, async (connection) => {
          wasUsed = used.has(connection);
          used.add(connection);
          return (await connection.query({ ...statement, values })).rows;
        });
      } catch (error) {
        // A connection kept from before may have died unseen, as all of them do when the server restarts: only what a new
        // one says, after the first try, tells how things are.
        if (!isConnectionLost(error) || !(isFirst || wasUsed)) throw error;
      }
    }
  };
  return { once, again };
}

/** Uses a connection of the pool; after an error it is closed, in whatever state it is. */
export async function onConnection<Outcome>(
  pool: PostgresPool,
  use: (connection: PostgresConnection) => Promise<Outcome>,
): Promise<Outcome> {
  const connection = await pool.connect();
  // A connection that dies in use fails its query, and besides tells whoever listens; unheard, it would end the process.
  connection.on('error', isToldByTheQuery);
  let isFine = false;
  try {
    const outcome = await use(connection);
    isFine = true;
    return outcome;
  } finally {
    connection.release(!isFine);
    connection.off('error', isToldByTheQuery);
  }
}

const isToldByTheQuery = (): void => undefined;
