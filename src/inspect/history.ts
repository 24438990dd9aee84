/** What somebody who comes late is told. */
export interface History {
  /**
   * Keeps frames about a run.
   * @returns these frames, after the one that introduces the run where it was not known.
   */
  add(run: string, frames: readonly string[], introduce: () => string): readonly string[];
  /** Of every run the frame that introduces it, then its last ones in order; the run heard of last comes last. */
  frames(): readonly string[];
}

/** Remembers so many `runs`, and of each its last `frames`. */
export function createHistory(most: { readonly runs: number; readonly frames: number }): History {
  const known = new Map<string, { readonly actor: string; readonly recent: readonly string[] }>();
  return {
    add(run, frames, introduce) {
      const before = known.get(run);
      const actor = before?.actor ?? introduce();
      // Taken out and put back, it stands last; the first is the run of which nothing was heard for longest.
      known.delete(run);
      known.set(run, { actor, recent: [...(before?.recent ?? []), ...frames].slice(-most.frames) });
      for (const oldest of [...known.keys()].slice(0, -most.runs)) known.delete(oldest);
      return before === undefined ? [actor, ...frames] : frames;
    },
    frames: () => [...known.values()].flatMap(({ actor, recent }) => [actor, ...recent]),
  };
}
