import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { booking } from '../../machines/booking.ts';
import { createAssistant } from '../../src/create-assistant.ts';
import { openStore } from '../../src/stores/open-store.ts';
import { describePostgres } from './postgres-server.ts';

const clock = { nowMs: () => Date.UTC(2026, 10, 20, 15) };
const key = `1:${Buffer.alloc(32, 7).toString('base64')}`;
const perform = {
  check: async () => ({ is: 'passed' }) as const,
  fulfil: async () => ({ is: 'succeeded', result: null }) as const,
};

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'talkchart-open-store-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

/** Has somebody tell their name to a session in the store. */
async function talk(store: Awaited<ReturnType<typeof openStore>>['store']): Promise<void> {
  const assistant = createAssistant({ flow: booking, perform, store });
  const { sessionId } = await assistant.start();
  await assistant.send(sessionId, 'my name is Ann Lee');
  await assistant.close();
  await store.close();
}

describe('A store that a setting names', () => {
  it.each([
    { keys: undefined, isSealed: false },
    { keys: '', isSealed: false },
    { keys: key, isSealed: true },
  ])('is a file of SQLite for a path; with the keys $keys sealed: $isSealed', async ({ keys, isSealed }) => {
    const opened = await openStore({ db: 'data/sessions.db', keys, cwd, clock });
    await talk(opened.store);
    const file = join(cwd, 'data/sessions.db');
    expect(opened).toMatchObject({ place: file, isSealed });
    expect(readFileSync(file).includes('Ann Lee')).toBe(!isSealed);
  });

  describePostgres('with PostgreSQL', (database) => {
    it('is one of its schemas for postgres://, told without a password', async () => {
      const url = new URL(database.url);
      url.password = 'hunter2';
      const opened = await openStore({ db: url.href, keys: key, cwd, clock });
      await talk(opened.store);
      expect(opened).toMatchObject({
        place: `PostgreSQL at ${url.username}@${url.host}${url.pathname}`,
        isSealed: true,
      });
    });
  });

  it('is memory where that is said', async () => {
    const { store, place, isSealed } = await openStore({ db: ':memory:', keys: key, cwd, clock });
    expect({ place, isSealed }).toEqual({ place: 'memory', isSealed: false });
    await store.close();
  });

  it.each([
    { db: 'mysql://ann:hunter2@db.example/shop', code: 'STORE_UNREADABLE', says: '"mysql://..."' },
    { db: 'postgres://ann:hunter2@127.0.0.1:1/shop', code: 'STORE_UNREADABLE', says: 'ann@127.0.0.1:1/shop' },
    { db: 'postgresql://ann:hunter2@[/shop', code: 'STORE_UNREADABLE', says: 'malformed' },
    { db: '.', code: 'STORE_UNREADABLE', says: 'name a file' },
    { db: 'junk.db', code: 'STORE_UNREADABLE', says: 'no SQLite database' },
    { db: 'sessions.db', keys: 'hunter2', code: 'KEY_INVALID', says: 'TALKCHART_KEY' },
  ])('is refused for $db, saying why and no password', async ({ db, keys, code, says }) => {
    writeFileSync(join(cwd, 'junk.db'), 'This is no database. '.repeat(100));
    const problem = await openStore({ db, keys, cwd, clock }).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(problem).toMatchObject({ name: 'StoreError', code });
    expect(String(problem)).toContain(says);
    expect(String(problem)).not.toContain('hunter2');
  });
});
