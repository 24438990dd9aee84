/** Writes sessions in every state as this version of Talkchart does, to be read by all later ones: `node test/session/kept/write.ts DIRECTORY`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keptSessions } from './conversations.ts';

const [directory] = process.argv.slice(2);
if (directory === undefined) throw new TypeError('Say where: a directory named after the version, such as 0.1.');
const folder = join(import.meta.dirname, directory);
await mkdir(folder, { recursive: true });
for (const [state, kept] of await keptSessions()) {
  await writeFile(join(folder, `${state}.json`), `${JSON.stringify(kept, null, 1)}\n`);
}
