import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const bin = join(import.meta.dirname, '../../src/cli/bin.ts');

it('runs as a program: messages in by a pipe, replies out, and no warnings', { timeout: 30_000 }, () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'chat', '--json'], {
    input: 'hello\n\n',
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
  expect(status).toBe(0);
  expect(
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).state),
  ).toEqual(['greeting', 'collecting.eliciting', 'collecting.eliciting']);
  expect(stderr).not.toContain('Warning');
});
