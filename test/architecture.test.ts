import { describe, expect, it } from 'vitest';
import type { AnyStateNode } from 'xstate';
import { booking } from '../machines/booking.ts';
import { createConversationMachine } from '../machines/conversation.ts';
import { bundleOf } from './bundles/bundle.ts';
import { entryPoints, publicNames } from './public-names.ts';
import {
  filesIn,
  folderOf,
  type Import,
  importCycleIn,
  importsIn,
  importsOf,
  reachOf,
  textOf,
  withoutComments,
} from './source-tree.ts';

const chart = 'machines/conversation.ts';
const everyFile = filesIn('src', 'machines');
const everyState = statesBelow(createConversationMachine(booking).root).map((state) => ({ id: state.id, state }));

/** What the files of a folder may import beside each other: folders and packages; `node:` is all of Node. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  'src/core': [],
  'src/slots': ['src/core', 'date-fns', '@date-fns/tz', 'libphonenumber-js'],
  machines: ['src/core', 'src/slots', 'xstate'],
  'src/session': ['src/core', 'machines', 'xstate'],
  'src/offline': ['src/core', 'src/session', '@openai/agents'],
  'src/agents': ['src/core', 'src/session', 'src/offline', '@openai/agents', 'openai', 'zod'],
  'src/replies': ['src/core', 'src/session'],
  'src/runtimes': ['src/core', 'src/session'],
  'src/stores': ['src/core', 'src/session', 'pg', 'node:'],
  'src/testing': [
    'src',
    'src/core',
    'src/slots',
    'src/session',
    'src/offline',
    'src/stores',
    'machines',
    'xstate',
    'node:',
  ],
  'src/verify': ['src/core', 'src/testing', 'src/replies', 'src/agents', 'machines'],
  'src/testing/agents': ['src/session', '@openai/agents'],
  'src/salon': ['src/core', 'src/session', 'src/stores', 'machines', 'date-fns', '@date-fns/tz', 'node:'],
  'src/inspect': ['src/core', 'src/session', 'src/diagram', 'machines', 'ws', 'node:'],
  'src/diagram': ['src/core', 'machines', 'xstate', 'elkjs'],
  src: ['src/core', 'src/session', 'src/runtimes', 'src/offline', 'src/replies', 'src/stores', 'machines'],
  'src/server': [
    ...['src', 'src/core', 'src/session', 'src/offline', 'hono', '@hono/node-server', 'zod', 'pino', 'prom-client'],
    ...['src/stores', '@opentelemetry/api', 'node:'],
  ],
  'src/cli': [
    ...['src', 'src/core', 'src/slots', 'src/session', 'src/offline', 'src/replies', 'src/stores', 'src/salon'],
    ...[
      'src/agents',
      'src/diagram',
      'src/inspect',
      'src/testing',
      'src/verify',
      'src/server',
      'machines',
      'date-fns',
      '@date-fns/tz',
      'node:',
    ],
    'eventsource-parser',
  ],
};

describe('arrows point inward', () => {
  it('for every folder there is', () => {
    expect(Object.keys(arrows).toSorted()).toEqual([...new Set(everyFile.map(folderOf))].toSorted());
  });

  it.each(everyFile)('%s imports only what its folder may', (file) => {
    expect(importsOf(file).filter((one) => !mayImport(folderOf(file), one))).toEqual([]);
  });

  it('and the root loads nothing but xstate: no SDK, no schema library, no database, nothing of Node', () => {
    const packages = [...reachOf('src/index.ts')].filter((name) => !name.endsWith('.ts'));
    expect(packages).toEqual(['xstate']);
  });

  it('so that it can be bundled for a browser, with nothing left to import', async () => {
    expect((await bundleOf('src/index.ts')).imports).toEqual([]);
    await expect(bundleOf('src/salon/index.ts'), 'which what needs Node cannot').rejects.toThrow(/node:/);
  });

  it('and never in a ring', () => {
    expect(importCycleIn(everyFile)).toBeUndefined();
  });

  it.each([
    ["import { a } from './a.ts';", 'src/x/a.ts', false],
    ["import type { A } from '../y/a.ts';", 'src/y/a.ts', true],
    ["import {\n  a,\n  type B,\n} from './a.ts';", 'src/x/a.ts', false],
    ["import * as a from 'a';", 'a', false],
    ["import a from 'a';", 'a', false],
    ["import 'a/b';", 'a/b', false],
    ["export { a } from './a.ts';", 'src/x/a.ts', false],
    ["export type { A } from './a.ts';", 'src/x/a.ts', true],
    ["export * from './a.ts';", 'src/x/a.ts', false],
    ["const load = async () => (await import('node:fs')).existsSync;", 'node:fs', false],
  ])('which is told by imports like %j', (source, from, isTypeOnly) => {
    expect(importsIn(source, 'src/x/file.ts')).toEqual([{ from, isTypeOnly }]);
  });

  it.each([
    "// import { a } from 'a';",
    "/**\nimport { a } from 'a';\n*/",
    "const words = ['from', 'import', 'export'];",
  ])('and not by %j', (source) => expect(importsIn(source, 'src/x/file.ts')).toEqual([]));
});

