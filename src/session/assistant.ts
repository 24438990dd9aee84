import type { Flow } from '../core/flow.ts';
import type { Values } from '../core/json.ts';
import { createArchive } from './archive.ts';
import { digestOfWords, requireCheck, requireSameWords, requireUsable } from './caller-mistakes.ts';
import { createDuty } from './duty.ts';
import type { HandOff } from './hand-off.ts';
import { createTrace, type Inspect } from './inspect.ts';
import { createLeases } from './leases.ts';
import { createMessageTurns } from './message-turns.ts';
import { createNewsroom, type News } from './news.ts';
import type { Perform } from './perform.ts';
import type { Clock, Extract, Rephrase, Replies } from './ports.ts';
import type { FlowStamp, TurnRecord } from './record.ts';
import type { Reply } from './reply.ts';
import { createRuns } from './run.ts';
import { SessionError } from './session-error.ts';
import type { SaidReply, SessionQuery, SessionStore, SessionSummary, Since } from './store.ts';
import { lookAfter, recordsOf, type Swept, sweep } from './sweep.ts';
import { type IncomingMessage, openSession, type TurnPorts } from './turn.ts';

/** How long we wait, in ms. */
export interface Limits {
  /** For a model to read a message; then the embedded reader takes the turn. */
  readonly extractWithinMs: number;
  /** For an effect; then its outcome is unknown. */
  readonly effectWithinMs: number;
  /** For the reply: what takes longer is answered "one moment", and the outcome comes in a turn of its own. */
  readonly replyWithinMs: number;
  /** For a reply to be rephrased; then it stands as it is. */
  readonly rephraseWithinMs: number;
  /** Until a session whose run is over is removed. */
  readonly keepEndedMs: number;
}

/** Every port filled; `createAssistant` of the root has defaults for most. */
export interface AssistantPorts<F> {
  readonly flow: F;
  readonly perform: Perform<F>;
  readonly extract: Extract;
  /** Reads the message where `extract` fails or is slow. */
  readonly fallback: Extract;
  readonly store: SessionStore;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly replies: Replies;
  /** Puts replies into other words; if left out they stand as they are. */
  readonly rephrase?: Rephrase;
  /** Looks on; if left out nobody does, and it costs nothing. */
  readonly inspect?: Inspect;
  /** Tells the people who take over; if left out, hand-offs are found by their state. */
  readonly handOff?: HandOff;
  readonly limits: Limits;
}

/** What is known of the user when a session starts. */
export interface StartOptions {
  /** The user's IANA zone; the flow's zone if left out. */
  readonly timeZone?: string;
  /** BCP 47; `en` if left out. */
  readonly locale?: string;
  /** Values known already, by slot; read like any other, and confirmed by the user like any other. */
  readonly values?: Values;
  /** A digest by which the host knows whose session it is; kept with the session, and never shown. */
  readonly holder?: string;
}

/** What the client says about a message. */
export interface SendOptions {
  /** The client's id of the message: sent twice it is one turn. */
  readonly messageId?: string;
  /** Id of the reply the user looked at: a yes counts only for what was seen. */
  readonly seen?: string;
}

/** A session as its host sees it. */
export interface SessionView {
  readonly sessionId: string;
  /** What `start` was given. */
  readonly holder: string | null;
  readonly flow: FlowStamp;
  readonly startedAt: number;
  /** When something was last said, in ms since 1970. */
  readonly activeAt: number;
  /** What was said last: the reply the user looks at. */
  readonly last: SaidReply;
}

/** Talks to any number of users about one flow. */
export interface Assistant {
  /** @throws {@link SessionError} `INPUT_INVALID` for an unknown zone, locale or slot. */
  start(options?: StartOptions): Promise<{ readonly sessionId: string; readonly reply: Reply }>;
  /**
   * Answers a message. Messages of one session are taken in order of arrival, over all processes that share the store.
   * @throws {@link SessionError} `SESSION_UNKNOWN`, `MESSAGE_ID_REUSED`, or what the store throws; the session is as before.
   */
  send(sessionId: string, text: string, options?: SendOptions): Promise<Reply>;
  /** @throws {@link SessionError} `SESSION_UNKNOWN` */
  look(sessionId: string): Promise<SessionView>;
  /** What was said, in order, also by ourselves. */
  replies(sessionId: string, since: Since): Promise<readonly SaidReply[]>;
  /** Hears what happens to a session in this process. Returns a function that stops it. */
  follow(sessionId: string, listener: (news: News) => void): () => void;
  /** What was done in every turn, oldest first, without the values of sensitive slots. */
  records(sessionId: string): Promise<readonly TurnRecord[]>;
  /** Sessions of this flow, the last active first. */
  list(query: Omit<SessionQuery, 'flow'>): Promise<readonly SessionSummary[]>;
  /** Removes every trace of a session, once nobody writes it. */
  forget(sessionId: string): Promise<void>;
  /**
   * Looks after the sessions that are due: what a process left behind, who is away, what is over. To be called at the start
   * and every so often; {@link keepSweeping} does so. Any number of processes may.
   */
  sweep(): Promise<Swept>;
  /** Takes no more messages, and waits for what is under way. The store stays open. */
  close(): Promise<void>;
}

