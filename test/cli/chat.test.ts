import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdChat } from '../../src/cli/hold-chat.ts';
import { runCommand } from '../../src/cli/main.ts';
import { createDiary } from '../../src/salon/diary.ts';
import type { Clock } from '../../src/session/ports.ts';
import type { Reply } from '../../src/session/reply.ts';
import { FakeIo, stillClock } from './fake-io.ts';

const monday = ['--now', '2026-11-23T10:00', '--time-zone', 'America/New_York'];
const everything = 'A haircut tomorrow at 3 pm, my name is Ann Lee, phone 212-555-0123';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'talkchart-chat-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

/** Pipes a text through `talkchart chat`. */
const pipe = (input: string, ...options: readonly string[]) => pipeAt(stillClock, input, ...options);

async function pipeAt(clock: Clock, input: string, ...options: readonly string[]) {
  const io = new FakeIo({ cwd, clock });
  io.stdin.end(input);
  const code = await runCommand(['chat', ...monday, ...options], io);
  return { code, out: io.out, err: io.err };
}

const repliesIn = (out: string): readonly Reply[] =>
  out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Reply);

const bookedIn = (file: string) => {
  const diary = createDiary({ path: join(cwd, file), nowMs: stillClock.nowMs });
  const booked = diary.appointments();
  diary.close();
  return booked;
};

it('loads only what it needs to tell its options', async () => {
  expect(holdChat).toBeTypeOf('function'); // loaded here, so that no test waits for it
  const { code, out } = await pipe('', '--help');
  expect(code).toBe(0);
  expect(out).toContain('--time-zone');
});

describe('chat --json', () => {
  it('books what all lines ask for, and keeps it in the diary', async () => {
    const { code, out, err } = await pipe(`${everything}\nyes\n`, '--json', '--diary', 'salon.db');
    const replies = repliesIn(out);
    expect(code).toBe(0);
    expect(replies.map(({ state }) => state)).toEqual(['greeting', 'confirming.awaiting', 'completed']);
    const [booked, ...more] = bookedIn('salon.db');
    expect(booked).toMatchObject({ day: '2026-11-24', time: '15:00', service: 'haircut', name: 'Ann Lee' });
    expect(more).toEqual([]);
    expect(replies.at(-1)?.outcome).toMatchObject({ is: 'completed', result: { reference: booked?.reference } });
    expect(err).toContain(`Booked: ${booked?.reference}.`);
  });

  it('answers every line once, empty ones too', async () => {
    const { out } = await pipe('\n\na haircut\n\n', '--json');
    expect(repliesIn(out)).toHaveLength(5);
  });

  it('counts an empty line as a turn', async () => {
    const { out } = await pipe('a haircut\n\n', '--json');
    expect(repliesIn(out).map(({ slots }) => slots.date?.attempts)).toEqual([0, 0, 1]);
  });

  it('tells at the end of a booking once, however much is said about it', async () => {
    const { err } = await pipe(`${everything}\nyes\nthanks\nhello\n`, '--json');
    expect(err).toMatch(/^Booked: S-\w{4}\.$/m);
  });

  it('waits as long as it takes: no reply comes later than its turn', async () => {
    const bakery = JSON.stringify(join(import.meta.dirname, 'bakery.ts'));
    const fulfil = `async () => { await new Promise(setImmediate); return { is: 'succeeded', result: 'B-1' }; }`;
    writeFileSync(
      join(cwd, 'slow.mjs'),
      `export { bakery } from ${bakery}; export const perform = { fulfil: ${fulfil} };`,
    );
    const usualPatienceMs = 10_000;
    const clock: Clock = {
      ...stillClock,
      wait: (ms, signal) => (ms === usualPatienceMs ? Promise.resolve() : stillClock.wait(ms, signal)),
    };
    const { out } = await pipeAt(clock, '4\nyes\n', 'slow.mjs', '--json');
    expect(repliesIn(out).map(({ state }) => state)).toEqual(['greeting', 'confirming.awaiting', 'completed']);
  });

  it('prints the greeting alone when there is no input', async () => {
    const { code, out } = await pipe('', '--json');
    expect(code).toBe(0);
    expect(repliesIn(out).map(({ state }) => state)).toEqual(['greeting']);
  });

  it('keeps bookings in memory unless it is told where', async () => {
    const { err } = await pipe('', '--json');
    expect(err).toContain('kept in memory only');
    expect(err).toContain('Nothing was booked.');
  });
});

describe('chat with piped input', () => {
  it('writes a transcript that begins with the greeting', async () => {
    const { code, out } = await pipe(`${everything}\nyes`);
    expect(code).toBe(0);
    expect(out).toMatch(/^Talkchart: Welcome/);
    expect(out).toContain(`\n\nYou: ${everything}\nTalkchart: `);
    expect(out).toMatch(/\n\nYou: yes\nTalkchart: .*S-\w{4}/);
  });

  it('runs a flow of a module', async () => {
    const bakery = join(import.meta.dirname, 'bakery.ts');
    writeFileSync(join(cwd, 'flow.mjs'), `export { bakery } from ${JSON.stringify(bakery)};`);
    const { code, out, err } = await pipe('4\nyes\n', 'flow.mjs');
    expect(code).toBe(0);
    expect(out).toContain('How many loaves?');
    expect(err).toContain('flow.mjs exports no "perform": nothing is really done.');
  });
});

it.each([
  { argv: ['--now', 'soon'], code: 2, says: '"soon" is no ISO 8601 time' },
  { argv: ['--time-zone', 'Mars/Olympus'], code: 2, says: '"Mars/Olympus" is no time zone' },
  { argv: ['bokking'], code: 2, says: 'There is no flow "bokking"' },
  { argv: ['flow.mjs', '--diary', 'salon.db'], code: 2, says: '--diary goes with the flow "booking"' },
  { argv: ['--diary', 'nowhere/salon.db'], code: 1, says: 'nowhere/salon.db' },
])('chat $argv ends with code $code and says why', async ({ argv, code, says }) => {
  const ended = await pipe('', ...argv);
  expect(ended.code).toBe(code);
  expect(ended.err).toContain(says);
  expect(ended.err).not.toContain('    at ');
  expect(ended.out).toBe('');
});
