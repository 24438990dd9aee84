import { beforeAll, describe, expect, it } from 'vitest';
import { type FuzzReport, fuzz } from './fuzz.ts';
import { fuzzOptions } from './fuzz-options.ts';
import { unreachedStates } from './reached.ts';

/** The same in every run of the suite; `npm run fuzz` goes further. */
const short = { seed: 20_261_123, minutes: 1, shrinks: true };

describe('Random conversations', () => {
  const reports: { chart?: FuzzReport; assistant?: FuzzReport } = {};
  beforeAll(async () => {
    reports.chart = await fuzz({ ...short, levels: ['chart'], events: 9_000 });
    reports.assistant = await fuzz({ ...short, levels: ['assistant'], events: 1_500 });
  }, 60_000);

  it.each(['chart', 'assistant'] as const)('break no rule: %s', (level) => {
    const failure = reports[level]?.failure;
    expect(failure?.property, failure?.story.join('\n')).toBeUndefined();
  });

  it.each(['chart', 'assistant'] as const)('reach every state, so that nobody is fooled: %s', (level) => {
    const coverage = reports[level]?.[level];
    expect(coverage && unreachedStates(coverage)).toEqual([]);
  });
});

describe('The command line of the fuzz', () => {
  it('has a default for everything', () => {
    expect(fuzzOptions([])).toEqual({ levels: ['chart', 'assistant'], events: 1_000_000, minutes: 30, seed: 1 });
  });

  it.each([[['--seed', 'x']], [['--level', 'all']], [['--path', '1:2']]])('refuses %j', (args) => {
    expect(() => fuzzOptions(args)).toThrow(TypeError);
  });
});
