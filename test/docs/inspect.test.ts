import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';

const example = 'docs/examples/inspect.ts';
const guide = readFileSync('docs/inspect.md', 'utf8');

/** The block that follows a comment naming where it comes from. */
const blockAfter = (comment: string): string | undefined =>
  guide.split(`<!-- ${comment} -->\n`)[1]?.match(/^```\w*\n([\s\S]*?)```$/m)?.[1];

it('The guide to the inspector shows its example as it is', () => {
  expect(blockAfter(example)).toBe(readFileSync(example, 'utf8'));
});

it('The guide to the inspector shows what its example prints', { timeout: 30_000 }, async () => {
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  await import('../../docs/examples/inspect.ts');
  const printed = lines.join('\n').replace(/127\.0\.0\.1:\d+\/\?token=[\w-]{43}/, '127.0.0.1:41829/?token=...');
  expect(blockAfter(`what ${example} prints`)).toBe(`${printed}\n`);
});
