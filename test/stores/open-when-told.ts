import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createSqliteStore } from '../../src/stores/sqlite.ts';
import { commitOf } from '../../src/testing/stored-session.ts';

/** Runs in a process of its own: opens each store that it reads the path of, and begins a session there. */
const [id = ''] = process.argv.slice(2);
writeSync(1, 'ready\n');
for await (const path of createInterface({ input: process.stdin })) {
  const store = createSqliteStore({ path });
  await store.commit(commitOf({ id }));
  await store.close();
  writeSync(1, 'done\n');
}
