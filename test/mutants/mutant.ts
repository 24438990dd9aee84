/** One thing broken in the source: a stretch of a file that stands there once, and what stands there instead. */
export interface Mutant {
  /** What is broken, as a sentence. */
  readonly name: string;
  /** Path from the root of the repository. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** The mutants of one file: what is broken, what stands there, what stands there instead. */
export const mutantsIn = (file: string, ...all: readonly (readonly [string, string, string])[]): readonly Mutant[] =>
  all.map(([name, find, replace]) => ({ name, file, find, replace }));
