import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
// Loaded before the clock is set: what extends Date must extend the real one.
import '../../src/index.ts';
import '../../src/agents/index.ts';
import '../../src/slots/index.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startOpenAiServer } from '../agents/openai-server.ts';
import { call, calls, set } from '../agents/openai-turn.ts';
import { liveHelp } from '../eval/live/options.ts';

const file = 'docs/agent.md';
const guide = readFileSync(file, 'utf8');
const example = 'docs/examples/with-a-model.ts';

/** The block that follows a comment naming where it comes from. */
const blockAfter = (comment: string): string | undefined =>
  guide.split(`<!-- ${comment} -->\n`)[1]?.match(/^```\w*\n([\s\S]*?)```$/m)?.[1];

/** Every code that stands in the first column of a table. */
const codesTold = [...guide.matchAll(/^\| `([a-z-]+)`/gm)].map(([, code]) => code);

/** The codes in the source of a module: what is thrown or rejected there. */
const codesIn = (path: string): readonly string[] =>
  [...readFileSync(path, 'utf8').matchAll(/'((?:model|tool|extract|rephrase|too)-[a-z-]+|misfired)'/g)].map(
    ([, code = '']) => code,
  );

describe('The guide to a language model as the reader', () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-22T10:00:00Z'), toFake: ['Date'] }));
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllEnvs();
  });

  it('shows its example as it is', () => {
    expect(blockAfter(example)).toBe(readFileSync(example, 'utf8'));
  });

  it('shows what its example really prints, with a stand-in for the model', { timeout: 30_000 }, async () => {
    const server = await startOpenAiServer({ key: 'sk-right' });
    vi.stubEnv('OPENAI_API_KEY', 'sk-right');
    vi.stubEnv('OPENAI_BASE_URL', server.baseUrl);
    server.script(
      calls(set('guests', 'four of us'), set('day', 'Saturday'), set('time', 'eightish')),
      // It says yes in the user's name, which is not taken: the words are no plain yes.
      calls(call('update_slot', { slot: 'guests', value: 'five', quote: 'so five' }), call('confirm')),
    );
    const lines: string[] = [];
    vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
    await import('../../docs/examples/with-a-model.ts');
    await server.close();
    expect(server.problems).toEqual([]);
    expect(server.requests.map(({ body }) => body.model)).toEqual(['gpt-5.6-luna', 'gpt-5.6-luna']);
    expect(blockAfter(`what ${example} prints`)).toBe(`${lines.join('\n').trim()}\n`);
  });

  it('tells every code there is, and no other', () => {
    const modules = ['model-failure', 'run-model', 'forgiving-model', 'batch'].map((name) => `src/agents/${name}.ts`);
    const session = ['try-to-read', 'read-message', 'rephrase'].map((name) => `src/session/${name}.ts`);
    const all = new Set([...modules, ...session].flatMap(codesIn));
    expect(codesTold.toSorted()).toEqual([...all].toSorted());
  });

  it.each([...guide.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = '']) => path))(
    'links to %s, which is there',
    (path) => {
      expect(existsSync(join(dirname(file), path))).toBe(true);
    },
  );

  it.each([...guide.matchAll(/eval:live --[^\n]*?(--[a-z-]+)/g)].map(([, option = '']) => option))(
    'names %s, which eval:live knows',
    (option) => expect(liveHelp).toContain(`${option} `),
  );

  it('tells the share of turns that need no model as it is measured', () => {
    const [, turns, certain, share, wrong] =
      /^\| all \| (\d+) \| (\d+) \| ([\d.]+%) \| \d+ \| ([\d.]+%)/m.exec(readFileSync('docs/reading.md', 'utf8')) ?? [];
    expect(guide.replaceAll('\n', ' ')).toContain(`${certain} of ${turns} turns (${share})`);
    expect(guide).toContain(`${wrong} of these`);
  });
});
