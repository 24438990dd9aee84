import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { booking } from '../../machines/booking.ts';
import { createAssistant } from '../../src/create-assistant.ts';
import { createDiary, createSalonPerform } from '../../src/salon/index.ts';
import { createMemoryStore } from '../../src/stores/memory.ts';
import type { Evidence } from './audit.ts';
import type { Door } from './door.ts';
import { askAgain, gather, sessionsIn, untilAtRest } from './evidence.ts';
import { startLoad } from './load.ts';

/** The load and what comes of it without processes: so many conversations, one after the other, over a store in memory. */
export async function evidenceInProcess(conversations: number): Promise<readonly Evidence[]> {
  const folder = mkdtempSync(join(tmpdir(), 'talkchart-soak-'));
  const path = join(folder, 'diary.db');
  const diary = createDiary({ path, nowMs: Date.now });
  const store = createMemoryStore();
  const assistant = createAssistant({ flow: booking, store, perform: createSalonPerform(diary) });
  const door: Door = {
    start: async () => ({ token: 'none', ...(await assistant.start()) }),
    async send({ sessionId }, { id, text, seen }) {
      const options = seen === null ? { messageId: id } : { messageId: id, seen };
      return JSON.stringify(await assistant.send(sessionId, text, options));
    },
    look: async ({ sessionId }) => (await assistant.look(sessionId)).last.reply,
  };
  try {
    const load = startLoad({
      ...{ door, clients: 1, thinkMs: 0, seed: 1, todayMs: Date.now() },
      isOver: (started) => started >= conversations,
    });
    await load.ended;
    await untilAtRest(store, await sessionsIn(store));
    await askAgain(door, load.conversations);
    return await gather(store, path, load.conversations);
  } finally {
    await assistant.close();
    diary.close();
    rmSync(folder, { recursive: true });
  }
}
