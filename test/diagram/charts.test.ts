import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chartFiles, everyPath, partsIn } from './charts.ts';

const files = await chartFiles();

describe('The charts of the docs', () => {
  it.each([...files])('%s is as the chart is', (file, text) => {
    const isSame = readFileSync(file, 'utf8') === text;
    expect(isSame, `${file} is not what the chart is now: run "npm run charts", and read what has changed.`).toBe(true);
  });

  it('tell about every state', () => {
    expect(partsIn(readFileSync('docs/chart.md', 'utf8'))).toEqual(['ways of the root', ...everyPath, 'mermaid']);
  });

  it('and the README shows one of them', () => {
    expect(readFileSync('README.md', 'utf8')).toContain('(docs/charts/conversation.svg)');
  });
});
