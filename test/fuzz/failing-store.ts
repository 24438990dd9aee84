import type { SessionStore } from '../../src/session/store.ts';
import type { Failure } from './assistant-deeds.ts';

/** What one process sees of a store that all share. */
export interface FailingStore {
  readonly store: SessionStore;
  /** What is under way then never comes to an end. */
  isDead(): boolean;
  /** At the so-manyth call from now on. */
  failAt(calls: number, how: Failure): void;
  /** Works again, if it lives. */
  mend(): void;
}

/** What a store that fails throws. */
export class StoreIsDown extends Error {
  override readonly name = 'StoreIsDown';
}

export function createFailingStore(store: SessionStore): FailingStore {
  let [isDead, left, how] = [false, Number.POSITIVE_INFINITY, 'dies before' as Failure];
  const never = (): Promise<never> => new Promise(() => undefined);
  const failing =
    <Args extends readonly unknown[], Result>(work: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      if (isDead) return never();
      left--;
      if (left > 0) {
        const result = await work(...args);
        return isDead ? never() : result;
      }
      left = Number.POSITIVE_INFINITY;
      isDead = how === 'dies before' || how === 'dies after';
      if (how === 'dies after' || how === 'throws after') await work(...args);
      if (isDead) return never();
      throw new StoreIsDown(how);
    };
  return {
    store: {
      load: failing((id) => store.load(id)),
      commit: failing((commit) => store.commit(commit)),
      findReply: failing((id, messageId) => store.findReply(id, messageId)),
      replies: failing((id, since) => store.replies(id, since)),
      records: failing((id, since) => store.records(id, since)),
      lease: failing((lease) => store.lease(lease)),
      release: failing((lease) => store.release(lease)),
      due: failing((query) => store.due(query)),
      list: failing((query) => store.list(query)),
      forget: failing((id) => store.forget(id)),
      close: failing(() => store.close()),
    },
    isDead: () => isDead,
    failAt(calls, manner) {
      left = calls;
      how = manner;
    },
    mend() {
      left = Number.POSITIVE_INFINITY;
    },
  };
}
