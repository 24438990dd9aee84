import type { Clock } from '../session/ports.ts';
import type { TurnRecord } from '../session/record.ts';
import type { SaidReply, SessionStore, SessionSummary, Since, StoredSession } from '../session/store.ts';
import { summaryOf } from '../session/summary.ts';
import { systemClock } from '../session/system-clock.ts';
import { conflict } from './conflict.ts';
import { createLeaseQueue } from './lease-queue.ts';

/** A row as text: what a durable store could not keep does not survive here either. */
interface Row {
  readonly version: number;
  readonly text: string;
}

interface ReplyRow extends Row {
  readonly messageId: string | null;
}

interface Kept {
  readonly summary: SessionSummary;
  readonly session: string;
  readonly replies: readonly ReplyRow[];
  readonly records: readonly Row[];
}

/** Keeps sessions in this process: for tests, and where nothing need outlive it. */
export function createMemoryStore({
  clock = systemClock,
}: {
  readonly clock?: Pick<Clock, 'nowMs'>;
} = {}): SessionStore {
  const sessions = new Map<string, Kept>();
  const leases = createLeaseQueue(clock);
  const summaries = (flow: string): SessionSummary[] =>
    [...sessions.values()].map(({ summary }) => summary).filter((summary) => summary.flow.id === flow);
  return {
    async load(sessionId) {
      const kept = sessions.get(sessionId);
      return kept === undefined ? undefined : (JSON.parse(kept.session) as StoredSession);
    },
    async commit({ session, record, said }) {
      const { id, version } = session;
      const kept = sessions.get(id);
      const { records, replies } = kept ?? { records: [], replies: [] };
      const isFirstReply = said === undefined || said.messageId === null || !replies.some(isTo(said.messageId));
      if (version !== (kept?.summary.version ?? 0) + 1 || !isFirstReply) throw conflict(id);
      sessions.set(id, {
        summary: summaryOf(session),
        session: JSON.stringify(session),
        records: [...records, { version, text: JSON.stringify(record) }],
        replies:
          said === undefined
            ? replies
            : [...replies, { version, messageId: said.messageId, text: JSON.stringify(said) }],
      });
    },
    async findReply(sessionId, messageId) {
      const found = sessions.get(sessionId)?.replies.find(isTo(messageId));
      return found === undefined ? undefined : (JSON.parse(found.text) as SaidReply);
    },
    replies: async (sessionId, since) => partOf<SaidReply>(sessions.get(sessionId)?.replies ?? [], since),
    records: async (sessionId, since) => partOf<TurnRecord>(sessions.get(sessionId)?.records ?? [], since),
    lease: async (lease) => leases.ask(lease),
    release: async (lease) => leases.leave(lease),
    due: async ({ flow, at, limit }) =>
      summaries(flow)
        .flatMap(({ id, due }) => (due !== null && due <= at ? [{ id, due }] : []))
        .sort((a, b) => a.due - b.due)
        .slice(0, limit)
        .map(({ id }) => id),
    list: async ({ flow, state, limit, after }) =>
      summaries(flow)
        .filter((summary) => state === undefined || summary.state === state)
        .filter((summary) => after === undefined || lastActiveFirst(after, summary) < 0)
        .sort(lastActiveFirst)
        .slice(0, limit),
    async forget(sessionId) {
      sessions.delete(sessionId);
      leases.forget(sessionId);
    },
    close: async () => undefined,
  };
}

const isTo =
  (messageId: string) =>
  (row: ReplyRow): boolean =>
    row.messageId === messageId;

const partOf = <Part>(rows: readonly Row[], { after, limit }: Since): readonly Part[] =>
  rows
    .filter(({ version }) => version > after)
    .slice(0, limit)
    .map(({ text }) => JSON.parse(text) as Part);

type Place = Pick<SessionSummary, 'id' | 'activeAt'>;

const lastActiveFirst = (a: Place, b: Place): number =>
  b.activeAt - a.activeAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
