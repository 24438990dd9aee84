import { effectOf } from '../core/effect.ts';
import type { OutcomeEvent } from '../core/events.ts';
import type { Flow } from '../core/flow.ts';
import type { Values } from '../core/json.ts';
import { requireCheck, requireSameWords, requireUsable } from './caller-mistakes.ts';
import { carryOut, type OwedEffect } from './effects.ts';
import { createTrace, type Inspect } from './inspect.ts';
import type { Perform } from './perform.ts';
import type { Clock, Extract, Rephrase, Replies } from './ports.ts';
import { createQueue } from './queue.ts';
import type { Reply } from './reply.ts';
import { createRuns } from './run.ts';
import { SessionError } from './session-error.ts';
import type { AnsweredMessage, OpenTurn, SessionStore, StoredSession } from './store.ts';
import { closeTurn, type IncomingMessage, openSession, openTurn, type TurnPorts, takeOutcome } from './turn.ts';

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
}

/** What the client says about a message. */
export interface SendOptions {
  /** The client's id of the message: sent twice it is one turn. */
  readonly messageId?: string;
  /** Id of the reply the user looked at: a yes counts only for what was seen. */
  readonly seen?: string;
}

/** Talks to any number of users about one flow. */
export interface Assistant {
  /** @throws {@link SessionError} `INPUT_INVALID` for an unknown zone, locale or slot. */
  start(options?: StartOptions): Promise<{ readonly sessionId: string; readonly reply: Reply }>;
  /**
   * Answers a message. Messages of one session are taken in order of arrival.
   * @throws {@link SessionError} `SESSION_UNKNOWN`, `MESSAGE_ID_REUSED`, or what the store throws; the session is as before.
   */
  send(sessionId: string, text: string, options?: SendOptions): Promise<Reply>;
  /** Hears replies of turns of their own: outcomes that came after "one moment". Returns a function that stops it. */
  follow(sessionId: string, listener: (reply: Reply) => void): () => void;
  /** Takes no more messages, and waits for what is under way. */
  close(): Promise<void>;
}