/** The shell around the chart: the only place that waits. */
export function createAssistant<F extends Flow>(options: AssistantPorts<F>): Assistant {
  const { flow, store, clock, newId, limits, extract, fallback, replies, rephrase, inspect, handOff } = options;
  // Typed for one flow outside, for any flow inside.
  const perform = options.perform as Perform<Flow>;
  requireCheck(flow, perform);
  const { keepEndedMs, effectWithinMs, replyWithinMs } = limits;
  const closing = new AbortController();
  const background = new Set<Promise<void>>();
  const going = new Map<string, { readonly words: string; readonly reply: Promise<Reply> }>();

  function inBackground(work: Promise<void>): void {
    // What is owed stands in the store: whoever loads the session next takes it up again.
    const quiet: Promise<void> = work.catch(() => undefined).then(() => void background.delete(quiet));
    background.add(quiet);
  }

  const trace = createTrace();
  const news = createNewsroom();
  const leases = createLeases(store, clock, newId());
  const tellsHandOffs = handOff !== undefined;
  const archive = createArchive({ flow, store, clock, trace, inspect, news, keepEndedMs, tellsHandOffs });
  const ports: TurnPorts = {
    flow,
    runs: createRuns(flow, trace.note),
    readers: { extract, fallback, clock, withinMs: limits.extractWithinMs },
    replies,
    rephraser: rephrase === undefined ? null : { rephrase, clock, withinMs: limits.rephraseWithinMs },
    clock,
    newId,
    stamp: archive.stamp,
  };
  const duty = createDuty({ ...ports, archive, leases, news, perform, effectWithinMs, closing: closing.signal });
  const turns = createMessageTurns({ ...ports, archive, leases, duty, news, replyWithinMs, inBackground });

  const sweeping = { ...ports, store, archive, leases, turns, handOff, keepEndedMs };

  /** Whoever takes over is told at once, if it can be; else by the sweeps. */
  async function answer(sessionId: string, message: IncomingMessage): Promise<Reply> {
    const reply = await turns.take(sessionId, message);
    if (tellsHandOffs && reply.state === 'handedOff')
      inBackground(lookAfter(sweeping, sessionId).then(() => undefined));
    return reply;
  }

  /** Work that its caller waits for, and closing too. */
  function underWay<Result>(work: Promise<Result>): Promise<Result> {
    inBackground(work.then(() => undefined));
    return work;
  }

  function requireOpen(): void {
    if (closing.signal.aborted) {
      throw new SessionError('ASSISTANT_CLOSED', 'This assistant was closed: create another one.');
    }
  }

  return {
    async start({ timeZone = flow.timeZone, locale = 'en', values = {}, holder = null } = {}) {
      requireOpen();
      requireUsable(flow, { timeZone, locale, values });
      const since = clock.nowMs();
      const start = { id: newId(), holder, timeZone, locale, values };
      const { session, reply, usage, errors } = await openSession(ports, start);
      const about = { cause: { is: 'started' }, since, usage, errors, said: { to: null, reply } } as const;
      await underWay(archive.write(session, about));
      return { sessionId: session.id, reply };
    },

    async send(sessionId, text, { messageId = newId(), seen } = {}) {
      requireOpen();
      if (typeof text !== 'string') throw new SessionError('INPUT_INVALID', 'A message is a text.');
      const message = { text, messageId, at: clock.nowMs(), ...(seen === undefined ? {} : { seen }) };
      const key = JSON.stringify([sessionId, messageId]);
      const known = going.get(key);
      if (known !== undefined) {
        requireSameWords(known.words, sessionId, message);
        return known.reply;
      }
      const reply = answer(sessionId, message).finally(() => going.delete(key));
      going.set(key, { words: digestOfWords(sessionId, text), reply });
      return reply;
    },

    async look(sessionId) {
      const { session } = await archive.load(sessionId);
      const [last] = await store.replies(sessionId, { after: session.saidAt - 1, limit: 1 });
      if (last === undefined) throw archive.unknown(sessionId);
      const { holder, flow: stamp, startedAt, activeAt } = session;
      return { sessionId, holder, flow: stamp, startedAt, activeAt, last };
    },

    replies: (sessionId, since) => store.replies(sessionId, since),
    follow: news.follow,
    records: (sessionId) => recordsOf(store, sessionId),
    list: (query) => store.list({ ...query, flow: flow.id }),
    forget: (sessionId) => underWay(leases.inTurn(sessionId, () => store.forget(sessionId))),
    async sweep() {
      requireOpen();
      return underWay(sweep(sweeping));
    },

    async close() {
      closing.abort();
      await Promise.allSettled([...going.values()].map(({ reply }) => reply));
      await Promise.all(background);
    },
  };
}
