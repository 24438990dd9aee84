import { expect } from 'vitest';
import { type Flow, slotOf } from '../../src/core/flow.ts';
import { stateOf } from '../../src/core/slot-state.ts';
import { replay } from '../../src/session/replay.ts';
import type { SessionStore } from '../../src/session/store.ts';
import { recordsOf } from '../../src/session/sweep.ts';

/** The records replay to the stored snapshot, byte for byte, and hold no value of a sensitive slot. */
export async function expectFaithfulRecords(store: SessionStore, flow: Flow, sessionId: string): Promise<void> {
  const session = await store.load(sessionId);
  if (session === undefined) throw new Error(`Session "${sessionId}" is gone.`);
  const records = await recordsOf(store, sessionId);
  expect(JSON.stringify(replay(flow, session, records))).toBe(JSON.stringify(session.told));
  expect(records.map(({ version }) => version)).toEqual(records.map((_, index) => index + 1));
  const kept = JSON.stringify(records);
  for (const name of flow.order.filter((one) => slotOf(flow, one).sensitive === true)) {
    const { value } = stateOf(session.told.context.slots, name).settled ?? { value: null };
    if (value === null) continue;
    expect(kept).not.toContain(JSON.stringify(value));
    expect(kept).not.toContain(slotOf(flow, name).say(value, session.locale));
  }
}
