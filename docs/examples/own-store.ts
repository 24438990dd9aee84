import { createMemoryStore } from 'talkchart/stores/memory';
import { type OpenStore, storeContract } from 'talkchart/testing';

const open: OpenStore = async () => {
  let nowMs = 0;
  // In earnest a store of yours, on an empty database.
  const store = createMemoryStore({ clock: { nowMs: () => nowMs } });
  return {
    store,
    another: async () => store, // a second connection to the same data
    // Lets leases grow older.
    pass: async (ms) => {
      nowMs += ms;
    },
    close: async () => store.close(),
  };
};

for (const { name, run } of storeContract()) {
  await run(open);
  console.log('kept:', name);
}
