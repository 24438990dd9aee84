import assert from 'node:assert/strict';
import { SessionError } from '../session/session-error.ts';
import type { SessionStore } from '../session/store.ts';

/** A new store that holds nothing yet, as a promise of the contract needs it. */
export interface OpenedStore {
  readonly store: SessionStore;
  /** A second connection to the same data, as another process would have it; where there is none, the same store. */
  another(): Promise<SessionStore>;
  /** Lets every lease grow older by so many ms. */
  pass(ms: number): Promise<void>;
  /** Closes every connection and removes the data. */
  close(): Promise<void>;
}

/** Opens a store of its own for each call. */
export type OpenStore = () => Promise<OpenedStore>;

/** One thing a store must do. */
export interface StorePromise {
  /** A sentence about what it does. */
  readonly name: string;
  /** @throws `AssertionError` where the store does not keep the promise. */
  run(open: OpenStore): Promise<void>;
}

/** A promise that is tried on a store of its own. */
export const promise = (name: string, keeps: (opened: OpenedStore) => Promise<void>): StorePromise => ({
  name,
  async run(open) {
    const opened = await open();
    try {
      await keeps(opened);
    } finally {
      await opened.close();
    }
  },
});

/** Fails unless the commit is refused as one that somebody else was faster than. */
export const assertConflict = (commit: Promise<void>): Promise<void> => assert.rejects(commit, isConflict);

/** Whether a commit was refused because somebody else was faster. */
export const isConflict = (error: unknown): boolean =>
  error instanceof SessionError && error.code === 'SESSION_CONFLICT';
