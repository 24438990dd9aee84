import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';

/** A PostgreSQL of our own, on a port of 127.0.0.1. */
export interface PostgresServer {
  /** Of the superuser, who needs no password. */
  readonly url: string;
  /** Ends every connection, then the server, and removes all it kept; once is as good as twice. */
  stop(): Promise<void>;
  /** Ends every connection and starts again, with the same data under the same address. */
  restart(): Promise<void>;
}

/** A database of its own on the server that all test files of a process share. */
export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

const startsWithinMs = 60_000;
const debian = '/usr/lib/postgresql';

/** The folder that holds `initdb` and `postgres`: the first in PATH, else the newest that Debian put aside. */
export function findPostgres(): string | undefined {
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...versions.map((name) => join(debian, name, 'bin'))];
  return folders.find((folder) => ['initdb', 'postgres'].every((program) => existsSync(join(folder, program))));
}

/** Why tests with PostgreSQL are left out here; `undefined` where they run, and in CI they always do. */
export const noPostgres: string | undefined =
  findPostgres() !== undefined || process.env.CI === 'true' ? undefined : 'there is no initdb: install postgresql';

/**
 * A `describe` whose tests share an empty database, dropped after them; its `url` can be read once they run. Where there is no
 * PostgreSQL they are skipped, and the name says why; in CI they fail.
 */
export function describePostgres(name: string, body: (database: { readonly url: string }) => void): void {
  describe.skipIf(noPostgres !== undefined)(noPostgres === undefined ? name : `${name} (${noPostgres})`, () => {
    let database: TestDatabase | undefined;
    beforeAll(async () => {
      database = await freshDatabase();
    }, startsWithinMs);
    afterAll(() => database?.drop());
    body({
      get url() {
        if (database === undefined) throw new Error('There is no database yet: read its url in a test or a hook.');
        return database.url;
      },
    });
  });
}

const shared: { server?: Promise<PostgresServer>; databases: number } = { databases: 0 };

/** An empty database, on a server that the first call starts and that ends with this process. */
export async function freshDatabase(): Promise<TestDatabase> {
  shared.server ??= startPostgres({ fsync: false });
  const { url } = await shared.server;
  shared.databases += 1;
  const name = `test_${shared.databases}`;
  await query(url, `CREATE DATABASE ${name}`);
  return {
    url: new URL(`/${name}`, url).href,
    drop: () => query(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/**
 * Starts a server with an empty folder of its own. Whatever becomes of this process, the server ends with it and the folder goes.
 * @throws Error with the end of the server's log where it does not start.
 */
export async function startPostgres({ fsync = true } = {}): Promise<PostgresServer> {
  const programs = findPostgres();
  if (programs === undefined) throw new Error(`There is no initdb in PATH or ${debian}: install postgresql.`);
  const folder = mkdtempSync(join(tmpdir(), 'talkchart-postgres-'));
  const user = userToRunAs();
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const guard = guardOf(folder);
  const data = join(folder, 'data');

  const run = (program: string, ...args: readonly string[]): ChildProcess => {
    const log = openSync(logOf(folder), 'a');
    const started = spawn(join(programs, program), args, { cwd: folder, stdio: ['ignore', log, log], ...user });
    closeSync(log);
    started.unref();
    return started;
  };
  const runServer = async (port: number): Promise<ChildProcess> => {
    const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '', fsync: fsync ? 'on' : 'off' };
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const server = run('postgres', '-D', data, ...flags);
    await untilItAnswers(server, urlAt(port), folder);
    return server;
  };

  try {
    const auth = ['--auth-local=reject', '--auth-host=trust', '--username=postgres'];
    const made = run('initdb', '-D', data, ...auth, '--encoding=UTF8', '--locale=C', '--no-sync');
    if ((await ended(made)) !== 0) throw new Error(`initdb failed:\n${logIn(folder)}`);
    const port = await freePort();
    let server = await runServer(port);
    const stopServer = async (): Promise<void> => {
      // SIGINT is what PostgreSQL calls a fast shutdown: it waits for no client.
      server.kill('SIGINT');
      await ended(server);
    };
    return {
      url: urlAt(port),
      async stop() {
        await stopServer();
        await guard.end();
      },
      async restart() {
        await stopServer();
        server = await runServer(port);
      },
    };
  } catch (error) {
    await guard.end();
    throw error;
  }
}

const urlAt = (port: number): string => `postgres://postgres@127.0.0.1:${port}/postgres`;
const logOf = (folder: string): string => join(folder, 'log');
const logIn = (folder: string): string => readFileSync(logOf(folder), 'utf8').slice(-2000);

/** PostgreSQL refuses to run as root. */
function userToRunAs(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const [, , uid, gid] = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody') ?? [];
  if (uid === undefined || gid === undefined)
    throw new Error('PostgreSQL must not run as root: add a user "postgres".');
  return { uid: Number(uid), gid: Number(gid) };
}

/**
 * A shell that waits until its input ends, which also happens when this process is killed; then it ends the server that may
 * still run in the folder, and removes the folder. It is detached, so that Ctrl-C does not reach it.
 */
function guardOf(folder: string): { end(): Promise<void> } {
  const script = [
    'read -r _',
    'kill -QUIT "$(head -n 1 "$0/data/postmaster.pid")"',
    'for attempt in 1 2 3 4 5 6 7 8 9 10; do rm -rf "$0" && exit; sleep 0.5; done',
  ];
  const shell = spawn('/bin/sh', ['-c', script.join('\n'), folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.unref();
  return {
    async end() {
      shell.stdin.end();
      await ended(shell);
    },
  };
}

/** The exit code of a process, or the signal that ended it. */
async function ended(child: ChildProcess): Promise<number | string> {
  const outcome = (): number | string | null => child.exitCode ?? child.signalCode;
  if (outcome() === null) {
    // Whoever waits for a process keeps the program alive; one that only runs does not.
    child.ref();
    await once(child, 'exit');
  }
  return outcome() ?? 'unknown';
}

async function untilItAnswers(server: ChildProcess, url: string, folder: string): Promise<void> {
  const giveUp = AbortSignal.timeout(startsWithinMs);
  for (;;) {
    if (server.exitCode !== null || server.signalCode !== null || giveUp.aborted) {
      server.kill('SIGQUIT');
      throw new Error(`postgres did not start:\n${logIn(folder)}`);
    }
    try {
      return await query(url, 'SELECT 1');
    } catch {
      await wait(25);
    }
  }
}

async function query(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  listener.close();
  await once(listener, 'close');
  if (address === null || typeof address === 'string') throw new Error('A port was asked for, and no port was given.');
  return address.port;
}
