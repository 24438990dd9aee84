import type { Archive, Loaded } from './archive.ts';
import { requireSameWords } from './caller-mistakes.ts';
import type { Duty } from './duty.ts';
import type { Leases } from './leases.ts';
import type { Newsroom } from './news.ts';
import type { Reply } from './reply.ts';
import { slotViews } from './reply-view.ts';
import type { OpenTurn, StoredSession } from './store.ts';
import { closeTurn, type IncomingMessage, type OpenedTurn, openTurn, type TurnPorts } from './turn.ts';

/** Answers messages: reads them, has done what they owe, and says what became of it. */
export interface MessageTurns {
  take(sessionId: string, message: IncomingMessage): Promise<Reply>;
  /** Ends what a process left behind: what is owed is performed, open turns are answered, what was promised is told. */
  recover(sessionId: string): Promise<void>;
}

export interface MessageTurnPorts extends TurnPorts {
  readonly archive: Archive;
  readonly leases: Leases;
  readonly duty: Duty;
  readonly news: Newsroom;
  readonly replyWithinMs: number;
  /** Work that nobody waits for. */
  readonly inBackground: (work: Promise<void>) => void;
}

/** What reading a message came to. */
type Read =
  | { readonly is: 'answered'; readonly reply: Reply }
  /** Something has to happen in the world before it is answered; the caller has the duty. */
  | { readonly is: 'open'; readonly turn: OpenTurn }
  /** A process has left turns open; this message's among them, or not. */
  | { readonly is: 'left'; readonly isOwn: boolean };

/** A message, and the reply that stood before the user when it arrived; `undefined` until somebody has looked. */
interface Arrival {
  readonly message: IncomingMessage;
  stood: string | null | undefined;
}

