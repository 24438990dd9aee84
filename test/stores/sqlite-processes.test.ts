import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { longCommit } from './long-commit.ts';
import { folderOfEachTest } from './sqlite-folder.ts';

const commitUntilKilled = fileURLToPath(new URL('./commit-until-killed.ts', import.meta.url));
const openWhenTold = fileURLToPath(new URL('./open-when-told.ts', import.meta.url));
const folder = folderOfEachTest();

it('keeps every commit it told of, and none by half, when its process is killed', async () => {
  const path = folder.pathOf('sessions.db');
  let told = 0;
  for (const lines of [1, 12, 5, 40]) {
    told = Math.max(told, await killedAfter(lines, path));
    const store = folder.open();
    const session = await store.load('session-1');
    // One more may have been committed before it could be told.
    expect([told, told + 1]).toContain(session?.version);
    told = session?.version ?? 0;

    const versions = Array.from({ length: told }, (_, index) => index + 1);
    const since = { after: 0, limit: 100_000 };
    expect(session).toEqual(longCommit(told).session);
    expect(await store.records('session-1', since)).toEqual(versions.map((version) => longCommit(version).record));
    expect(await store.replies('session-1', since)).toEqual(versions.map((version) => longCommit(version).said));
    await store.close();
    expect(integrityOf(path)).toBe('ok');
  }
}, 30_000);

it('makes its tables once when two processes open the same new file', async () => {
  const processes = ['ann', 'bob'].map((id) => run(openWhenTold, id));
  const linesOf = processes.map(({ stdout }) => createInterface({ input: stdout })[Symbol.asyncIterator]());
  const everyLine = async () => Promise.all(linesOf.map(async (lines) => (await lines.next()).value as unknown));
  expect(await everyLine()).toEqual(['ready', 'ready']);
  for (let round = 1; round <= 10; round += 1) {
    const path = folder.pathOf(`sessions-${round}.db`);
    for (const { stdin } of processes) stdin.write(`${path}\n`);
    expect(await everyLine()).toEqual(['done', 'done']);
    const sessions = await folder.open({ path }).list({ flow: 'haircut', limit: 10 });
    expect(sessions.map(({ id }) => id)).toEqual(['ann', 'bob']);
  }
  for (const { stdin } of processes) stdin.end();
}, 30_000);

/** Kills a process that commits once it told of so many commits; gives the last version it told of. */
async function killedAfter(lines: number, path: string): Promise<number> {
  const child = run(commitUntilKilled, path);
  const told: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    told.push(Number(line));
    if (told.length === lines) child.kill('SIGKILL');
  }
  expect(told.length).toBeGreaterThanOrEqual(lines);
  return told.at(-1) ?? 0;
}

function run(script: string, argument: string): ChildProcessByStdio<Writable, Readable, null> {
  return spawn(process.execPath, [script, argument], {
    env: { PATH: process.env.PATH },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

function integrityOf(path: string): unknown {
  const db = new DatabaseSync(path);
  try {
    return db.prepare('PRAGMA integrity_check').get()?.integrity_check;
  } finally {
    db.close();
  }
}
