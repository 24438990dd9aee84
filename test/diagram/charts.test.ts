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

  it('and so does the short chart of the README', () => {
    const [, diagram = ''] = /```mermaid\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? [];
    const outermost = everyPath.filter((path) => !path.includes('.'));
    expect(outermost.filter((path) => !new RegExp(`\\b${path}\\b`).test(diagram))).toEqual([]);
    const named = [...diagram.matchAll(/^ +(\w+) -->|--> (\w+)/gm)].flatMap(([, from, to]) => [from, to]);
    const keys = everyPath.map((path) => path.slice(path.lastIndexOf('.') + 1));
    expect(named.filter((name) => name !== undefined && !keys.includes(name))).toEqual([]);
  });
});
