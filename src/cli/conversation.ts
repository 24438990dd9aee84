import type { Flow } from '../core/flow.ts';
import type { Json } from '../core/json.ts';
import { same } from '../core/json.ts';
import type { Told } from '../core/told.ts';
import { createAssistant } from '../create-assistant.ts';
import type { Limits, StartOptions } from '../session/assistant.ts';
import type { Inspect } from '../session/inspect.ts';
import type { News } from '../session/news.ts';
import type { Clock, Extract } from '../session/ports.ts';
import type { Reply } from '../session/reply.ts';
import { createMemoryStore } from '../stores/memory.ts';
import type { FlowToRun } from './flow-to-run.ts';

/** One user's thread, from the greeting on. */
export interface Conversation {
  readonly flow: Flow;
  readonly greeting: Reply;
  /** `seen`: id of the reply the user looked at. */
  send(text: string, seen: string): Promise<Reply>;
  /** Hears replies that come in a turn of their own. */
  follow(listener: (reply: Reply) => void): void;
  /** The run as it stands now. */
  told(): Promise<Told>;
  /** Waits for no model any more: what it is reading is left to the embedded reader. */
  hurry(): void;
  /** Ends it, when what is under way has come out. */
  close(): Promise<void>;
  /** What was done, and what nobody knows: a sentence or two for the end. */
  stands(): string;
}

export interface ConversationOptions {
  readonly clock: Clock;
  readonly start: StartOptions;
  readonly limits?: Partial<Limits>;
  /** A model that reads; left out: the embedded reader. */
  readonly extract?: Extract;
  /** Looks on. */
  readonly inspect?: Inspect;
}

/** Starts a conversation about a flow, kept in memory. */
export async function openConversation(
  { flow, perform, stands }: FlowToRun,
  { clock, start, limits = {}, extract, inspect }: ConversationOptions,
): Promise<Conversation> {
  const store = createMemoryStore();
  const leaving = new AbortController();
  const ports = { flow, perform, clock, store, limits, ...(inspect === undefined ? {} : { inspect }) };
  const assistant = createAssistant(
    extract === undefined ? ports : { ...ports, extract: until(leaving.signal, extract) },
  );
  const { sessionId, reply: greeting } = await assistant.start(start);
  const results: Json[] = [];
  const last = { reply: greeting };

  const note = (reply: Reply): Reply => {
    last.reply = reply;
    const { outcome } = reply;
    // What is said after an end tells the same outcome again.
    const isNews = outcome?.is === 'completed' && !results.some((result) => same(result, outcome.result));
    if (isNews) results.push(outcome.result);
    return reply;
  };
  const byItself = (listener: (reply: Reply) => void) => (news: News) => {
    if (news.is === 'reply' && news.messageId === null) listener(news.reply);
  };
  assistant.follow(sessionId, byItself(note));

  return {
    flow,
    greeting,
    send: async (text, seen) => note(await assistant.send(sessionId, text, { seen })),
    follow: (listener) => void assistant.follow(sessionId, byItself(listener)),
    async told() {
      const session = await store.load(sessionId);
      if (session === undefined) throw new Error(`Session "${sessionId}" is gone.`);
      return session.told;
    },
    hurry: () => leaving.abort(),
    close: () => assistant.close(),
    stands: () => (isUnknown(last.reply) ? `${stands(results)} ${unknown}` : stands(results)),
  };
}

/** The reader as it is until the signal comes. */
const until =
  (end: AbortSignal, extract: Extract): Extract =>
  (said, given) =>
    extract(said, { ...given, signal: AbortSignal.any([given.signal, end]) });

const unknown = 'What became of the last request is not known.';

const isUnknown = ({ state, outcome }: Reply): boolean =>
  state.startsWith('executing.') || (outcome?.is === 'handedOff' && outcome.because?.why === 'unknown');
