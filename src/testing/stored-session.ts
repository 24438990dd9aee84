import type { Context } from '../core/context.ts';
import type { Json } from '../core/json.ts';
import type { StatePath, Told } from '../core/told.ts';
import type { FlowStamp, TurnRecord } from '../session/record.ts';
import type { Reply } from '../session/reply.ts';
import type { Commit, SaidReply, StoredSession } from '../session/store.ts';

const noon = Date.UTC(2026, 10, 23, 12);
const noUsage = { modelCalls: 0, inputTokens: 0, outputTokens: 0 };

/** What a test says of a session; all else is plausible. */
export type SessionPart = Partial<Omit<StoredSession, 'told' | 'flow' | 'format'>> & {
  readonly state?: StatePath;
  readonly flow?: Partial<FlowStamp>;
  /** What the user last said. */
  readonly said?: string;
  /** Value of the only slot. */
  readonly value?: Json;
};

/** A session as the assistant would write it: version 1 of a haircut that is being booked. */
export function storedSession({ state, flow, said, value, ...part }: SessionPart = {}): StoredSession {
  const { id = 'session-1', version = 1, activeAt = noon } = part;
  return {
    format: 1,
    id,
    version,
    flow: { id: 'haircut', version: 3, digest: 'd41d8cd9', ...flow },
    holder: null,
    timeZone: 'Europe/Paris',
    locale: 'en-GB',
    values: { name: 'Zoë' },
    runs: 1,
    told: toldAt(id, { state: state ?? 'collecting.eliciting', said: said ?? 'On Friday.', value: value ?? 'friday' }),
    startedAt: noon,
    activeAt,
    writtenAt: activeAt,
    saidAt: version,
    recent: [{ from: 'user', text: said ?? 'On Friday.' }],
    open: [],
    promised: false,
    handOff: null,
    lateOutcomes: [],
    withheld: [],
    due: null,
    ...part,
  };
}

interface Point {
  readonly state: StatePath;
  readonly said: string;
  readonly value: Json;
}

function toldAt(session: string, { state, said, value }: Point): Told {
  const context: Context = {
    session,
    run: `${session}-run`,
    timeZone: 'Europe/Paris',
    locale: 'en-GB',
    slots: { day: { settled: { value, said, source: 'user', confirmed: false }, attempts: 0 } },
    turn: {
      at: noon,
      said,
      answers: true,
      verdicts: [{ slot: 'day', is: 'accepted' }],
      lastRungs: [],
      digressions: [],
      unheard: [],
      moved: true,
    },
    asked: null,
    unclear: 0,
    turns: 1,
    corrections: 0,
    consents: 0,
    tried: null,
    late: [],
    result: null,
    ending: null,
  };
  return { value: stateValueOf(state), status: 'active', context };
}

/** `confirming.awaiting` as the chart writes it: `{ confirming: 'awaiting' }`. */
function stateValueOf(state: StatePath): unknown {
  const [outer = state, inner] = state.split('.');
  return inner === undefined ? outer : { [outer]: inner };
}

/** The record of the commit that wrote this session. */
export const turnRecord = ({ version, flow, writtenAt, id }: StoredSession, text = 'On Friday.'): TurnRecord => ({
  version,
  at: writtenAt,
  flow,
  cause: { is: 'message', id: `message-${version}`, text },
  steps: [
    { is: 'event', run: `${id}-run`, event: { type: 'turn.started', at: writtenAt, said: text } },
    { is: 'event', run: `${id}-run`, event: { type: 'slot.proposed', slot: 'day', value: 'friday', quote: 'Friday' } },
  ],
  verdicts: [{ slot: 'day', is: 'accepted' }],
  errors: [],
  state: 'collecting.eliciting',
  owed: null,
  said: null,
  usage: noUsage,
  durationMs: 12,
});

/** What was said with this version; where there is no message id, by ourselves. */
export function saidReply(version: number, messageId: string | null, text = 'At what time?'): SaidReply {
  const reply: Reply = {
    id: `reply-${version}`,
    text,
    directive: { say: 'elicit', slot: 'time', attempts: 0 },
    state: 'collecting.eliciting',
    asked: null,
    verdicts: [{ slot: 'day', is: 'accepted' }],
    errors: [],
    usage: noUsage,
    slots: {},
  };
  return { version, messageId, words: messageId === null ? null : 'c157a790', reply };
}

/** A commit of this session; where a message id is given, with the reply to it, where it is `null`, with one of ours. */
export const commitOf = (part: SessionPart = {}, messageId?: string | null): Commit => {
  const session = storedSession(part);
  const record = turnRecord(session);
  return messageId === undefined
    ? { session, record }
    : { session, record, said: saidReply(session.version, messageId) };
};
