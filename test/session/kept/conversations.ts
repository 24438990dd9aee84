import { booking } from '../../../machines/booking.ts';
import { pathOf, type StatePath } from '../../../src/core/told.ts';
import { createAssistant } from '../../../src/create-assistant.ts';
import { offlineExtract } from '../../../src/offline/index.ts';
import { createDiary, createSalonPerform } from '../../../src/salon/index.ts';
import type { Perform } from '../../../src/session/perform.ts';
import type { Extract } from '../../../src/session/ports.ts';
import type { TurnRecord } from '../../../src/session/record.ts';
import type { SaidReply, SessionStore, StoredSession } from '../../../src/session/store.ts';
import { createMemoryStore } from '../../../src/stores/memory.ts';
import { createTestClock } from '../../../src/testing/test-clock.ts';
import { everything, friday } from '../dialogue.ts';
import { usage } from '../dish.ts';

/** A session as a version of Talkchart wrote it, with all that belongs to it. */
export interface KeptSession {
  readonly session: StoredSession;
  readonly records: readonly TurnRecord[];
  readonly said: readonly SaidReply[];
}

const vague = 'I am not so sure about all this';

/** What is said, and which trouble the diary makes; together they come through every state of the chart. */
const conversations: readonly {
  readonly says: readonly string[];
  readonly fulfil?: Perform<typeof booking>['fulfil'];
  /** What a model makes of words that are not plain. */
  readonly wish?: 'cancel' | 'restart';
}[] = [
  { says: [everything, 'yes'] },
  { says: ['a haircut next tuesday at 3', vague], wish: 'cancel' },
  { says: ['a haircut next tuesday at 3', vague], wish: 'restart' },
  { says: ['a haircut on 12/3'] },
  { says: [everything, 'no', 'the time', 'at 4 pm', 'cancel'] },
  { says: ['I want to talk to a person'] },
  { says: [everything, 'yes'], fulfil: async () => ({ is: 'failed', retryable: true, reason: 'busy' }) },
  { says: [everything, 'yes'], fulfil: () => Promise.reject(new Error('the line is dead')) },
];

/** The first session that is committed in each state, with what led to it. */
export async function keptSessions(): Promise<ReadonlyMap<StatePath, KeptSession>> {
  const kept = new Map<StatePath, KeptSession>();
  for (const [number, { says, fulfil, wish }] of conversations.entries()) {
    const clock = createTestClock({ now: friday, skipsWaitsUnder: { seconds: 3 } });
    const store = watched(createMemoryStore({ clock }), kept);
    let ids = 0;
    const diary = createDiary({ path: ':memory:', nowMs: clock.nowMs, newReference: () => 'S-1' });
    const salon = createSalonPerform(diary);
    const perform = { ...salon, fulfil: fulfil ?? salon.fulfil };
    const newId = () => `${number + 1}-${++ids}`;
    const extract: Extract = async (said, given) =>
      said === vague && wish !== undefined ? { proposals: [{ type: wish }], usage } : offlineExtract(said, given);
    const assistant = createAssistant({ flow: booking, perform, extract, store, clock, newId });
    const { sessionId, reply } = await assistant.start({ locale: 'en' });
    let seen = reply.id;
    for (const text of says) {
      clock.pass(4000);
      seen = (await assistant.send(sessionId, text, { seen })).id;
    }
    clock.pass(booking.idle.afterMs);
    await assistant.sweep();
    diary.close();
  }
  return kept;
}

function watched(store: SessionStore, kept: Map<StatePath, KeptSession>): SessionStore {
  return {
    ...store,
    async commit(commit) {
      await store.commit(commit);
      const { session } = commit;
      const path = pathOf(session.told);
      if (kept.has(path)) return;
      const all = { after: 0, limit: 1000 };
      const [records, said] = [await store.records(session.id, all), await store.replies(session.id, all)];
      kept.set(path, { session, records, said });
    },
  };
}
