import { existsSync, readdirSync, readFileSync } from 'node:fs';
// Loaded before the clock is set: what extends Date must extend the real one.
import '../../src/index.ts';
import '../../src/offline/index.ts';
import '../../src/replies/index.ts';
import '../../src/slots/index.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { kinds } from '../../docs/examples/slot-kinds.ts';
import type { Given, Reading } from '../../src/index.ts';
import { attacks } from '../agents/hostile-attacks.ts';
import { troubles } from '../agents/hostile-diaries.ts';
import { type Measured, measured, readSizes } from '../bundles/sizes.ts';
import { asked } from '../slots/given.ts';

/** A block of a guide, with the comment before it that says where it comes from. */
interface Block {
  readonly page: string;
  readonly source: string | undefined;
  readonly language: string;
  readonly text: string;
}

/** These have tests of their own: they need a stand-in for a server, or show calls that stand for themselves. */
const testedElsewhere = ['agent.md', 'inspect.md', 'reading.md', 'chart.md', 'changelog.md'];

const pages = readdirSync('docs').filter((name) => name.endsWith('.md') && !testedElsewhere.includes(name));

const blocks = pages.flatMap((page): Block[] =>
  [...readFileSync(`docs/${page}`, 'utf8').matchAll(/(?:<!-- (.*) -->\n)?^```(\w*)\n([\s\S]*?)^```$/gm)].map(
    ([, source, language = '', text = '']) => ({ page, source, language, text }),
  ),
);

const blocksOf = (comment: RegExp): readonly (Block & { readonly file: string })[] =>
  blocks.flatMap((block) => {
    const file = comment.exec(block.source ?? '')?.[1];
    return file === undefined ? [] : [{ ...block, file }];
  });

describe('A guide', () => {
  it.each(pages)('%s says where each of its TypeScript blocks comes from', (page) => {
    const code = blocks.filter((block) => block.page === page && block.language === 'ts');
    expect(code.filter(({ source }) => source === undefined).map(({ text }) => text)).toEqual([]);
  });

  it.each(blocksOf(/^(docs\/examples\/\S+)$/))('$page shows $file as it is', ({ file, text }) => {
    expect(text).toBe(readFileSync(file, 'utf8'));
  });

  it.each(blocksOf(/^from (\S+)$/))('$page shows a part of $file as it is', ({ file, text }) => {
    expect(existsSync(file) && readFileSync(file, 'utf8')).toContain(text.trimEnd());
  });
});

describe('What a guide shows of the output of', () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-22T10:00:00Z'), toFake: ['Date'] }));
  afterEach(() => void vi.useRealTimers());

  it.each(blocksOf(/^what docs\/examples\/(\S+)\.ts prints$/))(
    '$file is what it prints',
    async ({ file, page, text }) => {
      const lines: string[] = [];
      vi.spyOn(console, 'log').mockImplementation(
        (...words: unknown[]) => void lines.push(words.map(String).join(' ')),
      );
      // The page in the address makes it a module of its own: another test may have run the same file before.
      await import(/* @vite-ignore */ `../../docs/examples/${file}.ts?${page.replace('.md', '')}`);
      expect(text).toBe(`${lines.join('\n').trim()}\n`);
    },
  );
});

/** A reading as the tables of the guide write it. */
function inWords(reading: Reading): string {
  const code = (value: unknown): string => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
  switch (reading.kind) {
    case 'value':
      return code(reading.value);
    case 'ambiguous':
    case 'vague':
      return `${reading.kind}: ${reading.options.map(code).join(', ')}`;
    case 'refused':
      return `refused, ${code(reading.code)}${reading.options.length > 0 ? `; offers ${reading.options.map(code).join(', ')}` : ''}`;
    case 'none':
      return 'nothing';
    default:
      return reading satisfies never;
  }
}

/** The members that an interface declares itself. */
function optionsIn(file: string, type: string): readonly string[] {
  const body =
    readFileSync(file, 'utf8')
      .split(new RegExp(`export interface ${type}\\b`))[1]
      ?.split('\n}')[0] ?? '';
  return [...body.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, name = '']) => name);
}