describe('the code can be read', () => {
  it.each(everyFile)('%s has at most 400 lines', (file) => {
    expect(linesOf(textOf(file))).toBeLessThanOrEqual(400);
  });

  it.each(entryPoints())('every name that %s exports says what it is', async (entry) => {
    const names = publicNames(entry);
    expect(names.filter(({ comment }) => !/^\/\*\*[\s*]+[^\s@]/.test(comment))).toEqual([]);
    const known = names.map(({ name }) => name);
    expect(Object.keys(await import(`../${entry}`)).filter((name) => !known.includes(name))).toEqual([]);
  });

  it('and the chart on two screens', () => {
    const [literal] = /\.createMachine\(\{\n.*?\n {2}\}\);\n/s.exec(textOf(chart)) ?? [];
    expect(linesOf(literal ?? '')).toBeGreaterThan(50);
    expect(linesOf(literal ?? '')).toBeLessThanOrEqual(200);
  });

  it.each(everyState)('the state $id says what it is', ({ state }) => {
    expect(state.description).toMatch(/^[A-Z].*[.?]$/);
  });
});

describe('the machine has no hidden inputs', () => {
  const outsideWorld =
    /\b(?:Promise|async|await|Date|Math\.random|crypto|performance|process\.env|fetch\(|setTimeout|setInterval)(?!\w)/g;

  it.each([...filesIn('src/core'), chart])('%s knows no promise, no clock and no chance', (file) => {
    expect(withoutComments(textOf(file)).match(outsideWorld)).toBeNull();
  });

  it.each(everyState)('the state $id invokes nothing and waits for nothing', ({ state: { invoke, after } }) => {
    expect({ invoke, after }).toEqual({ invoke: [], after: [] });
  });
});

describe('the names of states are a storage format', () => {
  it.each(everyState)('the state $id has no dot in its own names', ({ state: { key, config } }) => {
    expect(`${key}${config.id ?? ''}`).not.toContain('.');
  });

  it('and StatePath lists just those the chart can rest in', () => {
    const [union = ''] = /export type StatePath =[^;]*;/.exec(textOf('src/core/told.ts')) ?? [];
    const listed = [...union.matchAll(/'([^']+)'/g)].map(([, path]) => path);
    const leaves = everyState.filter(({ state }) => Object.keys(state.states).length === 0);
    expect(listed).toEqual(leaves.map(({ state }) => state.path.join('.')));
  });
});

function mayImport(folder: string, { from, isTypeOnly }: Import): boolean {
  const allowed = [folder, ...(arrows[folder] ?? [])];
  if (from.endsWith('.ts')) return allowed.includes(folderOf(from));
  if (folder === 'src/core' && from === 'xstate') return isTypeOnly;
  return allowed.some((name) => from === name || from.startsWith(name === 'node:' ? name : `${name}/`));
}

function statesBelow(state: AnyStateNode): AnyStateNode[] {
  return [state, ...Object.values(state.states).flatMap(statesBelow)];
}

function linesOf(text: string): number {
  return text.trimEnd().split('\n').length;
}
