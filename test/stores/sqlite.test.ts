import { readdirSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { createCipher } from '../../src/stores/cipher.ts';
import { createTestClock, storeContract } from '../../src/testing/index.ts';
import { commitOf, storedSession } from '../../src/testing/stored-session.ts';
import { folderOfEachTest } from './sqlite-folder.ts';

const folder = folderOfEachTest();
const everything = { after: 0, limit: 100 };
const secret = 'Rumpelstiltskin';

describe('the SQLite store', () => {
  it.each(storeContract())('$name', ({ run }) =>
    run(async () => {
      const clock = createTestClock({ now: Date.UTC(2026, 10, 23, 12) });
      const another = async () => folder.open({ clock });
      return { store: await another(), another, pass: async (ms) => clock.pass(ms), close: async () => undefined };
    }),
  );

  it('keeps what was committed when it is closed and opened again', async () => {
    const store = folder.open();
    await store.commit(commitOf({}, 'message-1'));
    await store.close();
    expect(await folder.open().load('session-1')).toEqual(storedSession());
  });

  it('rejects when it is closed, and closes twice without a word', async () => {
    const store = folder.open();
    await store.close();
    await store.close();
    await expect(store.load('session-1')).rejects.toThrow();
    await expect(store.commit(commitOf())).rejects.toThrow();
    await expect(store.lease({ sessionId: 'session-1', of: 'turn', owner: 'ann', forMs: 1 })).rejects.toThrow();
    await expect(store.forget('session-1')).rejects.toThrow();
  });

  it('finds what is due, and a page of a list, by an index', () => {
    folder.open();
    const db = new DatabaseSync(folder.pathOf('sessions.db'));
    const planOf = (sql: string): string =>
      db
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map(({ detail }) => String(detail))
        .join('; ');
    const plans = [
      planOf("SELECT id FROM session WHERE flow = 'f' AND due <= 1 ORDER BY due, id LIMIT 1"),
      planOf("SELECT body FROM session WHERE flow = 'f' AND active_at <= 1 ORDER BY active_at DESC, id LIMIT 1"),
      planOf("SELECT body FROM session WHERE flow = 'f' AND state = 's' ORDER BY active_at DESC, id LIMIT 1"),
      planOf("SELECT body FROM reply WHERE session = 's' AND message = 'm'"),
    ];
    db.close();
    for (const plan of plans) expect(plan).toMatch(/^SEARCH \w+ USING (COVERING )?INDEX [^;]*$/);
  });
});

describe('what the SQLite store forgot', () => {
  it('stands nowhere in its files, whoever else has them open', async () => {
    const [store, other] = [folder.open(), folder.open()];
    for (let version = 1; version <= 30; version += 1) {
      const said = `${secret} ${version} `.repeat(version % 5 === 0 ? 1000 : 1);
      await store.commit(commitOf({ version, said, value: secret }, `message of ${secret} ${version}`));
      await other.commit(commitOf({ id: 'session-2', version, said: 'Somebody else.' }, `message-${version}`));
    }
    await store.lease({ sessionId: 'session-1', of: 'turn', owner: secret, forMs: 1000 });
    expect(bytesOfFiles()).toContain(secret);
    await other.forget('session-1');
    expect(bytesOfFiles()).not.toContain(secret);
    expect(bytesOfFiles()).toContain('Somebody else.');
    expect(await store.records('session-2', everything)).toHaveLength(30);
  });

  it('is told to be in its files still, where another program keeps it from emptying them', async () => {
    const store = folder.open();
    await store.commit(commitOf({ said: secret }));
    const reader = new DatabaseSync(folder.pathOf('sessions.db'));
    reader.exec('BEGIN; SELECT count(*) FROM session');
    await expect(store.forget('session-1')).rejects.toThrow('Forget it again');
    expect(await store.load('session-1')).toBeUndefined();
    reader.close();
    await store.forget('session-1');
    expect(bytesOfFiles()).not.toContain(secret);
  });
});

describe('with a cipher, the SQLite store', () => {
  const keyOf = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
  const cipher = createCipher(keyOf(1));

  it('keeps no word in the clear, and gives back every one', async () => {
    const store = folder.open({ cipher });
    const commit = commitOf({ said: secret, value: secret, due: 5 }, 'message-1');
    await store.commit(commit);
    expect(bytesOfFiles()).not.toContain(secret);
    for (const word of ['reprompt', 'slot.proposed', 'Europe/Paris']) expect(bytesOfFiles()).not.toContain(word);
    expect(await store.load('session-1')).toEqual(commit.session);
    expect(await store.records('session-1', everything)).toEqual([commit.record]);
    expect(await store.findReply('session-1', 'message-1')).toEqual(commit.said);
    expect(await store.replies('session-1', everything)).toEqual([commit.said]);
  });

  it('lists sessions without a key', async () => {
    await folder.open({ cipher }).commit(commitOf({ due: 5 }));
    const blind = folder.open();
    expect(await blind.due({ flow: 'haircut', at: 5, limit: 1 })).toEqual(['session-1']);
    expect(await blind.list({ flow: 'haircut', limit: 1 })).toMatchObject([{ id: 'session-1', version: 1 }]);
    await expect(blind.load('session-1')).rejects.toMatchObject({ code: 'KEY_UNKNOWN' });
  });

  it('opens nothing with another key', async () => {
    await folder.open({ cipher }).commit(commitOf());
    const other = folder.open({ cipher: createCipher(keyOf(2)) });
    await expect(other.load('session-1')).rejects.toMatchObject({ code: 'SEAL_BROKEN' });
  });

  it('reads what was kept before there was a key', async () => {
    await folder.open().commit(commitOf());
    const store = folder.open({ cipher });
    expect(await store.load('session-1')).toEqual(storedSession());
    await store.commit(commitOf({ version: 2 }));
    expect(await store.load('session-1')).toEqual(storedSession({ version: 2 }));
  });

  it.each([
    ["another session's", "UPDATE session SET body = (SELECT body FROM session WHERE id = 'session-2')"],
    ["another reply's", 'UPDATE reply SET body = (SELECT body FROM reply WHERE version = 2)'],
    ["another record's", 'UPDATE record SET body = (SELECT body FROM record WHERE version = 2)'],
    ['of another kind', 'UPDATE session SET body = (SELECT body FROM record WHERE version = 1)'],
  ])('opens no text that was put in the place of another: %s', async (_, sql) => {
    const store = folder.open({ cipher });
    for (const id of ['session-1', 'session-2']) {
      for (const version of [1, 2]) await store.commit(commitOf({ id, version }, `message-${version}`));
    }
    const db = new DatabaseSync(folder.pathOf('sessions.db'));
    db.exec(sql);
    db.close();
    const reads = [
      store.load('session-1'),
      store.findReply('session-1', 'message-1'),
      store.records('session-1', everything),
    ];
    const ends = await Promise.allSettled(reads);
    expect(ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []))).toMatchObject([
      { code: 'SEAL_BROKEN' },
    ]);
  });

  it('tells of a damaged text where it stands, and not what it says', async () => {
    const store = folder.open();
    await store.commit(commitOf());
    const db = new DatabaseSync(folder.pathOf('sessions.db'));
    db.exec(`UPDATE session SET body = '${secret}'`);
    db.close();
    const error = await store.load('session-1').catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'STORE_UNREADABLE', message: expect.stringContaining('session/session-1/1') });
    expect(String(error)).not.toContain(secret);
  });
});

/** All that stands in the files of the folder, byte by byte. */
const bytesOfFiles = (): string =>
  readdirSync(folder.pathOf('.'))
    .map((name) => readFileSync(folder.pathOf(name), 'latin1'))
    .join('\n');
