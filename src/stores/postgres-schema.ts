import type { PostgresConnection } from './postgres-pool.ts';
import { quoted } from './postgres-statements.ts';
import { StoreError } from './store-error.ts';

/**
 * What made each version of the tables out of the one before, the first out of nothing. What is released stays as it is: a
 * change is a further entry, which adds and never drops.
 *
 * Texts are `text`, not `jsonb`, so that they come back byte for byte; ids compare by their bytes, so that no locale of a
 * server merges or sorts them in its own way. A lease is worth nothing after a crash, and need not be written to the log.
 */
const migrations: readonly ((schema: string) => string)[] = [
  (schema) => `
    CREATE TABLE ${schema}.session (
      id text COLLATE "C" PRIMARY KEY,
      version integer NOT NULL,
      flow text COLLATE "C" NOT NULL,
      flow_version integer NOT NULL,
      flow_digest text NOT NULL,
      state text COLLATE "C" NOT NULL,
      started_at bigint NOT NULL,
      active_at bigint NOT NULL,
      due bigint,
      body text NOT NULL
    );
    CREATE INDEX session_due ON ${schema}.session (flow, due, id) WHERE due IS NOT NULL;
    CREATE INDEX session_active ON ${schema}.session (flow, active_at DESC, id);
    CREATE INDEX session_in_state ON ${schema}.session (flow, state, active_at DESC, id);

    CREATE TABLE ${schema}.record (
      session text COLLATE "C" REFERENCES ${schema}.session ON DELETE CASCADE,
      version integer,
      body text NOT NULL,
      PRIMARY KEY (session, version)
    );

    CREATE TABLE ${schema}.reply (
      session text COLLATE "C" REFERENCES ${schema}.session ON DELETE CASCADE,
      version integer,
      message text COLLATE "C",
      body text NOT NULL,
      PRIMARY KEY (session, version),
      UNIQUE (session, message)
    );

    CREATE UNLOGGED TABLE ${schema}.lease (
      session text COLLATE "C",
      kind text COLLATE "C",
      owners text[] NOT NULL,
      untils bigint[] NOT NULL,
      PRIMARY KEY (session, kind)
    );`,
];

/** What the statements rely on, and what to do where the database is another. */
const settings: readonly { readonly name: string; readonly value: string; readonly next: string }[] = [
  {
    name: 'server_encoding',
    value: 'UTF8',
    next: "It cannot keep every text: create a database with ENCODING 'UTF8' TEMPLATE template0.",
  },
  {
    name: 'transaction_read_only',
    value: 'off',
    next: 'It can only be read: connect to the primary, not to a replica.',
  },
  {
    name: 'default_transaction_isolation',
    value: 'read committed',
    next: 'Leases need "read committed": ALTER ROLE ... SET default_transaction_isolation = \'read committed\'.',
  },
];

/** What there is to do, and how the database is called in errors. */
export interface Migration {
  readonly schema: string;
  readonly place: string;
}

/**
 * Makes the tables, or brings them up to date; whoever does so at the same time waits. Nothing is done by halves: an error
 * leaves all as it was, once the connection is closed.
 * @throws {@link StoreError} `STORE_UNREADABLE` where a newer version made the tables, or the database does not suit.
 */
export async function migrate(connection: PostgresConnection, { schema, place }: Migration): Promise<void> {
  const ask = async (text: string, ...values: readonly string[]): Promise<Readonly<Record<string, unknown>>> =>
    (await connection.query({ text, values })).rows[0] ?? {};

  const inForce = await ask(`SELECT ${settings.map(({ name }) => `current_setting('${name}') AS ${name}`).join(', ')}`);
  const wrong = settings.find(({ name, value }) => inForce[name] !== value);
  if (wrong !== undefined) {
    throw unsuitable(place, `its ${wrong.name} is "${inForce[wrong.name]}"`, wrong.next);
  }

  await ask('BEGIN');
  await ask('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', `talkchart/${schema}`);
  const found = await versionOf(schema, ask);
  if (found > migrations.length) {
    const made = `the tables in the schema "${schema}" have version ${found}, and this Talkchart knows up to ${migrations.length}`;
    throw unsuitable(place, made, 'A newer one made them: update this one.');
  }
  if (found < migrations.length) {
    for (const migration of migrations.slice(found)) await connection.query({ text: migration(quoted(schema)) });
    await ask(`UPDATE ${quoted(schema)}.schema_version SET version = ${migrations.length}`);
  }
  await ask('COMMIT');
}

type Ask = (text: string, ...values: readonly string[]) => Promise<Readonly<Record<string, unknown>>>;

/** The version of the tables that are there; 0, and a place to write it, where there are none. */
async function versionOf(schema: string, ask: Ask): Promise<number> {
  const table = `${quoted(schema)}.schema_version`;
  const { schemas, tables } = await ask(
    'SELECT to_regnamespace($1)::text AS schemas, to_regclass($2)::text AS tables',
    quoted(schema),
    table,
  );
  // An administrator may have made the schema for a role that may not make one, not even one that exists.
  if (schemas === null) await ask(`CREATE SCHEMA ${quoted(schema)}`);
  if (tables === null) {
    await ask(`CREATE TABLE ${table} (version integer NOT NULL)`);
    await ask(`INSERT INTO ${table} VALUES (0)`);
  }
  return Number((await ask(`SELECT version FROM ${table}`)).version);
}

const unsuitable = (place: string, what: string, next: string): StoreError =>
  new StoreError('STORE_UNREADABLE', `The database at ${place} cannot be used: ${what}. ${next}`);
