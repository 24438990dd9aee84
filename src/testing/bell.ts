/** Tells whoever waits that something has happened; who asks before looking misses nothing. */
export interface Bell {
  ring(): void;
  /** Resolves the next time it rings. */
  next(): Promise<void>;
}

export function createBell(): Bell {
  const state = { next: Promise.withResolvers<void>() };
  return {
    ring() {
      state.next.resolve();
      state.next = Promise.withResolvers<void>();
    },
    next: () => state.next.promise,
  };
}
