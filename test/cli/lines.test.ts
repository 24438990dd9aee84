import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { linesOf } from '../../src/cli/lines.ts';

const bytes = Buffer.from('höflich\n');

it.each([
  { when: 'nothing comes', chunks: [], lines: [] },
  { when: 'the last line is not ended', chunks: ['a\nb'], lines: ['a', 'b'] },
  { when: 'the last line is ended', chunks: ['a\nb\n'], lines: ['a', 'b'] },
  { when: 'lines are empty', chunks: ['\n\na\n\n'], lines: ['', '', 'a', ''] },
  { when: 'a line comes in pieces', chunks: ['a', 'b', '\nc', '\n'], lines: ['ab', 'c'] },
  { when: 'lines end as on Windows', chunks: ['a\r', '\nb\r\n'], lines: ['a', 'b'] },
  { when: 'a message holds other separators', chunks: ['a\u2028b\rc\n'], lines: ['a\u2028b\rc'] },
  { when: 'a chunk ends within a character', chunks: [bytes.subarray(0, 2), bytes.subarray(2)], lines: ['höflich'] },
])('reads $lines when $when', async ({ chunks, lines }) => {
  const read: string[] = [];
  for await (const line of linesOf(Readable.from(chunks))) read.push(line);
  expect(read).toEqual(lines);
});
