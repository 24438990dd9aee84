import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAssistant } from 'talkchart';
import { createCipher } from 'talkchart/stores/cipher';
import { createSqliteStore } from 'talkchart/stores/sqlite';
import { flow, perform } from './bike-repair.ts';

const folder = mkdtempSync(join(tmpdir(), 'talkchart-'));
const cipher = createCipher(`2026:${randomBytes(32).toString('base64')}`); // from a vault, in earnest
const openStore = () => createSqliteStore({ path: join(folder, 'sessions.db'), cipher });

// One process talks ...
const before = openStore();
const monday = createAssistant({ flow, perform, store: before });
const { sessionId } = await monday.start();
const text = "My e-bike's brakes squeak, I'm Ann Lee, 06 12345678";
await monday.send(sessionId, text, { messageId: 'm-1' });
await monday.close();
await before.close();

// ... another goes on.
const after = openStore();
const tuesday = createAssistant({ flow, perform, store: after });
const { last } = await tuesday.look(sessionId);
console.log(last.reply.state, last.reply.slots.bike?.value);

// Sent again, a message gets the reply that it had.
const again = await tuesday.send(sessionId, text, { messageId: 'm-1' });
console.log(again.id === last.reply.id);

// What was done stands in the records, without the phone number, for it is sensitive.
for (const { cause, state } of await tuesday.records(sessionId)) {
  console.log(state, cause.is === 'message' ? cause.text : cause.is);
}

await tuesday.forget(sessionId);
console.log(await after.load(sessionId));
await tuesday.close();
await after.close();
rmSync(folder, { recursive: true });
