import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/main.ts';
import type { Reply } from '../../src/session/reply.ts';
import { FakeIo } from './fake-io.ts';
import { laterBy, openFolder } from './kept-bakery.ts';
import { runChat } from './run-chat.ts';

const ctrlC = '\u0003';
const prompt = 'You: ';

const repliesIn = (out: string): readonly Reply[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Reply);

const idIn = (text: string): string => /--session ([\w-]+)/.exec(text)?.[1] ?? '';

/** Sits down at a terminal in this folder; the first prompt stands there. */
async function sitDown({ cwd, env }: ReturnType<typeof openFolder>, argv: readonly string[]) {
  const io = new FakeIo({ isTerminal: true, cwd, env });
  const ended = runCommand(['chat', 'bakery.mjs', ...argv], io);
  await io.sees(prompt);
  return { io, ended };
}

describe('a chat that is kept', () => {
  it('says how to go on, goes on there, and begins with what was said last', async () => {
    const { run } = openFolder();
    const first = await run(['chat', 'bakery.mjs', '--db', 'sessions.db', '--json'], { input: '4\n' });
    expect(first.err).toContain(
      `Go on with: talkchart chat bakery.mjs --session ${idIn(first.err)} --db sessions.db\n`,
    );
    const argv = ['chat', 'bakery.mjs', '--db', 'sessions.db', '--session', idIn(first.err), '--json'];
    const second = await run(argv, { input: 'yes\n' });
    expect(second.code).toBe(0);
    expect(second.err).toContain('Welcome back');
    expect(second.err).toContain('Done: B-4.');
    expect(repliesIn(second.out)[0]).toEqual(repliesIn(first.out).at(-1));
    expect(repliesIn(second.out)[1]?.state).toBe('completed');
  });

  it('keeps sessions where TALKCHART_DB says, and does not repeat that', async () => {
    const { run, cwd } = openFolder();
    const more = { TALKCHART_DB: join(cwd, 'env.db') };
    const { err } = await run(['chat', 'bakery.mjs'], { more });
    expect(err).toContain(`This conversation is kept in ${join(cwd, 'env.db')}.\n`);
    expect(err).toMatch(/Go on with: talkchart chat bakery\.mjs --session [\w-]+\n$/);
    expect((await run(['chat', 'bakery.mjs', '--session', idIn(err)], { more })).code).toBe(0);
  });

  it.each([
    { how: 'with piped input', argv: [], isTerminal: false, isKept: false },
    { how: 'on a terminal', argv: [], isTerminal: true, isKept: true },
    { how: 'on a terminal whose clock was set', argv: ['--now', '2030-01-01'], isTerminal: true, isKept: false },
    { how: 'in memory, when it is told so', argv: ['--db', ':memory:'], isTerminal: true, isKept: false },
  ])('is one where nobody says anything else: $how it is kept: $isKept', async ({ argv, isTerminal, isKept }) => {
    const { cwd, env } = openFolder();
    const io = new FakeIo({ isTerminal, cwd, env });
    const ended = runCommand(['chat', 'bakery.mjs', ...argv], io);
    if (isTerminal) await io.sees(prompt);
    io.stdin.end();
    expect(await ended).toBe(0);
    expect(existsSync(join(cwd, 'data/talkchart/sessions.db'))).toBe(isKept);
    expect(`${io.out}${io.err}`.includes('Go on with:')).toBe(isKept);
  });

  it('can be left with Ctrl-C in the middle, and welcomes back on a terminal', async () => {
    const folder = openFolder();
    const first = await sitDown(folder, []);
    first.io.stdin.write('4\r');
    await first.io.sees('Shall I go ahead');
    await first.io.sees(prompt);
    first.io.stdin.write(`ye${ctrlC}`);
    expect(await first.ended).toBe(130);
    expect(first.io.out).toContain(`Go on with: talkchart chat bakery.mjs --session ${idIn(first.io.out)}\n`);

    const second = await sitDown(folder, ['--session', idIn(first.io.out), '--time-zone', 'America/New_York']);
    expect(second.io.out).toContain('Welcome back. This was said last, on Monday, 23 November 2026 at 10:00:');
    expect(second.io.out).toMatch(/Talkchart: Here is your order:.*Shall I go ahead/s);
    second.io.stdin.write('yes\r');
    await second.io.sees('B-4');
    await second.io.sees(prompt);
    second.io.stdin.write(ctrlC);
    await second.ended;
    expect(second.io.out).toContain('Goodbye. Done: B-4.');
  });

  it('takes up what an earlier process left half done, and tells it', async () => {
    const { run, keepHalfDone } = openFolder();
    const argv = ['chat', 'bakery.mjs', '--db', 'sessions.db', '--session', await keepHalfDone(), '--json'];
    const { out, err } = await run(argv, { clock: laterBy(60_000) });
    expect(repliesIn(out).map(({ state }) => state)).toEqual(['completed']);
    expect(err).toContain('Done: B-4.');
  });

  it('asks whoever comes back late whether to go on', async () => {
    const { run, keep } = openFolder();
    const argv = ['chat', 'bakery.mjs', '--db', 'sessions.db', '--session', await keep(['4']), '--json'];
    const { out } = await run(argv, { input: 'yes\n', clock: laterBy(3_600_000) });
    expect(repliesIn(out).map(({ state }) => state)).toEqual(['resuming', 'confirming.awaiting']);
  });

  it('looks after no session when its clock was set', async () => {
    const { run, keep } = openFolder();
    const away = await keep(['4']);
    await run(['chat', 'bakery.mjs', '--db', 'sessions.db', '--now', '2030-01-01']);
    const { out } = await run(['replay', away, '--flow', 'bakery.mjs', '--db', 'sessions.db']);
    expect(out).not.toContain('away');
    expect(out).toContain('now confirming.awaiting');
  });

  it.each([
    { argv: ['bakery.mjs', '--session', 'nobody'], says: 'There is no session "nobody" in /' },
    { argv: ['--session', 'KEPT'], says: 'is about the flow "bakery", not "booking"' },
    { argv: ['bakery.mjs', '--session', 'KEPT'], says: 'TALKCHART_KEY', key: 'short' },
  ])('says what is wrong with $argv, and talks to nobody', async ({ argv, says, key }) => {
    const { run, keep } = openFolder();
    const id = await keep([]);
    const named = argv.map((word) => (word === 'KEPT' ? id : word));
    const ended = await run(
      ['chat', ...named, '--db', 'sessions.db'],
      key === undefined ? {} : { more: { TALKCHART_KEY: key } },
    );
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toContain(says);
    expect(ended.err).not.toContain('    at ');
  });

  it('shows no password of a database', async () => {
    const { run } = openFolder();
    const { code, err } = await run(['chat', '--db', 'postgres://ann:secret@127.0.0.1:1/talk']);
    expect(code).toBe(1);
    expect(err).not.toContain('secret');
  });

  it('goes on in another process after a kill', { timeout: 60_000 }, async () => {
    const { cwd, env, run } = openFolder();
    const argv = ['bakery.mjs', '--db', 'sessions.db', '--json'];
    const { child, ended } = runChat({ argv, cwd, env });
    child.stdin.write('4\n');
    await new Promise<void>((resolve) => {
      let out = '';
      child.stdout.on('data', (chunk) => {
        out += String(chunk);
        if (out.includes('confirming.awaiting')) resolve();
      });
    });
    child.kill('SIGKILL');
    expect(await ended).toMatchObject({ signal: 'SIGKILL' });
    const listed = await run(['replay', '--flow', 'bakery.mjs', '--db', 'sessions.db', '--json']);
    const { id } = JSON.parse(listed.out) as { id: string };
    const again = await runChat({ argv: [...argv, '--session', id], cwd, env, input: 'yes\n' }).ended;
    expect(repliesIn(again.out).map(({ state }) => state)).toEqual(['confirming.awaiting', 'completed']);
  });
});
