import type { Archive } from './archive.ts';
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

/** Where a message stands among the questions that were put, as far as it has been looked at. */
interface Place {
  /** When it counts as sent. */
  at: number;
  /** The reply that stood before the user when it was first looked at; `undefined` as long as it was not. */
  putBefore: string | null | undefined;
}

export function createMessageTurns(ports: MessageTurnPorts): MessageTurns {
  const { archive, leases, duty, news, clock, replyWithinMs, inBackground } = ports;
  /** Turns that this process has opened and will end. */
  const atWork = new Set<string>();
  const recovering = new Map<string, Promise<void>>();

  const isLeft = (session: StoredSession, { messageId }: OpenTurn): boolean =>
    !atWork.has(keyOf(session.id, messageId));

  /** Reads the message. Where nothing has to happen in the world the turn is over with one commit. */
  async function read(sessionId: string, message: IncomingMessage, place: Place, isElsewhere: boolean): Promise<Read> {
    return leases.inTurn(
      sessionId,
      async (): Promise<Read> => {
        const loaded = await archive.load(sessionId);
        const { session } = loaded;
        place.at = timeInOrder(session, place);
        noteWhatStands(session, place);
        const left = session.open.filter((turn) => isLeft(session, turn));
        const isOwn = left.some(({ messageId }) => messageId === message.messageId);
        if (isOwn || (left.length > 0 && !isElsewhere)) return { is: 'left', isOwn };
        const said = await archive.findReply(sessionId, message.messageId);
        if (said !== undefined) {
          requireSameWords(said.words, sessionId, message);
          return { is: 'answered', reply: said.reply };
        }
        const opened = await openTurn(ports, loaded, { ...message, at: place.at }, message.at);
        return begin(sessionId, message, opened);
      },
      async () => noteWhatStands((await archive.load(sessionId)).session, place),
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
  async function tellNews(session: StoredSession): Promise<void> {
    const since = clock.nowMs();
    const { session: closed, reply, usage, errors } = await closeTurn(ports, session, undefined);
    await archive.write(closed, { cause: { is: 'news' }, since, usage, errors, said: { to: null, reply } });
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
      // One place for all that follows: it may have to wait for what was left behind, or be read again.
      const place: Place = { at: message.at, putBefore: undefined };
      let isElsewhere = false;
      for (;;) {
        const turn = await read(sessionId, message, place, isElsewhere);
        if (turn.is === 'answered') return turn.reply;
        if (turn.is === 'open') return answer(sessionId, turn.turn);
        isElsewhere = !(await recoverHere(sessionId));
        if (isElsewhere && turn.isOwn) await leases.moment();
      }
    },
  };
}

const keyOf = (sessionId: string, messageId: string): string => JSON.stringify([sessionId, messageId]);

function noteWhatStands({ told }: StoredSession, place: Place): void {
  if (place.putBefore === undefined) place.putBefore = told.context.asked?.reply ?? null;
}

/**
 * A message that had to wait its turn was sent before what was put meanwhile, whatever a clock says; one that did not wait
 * came after all that was put, unless in the very same millisecond.
 */
function timeInOrder({ told }: StoredSession, { at, putBefore }: Place): number {
  const { asked } = told.context;
  if (asked === null) return at;
  if (putBefore === undefined) return at < asked.at ? asked.at + 1 : at;
  return asked.reply === putBefore ? at : Math.min(at, asked.at);
}

/** Whoever waits for it hears of a failure; where nobody does any more it must not end the process. */
const ignored = (work: Promise<void>): void => void work.catch(() => undefined);
