import { effectOf } from '../core/effect.ts';
import type { Flow } from '../core/flow.ts';
import { flowDigest } from '../core/flow-digest.ts';
import { migrated } from '../core/migrate.ts';
import { pathOf, type Told } from '../core/told.ts';
import type { Verdict } from '../core/verdict.ts';
import { digestOfWords } from './caller-mistakes.ts';
import { dueOf } from './due.ts';
import type { Inspect, Step, Trace } from './inspect.ts';
import type { Newsroom } from './news.ts';
import type { Clock, Usage } from './ports.ts';
import type { Cause, FlowStamp, RecordedStep, TurnRecord } from './record.ts';
import type { Reply } from './reply.ts';
import { SessionError } from './session-error.ts';
import type { SaidReply, SessionStore, StoredSession } from './store.ts';
import type { IncomingMessage } from './turn.ts';
import type { TurnError } from './turn-error.ts';
import { withhold } from './withheld.ts';

/** A session as it is taken out of the store. */
export interface Loaded {
  readonly session: StoredSession;
  /** The flow had changed since: the session was carried over to this one, and nothing is written yet. */
  readonly flowChanged: boolean;
}

/** What a commit is about. */
export interface About {
  readonly cause: Cause;
  /** When what caused it arrived, in ms since 1970. */
  readonly since: number;
  /** A run that ended on the way, where another one is written. */
  readonly passed?: Told | null;
  /** What became of the proposals of the message. */
  readonly verdicts?: readonly Verdict[];
  readonly errors?: readonly TurnError[];
  readonly usage?: Usage;
  /** What was said, and in answer to what: `null` for a turn of our own. */
  readonly said?: { readonly to: Pick<IncomingMessage, 'messageId' | 'text'> | null; readonly reply: Reply };
}

/** Takes sessions out of the store and puts them back, each time with the record of what was done. */
export interface Archive {
  readonly stamp: FlowStamp;
  /** @throws {@link SessionError} `SESSION_UNKNOWN` */
  load(sessionId: string): Promise<Loaded>;
  /** The next version of a session, written. */
  write(session: StoredSession, about: About): Promise<StoredSession>;
  /** What is thrown where there is no such session. */
  unknown(sessionId: string): SessionError;
  findReply(sessionId: string, messageId: string): Promise<SaidReply | undefined>;
}

export interface ArchivePorts {
  readonly flow: Flow;
  readonly store: SessionStore;
  readonly clock: Clock;
  readonly trace: Trace;
  readonly inspect: Inspect | undefined;
  readonly news: Newsroom;
  readonly keepEndedMs: number;
  /** Somebody can be told of hand-offs. */
  readonly tellsHandOffs: boolean;
}

export function createArchive({
  flow,
  store,
  clock,
  trace,
  inspect,
  news,
  keepEndedMs,
  tellsHandOffs,
}: ArchivePorts): Archive {
  const stamp: FlowStamp = { id: flow.id, version: flow.version, digest: flowDigest(flow) };
  /** Runs made anew that had been handed off before: nobody is told of them twice. */
  const handedOffBefore = new WeakSet<Told>();

  function carriedOver(session: StoredSession): StoredSession {
    const { told } = migrated(flow, session.told, session.flow, clock.nowMs());
    trace.note({ event: null, before: null, after: told, from: session.flow });
    if (pathOf(session.told) === 'handedOff') handedOffBefore.add(told);
    return { ...session, told, flow: stamp };
  }

  return {
    stamp,

    async load(sessionId) {
      const session = await store.load(sessionId);
      if (session === undefined || session.flow.id !== flow.id) {
        throw unknown(sessionId);
      }
      const flowChanged = session.flow.digest !== stamp.digest;
      return { session: flowChanged ? carriedOver(session) : session, flowChanged };
    },

    async write(session, { cause, since, passed = null, verdicts = [], errors = [], usage = noUsage, said }) {
      const at = clock.nowMs();
      const version = session.version + 1;
      const steps = [...(passed === null ? [] : trace.stepsTo(passed)), ...trace.stepsTo(session.told)];
      const { told } = session;
      const isHandedOff = ({ after }: Step) => pathOf(after) === 'handedOff' && !handedOffBefore.has(after);
      const handedOff = tellsHandOffs ? steps.findLast(isHandedOff) : undefined;
      const written = {
        ...session,
        version,
        flow: stamp,
        writtenAt: at,
        saidAt: said === undefined ? session.saidAt : version,
        handOff: handedOff === undefined ? session.handOff : { told: handedOff.after, tries: 0, nextAt: at },
      };
      const owed = told.status === 'active' ? effectOf(flow, told) : undefined;
      const record: TurnRecord = {
        version,
        at,
        flow: stamp,
        cause,
        steps: steps.map(recorded),
        verdicts,
        errors,
        state: pathOf(told),
        owed: owed === undefined || owed.is === 'none' ? null : { is: owed.is, key: owed.key },
        said: said === undefined ? null : inShort(said.reply),
        usage,
        durationMs: Math.max(0, at - since),
      };
      const message = cause.is === 'message' ? cause.text : (said?.to?.text ?? '');
      const { part, withheld } = withhold(flow, { steps, told, message }, record, session.withheld);
      const next = { ...written, withheld, due: dueOf(flow, written, keepEndedMs).at };
      const reply = said === undefined ? undefined : asSaid(session.id, version, said);
      await store.commit({ session: next, record: part, ...(reply === undefined ? {} : { said: reply }) });
      if (steps.length > 0) inspectQuietly(inspect, steps);
      if (reply !== undefined) news.tell(session.id, { is: 'reply', ...reply });
      return next;
    },

    unknown,
    findReply: (sessionId, messageId) => store.findReply(sessionId, messageId),
  };
}

const unknown = (sessionId: string): SessionError =>
  new SessionError('SESSION_UNKNOWN', `There is no session "${sessionId}": start one first.`);

const noUsage: Usage = { modelCalls: 0, inputTokens: 0, outputTokens: 0 };

const inShort = ({ id, directive, text }: Reply): TurnRecord['said'] => ({ reply: id, directive, text });

const asSaid = (sessionId: string, version: number, { to, reply }: NonNullable<About['said']>): SaidReply => ({
  version,
  messageId: to?.messageId ?? null,
  words: to === null ? null : digestOfWords(sessionId, to.text),
  reply,
});

function recorded({ event, after, from }: Step): RecordedStep {
  const { run } = after.context;
  if (event !== null) return { is: 'event', run, event };
  return from === undefined ? { is: 'started', run } : { is: 'migrated', run, from, told: after };
}

function inspectQuietly(inspect: Inspect | undefined, steps: readonly Step[]): void {
  try {
    inspect?.(steps);
  } catch {
    // Whoever looks on must not be able to stop what they look at.
  }
}
