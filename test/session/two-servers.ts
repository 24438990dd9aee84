import { createAssistant } from '../../src/create-assistant.ts';
import type { Limits } from '../../src/session/assistant.ts';
import type { HandOff } from '../../src/session/hand-off.ts';
import type { Perform } from '../../src/session/perform.ts';
import type { Clock, Extract } from '../../src/session/ports.ts';
import type { SessionStore } from '../../src/session/store.ts';
import { createMemoryStore } from '../../src/stores/memory.ts';
import { createTestClock } from '../../src/testing/test-clock.ts';
import { dish, extract, succeeds } from './dish.ts';

export interface ServerOptions {
  /** Of this server, where it is not the one all share. */
  readonly clock?: Clock;
  /** What this server sees of the store. */
  readonly store?: SessionStore;
  readonly perform?: Perform<typeof dish>;
  readonly extract?: Extract;
  readonly handOff?: HandOff;
  readonly limits?: Partial<Limits>;
}

/** One store and any number of servers on it, each with ids of its own. */
export function createServers() {
  const clock = createTestClock({ now: 1_000_000 });
  const store = createMemoryStore({ clock });
  const counted = { servers: 0 };
  function server(options: ServerOptions = {}) {
    const name = `server${++counted.servers}`;
    let ids = 0;
    return createAssistant({
      flow: dish,
      perform: succeeds,
      extract,
      fallback: extract,
      clock,
      store,
      newId: () => `${name}-${++ids}`,
      ...options,
    });
  }
  return { clock, store, server };
}