export function createMessageTurns(ports: MessageTurnPorts): MessageTurns {
  const { archive, leases, duty, news, clock, replyWithinMs, inBackground } = ports;
  /** Turns that this process has opened and will end. */
  const atWork = new Set<string>();
  const recovering = new Map<string, Promise<void>>();

  const isLeft = (session: StoredSession, { messageId }: OpenTurn): boolean =>
    !atWork.has(keyOf(session.id, messageId));

  /** Reads the message. Where nothing has to happen in the world the turn is over with one commit. */
  async function read(sessionId: string, arrival: Arrival, isElsewhere: boolean): Promise<Read> {
    const { message } = arrival;
    return leases.inTurn(
      sessionId,
      async (): Promise<Read> => {
        const loaded = await archive.load(sessionId);
        const { session } = loaded;
        const left = session.open.filter((turn) => isLeft(session, turn));
        const isOwn = left.some(({ messageId }) => messageId === message.messageId);
        if (isOwn || (left.length > 0 && !isElsewhere)) return { is: 'left', isOwn };
        const said = await archive.findReply(sessionId, message.messageId);
        if (said !== undefined) {
          requireSameWords(said.words, sessionId, message);
          return { is: 'answered', reply: said.reply };
        }
        const at = timeInOrder(session, arrival);
        const opened = await openTurn(ports, await withNewsTold(loaded), { ...message, at }, message.at);
        return begin(sessionId, message, opened);
      },
      async () => {
        arrival.stood ??= (await archive.load(sessionId)).session.told.context.asked?.reply ?? null;
      },
    );
  }

  /** Ends the turn at once, or commits it open for what has to be done first. */
  async function begin(sessionId: string, message: IncomingMessage, opened: OpenedTurn): Promise<Read> {
    const { session, turn, passed } = opened;
    const cause = { is: 'message', id: turn.messageId, text: turn.text } as const;
    const since = message.at;
    const { usage, errors } = turn;
    const { verdicts } = turn.turn;
    const isMine = duty.toPerform(session) !== undefined && (await leases.takeDuty(sessionId));
    if (!isMine) {
      const { session: closed, reply } = await closeTurn(ports, session, turn);
      const said = { to: message, reply };
      const spent = { usage: reply.usage, errors: reply.errors };
      await archive.write(closed, { cause, since, passed, verdicts, said, ...spent });
      return { is: 'answered', reply };
    }
    atWork.add(keyOf(sessionId, turn.messageId));
    try {
      const { told } = await archive.write(session, { cause, since, passed, verdicts, usage, errors });
      news.tell(sessionId, {
        is: 'understood',
        messageId: turn.messageId,
        verdicts,
        slots: slotViews(ports.flow, told),
      });
      return { is: 'open', turn };
    } catch (error) {
      await leave(sessionId, turn);
      throw error;
    }
  }

  /** Answers a turn that was read before, within the lease. */
  async function end(
    session: StoredSession,
    turn: OpenTurn,
  ): Promise<{ readonly now: StoredSession; readonly reply: Reply }> {
    const { session: closed, reply, usage, errors } = await closeTurn(ports, session, turn);
    const cause = { is: 'answer', to: turn.messageId } as const;
    const now = await archive.write(closed, { cause, since: turn.since, usage, errors, said: { to: turn, reply } });
    return { now, reply };
  }

  /** Says by ourselves what became of something that was answered "one moment", within the lease. */
  async function tellNews(session: StoredSession): Promise<StoredSession> {
    const since = clock.nowMs();
    const { session: closed, reply, usage, errors } = await closeTurn(ports, session, undefined);
    return archive.write(closed, { cause: { is: 'news' }, since, usage, errors, said: { to: null, reply } });
  }

  /** What was promised of a run that is over is told before another begins. */
  async function withNewsTold(loaded: Loaded): Promise<Loaded> {
    const { session } = loaded;
    const isOver = session.told.status !== 'active';
    return session.promised && isOver ? { ...loaded, session: await tellNews(session) } : loaded;
  }

  const tellLate = (sessionId: string): Promise<void> =>
    leases.inTurn(sessionId, async () => {
      const { session } = await archive.load(sessionId);
      if (session.promised) await tellNews(session);
    });

  async function leave(sessionId: string, turn: OpenTurn): Promise<void> {
    atWork.delete(keyOf(sessionId, turn.messageId));
    await leases.endDuty(sessionId);
  }

  /** Waits for what has to be done, but no longer than a user does; then says how it stands. */
  async function answer(sessionId: string, turn: OpenTurn): Promise<Reply> {
    const answered = new AbortController();
    const settled = duty.settle(sessionId);
    ignored(settled);
    try {
      const isSettled = await Promise.race([
        settled.then(() => true),
        clock.wait(replyWithinMs, answered.signal).then(() => false),
      ]);
      const reply = await leases.inTurn(sessionId, () => replyTo(sessionId, turn));
      if (!isSettled && (await leases.takeDuty(sessionId))) {
        inBackground(settled.then(() => tellLate(sessionId)).finally(() => leases.endDuty(sessionId)));
      }
      return reply;
    } finally {
      answered.abort('answered');
      await leave(sessionId, turn);
    }
  }

  /** Whoever stood still for longer than a lease finds the turn answered by somebody else. */
  async function replyTo(sessionId: string, turn: OpenTurn): Promise<Reply> {
    const { session } = await archive.load(sessionId);
    const isOpen = session.open.some(({ messageId }) => messageId === turn.messageId);
    const said = isOpen ? undefined : await archive.findReply(sessionId, turn.messageId);
    return said?.reply ?? (await end(session, turn)).reply;
  }

  /** What is left is finished once, however many messages find it. */
  function recover(sessionId: string): Promise<void> {
    const going = recovering.get(sessionId) ?? finishLeft(sessionId).finally(() => recovering.delete(sessionId));
    recovering.set(sessionId, going);
    return going;
  }

  async function finishLeft(sessionId: string): Promise<void> {
    await duty.settle(sessionId);
    await leases.inTurn(sessionId, async () => {
      let { session } = await archive.load(sessionId);
      for (const turn of session.open.filter((one) => isLeft(session, one))) session = (await end(session, turn)).now;
      if (session.promised) await tellNews(session);
    });
  }

  /** Whether what was left behind is finished now; else somebody else is at work on it. */
  async function recoverHere(sessionId: string): Promise<boolean> {
    if (!(await leases.takeDuty(sessionId))) return false;
    try {
      await recover(sessionId);
      return true;
    } finally {
      await leases.endDuty(sessionId);
    }
  }

  return {
    recover,

    async take(sessionId, message) {
      // It may have to wait for what was left behind, or be read again: what stood when it came stays what it was.
      const arrival: Arrival = { message, stood: undefined };
      let isElsewhere = false;
      for (;;) {
        const turn = await read(sessionId, arrival, isElsewhere);
        if (turn.is === 'answered') return turn.reply;
        if (turn.is === 'open') return answer(sessionId, turn.turn);
        isElsewhere = !(await recoverHere(sessionId));
        if (isElsewhere && turn.isOwn) await leases.moment();
      }
    },
  };
}

const keyOf = (sessionId: string, messageId: string): string => JSON.stringify([sessionId, messageId]);

/**
 * A message that came before the question was put was sent before it, whatever a clock says; one that came after it was
 * sent after it, unless in the very same millisecond.
 */
function timeInOrder({ told }: StoredSession, { message: { at }, stood }: Arrival): number {
  const { asked } = told.context;
  if (asked === null) return at;
  if (asked.reply !== stood) return Math.min(at, asked.at);
  return at < asked.at ? asked.at + 1 : at;
}

/** Whoever waits for it hears of a failure; where nobody does any more it must not end the process. */
const ignored = (work: Promise<void>): void => void work.catch(() => undefined);
