import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Client, Pool } from 'pg';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createPostgresStore, type PostgresConnection, type PostgresPool } from '../../src/stores/postgres.ts';
import { commitOf, storedSession } from '../../src/testing/stored-session.ts';
import { describePostgres, startPostgres } from './postgres-server.ts';

const everything = { after: 0, limit: 10_000 };
const turn = { sessionId: 'session-1', of: 'turn', forMs: 60_000 } as const;
const lost = { name: 'StoreError', code: 'STORE_UNREADABLE' };
const soon = { timeout: 30_000, interval: 20 };

describePostgres('the PostgreSQL store, when the server', (database) => {
  it('restarts between two calls, goes on with the next', async () => {
    const server = await startPostgres({ fsync: false });
    onTestFinished(() => server.stop());
    const store = await createPostgresStore({ url: server.url });
    onTestFinished(() => store.close());
    await store.commit(commitOf({}, 'message-1'));
    // So that there are several connections to lose.
    await Promise.all(Array.from({ length: 20 }, () => store.load('session-1')));

    await server.restart();
    expect(await store.lease({ ...turn, owner: 'ann' })).toBe(true);
    await server.restart();
    expect(await store.load('session-1')).toEqual(storedSession());
    await server.restart();
    await store.commit(commitOf({ version: 2 }));
    expect((await store.records('session-1', everything)).length).toBe(2);
  }, 30_000);

  it('restarts during calls, loses nothing that it said was written, and writes nothing by halves', async () => {
    const server = await startPostgres({ fsync: false });
    onTestFinished(() => server.stop());
    const store = await createPostgresStore({ url: server.url });
    onTestFinished(() => store.close());
    const ids = Array.from({ length: 8 }, (_, index) => `session-${index}`);
    const written = new Map(ids.map((id) => [id, 0]));
    const failures: unknown[] = [];
    const isOver = { now: false };
    const least = (): number => Math.min(...written.values());
    const write = async (id: string): Promise<void> => {
      while (!isOver.now) {
        const version = (written.get(id) ?? 0) + 1;
        try {
          await store.lease({ sessionId: id, of: 'turn', owner: 'ann', forMs: 60_000 });
          await store.commit(commitOf({ id, version }, `message-${version}`));
          written.set(id, version);
        } catch (error) {
          failures.push(error);
          const stored = (await vi.waitFor(() => store.load(id), soon))?.version ?? 0;
          expect([version - 1, version], 'at most the commit that failed was written all the same').toContain(stored);
          written.set(id, stored);
        }
      }
    };
    const writing = Promise.all(ids.map(write));
    for (let restart = 0; restart < 3; restart += 1) {
      const before = least();
      await vi.waitFor(() => expect(least()).toBeGreaterThan(before + 5), soon);
      await server.restart();
    }
    const before = least();
    await vi.waitFor(() => expect(least()).toBeGreaterThan(before + 5), soon);
    isOver.now = true;
    await writing;

    expect(failures.length, 'the server was away').toBeGreaterThan(0);
    for (const failure of failures) expect(failure).toMatchObject(lost);
    for (const [id, version] of written) {
      const versions = Array.from({ length: version }, (_, index) => index + 1);
      expect((await store.load(id))?.version).toBe(version);
      expect((await store.records(id, everything)).map((record) => record.version)).toEqual(versions);
      expect((await store.replies(id, everything)).map((said) => said.version)).toEqual(versions);
    }
  }, 60_000);

  it('ends connections that nobody uses, does not end the process with them', async () => {
    const store = await createPostgresStore({ url: `${database.url}?application_name=idle` });
    onTestFinished(() => store.close());
    const client = await connected(database.url);
    const ours = `FROM pg_stat_activity WHERE application_name = 'idle'`;
    await client.query(`SELECT pg_terminate_backend(pid) ${ours}`);
    await vi.waitFor(async () => expect((await client.query(`SELECT 1 ${ours}`)).rows).toEqual([]), soon);
    expect(await store.load('session-1')).toBeUndefined();
  });

  it('is cut off during a call, asks again over a new connection', async () => {
    const way = await openWay(Number(new URL(database.url).port));
    const store = await createPostgresStore({ url: Object.assign(new URL(database.url), { port: way.port }).href });
    onTestFinished(() => store.close());
    expect(await store.lease({ ...turn, owner: 'ann' })).toBe(true);

    const [holder, onlooker] = [await connected(database.url), await connected(database.url)];
    await holder.query('BEGIN; SELECT * FROM talkchart.lease FOR UPDATE');
    const waiting = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";
    const untilWaiting = (many: number) =>
      vi.waitFor(async () => expect((await onlooker.query(waiting)).rows).toHaveLength(many), soon);
    const renewed = store.lease({ ...turn, owner: 'ann' });
    await untilWaiting(1);
    way.cut();
    // The server has not noticed, and still waits for the first.
    await untilWaiting(2);
    await holder.query('COMMIT');
    expect(await renewed).toBe(true);
  });

  it('is gone, says so', async () => {
    const server = await startPostgres({ fsync: false });
    const store = await createPostgresStore({ url: server.url });
    onTestFinished(() => store.close());
    await server.stop();
    const gone = { ...lost, message: expect.stringMatching(/postgres@127\.0\.0\.1:\d+\/postgres/) };
    await expect(store.load('session-1')).rejects.toMatchObject(gone);
    await expect(store.lease({ ...turn, owner: 'ann' })).rejects.toMatchObject(gone);
    await expect(store.commit(commitOf())).rejects.toMatchObject(gone);
  }, 30_000);
});

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

