import { fileURLToPath } from 'node:url';
import { brokenSource } from './broken-source.ts';
import type { Mutant } from './mutant.ts';
import { failureOf } from './run-limited.ts';

const vitest = fileURLToPath(new URL('./vitest.mjs', import.meta.resolve('vitest/package.json')));
const config = fileURLToPath(import.meta.resolve('./vitest.config.ts'));

/** The tests that mirror a part of the source, and those of what stands on it. */
const mirrors: Readonly<Record<string, readonly string[]>> = {
  'machines/': ['test/core', 'test/session'],
  'src/core/': ['test/core', 'test/session'],
  'src/session/': ['test/session'],
  'src/stores/': ['test/stores/memory.test.ts', 'test/session'],
};

/** The first test that fails with this mutant; `undefined` where none does. */
export async function failingTest(root: string, mutant: Mutant | undefined): Promise<string | undefined> {
  // What is stale is told here: among the tests it would look like one that fails.
  if (mutant !== undefined) brokenSource(root, mutant);
  const folders = Object.entries(mirrors).flatMap(([part, tests]) =>
    (mutant?.file.startsWith(part) ?? true) ? tests : [],
  );
  // A worker thread cannot have a time zone of its own.
  const env = { TZ: 'Asia/Kathmandu', MUTANT: JSON.stringify(mutant ?? null) };
  return failureOf(root, [vitest, 'run', '--config', config, ...new Set(folders)], env);
}
