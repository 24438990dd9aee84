import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOf } from '../../src/cli/error-place.ts';
import { fastestOf } from '../fastest-of.ts';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'talkchart-places-'));
});
afterAll(() => rmSync(home, { recursive: true }));

/** An error with the stack that Node gives it. */
const errorWith = (...stack: readonly string[]): Error =>
  Object.assign(new Error('no oven'), { stack: stack.join('\n') });

describe.each(['flows', 'my flows', 'my flows (x)', 'flows (old) (2)', 'a:12'])('In a folder named "%s"', (name) => {
  const pathOf = (file: string): string => join(home, name, file);
  const urlOf = (file: string): string => pathToFileURL(pathOf(file)).href;

  it.each<[string, (file: string) => readonly string[]]>([
    ['a function of a module', (file) => [`    at boom (${urlOf(file)}:12:9)`, `    at ${urlOf(file)}:40:1`]],
    ['a module', (file) => ['    at new Promise (<anonymous>)', `    at ${urlOf(file)}:12:1`]],
    ['what a module waits for', (file) => [`    at async ${urlOf(file)}:12:1`]],
    ['a script', (file) => [`    at Object.<anonymous> (${pathOf(file)}:12:7)`]],
    ['what cannot be parsed', (file) => [`${urlOf(file)}:12`, 'const : string;', '      ^']],
  ])('an error in %s comes from its line', async (_, stack) => {
    const error = errorWith('Error: no oven', ...stack('flow.ts'), '    at ModuleJob.run (node:internal/x:561:25)');
    expect(await placeOf(error, pathOf('flow.ts'), home)).toBe(join(name, 'flow.ts:12'));
  });

  it('an error in a file beside the flow comes from there', async () => {
    const error = errorWith('Error: no oven', `    at boom (${urlOf('menu.ts')}:3:9)`);
    expect(await placeOf(error, pathOf('flow.ts'), home)).toBe(join(name, 'menu.ts:3'));
  });

  it('a mistake in JavaScript comes from the line that Node names', async () => {
    mkdirSync(join(home, name), { recursive: true });
    writeFileSync(pathOf('flow.mjs'), 'export const a = 1;\nconst ;\n');
    const error = Object.assign(new SyntaxError("Unexpected token ';'"), {
      stack: "SyntaxError: Unexpected token ';'",
    });
    expect(await placeOf(error, pathOf('flow.mjs'), home)).toBe(join(name, 'flow.mjs:2'));
  });
});

it.each([
  ['Node', '    at ModuleJob.run (node:internal/modules/esm/module_job:561:25)'],
  ['another package', '    at a (file:///home/ann/node_modules/oven/index.js:1:1)'],
  ['nowhere', 'Error: see /docs for more'],
])('An error of %s comes from nobody knows where', async (_, line) => {
  expect(await placeOf(errorWith(line), '/home/ann/flow.ts', '/home/ann')).toBeNull();
});

it.each([' /', ':1', '(/:1', '/a b ('])('A long error of "%s" is looked through at once', (junk) => {
  const error = errorWith(junk.repeat(100_000 / junk.length));
  expect(fastestOf(() => void placeOf(error, '/a', '/'))).toBeLessThan(50);
});
