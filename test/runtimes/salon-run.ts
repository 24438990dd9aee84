import { booking } from '../../machines/booking.ts';
import { createConversationMachine } from '../../machines/conversation.ts';
import type { ConversationEvent } from '../../src/core/events.ts';
import type { Told } from '../../src/core/told.ts';
import { readMessage } from '../../src/offline/index.ts';
import { batchOf } from '../../src/runtimes/batch.ts';
import { extractGiven } from '../../src/runtimes/given.ts';
import { createDiary, type Diary } from '../../src/salon/index.ts';

export const machine = createConversationMachine(booking);
export const input = { session: 's', run: '1', timeZone: booking.timeZone, locale: 'en-US' };

/** Friday 20 November 2026, ten in the morning at the salon. */
export const friday = Date.parse('2026-11-20T10:00:00-05:00');

/** A booking with a correction, a time that is taken already, and a plain yes. */
export const messages = [
  'A haircut next Tuesday at 3, please',
  'no, at 4 then',
  "Ann Lee, and it's 415 555 2671",
  'wednesday would be better',
  'yes please',
] as const;

/** A diary in which Tuesday at 3 pm is taken. */
export function openDiary(): Diary {
  let references = 0;
  const diary = createDiary({ path: ':memory:', nowMs: () => friday, newReference: () => `S-${++references}` });
  const other = { service: 'haircut', day: '2026-11-24', time: '15:00', name: 'Max', phone: '+12125550123' } as const;
  diary.book({ key: 'of somebody else', ...other });
  return diary;
}

/** What Ann has in the diary. */
export const bookedFor = (diary: Diary) => diary.appointments().filter(({ name }) => name === 'Ann Lee');

/** One event, and the snapshot after it, as they would be stored. */
export interface Step {
  readonly event: unknown;
  readonly snapshot: unknown;
}

/** What is sent for the nth message; the batch is read once the chart has heard that the turn has begun. */
export function* turnOf(n: number, toldNow: () => Told): Generator<ConversationEvent> {
  const said = messages[n] ?? '';
  yield { type: 'turn.started', at: timeOf(n), said, seen: `reply-${n}` };
  yield* batchOf(booking, readMessage(said, extractGiven(booking, toldNow())).proposals);
}

/** The reply to the message before the nth: the greeting is the first. */
export const replyBefore = (n: number): ConversationEvent => ({
  type: 'turn.ended',
  at: timeOf(n) - 1000,
  reply: `reply-${n}`,
});

const timeOf = (n: number): number => friday + n * 10_000;

export const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
