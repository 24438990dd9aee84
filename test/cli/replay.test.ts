import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { TurnRecord } from '../../src/session/record.ts';
import { laterBy, openFolder } from './kept-bakery.ts';

const about = ['--flow', 'bakery.mjs', '--db', 'sessions.db', '--time-zone', 'America/New_York'];

const linesIn = (out: string) => out.trimEnd().split('\n');

describe('talkchart replay', () => {
  it('shows who said what and when, what was understood, what was done, and that it replays', async () => {
    const { run, keep } = openFolder();
    const id = await keep(['thirteen', '4', 'yes']);
    const { code, out, err } = await run(['replay', id, ...about]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const told = [
      `Session ${id} about the flow "bakery", version 1 (`,
      'started 2026-11-23 10:00:00, last active 2026-11-23 10:00:00 (America/New_York)\n',
      'now completed\n',
      '2026-11-23 10:00:00  the session began, 0 ms\n',
      'Talkchart: Hello! How many loaves?\n',
      'a message, 0 ms\nYou: thirteen\n',
      '  understood    loaves thirteen refused (too-large)\n  state         collecting.eliciting\n',
      'You: 4\n  understood    loaves 4 accepted\n  state         confirming.awaiting\nTalkchart: Here is your order:',
      `You: yes\n  understood    confirm\n  owed          fulfil ${id}/1/1\n  state         executing.running\n`,
      'an outcome, 0 ms\n  outcome       fulfil.succeeded: {"reference":"B-1"}\n',
      'Reference: B-1.\n',
      '3 messages, 6 commits, 0 model calls, 0 tokens.\n',
      'Replayed: the events lead to the stored snapshot, byte for byte.\n',
    ];
    let from = 0;
    for (const words of told) {
      expect(out.slice(from)).toContain(words);
      from = out.indexOf(words, from) + words.length;
    }
    expect(out).not.toContain('turn.started');
    expect((await run(['replay', id, ...about, '--events'])).out).toContain(
      '  event         {"type":"turn.started","at":',
    );
  });

  it('ends with code 1 where the snapshot is not what the events lead to', async () => {
    const { run, keep, cwd } = openFolder();
    const id = await keep(['4']);
    const db = new DatabaseSync(join(cwd, 'sessions.db'));
    db.exec(`UPDATE session SET body = replace(body, '"value":4,', '"value":5,')`);
    db.close();
    const { code, out } = await run(['replay', id, ...about]);
    expect(code).toBe(1);
    expect(out).toContain('do NOT lead to the stored snapshot');
    const json = await run(['replay', id, ...about, '--json']);
    expect(json.code).toBe(1);
    expect(JSON.parse(linesIn(json.out).at(-1) ?? '')).toMatchObject({ session: id, replays: false });
  });

  it('prints the records as JSON, one a line, and how the replay came out', async () => {
    const { run, keep } = openFolder();
    const id = await keep(['4']);
    const { out } = await run(['replay', id, ...about, '--json']);
    const lines = linesIn(out).map((line) => JSON.parse(line) as unknown);
    expect((lines.slice(0, -1) as TurnRecord[]).map(({ cause }) => cause.is)).toEqual(['started', 'message']);
    expect(lines.at(-1)).toMatchObject({ session: id, state: 'confirming.awaiting', records: 2, replays: true });
  });

  it('cannot tell once the flow has changed, and says so', async () => {
    const { run, keep, changeFlow } = openFolder();
    const id = await keep(['4']);
    changeFlow({ max: 6 });
    const { code, out } = await run(['replay', id, ...about]);
    expect(code).toBe(0);
    expect(out).toContain('Not replayed: the flow has changed');
  });

  it('tells where a session was carried over to a changed flow, and replays from there', async () => {
    const { run, keep, changeFlow } = openFolder();
    const id = await keep(['4']);
    changeFlow({ max: 6 });
    await run(['chat', 'bakery.mjs', '--db', 'sessions.db', '--session', id], { input: '5\n' });
    const { code, out } = await run(['replay', id, ...about]);
    expect(code).toBe(0);
    expect(out).toContain('  carried over  the flow had changed since version 1 (');
    expect(out).toContain('byte for byte');
  });

  it('shows the values of sensitive slots only when it is asked to', async () => {
    const { run } = openFolder();
    const monday = ['--now', '2026-11-23T10:00', '--time-zone', 'America/New_York'];
    const kept = ['--db', 'sessions.db', '--diary', 'diary.db'];
    await run(['chat', ...kept, ...monday], {
      input: 'A haircut tomorrow at 3 pm, my name is Ann Lee, phone 212-555-0123\n',
    });
    const [summary = ''] = linesIn((await run(['replay', '--db', 'sessions.db', '--json'])).out);
    const { id } = JSON.parse(summary) as { id: string };
    const argv = ['replay', id, '--db', 'sessions.db'];
    const hidden = await run(argv);
    expect(hidden.out).toContain('my name is Ann Lee, phone ⟦1⟧');
    expect(hidden.out).not.toContain('0123');
    const shown = await run([...argv, '--show-sensitive']);
    expect(shown.out).toContain('my name is Ann Lee, phone 212-555-0123');
    expect(shown.out).not.toContain('⟦');
    expect([hidden.code, shown.code]).toEqual([0, 0]);
  });

  it('lists sessions without one, the last active first', async () => {
    const { run, keep } = openFolder();
    const old = await keep([]);
    const { err } = await run(['chat', 'bakery.mjs', '--db', 'sessions.db'], { input: '4\n', clock: laterBy(60_000) });
    const [, recent = ''] = /--session ([\w-]+)/.exec(err) ?? [];
    const { out } = await run(['replay', ...about]);
    expect(linesIn(out).map((line) => line.split(/ {2,}/))).toEqual([
      ['session', 'last active', 'started', 'state', 'flow version'],
      [recent, '2026-11-23 10:01:00', '2026-11-23 10:01:00', 'confirming.awaiting', '1'],
      [old, '2026-11-23 10:00:00', '2026-11-23 10:00:00', 'greeting', '1'],
    ]);
    const last = await run(['replay', ...about, '--limit', '1']);
    expect(linesIn(last.out)).toHaveLength(2);
    expect(last.err).toContain('These are the last 1; --limit N shows more.');
  });

  it.each([
    { argv: ['nobody', ...about], code: 1, says: 'There is no session "nobody" in /' },
    { argv: ['KEPT', '--db', 'sessions.db'], code: 1, says: 'is about the flow "bakery": name its module with --flow' },
    { argv: ['--db', 'nowhere.db'], code: 1, says: 'No sessions are kept in /' },
    { argv: [], code: 1, says: 'data/talkchart/sessions.db: name the file with --db or TALKCHART_DB' },
    { argv: ['a', 'b'], code: 2, says: 'One session at a time: "b" is too much.' },
    { argv: ['--limit', '0'], code: 2, says: '"0" is no count' },
    { argv: ['--time-zone', 'Mars'], code: 2, says: '"Mars" is no time zone' },
  ])('says what is wrong with $argv', async ({ argv, code, says }) => {
    const { run, keep } = openFolder();
    const id = await keep([]);
    const told = await run(['replay', ...argv.map((word) => (word === 'KEPT' ? id : word))]);
    expect(told).toMatchObject({ code, out: '' });
    expect(told.err).toContain(says);
  });

  it('explains itself', async () => {
    const { code, out } = await openFolder().run(['replay', '--help']);
    expect(code).toBe(0);
    expect(out).toContain('--show-sensitive');
  });
});
