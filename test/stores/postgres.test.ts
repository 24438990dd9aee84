import { inspect } from 'node:util';
import { Client, Pool } from 'pg';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { SessionStore } from '../../src/session/store.ts';
import { createCipher } from '../../src/stores/cipher.ts';
import { createPostgresStore, type PostgresStoreOptions } from '../../src/stores/postgres.ts';
import { type OpenStore, storeContract } from '../../src/testing/index.ts';
import { commitOf, storedSession } from '../../src/testing/stored-session.ts';
import { describePostgres, startPostgres } from './postgres-server.ts';

type Row = Readonly<Record<string, unknown>>;

const turn = { sessionId: 'session-1', of: 'turn' } as const;
const minute = 60_000;

/** Opens a store that is closed when the test ends. */
async function opened(options: PostgresStoreOptions): Promise<SessionStore> {
  const store = await createPostgresStore(options);
  onTestFinished(() => store.close());
  return store;
}

function poolFor(url: string, options: ConstructorParameters<typeof Pool>[0] = {}): Pool {
  const pool = new Pool({ connectionString: url, ...options });
  onTestFinished(() => pool.end());
  return pool;
}

async function sql(url: string, text: string): Promise<readonly Row[]> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

/** A schema that no other test has. */
const numbered = (() => {
  let count = 0;
  return (): string => {
    count += 1;
    return `schema "${count}"`;
  };
})();

const quoted = (schema: string): string => `"${schema.replaceAll('"', '""')}"`;

const changed = (
  url: string,
  part: Partial<Record<'hostname' | 'port' | 'pathname' | 'username' | 'password' | 'search', string>>,
) => Object.assign(new URL(url), part).href;

/** Everything that stands in the tables of a schema. */
async function tablesOf(url: string, schema: string): Promise<Readonly<Record<string, readonly Row[]>>> {
  const names = ['session', 'record', 'reply', 'lease'];
  const rows = await Promise.all(names.map((name) => sql(url, `SELECT * FROM ${quoted(schema)}.${name}`)));
  return Object.fromEntries(names.map((name, index) => [name, rows[index] ?? []]));
}

