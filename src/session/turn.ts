import { type Context, quietTurn, type Turn } from '../core/context.ts';
import type { ConversationEvent, OutcomeEvent } from '../core/events.ts';
import type { Flow } from '../core/flow.ts';
import type { Told } from '../core/told.ts';
import type { Clock, RecentMessage, Replies } from './ports.ts';
import { readMessage } from './read-message.ts';
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
}

/** A message as it arrived. */
export interface IncomingMessage {
  readonly text: string;
  readonly messageId: string;
  readonly seen?: string;
  /** When it arrived, in ms since 1970: before it waited for its turn. */
  readonly at: number;
}

/** How many messages a model may look back on. */
const recentMessages = 6;

/** No message says more than this; what is beyond is not read. */
const longestMessage = 4000;

/** Half of a pair of surrogates, sent or cut so, is no text that a server of models takes. */
const readable = (text: string): string => text.slice(0, longestMessage).toWellFormed();

/** A new session: nobody has spoken, and the greeting stands before the user. */
export function openSession(ports: TurnPorts, start: SessionStart): Promise<readonly [StoredSession, Reply]> {
  const at = ports.clock.nowMs();
  const session = { ...start, version: 0, runs: 1, activeAt: at, recent: [], open: [], lateOutcomes: [] };
  return closeTurn(ports, { ...session, told: startRun(ports.runs, session, at) }, undefined);
}

type SessionStart = Pick<StoredSession, 'id' | 'timeZone' | 'locale' | 'values'>;

function startRun(
  runs: Runs,
  { id, timeZone, locale, values, runs: run }: SessionStart & { runs: number },
  at: number,
) {
  const started = runs.start({ session: id, run: String(run), timeZone, locale });
  return Object.entries(values).reduce<Told>(
    (told, [slot, value]) => runs.send(told, { type: 'slot.given', slot, value, source: 'carried', at }),
    started,
  );
}

/** Has a message read. After an end only something new begins the next run; anything else is about what was. */
export async function openTurn(
  ports: TurnPorts,
  session: StoredSession,
  { text, messageId, at, seen }: IncomingMessage,
): Promise<readonly [StoredSession, OpenTurn]> {
  const { flow, runs } = ports;
  const said = readable(text);
  const told = awayEvents(flow, session, at).reduce<Told>(runs.send, session.told);
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
  const open: OpenTurn = { messageId, text, turn: read.context.turn, isAfterEnd, ...outcome };
  const now = isAfterEnd ? { ...session, told } : { ...next, told: read };
  return [{ ...now, activeAt: at, open: [...session.open, open] }, open];
}

/** What the time since the last message means. */
function awayEvents(flow: Flow, { told, activeAt }: StoredSession, at: number): readonly ConversationEvent[] {
  const awayMs = at - activeAt;
  if (told.status !== 'active' || awayMs < flow.idle.afterMs) return [];
  return [{ type: awayMs < flow.idle.expiresMs ? 'session.lapsed' : 'session.expired', at }];
}

/** An outcome comes back; where nothing waits for it any more it is kept beside the run. */
export function takeOutcome({ runs }: TurnPorts, session: StoredSession, outcome: OutcomeEvent): StoredSession {
  if (session.told.status === 'active') return { ...session, told: runs.send(session.told, outcome) };
  return { ...session, lateOutcomes: [...session.lateOutcomes, outcome] };
}

/** The greeting tells what became of the values brought along; whatever else comes by itself repeats nothing. */
const ownTurn = ({ turn, turns }: Context): Turn => (turns === 0 ? turn : quietTurn);

/** Puts the turn into words and ends it: from now on the user looks at this reply. Without a turn it is one of our own. */
export async function closeTurn(
  { flow, runs, replies, rephraser, clock, newId }: TurnPorts,
  session: StoredSession,
  turn: OpenTurn | undefined,
): Promise<readonly [StoredSession, Reply]> {
  const open = turn ?? { ...unprompted, turn: ownTurn(session.told.context) };
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
    recent: withoutSensitiveValues(flow, inTurn, [...session.recent, ...exchange].slice(-recentMessages)),
    open: session.open.filter(({ messageId }) => messageId !== turn?.messageId),
  };
  const spent = { ...open, usage: sum(open.usage, usage), errors: [...open.errors, ...errors] };
  return [closed, viewOf(flow, told, id, text, spent)];
}
