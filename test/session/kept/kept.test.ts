import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { booking } from '../../../machines/booking.ts';
import { flowDigest } from '../../../src/core/flow-digest.ts';
import { pathOf, type StatePath } from '../../../src/core/told.ts';
import { createAssistant } from '../../../src/create-assistant.ts';
import { createDiary, createSalonPerform } from '../../../src/salon/index.ts';
import type { SessionStore } from '../../../src/session/store.ts';
import { createMemoryStore } from '../../../src/stores/memory.ts';
import { createTestClock } from '../../../src/testing/test-clock.ts';
import { expectFaithfulRecords } from '../faithful-records.ts';
import { type KeptSession, keptSessions } from './conversations.ts';

/**
 * Sessions as released versions wrote them, never to be changed: a directory for each version whose storage form differs.
 * Whatever Talkchart becomes, it goes on with these.
 */
const versions = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const kept = versions.flatMap((version) =>
  readdirSync(join(import.meta.dirname, version)).map((file) => ({
    version,
    state: file.replace(/\.json$/, '') as StatePath,
    kept: JSON.parse(readFileSync(join(import.meta.dirname, version, file), 'utf8')) as KeptSession,
  })),
);

async function putBack(store: SessionStore, { session, records, said }: KeptSession): Promise<void> {
  for (const record of records) {
    const { version } = record;
    const reply = said.find((one) => one.version === version);
    await store.commit({ session: { ...session, version }, record, ...(reply === undefined ? {} : { said: reply }) });
  }
}

/** What a server of today makes of a session that was kept, a minute later. */
async function takenUp(before: KeptSession) {
  const clock = createTestClock({ now: before.session.writtenAt + 60_000, skipsWaitsUnder: { seconds: 3 } });
  const store = createMemoryStore({ clock });
  await putBack(store, before);
  const diary = createDiary({ path: ':memory:', nowMs: clock.nowMs, newReference: () => 'S-9' });
  const ports = { flow: booking, perform: createSalonPerform(diary), store, clock };
  return { assistant: createAssistant(ports), store, diary, clock };
}

describe.each(kept)('A session that version $version left in $state', ({ state, kept: before }) => {
  const sessionId = before.session.id;

  it('is taken up where it was, and what it owes is done once', async () => {
    const { assistant, store, diary } = await takenUp(before);
    await assistant.sweep();
    const session = await store.load(sessionId);
    expect(session).toMatchObject({ open: [], promised: false });
    const isOwed = state.startsWith('executing.');
    expect(diary.appointments()).toHaveLength(isOwed ? 1 : 0);
    if (isOwed) expect(pathOf(session?.told ?? before.session.told)).toBe('completed');
    await expectFaithfulRecords(store, booking, sessionId);
  });

  it('answers a message, and keeps every value', async () => {
    const { assistant, store } = await takenUp(before);
    const reply = await assistant.send(sessionId, 'what have I told you so far?');
    const { slots } = before.session.told.context;
    for (const [name, { settled }] of Object.entries(slots)) {
      expect(reply.slots[name]?.value ?? null, name).toEqual(settled?.value ?? null);
    }
    expect(reply.text).not.toBe('');
    await expectFaithfulRecords(store, booking, sessionId);
  });

  it('gives the same reply to a message that it had answered', async () => {
    const { assistant } = await takenUp(before);
    for (const { cause } of before.records) {
      if (cause.is !== 'message') continue;
      const said = before.said.find(({ messageId }) => messageId === cause.id);
      // Its text may have been taken out of the record.
      if (said === undefined || cause.text.includes('⟦')) continue;
      expect(await assistant.send(sessionId, cause.text, { messageId: cause.id })).toEqual(said.reply);
    }
  });
});

it('The sessions kept are of every state', () => {
  const states = [...new Set(kept.map(({ state }) => state))];
  expect(states).toHaveLength(16);
  for (const { state, kept: one } of kept) expect(pathOf(one.session.told)).toBe(state);
});

it('What is written today is of the form that is kept; else keep a new directory, and the old ones as they are', async () => {
  const latest = kept.filter(({ version }) => version === versions.at(-1));
  const today = await keptSessions();
  for (const { state, kept: before } of latest) {
    if (before.session.flow.digest !== flowDigest(booking)) continue;
    expect(shapeOf(today.get(state)), state).toEqual(shapeOf(before));
  }
});

/** The names of all members, without the values. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shapeOf(member)]));
}
