import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openFolder } from './kept-bakery.ts';

const argv = ['verify', '--sessions', 'bakery.mjs', '--db', 'sessions.db'];

const fatesIn = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

const rowsIn = (file: string) => {
  const db = new DatabaseSync(file);
  const rows = ['session', 'record', 'reply', 'lease'].map((table) => db.prepare(`SELECT * FROM ${table}`).all());
  db.close();
  return rows;
};

describe('talkchart verify --sessions', () => {
  it('counts what goes on as it is, and leaves out what is over', async () => {
    const { run, keep } = openFolder();
    for (const messages of [[], ['4'], ['4', 'yes'], ['cancel']]) await keep(messages);
    const { code, out } = await run(argv);
    expect(code).toBe(0);
    expect(out).toMatch(/^Flow "bakery", version 1 \(\w+\): 2 open in \/.*sessions\.db\.\n2 {2}go on as they are/);
  });

  it('tells of each session what a changed flow would make of it', async () => {
    const { run, keep, keepHalfDone, changeFlow } = openFolder();
    const [few, many, owed] = [await keep(['2']), await keep(['8']), await keepHalfDone()];
    changeFlow({ max: 3 });
    const { code, out } = await run([...argv, '--json']);
    const fates = fatesIn(out);
    expect(code).toBe(1);
    expect(fates).toHaveLength(4);
    expect(fates).toContainEqual(
      expect.objectContaining({
        session: few,
        is: 'carriedOver',
        kept: ['loaves'],
        opened: [],
        state: 'confirming.awaiting',
      }),
    );
    expect(fates).toContainEqual(
      expect.objectContaining({
        session: many,
        is: 'askedAgain',
        opened: [{ slot: 'loaves', code: expect.any(String) }],
      }),
    );
    expect(fates).toContainEqual(expect.objectContaining({ session: owed, is: 'toAPerson', then: 'handedOff' }));
    expect(fates.at(-1)).toMatchObject({ open: 3, unchanged: 0, carriedOver: 1, askedAgain: 1, lost: 0, toAPerson: 1 });
    const text = await run(argv);
    expect(text.out).toMatch(
      new RegExp(`^${many} {2}of version 1 \\(\\w+\\): confirming\\.awaiting -> collecting\\.`, 'm'),
    );
    expect(text.out).toMatch(/^ asked again {2}loaves \(/m);
    expect(text.out).toContain('1  go to a person\nNothing was written.\n');
  });

  it.each([
    { when: 'only asks again', change: { max: 3 }, code: 0, is: 'askedAgain', part: { dropped: [] } },
    {
      when: 'has no such slot any more',
      change: { slot: 'rolls' },
      code: 1,
      is: 'lost',
      part: { dropped: ['loaves'] },
    },
    {
      when: 'renames the slot and says so',
      change: { slot: 'rolls', migrate: '({ loaves }) => ({ rolls: loaves })' },
      code: 0,
      is: 'carriedOver',
      part: { kept: ['rolls'] },
    },
    {
      when: 'has a migrate that throws',
      change: { max: 11, migrate: `() => { throw new Error('no idea') }` },
      code: 1,
      is: 'lost',
      part: { failed: 'no idea' },
    },
  ])('ends with code $code where the flow $when', async ({ change, code, is, part }) => {
    const { run, keep, changeFlow } = openFolder();
    await keep(['8']);
    changeFlow(change);
    const ended = await run([...argv, '--json']);
    expect(ended.code).toBe(code);
    expect(fatesIn(ended.out)[0]).toMatchObject({ is, ...part });
  });

  it('writes nothing', async () => {
    const { run, keep, cwd, changeFlow } = openFolder();
    await keep(['8']);
    const before = rowsIn(join(cwd, 'sessions.db'));
    changeFlow({ max: 3 });
    await run(argv);
    expect(rowsIn(join(cwd, 'sessions.db'))).toEqual(before);
  });

  it.each([
    { argv: ['verify', '--db', 'sessions.db'], code: 2, says: '--db goes with --sessions.' },
    { argv: ['verify', '--sessions', 'a.ts', 'b.ts'], code: 2, says: 'One flow at a time' },
    { argv: ['verify', '--sessions', '--db', 'nowhere.db'], code: 1, says: 'No sessions are kept in /' },
  ])('says what is wrong with $argv', async ({ argv: wrong, code, says }) => {
    const told = await openFolder().run(wrong);
    expect(told).toMatchObject({ code, out: '' });
    expect(told.err).toContain(says);
  });

  it('explains itself', async () => {
    const { code, out } = await openFolder().run(['verify', '--help']);
    expect(code).toBe(0);
    expect(out).toContain('with --sessions where something would be lost');
  });
});
