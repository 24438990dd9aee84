import { effectOf } from '../core/effect.ts';
import { pathOf } from '../core/told.ts';
import { createAssistant } from '../create-assistant.ts';
import type { Limits, StartOptions } from '../session/assistant.ts';
import type { Inspect } from '../session/inspect.ts';
import { keepSweeping } from '../session/keep-sweeping.ts';
import type { News } from '../session/news.ts';
import type { Clock, Extract } from '../session/ports.ts';
import type { Reply } from '../session/reply.ts';
import { createMemoryStore } from '../stores/memory.ts';
import type { OpenedStore } from '../stores/open-store.ts';
import type { Conversation } from './conversation.ts';
import type { FlowToRun } from './flow-to-run.ts';
import { createTally } from './tally.ts';

export interface LocalOptions {
  readonly clock: Clock;
  readonly start: StartOptions;
  readonly limits?: Partial<Limits>;
  /** A model that reads; left out: the embedded reader. */
  readonly extract?: Extract;
  /** Looks on. */
  readonly inspect?: Inspect;
  /** Where sessions are kept, which stays open, and what that is called; left out: in memory. */
  readonly kept?: Pick<OpenedStore, 'store' | 'place'>;
  /** The kept session to go on with; left out: a new one. */
  readonly session?: string | null;
  /** Looks after every session of the store that is due, as long as the conversation is open. */
  readonly sweeps?: boolean;
  /** How to come back to a session, in words; left out: nobody can. */
  readonly comeBack?: (sessionId: string) => string;
}

/**
 * Opens a conversation that is held by this process: a new one, or one that was kept.
 * @throws Error where there is no such session, saying where it was looked for.
 */
export async function openConversation(
  { flow, perform, stands }: FlowToRun,
  { clock, start, limits = {}, extract, inspect, session = null, sweeps = false, comeBack, kept }: LocalOptions,
): Promise<Conversation> {
  const { store, place } = kept ?? { store: createMemoryStore(), place: 'memory' };
  const leaving = new AbortController();
  const ports = { flow, perform, clock, store, limits, ...(inspect === undefined ? {} : { inspect }) };
  const assistant = createAssistant(
    extract === undefined ? ports : { ...ports, extract: until(leaving.signal, extract) },
  );

  async function open(): Promise<Pick<Conversation, 'opening' | 'lastActiveAt'> & { readonly sessionId: string }> {
    if (session === null) {
      const { sessionId, reply } = await assistant.start(start);
      return { sessionId, opening: reply, lastActiveAt: null };
    }
    const found = await store.load(session);
    if (found === undefined) {
      throw new Error(`There is no session "${session}" in ${place}: "talkchart replay" lists what there is.`);
    }
    if (found.flow.id !== flow.id) {
      throw new Error(`Session "${session}" is about the flow "${found.flow.id}", not "${flow.id}": name that one.`);
    }
    // What an earlier process left half done is told as what was said last.
    if (sweeps) await assistant.sweep();
    const { last } = await assistant.look(session);
    return { sessionId: session, opening: last.reply, lastActiveAt: found.activeAt };
  }

  const { sessionId, opening, lastActiveAt } = await open();
  const tally = createTally(stands);
  const byItself = (listener: (reply: Reply) => void) => (news: News) => {
    if (news.is === 'reply' && news.messageId === null) listener(news.reply);
  };
  tally.note(opening);
  assistant.follow(sessionId, byItself(tally.note));
  const closing = new AbortController();
  const sweeping = sweeps ? keepSweeping(assistant, closing.signal, { clock }) : undefined;

  return {
    about: `flow "${flow.id}"`,
    opening,
    lastActiveAt,
    send: async (text, seen) => tally.note(await assistant.send(sessionId, text, { seen })),
    follow: (listener) => void assistant.follow(sessionId, byItself(listener)),
    async standing() {
      const now = await store.load(sessionId);
      if (now === undefined) throw new Error(`Session "${sessionId}" is gone.`);
      const { told } = now;
      const isOver = told.status !== 'active';
      return { state: pathOf(told), asked: isOver ? null : told.context.asked, owed: effectOf(flow, told) };
    },
    hurry: () => leaving.abort(),
    async close() {
      closing.abort();
      await sweeping;
      await assistant.close();
    },
    stands: () => [tally.stands(), ...(comeBack === undefined ? [] : [comeBack(sessionId)])].join('\n'),
  };
}

/** The reader as it is until the signal comes. */
const until =
  (end: AbortSignal, extract: Extract): Extract =>
  (said, given) =>
    extract(said, { ...given, signal: AbortSignal.any([given.signal, end]) });
