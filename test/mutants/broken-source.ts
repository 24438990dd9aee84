import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutant } from './mutant.ts';

/** A mutant that breaks nothing, because the source is no longer what it was made for. */
class MutantIsStale extends Error {
  override readonly name = 'MutantIsStale';
}

/**
 * The text of the file that a mutant breaks, broken. Nothing is written.
 * @throws {@link MutantIsStale} where the stretch to be broken does not stand in the file exactly once.
 */
export function brokenSource(root: string, { name, file, find, replace }: Mutant): string {
  const parts = readFileSync(join(root, file), 'utf8').split(find);
  if (parts.length !== 2) throw new MutantIsStale(`"${name}": ${parts.length - 1} places in ${file}`);
  return parts.join(replace);
}
