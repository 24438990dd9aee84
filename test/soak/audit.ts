import { booking } from '../../machines/booking.ts';
import type { TurnRecord } from '../../src/session/record.ts';
import { leadsToSnapshot } from '../../src/session/replay.ts';
import type { Reply } from '../../src/session/reply.ts';
import type { SaidReply, StoredSession } from '../../src/session/store.ts';
import { leftToDo } from './at-rest.ts';
import { type Conversation, isYes, referencesTold, summaryBefore } from './ledger.ts';

/** What is promised. */
export const promises = {
  recorded: 'Every acknowledged message is in the record once, with the reply that was sent.',
  repeated: 'A message that is sent again gets the same reply, byte for byte.',
  booked: 'Every confirmed booking is in the diary exactly once.',
  confirmed: 'No booking is in the diary that nobody confirmed.',
  goesOn: 'No session is stuck, and each goes on.',
  replayed: 'The records of a session lead to its stored snapshot, byte for byte.',
  gapless: 'Versions have no gaps.',
} as const;

export type PromiseName = keyof typeof promises;

/** A promise that was not kept. */
export interface Broken {
  readonly promise: PromiseName;
  readonly sessionId: string;
  readonly because: string;
}

/** What the store holds of a session. */
export interface Kept {
  readonly session: StoredSession;
  readonly records: readonly TurnRecord[];
  readonly replies: readonly SaidReply[];
}

/** An entry of the diary, with the key it was booked by. */
export interface DiaryEntry {
  /** session/run/consent */
  readonly key: string;
  readonly reference: string;
  readonly service: string;
  /** YYYY-MM-DD */
  readonly date: string;
  /** HH:MM */
  readonly time: string;
  readonly name: string;
  /** E.164 */
  readonly phone: string;
}

/** All that is known of one session once everything has come to rest. */
export interface Evidence {
  readonly sessionId: string;
  /** The customer's ledger; `undefined` where the session was started and its customer never heard of it. */
  readonly conversation: Conversation | undefined;
  /** `undefined` where the store does not know it. */
  readonly kept: Kept | undefined;
  readonly entries: readonly DiaryEntry[];
}

/** Every promise that was broken in this session. */
export function brokenIn(evidence: Evidence): readonly Broken[] {
  const { sessionId, conversation, kept } = evidence;
  const found: Broken[] = [];
  const broken = (promise: PromiseName, because: string): void => void found.push({ promise, sessionId, because });
  if (kept === undefined) {
    broken('recorded', 'The store does not know the session.');
    return found;
  }
  lookAtRecords(kept, broken);
  for (const left of leftToDo(kept.session)) broken('goesOn', left);
  lookAtDiary(evidence, kept, broken);
  if (conversation !== undefined) {
    lookAtMessages(conversation, kept, broken);
    if (conversation.astray !== null) broken('goesOn', conversation.astray);
  }
  return found;
}

type Report = (promise: PromiseName, because: string) => void;

function lookAtRecords({ session, records }: Kept, broken: Report): void {
  const versions = records.map(({ version }) => version);
  if (versions.some((version, index) => version !== index + 1) || versions.length !== session.version) {
    broken('gapless', `Version ${session.version} has the records ${versions.join(', ')}.`);
  }
  if (!leadsToSnapshot(booking, session, records)) broken('replayed', 'They lead to another snapshot, or to none.');
}

/** What the customer saw, what the record says and what stands in the diary are the same bookings. */
function lookAtDiary({ conversation, entries }: Evidence, { records }: Kept, broken: Report): void {
  const inRecord = new Map(
    records
      .flatMap(({ steps }) => steps)
      .flatMap((step) => (step.is === 'event' && step.event.type === 'fulfil.succeeded' ? [step.event] : []))
      .map(({ key, result }) => [key, (result as { readonly reference: string }).reference]),
  );
  const inDiary = new Map(entries.map(({ key, reference }) => [key, reference]));
  if (inDiary.size < entries.length) broken('booked', `A key stands in the diary twice: ${keysOf(entries)}.`);
  for (const [key, reference] of inRecord) {
    if (inDiary.get(key) !== reference) broken('booked', `${key} has reference ${reference} in the record alone.`);
  }
  for (const reference of conversation === undefined ? [] : referencesTold(conversation)) {
    if (!entries.some((entry) => entry.reference === reference)) {
      broken('booked', `The customer was told ${reference}, which is not in the diary.`);
    }
  }
  const givenUp = keysGivenUp(records);
  for (const { key, reference } of entries) {
    if (!inRecord.has(key) && !givenUp.has(key)) broken('booked', `${key} (${reference}) is in the diary alone.`);
  }
  const unused = conversation === undefined ? [] : summariesConfirmed(conversation);
  for (const entry of entries) {
    const at = unused.findIndex((summary) => isOf(entry, summary));
    if (at === -1) broken('confirmed', `Nobody said yes to a summary of ${JSON.stringify(entry)}.`);
    else unused.splice(at, 1);
  }
}

/** Keys of bookings that a person was asked to look into: nobody knew what became of them. */
function keysGivenUp(records: readonly TurnRecord[]): ReadonlySet<string> {
  return new Set(
    records.flatMap(({ state, steps }) =>
      state === 'handedOff'
        ? steps.flatMap((step) => (step.is === 'event' && 'key' in step.event ? [step.event.key] : []))
        : [],
    ),
  );
}

/** Each summary that the customer looked at when saying yes, once. */
const summariesConfirmed = (conversation: Conversation): Reply[] => [
  ...new Set(
    conversation.sent
      .filter(({ text }) => isYes(text))
      .flatMap((message) => summaryBefore(conversation, message) ?? []),
  ),
];

const isOf = (entry: DiaryEntry, { slots }: Reply): boolean =>
  (['service', 'date', 'time', 'name', 'phone'] as const).every((slot) => slots[slot]?.value === entry[slot]);

function lookAtMessages({ sent }: Conversation, { records, replies }: Kept, broken: Report): void {
  for (const { id, answers } of sent) {
    const heard = records.filter(({ cause }) => cause.is === 'message' && cause.id === id);
    const answered = records.flatMap(({ cause, said }) =>
      said !== null && ((cause.is === 'message' && cause.id === id) || (cause.is === 'answer' && cause.to === id))
        ? [said.reply]
        : [],
    );
    const stored = replies.filter(({ messageId }) => messageId === id).map(({ reply }) => reply);
    const [acknowledged, ...others] = answers;
    if (heard.length > 1 || answered.length > 1 || stored.length > 1) {
      broken('recorded', `Message ${id} was taken ${heard.length} times, and answered ${answered.length} times.`);
    }
    if (acknowledged === undefined) continue;
    if (heard.length === 0) broken('recorded', `Message ${id} was acknowledged, and the record does not have it.`);
    else if (answered.length === 0)
      broken('recorded', `Message ${id} was acknowledged, and its answer is not in the record.`);
    else if (stored[0]?.id !== answered[0]) broken('recorded', `Message ${id} has other replies in record and store.`);
    if (JSON.stringify(stored[0]) !== acknowledged)
      broken('recorded', `Another reply than was sent is kept for ${id}.`);
    if (others.some((other) => other !== acknowledged)) broken('repeated', `Message ${id} got different replies.`);
  }
  const strange = records.flatMap(({ cause }) =>
    cause.is === 'message' && !sent.some(({ id }) => id === cause.id) ? [cause.id] : [],
  );
  if (strange.length > 0) broken('recorded', `Nobody sent ${strange.join(', ')}.`);
}

const keysOf = (entries: readonly DiaryEntry[]): string => entries.map(({ key }) => key).join(', ');
