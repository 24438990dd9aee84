import type { Assistant } from '../session/assistant.ts';
import type { News } from '../session/news.ts';
import type { Clock } from '../session/ports.ts';
import { SessionError } from '../session/session-error.ts';
import type { EventStream } from './event-stream.ts';
import type { ServerLimits } from './limits.ts';

export interface Following {
  readonly assistant: Assistant;
  readonly clock: Clock;
  readonly limits: Pick<ServerLimits, 'pollEveryMs' | 'heartbeatEveryMs'>;
  readonly sessionId: string;
  /** Version of the last reply that was seen. */
  readonly after: number;
  readonly stream: EventStream;
  /** The store could not be asked; the stream goes on. */
  readonly failed: (error: unknown) => void;
}

/** How many replies are read at once. */
const repliesAtOnce = 100;

/** More news than this are not kept while a store is slow to answer: replies are found there anyway. */
const newsAtMost = 1_000;

/**
 * Tells a stream what is said in a session until either is gone: each reply once and in order, whichever server gave it.
 * Replies are always read from the store, as fast as the client takes them: news of this process only say when to look.
 */
export async function tellSession(following: Following): Promise<void> {
  const { assistant, clock, limits, sessionId, stream, failed } = following;
  const heard: News[] = [];
  let wake = (): void => undefined;
  let { after } = following;
  let confirmAt = clock.nowMs() + limits.heartbeatEveryMs;

  async function tellReplies(): Promise<void> {
    for (;;) {
      const replies = await assistant.replies(sessionId, { after, limit: repliesAtOnce });
      for (const { version, messageId, reply } of replies) {
        await stream.room();
        stream.send({ event: 'reply', id: version, data: { messageId, reply } });
        after = version;
      }
      if (replies.length < repliesAtOnce || stream.ended.aborted) return;
    }
  }

  /** A session that was removed has no more replies, and says so only to whoever asks for it. */
  async function confirmNowAndThen(): Promise<void> {
    if (clock.nowMs() < confirmAt) return;
    confirmAt = clock.nowMs() + limits.heartbeatEveryMs;
    await assistant.look(sessionId);
  }

  async function tellNext(news: News | undefined): Promise<void> {
    if (news !== undefined && news.is !== 'reply') return stream.send(eventOf(news));
    await tellReplies();
    await confirmNowAndThen();
  }

  async function pause(): Promise<void> {
    const rest = new AbortController();
    wake = () => rest.abort();
    await clock.wait(limits.pollEveryMs, rest.signal);
  }

  const stopListening = assistant.follow(sessionId, (news) => {
    if (heard.length < newsAtMost) heard.push(news);
    wake();
  });
  stream.ended.addEventListener('abort', () => wake());
  try {
    while (!stream.ended.aborted) {
      await tellNext(heard.shift()).catch((error: unknown) => {
        if (error instanceof SessionError && error.code === 'SESSION_UNKNOWN') stream.end();
        else failed(error);
      });
      if (heard.length === 0 && !stream.ended.aborted) await pause();
    }
  } finally {
    stopListening();
  }
}

/** News that stand in no store: who was not there has missed them. */
export function eventOf(news: Exclude<News, { readonly is: 'reply' }>): {
  readonly event: 'understood' | 'progress';
  readonly data: unknown;
} {
  const { is: event, ...data } = news;
  return { event, data };
}
