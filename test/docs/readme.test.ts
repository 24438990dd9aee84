import { readFileSync } from 'node:fs';
// Loaded before the clock is set: what extends Date must extend the real one.
import '../../src/index.ts';
import '../../src/slots/index.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const readme = readFileSync('README.md', 'utf8');

/** The block that follows a comment naming where it comes from. */
function blockAfter(comment: string): string {
  const block = readme.split(`<!-- ${comment} -->\n`)[1]?.match(/^```\w*\n([\s\S]*?)```$/m)?.[1];
  if (block === undefined) throw new Error(`README.md has no block after "${comment}".`);
  return block;
}

describe('The README', () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-22T10:00:00Z'), toFake: ['Date'] }));
  afterEach(() => void vi.useRealTimers());

  it.each(['docs/examples/thirty-seconds.ts', 'docs/examples/bike-repair.ts'])('shows %s as it is', (file) => {
    expect(blockAfter(file)).toBe(readFileSync(file, 'utf8'));
  });

  it('shows what its first example really prints', { timeout: 30_000 }, async () => {
    const lines: string[] = [];
    const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
    await import('../../docs/examples/thirty-seconds.ts');
    expect(log).toHaveBeenCalled();
    expect(blockAfter('what docs/examples/thirty-seconds.ts prints')).toBe(`${lines.join('\n').trim()}\n`);
  });

  it("shows a flow of one's own in under 40 lines", () => {
    expect(blockAfter('docs/examples/bike-repair.ts').split('\n').length).toBeLessThan(41);
  });
});
