import type { Places } from './limits.ts';

/** Counts how many of something there are at once. */
export interface Seats {
  /** Takes one; returns what gives it back, once. `null`: there is none left for this address, or for anybody. */
  take(address: string): (() => void) | null;
}

export function createSeats({ all, perAddress }: Places): Seats {
  const taken = new Map<string, number>();
  const counted = { all: 0 };

  function change(address: string, by: 1 | -1): void {
    const now = (taken.get(address) ?? 0) + by;
    counted.all += by;
    if (now === 0) taken.delete(address);
    else taken.set(address, now);
  }

  return {
    take(address) {
      if (counted.all >= all || (taken.get(address) ?? 0) >= perAddress) return null;
      change(address, 1);
      let isTaken = true;
      return () => {
        if (isTaken) change(address, -1);
        isTaken = false;
      };
    },
  };
}
