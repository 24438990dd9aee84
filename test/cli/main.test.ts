import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/main.ts';
import { FakeIo } from './fake-io.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

describe('talkchart', () => {
  it.each([[[]], [['--help']], [['-h']], [['help']]])('shows every command for %j', async (argv) => {
    const io = new FakeIo();
    expect(await runCommand(argv, io)).toBe(0);
    expect(io.out).toMatch(/^ {2}chat +\S/m);
    expect(io.err).toBe('');
  });

  it.each(['--version', '-v'])('%s prints the version of the package and nothing else', async (option) => {
    const io = new FakeIo();
    expect(await runCommand([option], io)).toBe(0);
    expect(io.out).toBe(`${version}\n`);
  });

  it.each([
    { argv: ['caht'], says: "Unknown command 'caht'.", help: 'talkchart --help' },
    { argv: ['--verbose'], says: "Unknown option '--verbose'.", help: 'talkchart --help' },
    { argv: ['chat', '--jsno'], says: "Unknown option '--jsno'.", help: 'talkchart chat --help' },
    { argv: ['chat', '--now'], says: "'--now <value>' argument missing.", help: 'talkchart chat --help' },
    { argv: ['chat', '--json=yes'], says: '--json', help: 'talkchart chat --help' },
  ])('tells what is wrong with $argv, and how to get help', async ({ argv, says, help }) => {
    const io = new FakeIo();
    expect(await runCommand(argv, io)).toBe(2);
    expect(io.err).toContain(says);
    expect(io.err).toContain(`For help: ${help}\n`);
    expect(io.out).toBe('');
  });

  it('shows a stack only when it is asked to debug', async () => {
    const quiet = new FakeIo();
    await runCommand(['caht'], quiet);
    const debugging = new FakeIo({ env: { TALKCHART_DEBUG: '1' } });
    await runCommand(['caht'], debugging);
    expect(quiet.err).not.toContain('main.ts');
    expect(debugging.err).toContain('main.ts');
  });

  it('ends quietly when nobody reads what it writes', async () => {
    const io = new FakeIo();
    const gone = new PassThrough();
    gone.write = (_chunk: unknown, done: unknown) => {
      const error = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
      if (typeof done === 'function') done(error);
      return gone.emit('error', error);
    };
    expect(await runCommand(['--help'], Object.assign(io, { stdout: gone }))).toBe(0);
    expect(io.err).toBe('');
  });
});
