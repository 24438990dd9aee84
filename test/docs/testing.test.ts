// The guide's examples are files of tests: they run here.
import '../../docs/examples/dialogue-tests.ts';
import '../../docs/examples/flow-tests.ts';
import { readFileSync } from 'node:fs';
import { dialogue } from 'talkchart/testing';
import { expect, it } from 'vitest';
import { flow } from '../../docs/examples/own-flow.ts';

it('The guide shows what a dialogue fails with', async () => {
  const [, shown] = /```text\n([^`]*)\n```/.exec(readFileSync('docs/testing.md', 'utf8')) ?? [];
  const wrong = dialogue(flow, { now: '2026-11-22T10:00:00+01:00' })
    .user('two parcels on Friday')
    .expect({ asks: 'name', slots: { day: '2026-11-28' } });
  await expect(wrong.run()).rejects.toThrow(expect.objectContaining({ message: shown }));
});
