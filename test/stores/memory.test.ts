import { describe, it } from 'vitest';
import { createMemoryStore } from '../../src/stores/memory.ts';
import { createTestClock, type OpenStore, storeContract } from '../../src/testing/index.ts';

const openMemoryStore: OpenStore = async () => {
  const clock = createTestClock({ now: Date.UTC(2026, 10, 23, 12) });
  const store = createMemoryStore({ clock });
  return {
    store,
    another: async () => store,
    pass: async (ms) => clock.pass(ms),
    close: () => store.close(),
  };
};

describe('the memory store', () => {
  it.each(storeContract())('$name', ({ run }) => run(openMemoryStore));
});
