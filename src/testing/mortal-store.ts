import type { SessionStore } from '../session/store.ts';

/** Where the process of a conversation is killed: right before or right after one of its next commits, the first is 1. */
export type CrashPoint = { readonly beforeCommit: number } | { readonly afterCommit: number };

/** What one process sees of a store, until it is killed. */
export interface MortalStore {
  readonly store: SessionStore;
  /** Resolves once it was killed: nothing that was under way comes to an end then. */
  readonly died: Promise<void>;
  isDead(): boolean;
  kill(): void;
  /** Kills it at that point, counted from now on. */
  dieAt(point: CrashPoint): void;
  /** It lives on after all. */
  spare(): void;
}

export function createMortalStore(store: SessionStore): MortalStore {
  const { promise: died, resolve: die } = Promise.withResolvers<void>();
  const state: { isDead: boolean; at: CrashPoint | null; commits: number } = { isDead: false, at: null, commits: 0 };
  const never = (): Promise<never> => new Promise(() => undefined);

  function kill(): void {
    state.isDead = true;
    die();
  }

  /** What a dead process asked for is not done, and what was done for it is not heard of. */
  const whileAlive =
    <Args extends readonly unknown[], Result>(work: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      if (state.isDead) return never();
      const result = await work(...args);
      return state.isDead ? never() : result;
    };

  return {
    died,
    isDead: () => state.isDead,
    kill,
    dieAt(point) {
      state.at = point;
      state.commits = 0;
    },
    spare() {
      state.at = null;
    },
    store: {
      load: whileAlive((id) => store.load(id)),
      async commit(commit) {
        if (state.isDead) return never();
        const number = ++state.commits;
        const { at } = state;
        if (at !== null && 'beforeCommit' in at && at.beforeCommit === number) kill();
        else await store.commit(commit);
        if (at !== null && 'afterCommit' in at && at.afterCommit === number) kill();
        if (state.isDead) return never();
      },
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
