import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { booking } from '../../machines/booking.ts';
import type { Reply } from '../../src/session/reply.ts';
import type { SessionStore } from '../../src/session/store.ts';
import { recordsOf } from '../../src/session/sweep.ts';
import { isAtRest } from './at-rest.ts';
import type { DiaryEntry, Evidence, Kept } from './audit.ts';
import type { Door } from './door.ts';
import type { Conversation, SentMessage } from './ledger.ts';
import { createRandom } from './random.ts';
import { untilAnswered } from './talk.ts';

/** How many sessions are looked at at once. */
const atOnce = 16;

/** Within this time every session must have come to rest: a dead server's leases run out, and somebody sweeps. */
const restsWithinMs = 60_000;

/** Ids of every session the store knows. */
export async function sessionsIn(store: SessionStore): Promise<readonly string[]> {
  const ids: string[] = [];
  for (;;) {
    const after = ids.at(-1);
    const last = after === undefined ? undefined : await store.load(after);
    const page = await store.list({ flow: booking.id, limit: 200, ...(last === undefined ? {} : { after: last }) });
    ids.push(...page.map(({ id }) => id));
    if (page.length < 200) return ids;
  }
}

/** Waits until no session owes anything, or time is up. */
export async function untilAtRest(store: SessionStore, ids: readonly string[]): Promise<void> {
  const giveUp = AbortSignal.timeout(restsWithinMs);
  let left = ids;
  while (left.length > 0 && !giveUp.aborted) {
    const rests = await inGroups(left, async (id) => {
      const session = await store.load(id);
      return session === undefined || isAtRest(session);
    });
    left = left.filter((_, index) => !rests[index]);
    if (left.length > 0) await wait(500);
  }
}

/** Sends every acknowledged message again, then a new one; what comes of it goes into the ledgers. */
export async function askAgain(door: Door, conversations: readonly Conversation[]): Promise<void> {
  const random = createRandom(0);
  await inGroups(conversations, async (conversation) => {
    const ask = async (message: SentMessage): Promise<void> => {
      message.answers.push(await untilAnswered(() => door.send(conversation, message), random));
      message.waitedMs ??= 0;
    };
    const show = async (): Promise<Reply> => {
      const reply = await untilAnswered(() => door.look(conversation), random);
      conversation.shown.set(reply.id, reply);
      return reply;
    };
    try {
      for (const message of conversation.sent.filter(({ answers }) => answers.length > 0)) await ask(message);
      const { id: lookedAt } = await show();
      const message: SentMessage = {
        ...{ id: `${conversation.sessionId}-last`, text: 'what do you have so far?', seen: lookedAt, lookedAt },
        ...{ answers: [], waitedMs: null, retries: 0, redeliveries: 0 },
      };
      conversation.sent.push(message);
      await ask(message);
      await show();
    } catch (error) {
      conversation.astray ??= `Asked again: ${error}`;
    }
  });
}

/** All that is known of every session. */
export async function gather(
  store: SessionStore,
  diaryPath: string,
  conversations: readonly Conversation[],
): Promise<readonly Evidence[]> {
  const ledgers = new Map(conversations.map((conversation) => [conversation.sessionId, conversation]));
  const entries = Map.groupBy(entriesIn(diaryPath), ({ key }) => sessionOf(key));
  const ids = new Set([...(await sessionsIn(store)), ...ledgers.keys(), ...entries.keys()]);
  return inGroups([...ids], async (sessionId) => ({
    sessionId,
    conversation: ledgers.get(sessionId),
    kept: await keptOf(store, sessionId),
    entries: entries.get(sessionId) ?? [],
  }));
}

async function keptOf(store: SessionStore, sessionId: string): Promise<Kept | undefined> {
  const session = await store.load(sessionId);
  if (session === undefined) return undefined;
  const replies = await store.replies(sessionId, { after: 0, limit: 100_000 });
  return { session, records: await recordsOf(store, sessionId), replies };
}

/** The diary as it stands in its file, by other means than its own. */
function entriesIn(path: string): readonly DiaryEntry[] {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    const rows = db
      .prepare(
        `SELECT key, reference, service, day AS date, name, phone,
                printf('%02d:%02d', start_minute / 60, start_minute % 60) AS time
         FROM appointment`,
      )
      .all();
    return rows as unknown as readonly DiaryEntry[]; // The columns are those of an entry.
  } finally {
    db.close();
  }
}

/** A key is session/run/consent. */
const sessionOf = (key: string): string => key.split('/')[0] ?? '';

async function inGroups<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = new Array(items.length);
  const rest = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of rest) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
