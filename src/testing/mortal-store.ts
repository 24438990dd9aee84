import type { SessionStore } from '../session/store.ts';

/** Where the process of a conversation is killed: right before or right after one of its next commits, the first is 1. */
export type CrashPoint = { readonly beforeCommit: number } | { readonly afterCommit: number };

/** The same, also of one of its next calls of the store, whichever they are. */
export type FailurePoint = CrashPoint | { readonly beforeCall: number } | { readonly afterCall: number };

/** What one process sees of a store, until it is killed. */
export interface MortalStore {
  readonly store: SessionStore;
  /** Resolves once it was killed: nothing that was under way comes to an end then. */
  readonly died: Promise<void>;
  isDead(): boolean;
  kill(): void;
  /** Kills it at that point, counted from now on. */
  dieAt(point: FailurePoint): void;
  /** Has the store fail at that point, counted from now on, with {@link StoreIsDown}; the process lives on. */
  throwAt(point: FailurePoint): void;
  /** Nothing more goes wrong, if it lives. */
  spare(): void;
}

/** What a store throws that fails. */
export class StoreIsDown extends Error {
  override readonly name = 'StoreIsDown';
}

/** What goes wrong, where, and how far it has come. */
interface Plan {
  readonly at: { readonly [Point in 'beforeCall' | 'afterCall' | 'beforeCommit' | 'afterCommit']?: number };
  readonly fail: () => void;
  calls: number;
  commits: number;
}

const planned = (at: Plan['at'], fail: Plan['fail']): Plan => ({ at, fail, calls: 0, commits: 0 });

export function createMortalStore(store: SessionStore): MortalStore {
  const { promise: died, resolve: die } = Promise.withResolvers<void>();
  const state = { isDead: false, plan: planned({}, kill) };
  const never = (): Promise<never> => new Promise(() => undefined);

  function kill(): void {
    state.isDead = true;
    die();
  }

  function goDown(): void {
    throw new StoreIsDown('The store is down.');
  }

  /** What a dead process asked for is not done, and what was done for it is not heard of. */
  const whileAlive =
    <Args extends readonly unknown[], Result>(work: (...args: Args) => Promise<Result>, of?: 'commit') =>
    async (...args: Args): Promise<Result> => {
      if (state.isDead) return never();
      const { plan } = state;
      const call = ++plan.calls;
      const commit = of === 'commit' ? ++plan.commits : 0;
      if (plan.at.beforeCall === call || plan.at.beforeCommit === commit) plan.fail();
      if (state.isDead) return never();
      const result = await work(...args);
      if (plan.at.afterCall === call || plan.at.afterCommit === commit) plan.fail();
      return state.isDead ? never() : result;
    };

  return {
    died,
    isDead: () => state.isDead,
    kill,
    dieAt(point) {
      state.plan = planned(point, kill);
    },
    throwAt(point) {
      state.plan = planned(point, goDown);
    },
    spare() {
      state.plan = planned({}, kill);
    },
    store: {
      load: whileAlive((id) => store.load(id)),
      commit: whileAlive((commit) => store.commit(commit), 'commit'),
      findReply: whileAlive((id, messageId) => store.findReply(id, messageId)),
      replies: whileAlive((id, since) => store.replies(id, since)),
      records: whileAlive((id, since) => store.records(id, since)),
      lease: whileAlive((lease) => store.lease(lease)),
      release: whileAlive((lease) => store.release(lease)),
      due: whileAlive((query) => store.due(query)),
      list: whileAlive((query) => store.list(query)),
      forget: whileAlive((id) => store.forget(id)),
      close: whileAlive(() => store.close()),
    },
  };
}
