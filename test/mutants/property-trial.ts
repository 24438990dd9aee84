import { join } from 'node:path';
import { build } from 'esbuild';
import { brokenSource } from './broken-source.ts';
import type { Mutant } from './mutant.ts';
import { failureOf } from './run-limited.ts';

/** How long to look, and where chance begins. */
export interface PropertyTrial {
  readonly events: string;
  readonly seed: string;
}

/** The property of the fuzz that fails with this mutant; `undefined` where none does. Writes a bundle to `folder`. */
export async function failingProperty(
  root: string,
  folder: string,
  mutant: Mutant | undefined,
  { events, seed }: PropertyTrial,
): Promise<string | undefined> {
  const bundle = join(folder, 'trial.mjs');
  await bundleTrial(root, mutant, bundle);
  for (const levels of levelsFor(mutant)) {
    const failure = await failureOf(root, [bundle, levels, events, seed]);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

/** The chart alone does not notice what a session does; where nothing is broken everything is tried that mutants are. */
function levelsFor(mutant: Mutant | undefined): readonly string[] {
  const all = 'chart,assistant';
  if (mutant === undefined) return [all, 'assistant'];
  return /^src\/(?:session|stores)/.test(mutant.file) ? ['assistant'] : [all];
}

/** Bundles the fuzz with one file broken; without a mutant as it is. */
async function bundleTrial(root: string, mutant: Mutant | undefined, outfile: string): Promise<void> {
  const broken = mutant === undefined ? undefined : { path: join(root, mutant.file), text: brokenSource(root, mutant) };
  await build({
    absWorkingDir: root,
    entryPoints: ['test/mutants/trial.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    logLevel: 'silent',
    plugins: [
      {
        name: 'mutant',
        setup({ onLoad }) {
          onLoad({ filter: /\.ts$/ }, ({ path }) =>
            path === broken?.path ? { contents: broken.text, loader: 'ts' } : undefined,
          );
        },
      },
    ],
  });
}