/** The shell around the chart: the only place that waits. */
export function createAssistant<F extends Flow>(options: AssistantPorts<F>): Assistant {
  const { flow, store, clock, newId, limits, extract, fallback, replies, rephrase, inspect } = options;
  // Typed for one flow outside, for any flow inside.
  const perform = options.perform as Perform<Flow>;
  requireCheck(flow, perform);
  const readers = { extract, fallback, clock, withinMs: limits.extractWithinMs };
  const rephraser = rephrase === undefined ? null : { rephrase, clock, withinMs: limits.rephraseWithinMs };
  const trace = inspect === undefined ? null : createTrace(inspect);
  const runs = createRuns(flow, trace?.note);
  const ports: TurnPorts = { flow, runs, readers, replies, rephraser, clock, newId };
  const lease = createQueue();
  const turns = new Map<string, { readonly text: string; readonly reply: Promise<Reply> }>();
  const performing = new Map<string, Promise<void>>();
  const background = new Set<Promise<void>>();
  const listeners = new Map<string, Set<(reply: Reply) => void>>();
  const state = { isClosed: false };

  async function load(sessionId: string): Promise<StoredSession> {
    const session = await store.load(sessionId);
    if (session === undefined) {
      throw new SessionError('SESSION_UNKNOWN', `There is no session "${sessionId}": start one first.`);
    }
    return session;
  }

  async function commit(session: StoredSession, answered?: AnsweredMessage): Promise<StoredSession> {
    const next = { ...session, version: session.version + 1 };
    await store.commit(next, answered);
    trace?.tell(next.told);
    return next;
  }

  /**
   * Reads the message. Where nothing has to happen in the world the turn is over with it; else the open turn is committed
   * first, and the lease released while it happens.
   */
  const read = (sessionId: string, message: IncomingMessage): Promise<OpenTurn | AnsweredMessage> =>
    lease.run(sessionId, async () => {
      let session = await load(sessionId);
      for (const unfinished of session.open.filter((turn) => !isGoingOn(sessionId, turn, message))) {
        session = await finishHere(session, unfinished);
      }
      const answered = await store.findAnswer(sessionId, message.messageId);
      if (answered !== undefined) return requireSameWords(answered, message);
      const [opened, turn] = await openTurn(ports, session, message);
      const owed = toPerform(opened);
      if (owed === undefined) return end(opened, turn);
      await commit(opened);
      ignored(performOnce(sessionId, owed));
      return turn;
    });

  /** Ends a turn within the lease. */
  async function end(session: StoredSession, turn: OpenTurn): Promise<AnsweredMessage> {
    const [closed, reply] = await closeTurn(ports, session, turn);
    const answered = { messageId: turn.messageId, text: turn.text, reply };
    await commit(closed, answered);
    return answered;
  }

  const isGoingOn = (sessionId: string, { messageId }: OpenTurn, message: IncomingMessage): boolean =>
    messageId !== message.messageId && turns.has(turnKey(sessionId, messageId));

  /** A turn that a process left behind: it is ended first, within our lease. */
  async function finishHere(session: StoredSession, turn: OpenTurn): Promise<StoredSession> {
    let now = session;
    for (let owed = owedIn(now); owed !== undefined; owed = owedIn(now)) {
      now = await commit(takeOutcome(ports, now, await outcomeOf(owed)));
    }
    await end(now, turn);
    return load(session.id);
  }

  const outcomeOf = (owed: OwedEffect): Promise<OutcomeEvent> =>
    carryOut(owed, perform, { clock, withinMs: limits.effectWithinMs });

  const owedIn = ({ told }: StoredSession): OwedEffect | undefined => {
    const owed = effectOf(flow, told);
    return told.status !== 'active' || owed.is === 'none' ? undefined : owed;
  };

  /** Performs without the lease, then takes it to feed the outcome back; who comes second waits for the first. */
  function performOnce(sessionId: string, owed: OwedEffect): Promise<void> {
    const name = nameOf(owed);
    const going = performing.get(name);
    if (going !== undefined) return going;
    const done = outcomeOf(owed)
      .then((outcome) =>
        lease.run(sessionId, async () => {
          await commit(takeOutcome(ports, await load(sessionId), outcome));
        }),
      )
      .finally(() => performing.delete(name));
    performing.set(name, done);
    return done;
  }

  /** What is owed and not under way: the task that another turn has begun is not waited for, a check is. */
  function toPerform(session: StoredSession): OwedEffect | undefined {
    const owed = owedIn(session);
    const isUnderWay = owed !== undefined && owed.is !== 'check' && performing.has(nameOf(owed));
    return isUnderWay ? undefined : owed;
  }

  /** Waits until nothing is owed any more. */
  async function settle(sessionId: string): Promise<void> {
    for (let owed = owedIn(await load(sessionId)); owed !== undefined; owed = owedIn(await load(sessionId))) {
      await performOnce(sessionId, owed);
    }
  }

  async function take(sessionId: string, message: IncomingMessage): Promise<Reply> {
    const turn = await read(sessionId, message);
    if ('reply' in turn) return turn.reply;
    const answered = new AbortController();
    const settled = settle(sessionId);
    ignored(settled);
    const isSettled = await Promise.race([
      settled.then(() => true),
      clock.wait(limits.replyWithinMs, answered.signal).then(() => false),
    ]).finally(() => answered.abort());
    const { reply } = await lease.run(sessionId, async () => end(await load(sessionId), turn));
    const isOwed = reply.directive.say === 'wait' || reply.directive.say === 'tooLate';
    if (!isSettled) inBackground(isOwed ? settled.then(() => tellLate(sessionId)) : settled);
    return reply;
  }

  async function tellLate(sessionId: string): Promise<void> {
    const reply = await lease.run(sessionId, async () => {
      const [closed, late] = await closeTurn(ports, await load(sessionId), undefined);
      await commit(closed);
      return late;
    });
    for (const listener of listeners.get(sessionId) ?? []) listener(reply);
  }

  function inBackground(work: Promise<void>): void {
    // What is owed stands in the store: whoever loads the session next takes it up again.
    const quiet: Promise<void> = work.catch(() => undefined).then(() => void background.delete(quiet));
    background.add(quiet);
  }

  function requireOpen(): void {
    if (state.isClosed) throw new SessionError('ASSISTANT_CLOSED', 'This assistant was closed: create another one.');
  }

  return {
    async start({ timeZone = flow.timeZone, locale = 'en', values = {} } = {}) {
      requireOpen();
      requireUsable(flow, { timeZone, locale, values });
      const [session, reply] = await openSession(ports, { id: newId(), timeZone, locale, values });
      await commit(session);
      return { sessionId: session.id, reply };
    },

    async send(sessionId, text, { messageId = newId(), seen } = {}) {
      requireOpen();
      if (typeof text !== 'string') throw new SessionError('INPUT_INVALID', 'A message is a text.');
      const message = { text, messageId, at: clock.nowMs(), ...(seen === undefined ? {} : { seen }) };
      const key = turnKey(sessionId, messageId);
      const known = turns.get(key);
      if (known !== undefined) return requireSameWords(known, message).reply;
      const reply = take(sessionId, message).finally(() => turns.delete(key));
      turns.set(key, { text, reply });
      return reply;
    },

    follow(sessionId, listener) {
      const heard = listeners.get(sessionId) ?? new Set();
      listeners.set(sessionId, heard.add(listener));
      return () => {
        heard.delete(listener);
        if (heard.size === 0) listeners.delete(sessionId);
      };
    },

    async close() {
      state.isClosed = true;
      await Promise.allSettled([...turns.values()].map(({ reply }) => reply));
      await Promise.all(background);
    },
  };
}

/** Whoever waits for it hears of a failure; where nobody does any more it must not end the process. */
const ignored = (work: Promise<void>): void => void work.catch(() => undefined);

/** Of an effect, among all that are under way. */
const nameOf = ({ is, key }: OwedEffect): string => `${is} ${key}`;

const turnKey = (sessionId: string, messageId: string): string => JSON.stringify([sessionId, messageId]);
