import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Mutant } from './mutant.ts';

/** A mutant that breaks nothing, because the source is no longer what it was made for. */
class MutantIsStale extends Error {
  override readonly name = 'MutantIsStale';
}

/**
 * Bundles the trial with one file broken; without a mutant as it is.
 * @param root of the repository. Nothing in it is written.
 * @throws {@link MutantIsStale} where the stretch to be broken does not stand in the file exactly once.
 */
export async function buildTrial(root: string, mutant: Mutant | undefined, outfile: string): Promise<void> {
  const source = mutant === undefined ? '' : await readFile(join(root, mutant.file), 'utf8');
  const parts = mutant === undefined ? [] : source.split(mutant.find);
  if (mutant !== undefined && parts.length !== 2)
    throw new MutantIsStale(`"${mutant.name}": ${parts.length - 1} places in ${mutant.file}`);
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
          if (mutant === undefined) return;
          onLoad({ filter: /\.ts$/ }, ({ path }) =>
            path === join(root, mutant.file) ? { contents: parts.join(mutant.replace), loader: 'ts' } : undefined,
          );
        },
      },
    ],
  });
}
