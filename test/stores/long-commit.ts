import type { Commit } from '../../src/session/store.ts';
import { commitOf } from '../../src/testing/stored-session.ts';

/** A commit of so many pages that one could be written by half. */
export const longCommit = (version: number): Commit =>
  commitOf({ version, said: `What I said the ${version}th time. `.repeat(500) }, `message-${version}`);
