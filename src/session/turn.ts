import { type Context, quietTurn, type Turn } from '../core/context.ts';
import { effectOf } from '../core/effect.ts';
import type { OutcomeEvent } from '../core/events.ts';
import type { Flow } from '../core/flow.ts';
import { pathOf, type Told } from '../core/told.ts';
import type { Loaded } from './archive.ts';
import type { Clock, RecentMessage, Replies } from './ports.ts';
import { readMessage } from './read-message.ts';
import type { FlowStamp } from './record.ts';
import { type Rephraser, reworded } from './rephrase.ts';
import type { Reply } from './reply.ts';
import { during, unprompted, viewOf, wordsOf } from './reply-view.ts';
import type { Runs } from './run.ts';
import type { OpenTurn, StoredSession } from './store.ts';
import { withoutSensitiveValues } from './thread.ts';
import { type Readers, sum } from './try-to-read.ts';

/** What every step of a turn needs; nothing here waits for anything but a reader and a rephraser. */
export interface TurnPorts {
  readonly flow: Flow;
  readonly runs: Runs;
  readonly readers: Readers;
  readonly replies: Replies;
  /** `null`: replies stand as they are. */
  readonly rephraser: Rephraser | null;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly stamp: FlowStamp;
}

/** A message as it arrived. */
export interface IncomingMessage {
  readonly text: string;
  readonly messageId: string;
  readonly seen?: string;
  /** When it arrived, in ms since 1970: before it waited for its turn. */
  readonly at: number;
}

/** A turn that was ended: its reply, and what the words of it cost. */
export interface ClosedTurn extends Pick<OpenTurn, 'errors' | 'usage'> {
  readonly session: StoredSession;
  readonly reply: Reply;
}

/** How many messages a model may look back on. */
const recentMessages = 6;

/** No message says more than this; what is beyond is not read. */
const longestMessage = 4000;

/** Half of a pair of surrogates, sent or cut so, is no text that a server of models takes. */
const readable = (text: string): string => text.slice(0, longestMessage).toWellFormed();

/** A new session: nobody has spoken, and the greeting stands before the user. */
export function openSession(ports: TurnPorts, start: SessionStart): Promise<ClosedTurn> {
  const at = ports.clock.nowMs();
  const told = startRun(ports.runs, { ...start, runs: 1 }, at);
  const session: StoredSession = {
    ...start,
    format: 1,
    version: 0,
    flow: ports.stamp,
    runs: 1,
    told,
    startedAt: at,
    activeAt: at,
    writtenAt: at,
    saidAt: 0,
    recent: [],
    open: [],
    promised: false,
    handOff: null,
    lateOutcomes: [],
    withheld: [],
    due: null,
  };
  return closeTurn(ports, session, undefined);
}

type SessionStart = Pick<StoredSession, 'id' | 'holder' | 'timeZone' | 'locale' | 'values'>;

function startRun(
  runs: Runs,
  { id, timeZone, locale, values, runs: run }: Omit<SessionStart, 'holder'> & { runs: number },
  at: number,
) {
  const started = runs.start({ session: id, run: String(run), timeZone, locale });
  return Object.entries(values).reduce<Told>(
    (told, [slot, value]) => runs.send(told, { type: 'slot.given', slot, value, source: 'carried', at }),
    started,
  );
}

/** A turn whose message was read. */
export interface OpenedTurn {
  readonly session: StoredSession;
  readonly turn: OpenTurn;
  /** The run that ended with this message by time alone, where another one was begun. */
  readonly passed: Told | null;
}

/** Has a message read. After an end only something new begins the next run; anything else is about what was. */
export async function openTurn(
  ports: TurnPorts,
  { session, flowChanged }: Loaded,
  { text, messageId, at, seen }: IncomingMessage,
  since: number,
): Promise<OpenedTurn> {
  const { runs } = ports;
  const said = readable(text);
  const told = away(ports, session, at);
  const isOver = told.status !== 'active';
  const next = isOver ? { ...session, runs: session.runs + 1 } : session;
  const started = runs.send(isOver ? startRun(runs, next, at) : told, {
    type: 'turn.started',
    at,
    said,
    ...(seen === undefined ? {} : { seen }),
  });
  const around = { finished: isOver ? told : null, recent: session.recent };
  const { told: read, begins, ...outcome } = await readMessage(ports, said, started, around);
  const isAfterEnd = isOver && !begins;
  const turn: OpenTurn = { messageId, text, turn: read.context.turn, isAfterEnd, flowChanged, since, ...outcome };
  const now = isAfterEnd ? { ...session, told } : { ...next, told: read };
  const passed = isOver && begins ? told : null;
  return { session: { ...now, activeAt: Math.max(session.activeAt, at), open: [...session.open, turn] }, turn, passed };
}

/** The run after the time that has gone by since something was last said. */
export function away({ flow, runs }: Pick<TurnPorts, 'flow' | 'runs'>, session: StoredSession, at: number): Told {
  const { told, activeAt } = session;
  const awayMs = at - activeAt;
  if (awayMs >= flow.idle.expiresMs) return runs.send(told, { type: 'session.expired', at });
  const isAsked = pathOf(told) === 'resuming';
  return awayMs < flow.idle.afterMs || isAsked ? told : runs.send(told, { type: 'session.lapsed', at });
}

/** An outcome comes back; where nothing waits for it any more it is kept beside the run. */
export function takeOutcome(runs: Runs, session: StoredSession, outcome: OutcomeEvent): StoredSession {
  if (session.told.status === 'active') return { ...session, told: runs.send(session.told, outcome) };
  // That what was done is done is no news.
  if (pathOf(session.told) === 'completed') return session;
  return { ...session, lateOutcomes: [...session.lateOutcomes, outcome] };
}

/** The greeting tells what became of the values brought along; whatever else comes by itself repeats nothing. */
const ownTurn = ({ turn, turns }: Context): Turn => (turns === 0 ? turn : quietTurn);

/** Puts the turn into words and ends it: from now on the user looks at this reply. Without a turn it is one of our own. */
export async function closeTurn(
  { flow, runs, replies, rephraser, clock, newId }: TurnPorts,
  session: StoredSession,
  turn: OpenTurn | undefined,
  flowChanged = false,
): Promise<ClosedTurn> {
  const open = turn ?? { ...unprompted, turn: ownTurn(session.told.context), flowChanged };
  const original = wordsOf(flow, session.told, replies, open);
  const inTurn = during(session.told, open);
  const { text, usage, errors } = await reworded(rephraser, flow, inTurn, original);
  const id = newId();
  // The question is put only now: what was said before the words were found answers none.
  const at = clock.nowMs();
  const told = runs.send(session.told, { type: 'turn.ended', at, reply: id });
  const exchange: readonly RecentMessage[] = [
    ...(turn === undefined ? [] : [{ from: 'user' as const, text: readable(turn.text) }]),
    { from: 'assistant', text },
  ];
  const closed: StoredSession = {
    ...session,
    told,
    activeAt: Math.max(session.activeAt, at),
    promised: told.status === 'active' && effectOf(flow, told).is !== 'none',
    recent: withoutSensitiveValues(flow, inTurn, [...session.recent, ...exchange].slice(-recentMessages)),
    open: session.open.filter(({ messageId }) => messageId !== turn?.messageId),
  };
  const spent = { ...open, usage: sum(open.usage, usage), errors: [...open.errors, ...errors] };
  return { session: closed, reply: viewOf(flow, told, id, text, spent), usage, errors };
}
