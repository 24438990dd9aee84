/** Chance that can be repeated: the same seed gives the same choices, everywhere. */
export interface Chance {
  /** At least 0, below 1. */
  next(): number;
  /** True so often, of one. */
  isLucky(share: number): boolean;
  /** One of them. */
  pick<Item>(first: Item, ...others: readonly Item[]): Item;
}

/** Chance from a seed (mulberry32), for tests that are to fail again in the same way. */
export function createChance(seed: number): Chance {
  const state = { seed: seed | 0 };
  const next = (): number => {
    state.seed = (state.seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state.seed ^ (state.seed >>> 15), 1 | state.seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    isLucky: (share) => next() < share,
    pick: (first, ...others) => [first, ...others][Math.floor(next() * (others.length + 1))] ?? first,
  };
}
