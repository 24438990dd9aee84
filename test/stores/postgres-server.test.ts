import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describePostgres, findPostgres, freshDatabase, noPostgres, startPostgres } from './postgres-server.ts';

const minute = 60_000;

/** The rows of a statement, each as a list. */
async function rows(url: string, statement: string): Promise<unknown[][]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text: statement, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

/** A connection, and the promise that it is cut. */
async function connectionTo(url: string): Promise<{ readonly cut: Promise<unknown> }> {
  const client = new Client({ connectionString: url });
  // It tells of one cut more than once.
  client.on('error', () => {});
  const cut = new Promise((resolve) => client.once('end', resolve));
  await client.connect();
  return { cut };
}

const folderOf = async (url: string): Promise<string> => String((await rows(url, 'SHOW data_directory'))[0]?.[0]);

describe('PostgreSQL for tests', () => {
  it('is found, or it is said what is missing', () => {
    expect(noPostgres !== undefined).toBe(findPostgres() === undefined && process.env.CI !== 'true');
  });
});

describePostgres('A server', () => {
  const started: { server?: Awaited<ReturnType<typeof startPostgres>> } = {};
  const server = () => started.server ?? expect.unreachable('It did not start.');
  beforeAll(async () => {
    started.server = await startPostgres();
  }, minute);
  afterAll(() => started.server?.stop());

  it('listens on 127.0.0.1 alone, and writes what it commits', async () => {
    expect(await rows(server().url, 'SHOW listen_addresses')).toEqual([['127.0.0.1']]);
    expect(await rows(server().url, 'SHOW unix_socket_directories')).toEqual([['']]);
    expect(await rows(server().url, 'SHOW fsync')).toEqual([['on']]);
  });

  it('keeps its data and its address when it starts again, but no connection', async () => {
    await rows(server().url, 'CREATE TABLE kept AS SELECT 7 AS n');
    const { cut } = await connectionTo(server().url);
    await server().restart();
    await cut;
    expect(await rows(server().url, 'SELECT n FROM kept')).toEqual([[7]]);
  });

  it('leaves nothing behind when it is stopped, however often', async () => {
    const folder = await folderOf(server().url);
    expect(existsSync(folder)).toBe(true);
    await server().stop();
    await server().stop();
    expect(existsSync(join(folder, '..'))).toBe(false);
    await expect(rows(server().url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('leaves nothing behind when the process that started it is killed', { timeout: minute }, async () => {
    const program = `const { startPostgres } = await import(${JSON.stringify(join(import.meta.dirname, 'postgres-server.ts'))});
      console.log((await startPostgres()).url);
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
    const folder = await folderOf(url);
    child.kill('SIGKILL');
    await expect.poll(() => existsSync(join(folder, '..')), { timeout: 20_000 }).toBe(false);
    await expect(rows(url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
  });

  it('does not keep alive the process that started it', { timeout: minute }, async () => {
    const program = `const { startPostgres } = await import(${JSON.stringify(join(import.meta.dirname, 'postgres-server.ts'))});
      await startPostgres({ fsync: false });`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: 'inherit' });
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});

describePostgres('A fresh database', (database) => {
  it('is empty, and not that of another', async () => {
    const other = await freshDatabase();
    await rows(other.url, 'CREATE TABLE mine (n int)');
    const tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";
    expect(await rows(other.url, tables)).toEqual([['mine']]);
    expect(await rows(database.url, tables)).toEqual([]);
    await other.drop();
  });

  it('is dropped though somebody is still connected', async () => {
    const { url, drop } = await freshDatabase();
    const { cut } = await connectionTo(url);
    await drop();
    await cut;
    await expect(rows(url, 'SELECT 1')).rejects.toThrow('does not exist');
  });
});
