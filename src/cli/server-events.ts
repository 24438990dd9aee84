import { EventSourceParserStream } from 'eventsource-parser/stream';
import type { Clock } from '../session/ports.ts';
import type { Reply } from '../session/reply.ts';
import type { ServerClient } from './server-client.ts';

export interface Following {
  /** Of the events, under the address of the server. */
  readonly path: string;
  readonly token: string;
  /** Id of the last event that was seen. */
  readonly after: string;
  readonly clock: Clock;
  readonly leaving: AbortSignal;
}

/** What was said in a session; `messageId` is `null` where the server spoke by itself. */
export interface Said {
  readonly messageId: string | null;
  readonly reply: Reply;
}

/** How long we wait before a stream that ended is opened again; each time twice as long while none opens. */
const firstPauseMs = 2_000;
const longestPauseMs = 30_000;

/** Tells every reply of a session once and in order, over as many streams as it takes; ends when we leave, or are refused. */
export async function followServer(
  client: ServerClient,
  { path, token, after, clock, leaving }: Following,
  heard: (said: Said) => void,
): Promise<void> {
  let seen = after;
  for (let pauseMs = firstPauseMs; !leaving.aborted; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    try {
      const response = await client.open({ method: 'GET', path, token, after: seen }, leaving);
      // Waiting helps with a server that is busy or about to stop, not with one that knows no such session.
      if (response.status >= 400 && response.status < 500 && response.status !== 429) return;
      if (response.ok && response.body !== null) {
        pauseMs = firstPauseMs;
        const events = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
        for await (const { event, id, data } of events) {
          seen = id ?? seen;
          if (event === 'reply') heard(JSON.parse(data) as Said);
        }
      }
    } catch {
      // It is opened again; what was missed comes after the id that was seen last.
    }
    await clock.wait(pauseMs, leaving);
  }
}
