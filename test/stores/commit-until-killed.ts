import { writeSync } from 'node:fs';
import { createSqliteStore } from '../../src/stores/sqlite.ts';
import { longCommit } from './long-commit.ts';

/** Runs in a process of its own: commits to one session without end, and tells each version once it is committed. */
const [path = ''] = process.argv.slice(2);
const store = createSqliteStore({ path });
for (let version = ((await store.load('session-1'))?.version ?? 0) + 1; ; version += 1) {
  await store.commit(longCommit(version));
  writeSync(1, `${version}\n`);
}
