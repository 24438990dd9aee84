import { basename, join } from 'node:path';
import { defineConfig, mergeConfig } from 'vitest/config';
import { BaseSequencer, type Reporter, type TestSpecification } from 'vitest/node';
import everyTest from '../vitest.config.ts';
import { brokenSource } from './broken-source.ts';
import type { Mutant } from './mutant.ts';

// Run by test-trial.ts, which hands over the mutant: prints the first test that fails, or nothing.
const root = join(import.meta.dirname, '../..');
const mutant = JSON.parse(process.env.MUTANT ?? 'null') as Mutant | null;
const stem = basename(mutant?.file ?? '', '.ts');

/** The tests named after the broken file notice it first, as a rule. */
class MirrorFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isMirror = ({ moduleId }: TestSpecification): boolean => basename(moduleId).startsWith(stem);
    const sorted = await super.sort(files);
    return [...sorted.filter(isMirror), ...sorted.filter((file) => !isMirror(file))];
  }
}

const tellsFailures: Reporter = {
  onTestCaseResult(test) {
    if (test.result().state === 'failed') console.log(`${test.module.relativeModuleId}: ${test.fullName}`);
  },
  onTestModuleEnd(module) {
    for (const { message } of module.errors()) console.log(`${module.relativeModuleId}: ${message}`);
  },
  onTestRunEnd(_, unhandled) {
    for (const { message } of unhandled) console.log(`outside of any test: ${message}`);
  },
};

export default mergeConfig(
  everyTest,
  defineConfig({
    plugins: [
      {
        name: 'mutant',
        enforce: 'pre',
        load: (id) => (mutant !== null && id === join(root, mutant.file) ? brokenSource(root, mutant) : undefined),
      },
    ],
    test: {
      // One process, which ends with all it does when it is killed; it was given its time zone from outside.
      pool: 'threads',
      maxWorkers: 1,
      // A broken file must not be found there by a later run, nor a whole one by this.
      fsModuleCache: false,
      cache: false,
      bail: 1,
      // What is broken may wait for ever.
      testTimeout: 5_000,
      reporters: [tellsFailures],
      sequence: { sequencer: MirrorFirst },
    },
  }),
);
