import { createAssistant } from '../../src/create-assistant.ts';
import type { Limits } from '../../src/session/assistant.ts';
import type { HandOff } from '../../src/session/hand-off.ts';
import type { Perform } from '../../src/session/perform.ts';
import type { Clock, Extract } from '../../src/session/ports.ts';
import type { SessionStore } from '../../src/session/store.ts';
import { createMemoryStore } from '../../src/stores/memory.ts';
import { dish, extract, succeeds } from './dish.ts';
import { createManualClock } from './manual-clock.ts';

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
  const clock = createManualClock(1_000_000);
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

/** A store whose process dies at a call of it: what was asked for before or after it was done is never heard of again. */
export function mortal(store: SessionStore, { calls, isDone }: { readonly calls: number; readonly isDone: boolean }) {
  const { promise: died, resolve: die } = Promise.withResolvers<void>();
  const state = { left: Number.POSITIVE_INFINITY };
  const never = (): Promise<never> => {
    die();
    return new Promise(() => undefined);
  };
  const orDie =
    <Args extends readonly unknown[], Result>(work: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      if (state.left <= 0) return never();
      state.left--;
      if (state.left > 0) return work(...args);
      if (isDone) await work(...args);
      return never();
    };
  const live: SessionStore = {
    ...store,
    load: orDie(store.load),
    commit: orDie(store.commit),
    findReply: orDie(store.findReply),
    lease: orDie(store.lease),
    release: orDie(store.release),
  };
  return {
    store: live,
    died,
    /** From now on. */
    dieSoon: () => {
      state.left = calls;
    },
  };
}
