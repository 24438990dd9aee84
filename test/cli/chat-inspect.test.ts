import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { readChatOptions } from '../../src/cli/chat-options.ts';
import { UsageError } from '../../src/cli/command.ts';
import { runCommand } from '../../src/cli/main.ts';
import { watch } from '../inspect/watch.ts';
import { FakeIo } from './fake-io.ts';

const everything = 'A haircut tomorrow at 3 pm, my name is Ann Lee, phone 212-555-0123';
const monday = ['--now', '2026-11-23T10:00', '--time-zone', 'America/New_York'];

describe('chat --inspect', () => {
  it.each([
    { argv: [], inspectAt: null, flow: 'booking' },
    { argv: ['--inspect'], inspectAt: 0, flow: 'booking' },
    { argv: ['--inspect', '4000'], inspectAt: 4000, flow: 'booking' },
    { argv: ['--inspect=4000'], inspectAt: 4000, flow: 'booking' },
    { argv: ['--inspect', 'flow.ts'], inspectAt: 0, flow: 'flow.ts' },
    { argv: ['flow.ts', '--inspect', '--json'], inspectAt: 0, flow: 'flow.ts' },
  ])('reads $argv as port $inspectAt', ({ argv, inspectAt, flow }) => {
    expect(readChatOptions(argv, {})).toMatchObject({ inspectAt, flow });
  });

  it.each(['70000', '-1', '', 'x', '123456'])('refuses the port "%s"', (port) => {
    expect(() => readChatOptions([`--inspect=${port}`], {})).toThrow(UsageError);
  });

  it('shows the chat as it goes, says where on stderr alone, and stops with it', async () => {
    const io = new FakeIo();
    const ended = runCommand(['chat', ...monday, '--json', '--inspect'], io);
    await io.sees('"state":"greeting"');
    const [url = ''] = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}/.exec(io.err) ?? [];
    expect(io.err).toContain(`See it in a browser on this machine: ${url}\n`);
    expect(io.err).toContain(url.replace('/?', '/stately?'));

    const watcher = await watch(url.replace('http', 'ws'));
    const [run = ''] = watcher.messages().map(({ sessionId }) => sessionId);
    io.stdin.end(`${everything}\nyes\n`);
    await watcher.sees(run, 'completed');
    await watcher.isClosed;
    expect(await ended).toBe(0);
    expect(watcher.frames.filter((frame) => frame.includes('0123'))).toEqual([]);
    for (const line of io.out.trimEnd().split('\n')) expect(() => JSON.parse(line)).not.toThrow();
    const late = connect(Number(new URL(url).port), '127.0.0.1');
    await expect(once(late, 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('says so where the port is taken, and does not chat', async () => {
    const first = new FakeIo();
    const firstEnded = runCommand(['chat', '--json', '--inspect'], first);
    await first.sees('"state":"greeting"');
    const [, port = ''] = /127\.0\.0\.1:(\d+)/.exec(first.err) ?? [];
    const second = new FakeIo();
    expect(await runCommand(['chat', '--json', '--inspect', port], second)).toBe(1);
    expect(second.err).toContain(`Cannot listen on 127.0.0.1:${port}`);
    expect(second.out).toBe('');
    first.stdin.end();
    expect(await firstEnded).toBe(0);
  });
});