it.each(['FlowDefinition', 'SlotOptions'])('The guide to flows tells every option of %s', (type) => {
  const guide = readFileSync('docs/define-a-flow.md', 'utf8');
  const options = optionsIn('src/core/flow.ts', type);
  expect(options.length).toBeGreaterThan(5);
  expect(options.filter((option) => !new RegExp(`^\\| \`${option}\\b`, 'm').test(guide))).toEqual([]);
});

describe('The guide to slot kinds', () => {
  const guide = readFileSync('docs/slot-kinds.md', 'utf8');
  const sections = guide
    .split(/^## `/m)
    .slice(1)
    .map((section) => ({ kind: /^\w+/.exec(section)?.[0] ?? '', section }));
  const rows = sections.flatMap(({ kind, section }) =>
    [...section.matchAll(/^\| "(.*)" \| (.*) \|$/gm)].map(([, words = '', reading = '']) => ({ kind, words, reading })),
  );
  /** Sunday 22 November 2026 in New York, the question put. */
  const given: Given = asked;

  it('has a section for every kind', () => {
    expect(sections.map(({ kind }) => kind)).toEqual(Object.keys(kinds));
  });

  it.each(sections)('has a table of what $kind reads', ({ kind }) => {
    expect(rows.filter((row) => row.kind === kind).length).toBeGreaterThan(2);
  });

  it('tells every code of a refusal', () => {
    const [, codes = ''] = /type RefusalCode =([^;]*);/.exec(readFileSync('src/core/reading.ts', 'utf8')) ?? [];
    const told = guide.split('## Refusals')[1] ?? '';
    const missing = [...codes.matchAll(/'([a-z-]+)'/g)].filter(([, code]) => !told.includes(`\`${code}\``));
    expect([codes.length > 0, missing]).toEqual([true, []]);
  });

  it.each([
    ['choice', 'choice', 'ChoiceOptions'],
    ['date', 'date', 'DateOptions'],
    ['date', 'bookable-days', 'DayLimits'],
    ['time', 'time', 'TimeOptions'],
    ['time', 'bookable-times', 'TimeLimits'],
    ['dateRange', 'date-range', 'DateRangeOptions'],
    ['dateRange', 'bookable-days', 'DayLimits'],
    ['phone', 'phone', 'PhoneOptions'],
    ['number', 'number', 'NumberOptions'],
    ['money', 'money', 'MoneyOptions'],
    ['text', 'text', 'TextOptions'],
    ['yesNo', 'yes-no', 'YesNoOptions'],
    ['list', 'list', 'ListOptions'],
    ['of', 'schema', 'SchemaOptions'],
  ])('tells of %s every option that %s.ts has as %s', (kind, file, type) => {
    const section = sections.find((each) => each.kind === kind)?.section ?? '';
    const options = optionsIn(`src/slots/${file}.ts`, type);
    expect(options).not.toEqual([]);
    expect(options.filter((option) => !section.includes(`\`${option}\``))).toEqual([]);
  });

  it.each(rows)('$kind reads "$words" as $reading', ({ kind, words, reading }) => {
    const slot = kinds[kind];
    expect(slot && inWords(slot.read(words, given))).toBe(reading);
  });
});

it.each(Object.keys(measured) as Measured[])('The guide to embedding tells the size of %s', (name) => {
  const { minified, gzipped } = readSizes()[name];
  const inKb = (bytes: number): string => `${Math.round(bytes / 1000)} kB`;
  expect(readFileSync('docs/embed.md', 'utf8')).toContain(
    `| ${measured[name]} | ${inKb(minified)} | ${inKb(gzipped)} |`,
  );
});

it('The guide to security tells how many attacks there are, and how many succeed', () => {
  const count = attacks.length + troubles.length;
  const guide = readFileSync('docs/security.md', 'utf8').replaceAll('\n', ' ');
  expect(guide).toContain(`try ${count} attacks`);
  expect(guide).toContain(
    `0 succeed. For each there is an honest twin at the same place in the conversation, and ${count} of ${count}`,
  );
});