describePostgres('the PostgreSQL store', (database) => {
  const openPostgresStore: OpenStore = async () => {
    const schema = numbered();
    const stores: SessionStore[] = [];
    const another = async (): Promise<SessionStore> => {
      const store = await createPostgresStore({ url: database.url, schema });
      stores.push(store);
      return store;
    };
    return {
      store: await another(),
      another,
      pass: async (ms) => {
        const older = `ARRAY(SELECT until - ${ms} FROM unnest(untils) WITH ORDINALITY AS one (until, place) ORDER BY place)`;
        await sql(database.url, `UPDATE ${quoted(schema)}.lease SET untils = ${older}`);
      },
      close: async () => {
        await Promise.all(stores.map((store) => store.close()));
      },
    };
  };

  /** Holds the lease back until every call waits for it. */
  async function atOnce<Answer>(schema: string, calls: readonly (() => Promise<Answer> | undefined)[]) {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    onTestFinished(() => client.end());
    await client.query(`BEGIN; SELECT * FROM ${quoted(schema)}.lease FOR UPDATE`);
    const answers = calls.map((call) => call());
    const waiting = "SELECT * FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";
    await vi.waitFor(async () => expect(await sql(database.url, waiting)).toHaveLength(calls.length), {
      timeout: 20_000,
    });
    await client.query('COMMIT');
    return Promise.all(answers);
  }

  describe('keeps to the contract', () => {
    it.each(storeContract())('$name', ({ run }) => run(openPostgresStore));
  });

  describe('its leases', () => {
    it('are held by one of 200 who ask over four pools at once, in the order of their queue', async () => {
      const schema = numbered();
      const url = database.url;
      const stores = await Promise.all([1, 2, 3, 4].map(() => opened({ url, schema, connections: 4 })));
      const storeOf = new Map(Array.from({ length: 200 }, (_, index) => [`owner-${index}`, stores[index % 4]]));
      const askAll = async (): Promise<string[]> => {
        const asked = [...storeOf].map(async ([owner, store]) => {
          const isHeld = await store?.lease({ ...turn, owner, forMs: minute });
          return isHeld === true ? [owner] : [];
        });
        return (await Promise.all(asked)).flat();
      };

      const holders = await askAll();
      const [{ owners: queue } = {}] = await sql(url, `SELECT owners FROM ${quoted(schema)}.lease`);
      for (let served = 1; served < 6; served += 1) {
        // The holder leaves while everybody else asks: the lease is free for a moment, and nobody may get it twice.
        const holder = holders.at(-1) ?? '';
        storeOf.delete(holder);
        const [next] = await Promise.all([askAll(), stores[served % 4]?.release({ ...turn, owner: holder })]);
        holders.push(...(next.length === 0 ? await askAll() : next));
        expect(holders).toHaveLength(served + 1);
      }
      expect(holders).toEqual((queue as readonly string[]).slice(0, 6));
    }, 30_000);

    it('pass to one alone where a renewal races whoever waits for the end', async () => {
      const schema = numbered();
      const [a, b] = await Promise.all([1, 2].map(() => opened({ url: database.url, schema })));
      expect(await a?.lease({ ...turn, owner: 'ann', forMs: 0 })).toBe(true);
      const held = await atOnce(schema, [
        () => a?.lease({ ...turn, owner: 'ann', forMs: minute }),
        () => b?.lease({ ...turn, owner: 'bob', forMs: minute }),
      ]);
      expect(held.filter((isHeld) => isHeld)).toHaveLength(1);
    });

    it('leave nothing behind when the last two leave at once', async () => {
      const schema = numbered();
      const [a, b] = await Promise.all([1, 2].map(() => opened({ url: database.url, schema })));
      await a?.lease({ ...turn, owner: 'ann', forMs: minute });
      await b?.lease({ ...turn, owner: 'bob', forMs: minute });
      await atOnce(schema, [() => a?.release({ ...turn, owner: 'ann' }), () => b?.release({ ...turn, owner: 'bob' })]);
      expect((await tablesOf(database.url, schema)).lease).toEqual([]);
    });

    it('go by the clock of the database: a server whose clock is wrong takes nothing and loses nothing', async () => {
      const store = await opened({ url: database.url, schema: numbered() });
      const at = Date.now();
      onTestFinished(() => void vi.useRealTimers());
      vi.useFakeTimers({ toFake: ['Date'] });
      const ask = (owner: string, { clockIsOff }: { readonly clockIsOff: number }): Promise<boolean> => {
        vi.setSystemTime(at + clockIsOff);
        return store.lease({ ...turn, owner, forMs: minute });
      };
      expect(await ask('ann', { clockIsOff: -60 * minute })).toBe(true);
      expect(await ask('bob', { clockIsOff: 60 * minute })).toBe(false);
      expect(await ask('ann', { clockIsOff: 0 })).toBe(true);
    });

    it('need no log, for nothing depends on them after a crash', async () => {
      const schema = numbered();
      await opened({ url: database.url, schema });
      const kinds = await sql(
        database.url,
        `SELECT relname AS table, relpersistence AS kind FROM pg_class
         WHERE relkind = 'r' AND relnamespace = '${quoted(schema)}'::regnamespace ORDER BY 1`,
      );
      expect(kinds.map(({ table, kind }) => `${table} ${kind}`)).toEqual([
        'lease u',
        'record p',
        'reply p',
        'schema_version p',
        'session p',
      ]);
    });
  });

  describe('its tables', () => {
    it('are made once by eight that start at once', async () => {
      const schema = numbered();
      const stores = await Promise.all(Array.from({ length: 8 }, () => opened({ url: database.url, schema })));
      for (const [index, store] of stores.entries()) await store.commit(commitOf({ version: index + 1 }));
      expect(await sql(database.url, `SELECT version FROM ${quoted(schema)}.schema_version`)).toEqual([{ version: 1 }]);
    });

    it('stay as they are when a store opens them again', async () => {
      const options = { url: database.url, schema: numbered() };
      const first = await createPostgresStore(options);
      await first.commit(commitOf({}, 'message-1'));
      await first.close();
      const second = await opened(options);
      expect(await second.load('session-1')).toEqual(storedSession());
    });

    it('are left alone where a newer version made them', async () => {
      const schema = numbered();
      const store = await opened({ url: database.url, schema });
      await store.commit(commitOf());
      await sql(database.url, `UPDATE ${quoted(schema)}.schema_version SET version = 2`);
      const before = await tablesOf(database.url, schema);
      await expect(createPostgresStore({ url: database.url, schema })).rejects.toMatchObject({
        name: 'StoreError',
        code: 'STORE_UNREADABLE',
        message: expect.stringMatching(/version 2, and this Talkchart knows up to 1\. .*update/),
      });
      expect(await tablesOf(database.url, schema)).toEqual(before);
    });

    it('of two schemas are kept apart, also over one pool', async () => {
      const pool = poolFor(database.url, { max: 1 });
      const [a, b] = [await opened({ pool, schema: numbered() }), await opened({ pool, schema: numbered() })];
      await a.commit(commitOf({ said: 'To a.' }));
      await b.commit(commitOf({ said: 'To b.' }));
      expect(await a.load('session-1')).toEqual(storedSession({ said: 'To a.' }));
      expect(await b.load('session-1')).toEqual(storedSession({ said: 'To b.' }));
    });

    it('can be made in a schema that an administrator made for a role that may make none', async () => {
      const url = changed(database.url, { username: 'guest' });
      await sql(database.url, 'CREATE ROLE guest LOGIN');
      onTestFinished(async () => void (await sql(database.url, 'DROP OWNED BY guest; DROP ROLE guest')));
      await expect(createPostgresStore({ url, schema: 'for_guest' })).rejects.toMatchObject({
        code: 'STORE_UNREADABLE',
        message: expect.stringMatching(/guest@127\.0\.0\.1:\d+\/\w+ .*permission denied .*GRANT CREATE ON DATABASE/),
      });
      await sql(database.url, 'CREATE SCHEMA for_guest AUTHORIZATION guest');
      const store = await opened({ url, schema: 'for_guest' });
      await store.commit(commitOf());
      expect(await store.load('session-1')).toEqual(storedSession());
    });

    it('hold nothing that can be read but ids, states and times, where there is a cipher', async () => {
      const schema = numbered();
      const cipher = createCipher(Buffer.alloc(32, 7).toString('base64'));
      const store = await opened({ url: database.url, schema, cipher });
      const commit = commitOf({ said: 'My secret.', values: { name: 'Zoë' } }, 'message-1');
      await store.commit(commit);
      expect(await store.load('session-1')).toEqual(commit.session);
      expect(await store.records('session-1', { after: 0, limit: 1 })).toEqual([commit.record]);
      expect(await store.findReply('session-1', 'message-1')).toEqual(commit.said);
      expect(inspect(await tablesOf(database.url, schema), { depth: 9 })).not.toMatch(/secret|Zoë|friday|what time/i);

      await store.commit(commitOf({ id: 'session-2' }));
      const moved = `(SELECT body FROM ${quoted(schema)}.session WHERE id = 'session-2')`;
      await sql(database.url, `UPDATE ${quoted(schema)}.session SET body = ${moved} WHERE id = 'session-1'`);
      await expect(store.load('session-1')).rejects.toMatchObject({ code: 'SEAL_BROKEN' });
    });
  });

  describe('says at the start what is wrong, where, and what to do', () => {
    it.each([
      {
        when: 'nothing listens',
        part: { port: '1' },
        says: /@127\.0\.0\.1:1\/test_\d+ .*ECONNREFUSED.* start the server/,
      },
      {
        when: 'there is no such database',
        part: { pathname: '/none' },
        says: /\/none .*does not exist\. Create the database/,
      },
      { when: 'there is no such role', part: { username: 'nobody' }, says: /nobody@127.*role "nobody" does not exist/ },
      {
        when: 'it is read-only',
        part: option('default_transaction_read_only=on'),
        says: /transaction_read_only is "on".*primary/,
      },
      {
        when: 'transactions see less than leases need',
        part: option('default_transaction_isolation=serializable'),
        says: /default_transaction_isolation is "serializable".*ALTER ROLE/,
      },
    ])('when $when', async ({ part, says }) => {
      const url = changed(database.url, { password: 'pass-word', ...part });
      const error: unknown = await createPostgresStore({ url, schema: numbered() }).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({
        name: 'StoreError',
        code: 'STORE_UNREADABLE',
        message: expect.stringMatching(says),
      });
      expect(inspect(error, { depth: 9 })).not.toContain('pass-word');
    });

    it('when the url is none', async () => {
      const error: unknown = await createPostgresStore({ url: 'postgres://a:pass-word@[/b' }).catch(
        (thrown: unknown) => thrown,
      );
      expect(error).toMatchObject({
        code: 'STORE_UNREADABLE',
        message: expect.stringContaining('postgres://user:password@host'),
      });
      expect(inspect(error, { depth: 9 })).not.toContain('pass-word');
    });

    it('when the database cannot keep every text', async () => {
      await sql(database.url, `CREATE DATABASE ascii ENCODING 'SQL_ASCII' TEMPLATE template0`);
      onTestFinished(async () => void (await sql(database.url, 'DROP DATABASE ascii WITH (FORCE)')));
      await expect(createPostgresStore({ url: changed(database.url, { pathname: '/ascii' }) })).rejects.toMatchObject({
        message: expect.stringMatching(/server_encoding is "SQL_ASCII"\. .*ENCODING 'UTF8'/),
      });
    });

    it('when the password is wrong', async () => {
      const server = await startPostgres({ fsync: false });
      onTestFinished(() => server.stop());
      await sql(server.url, `CREATE ROLE app LOGIN PASSWORD 'right'`);
      const [{ hba_file } = {}] = await sql(server.url, 'SHOW hba_file');
      await sql(server.url, `COPY (SELECT 'host all app 127.0.0.1/32 scram-sha-256') TO '${hba_file}'`);
      await sql(server.url, 'SELECT pg_reload_conf()');
      const url = changed(server.url, { username: 'app', password: 'pass-word' });
      const refused = expect.stringMatching(
        /app@127\.0\.0\.1:\d+\/postgres .*authentication failed.*Correct the password/,
      );
      await vi.waitFor(async () => {
        const error: unknown = await createPostgresStore({ url }).catch((thrown: unknown) => thrown);
        expect(error).toMatchObject({ code: 'STORE_UNREADABLE', message: refused });
        expect(inspect(error, { depth: 9 })).not.toContain('pass-word');
      }, 20_000);
    }, 30_000);
  });

  it('forgets a session whole that is written meanwhile', async () => {
    const schema = numbered();
    const store = await opened({ url: database.url, schema });
    const ids = Array.from({ length: 60 }, (_, index) => `session-${index}`);
    await Promise.all(ids.map((id) => store.commit(commitOf({ id }, 'message-1'))));
    const late = ids.map((id) => store.commit(commitOf({ id, version: 2 }, 'message-2')).catch(() => undefined));
    await Promise.all([...late, ...ids.map((id) => store.forget(id))]);
    expect(await tablesOf(database.url, schema)).toEqual({ session: [], record: [], reply: [], lease: [] });
  });

  it('lets each of two pools go on from the version it knows, and no further', async () => {
    const schema = numbered();
    const [a, b] = await Promise.all([1, 2].map(() => opened({ url: database.url, schema })));
    await a?.commit(commitOf());
    await b?.commit(commitOf({ version: 2, said: 'From b.' }));
    await expect(a?.commit(commitOf({ version: 2, said: 'From a.' }))).rejects.toMatchObject({
      code: 'SESSION_CONFLICT',
    });
    await a?.commit(commitOf({ version: 3 }));
    await expect(b?.commit(commitOf({ version: 3 }))).rejects.toMatchObject({ code: 'SESSION_CONFLICT' });
    expect((await b?.records('session-1', { after: 0, limit: 9 }))?.map(({ version }) => version)).toEqual([1, 2, 3]);
  });

  it('holds no connection between calls: one serves many at once', async () => {
    const pool = poolFor(database.url, { max: 1 });
    const store = await opened({ pool, schema: numbered() });
    await Promise.all(Array.from({ length: 30 }, (_, index) => store.commit(commitOf({ id: `session-${index}` }))));
    await Promise.allSettled(Array.from({ length: 30 }, () => store.commit(commitOf({ id: 'session-31' }))));
    expect([pool.totalCount - pool.idleCount, pool.waitingCount]).toEqual([0, 0]);
  });

  it('leaves a pool that it was given open', async () => {
    const pool = poolFor(database.url);
    const store = await createPostgresStore({ pool, schema: numbered() });
    await store.close();
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it.each([
    { as: 'text, as pg does', read: (text: string) => text },
    { as: 'bigint', read: BigInt },
    { as: 'number', read: Number },
  ])('gives times as numbers, also where the pool of the host reads them as $as', async ({ read }) => {
    const types = { getTypeParser: (id: number) => (text: string) => (id === 20 ? read(text) : text) };
    const store = await opened({ pool: poolFor(database.url, { types: types as never }), schema: numbered() });
    await store.commit(commitOf({ due: 5 }));
    const [listed] = await store.list({ flow: 'haircut', limit: 1 });
    expect(listed).toMatchObject({ version: 1, activeAt: storedSession().activeAt, due: 5, flow: { version: 3 } });
  });

  it('answers nothing once it is closed, and closes but once', async () => {
    const store = await createPostgresStore({ url: database.url, schema: numbered() });
    await store.close();
    await store.close();
    await expect(store.load('session-1')).rejects.toMatchObject({ code: 'STORE_UNREADABLE' });
  });
});

/** A setting of the session, as a url gives it. */
function option(setting: string): { readonly search: string } {
  return { search: `?options=${encodeURIComponent(`-c ${setting}`)}` };
}