/** A way to the server that can be cut: the client sees it at once, the server when it answers. */
async function openWay(to: number): Promise<{ readonly port: string; cut(): void }> {
  const ways = new Map<Socket, Socket>();
  const ignore = (): void => undefined;
  const listener = createServer((client) => {
    const server = connect(to, '127.0.0.1').on('error', ignore);
    client.on('error', ignore).on('end', () => server.end());
    server.on('data', (data) => client.write(data)).on('end', () => client.end());
    client.on('data', (data) => server.write(data));
    ways.set(client, server);
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  onTestFinished(() => {
    for (const server of ways.values()) server.destroy();
    listener.close();
  });
  return {
    port: String((listener.address() as AddressInfo).port),
    cut() {
      for (const client of ways.keys()) client.destroy();
    },
  };
}

/** What happens to a commit: `sent` cuts the connection before its answer, `lost` before it reaches the server. */
type Cut = 'sent' | 'lost' | (() => Promise<void>);

/** A pool whose connections fail as a test tells, and which does not see them fail. */
interface FrailPool extends PostgresPool {
  /** What becomes of the next commits. */
  readonly cuts: Cut[];
  /** Lets every connection that was ever opened fail. */
  killAll(): void;
}

function frailPool(url: string): FrailPool {
  const pool = new Pool({ connectionString: url, max: 4 });
  onTestFinished(() => pool.end());
  const connections = new Map<unknown, PostgresConnection>();
  const dead = new Set<unknown>();
  const cuts: Cut[] = [];
  const terminated = (): Error => new Error('Connection terminated unexpectedly');
  return {
    options: pool.options,
    on: (event, listener) => pool.on(event, listener),
    cuts,
    killAll: () => {
      for (const client of connections.keys()) dead.add(client);
    },
    async connect() {
      const client = await pool.connect();
      const frail: PostgresConnection = connections.get(client) ?? {
        on: (event, listener) => client.on(event, listener),
        off: (event, listener) => client.off(event, listener),
        release: (close) => client.release(close),
        async query({ name, text, values = [] }) {
          if (dead.has(client)) throw terminated();
          const ask = () => client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) });
          const cut = /_(?:beginSession|goOnWithSession)_/.test(name ?? '') ? cuts.shift() : undefined;
          if (cut === undefined) return ask();
          if (cut === 'sent') await ask();
          if (typeof cut === 'function') await cut();
          throw terminated();
        },
      };
      connections.set(client, frail);
      return frail;
    },
  };
}

describePostgres('the PostgreSQL store, when a connection is lost', (database) => {
  const open = async (schema: string) => {
    const pool = frailPool(database.url);
    const store = await createPostgresStore({ pool, schema });
    await store.commit(commitOf({}, 'message-1'));
    return { pool, store };
  };

  it.each([
    { when: 'after it was written', cuts: ['sent'] },
    { when: 'before it was written', cuts: ['lost'] },
    { when: 'before it was written, and again after it was', cuts: ['lost', 'sent'] },
  ] as const)('writes a commit once that was under way, $when', async ({ when, cuts }) => {
    const { pool, store } = await open(when);
    pool.cuts.push(...cuts);
    const commit = commitOf({ version: 2, said: 'At ten.' }, 'message-2');
    await store.commit(commit);
    expect(pool.cuts).toEqual([]);
    expect(await store.load('session-1')).toEqual(commit.session);
    expect((await store.records('session-1', everything)).map(({ version }) => version)).toEqual([1, 2]);
    expect((await store.replies('session-1', everything)).map(({ version }) => version)).toEqual([1, 2]);
  });

  it('calls it a conflict where somebody else wrote that version meanwhile', async () => {
    const schema = 'written by somebody else';
    const { pool, store } = await open(schema);
    const other = await createPostgresStore({ url: database.url, schema });
    onTestFinished(() => other.close());
    pool.cuts.push(() => other.commit(commitOf({ version: 2, said: 'From elsewhere.', writtenAt: 1 })));
    await expect(store.commit(commitOf({ version: 2 }))).rejects.toMatchObject({ code: 'SESSION_CONFLICT' });
    expect(await store.load('session-1')).toEqual(storedSession({ version: 2, said: 'From elsewhere.', writtenAt: 1 }));
  });

  it('says that it does not know where the server stays away, and the session tells later', async () => {
    const { pool, store } = await open('not known');
    pool.cuts.push('sent', 'lost', 'lost');
    await expect(store.commit(commitOf({ version: 2 }))).rejects.toMatchObject({
      ...lost,
      message: expect.stringMatching(/version 2 of session "session-1" was written is not known. Load/),
    });
    expect((await store.load('session-1'))?.version).toBe(2);
  });

  it('does every call on a new one, where all that are open died unseen', async () => {
    const { pool, store } = await open('died unseen');
    const calls = [
      () => store.load('session-1'),
      () => store.lease({ ...turn, owner: 'ann' }),
      () => store.commit(commitOf({ version: 2 })),
      () => store.records('session-1', everything),
      () => store.release({ ...turn, owner: 'ann' }),
      () => store.list({ flow: 'haircut', limit: 1 }),
      () => store.forget('session-1'),
    ];
    for (const call of calls) {
      await Promise.all(Array.from({ length: 4 }, () => store.load('session-1')));
      pool.killAll();
      await call();
    }
    expect(await store.load('session-1')).toBeUndefined();
  });
});
