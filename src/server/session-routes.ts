import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import type { Reply } from '../session/reply.ts';
import { type EventStream, eventStreamHeaders, openEventStream } from './event-stream.ts';
import { createOpenSessions } from './open-sessions.ts';
import { createSeats } from './places.ts';
import { comeBackMs, ProblemError, retryAfter } from './problem.ts';
import { createRateLimit } from './rate-limit.ts';
import { readBody, readQuery } from './read-request.ts';
import type { Answering, Handlers } from './route.ts';
import { tellSession } from './session-events.ts';
import { eventsQuery, sendRequest, startRequest } from './session-schemas.ts';
import { digestOf } from './token.ts';
import { tellTurn } from './turn-stream.ts';

type Names = 'startSession' | 'sendMessage' | 'lookAtSession' | 'followSession' | 'removeSession';

/** The endpoints of whoever talks. */
export function sessionRoutes(answering: Answering): Pick<Handlers, Names> {
  const { assistant, access, limits, clock, clientOf, randomToken, closing, observer, failed } = answering;
  const openSessions = createOpenSessions(limits, clock);
  const streams = createSeats(limits.streams);
  const messages = createRateLimit(limits.messagesPerSession, { clock, remembered: limits.remembered });
  const following = new Set<EventStream>();
  closing.addEventListener('abort', () => {
    for (const stream of following) stream.end();
  });

  /** A stream, where there is room for one. */
  function openStream(c: Context): EventStream {
    const giveBack = streams.take(clientOf(c));
    if (giveBack === null) throw tooMany('TOO_MANY_STREAMS', 'There are too many open streams: close one.', comeBackMs);
    const stream = openEventStream(limits, clock, cutOf(c));
    stream.ended.addEventListener('abort', giveBack);
    return stream;
  }

  /** Answers a message, and tells whoever looks on. */
  async function answer(
    sessionId: string,
    text: string,
    options: { messageId: string; seen?: string },
  ): Promise<Reply> {
    const since = clock.nowMs();
    const reply = await assistant.send(sessionId, text, options);
    openSessions.heard(sessionId, reply);
    observer.turn({ sessionId, reply, durationMs: clock.nowMs() - since });
    return reply;
  }

  return {
    async startSession(c) {
      const { timeZone, locale, values } = await readBody(c, startRequest, limits.bodyBytes);
      const place = openSessions.take(clientOf(c));
      if (place === null) {
        throw tooMany(
          'TOO_MANY_SESSIONS',
          'There are too many open sessions: end or remove one.',
          limits.openSessionMs,
        );
      }
      try {
        const token = randomToken();
        const { sessionId, reply } = await assistant.start({
          holder: digestOf(token),
          ...(timeZone !== undefined && { timeZone }),
          ...(locale !== undefined && { locale }),
          ...(values !== undefined && { values }),
        });
        place.keep(sessionId);
        c.header('location', `/v1/sessions/${sessionId}`);
        return c.json({ sessionId, token, reply }, 201);
      } catch (error) {
        place.giveBack();
        throw error;
      }
    },

    async sendMessage(c, route) {
      const { sessionId } = await access.holder(c, sessionIn(c));
      const { text, messageId = randomUUID(), seen } = await readBody(c, sendRequest, limits.bodyBytes);
      if (text.length > limits.textLength) {
        const longest = `A message may have ${limits.textLength} characters: say it in fewer.`;
        throw new ProblemError('TEXT_TOO_LONG', longest);
      }
      const waitMs = messages.take(sessionId);
      if (waitMs > 0) throw tooMany('TOO_MANY_MESSAGES', 'Too many messages in this session: wait.', waitMs);
      const options = { messageId, ...(seen !== undefined && { seen }) };
      if (!wantsEvents(c)) return c.json({ messageId, reply: await answer(sessionId, text, options) });
      const stream = openStream(c);
      void tellTurn({
        assistant,
        sessionId,
        messageId,
        answer: () => answer(sessionId, text, options),
        problemWith: (error) => failed(error, route),
        stream,
      });
      return stream.response;
    },

    async lookAtSession(c) {
      const { sessionId, startedAt, activeAt, last } = await access.holderOrOperator(c, sessionIn(c));
      return c.json({
        sessionId,
        reply: last.reply,
        version: last.version,
        startedAt: new Date(startedAt).toISOString(),
        activeAt: new Date(activeAt).toISOString(),
      });
    },

    async followSession(c, route) {
      const { after = '0', access_token: token } = readQuery(c, eventsQuery);
      const { sessionId } = await access.holderOrOperator(c, sessionIn(c), token);
      const seen = Number(c.req.header('last-event-id') || after);
      if (!Number.isSafeInteger(seen) || seen < 0) {
        const errors = [{ at: 'last-event-id', problem: 'must be a whole number' }];
        throw new ProblemError('REQUEST_INVALID', 'The request cannot be used: "errors" says where.', { errors });
      }
      // Nobody would read what a HEAD opens, and nobody would close it.
      if (c.req.raw.method === 'HEAD') return c.body(null, 200, { ...eventStreamHeaders });
      const stream = openStream(c);
      following.add(stream);
      stream.ended.addEventListener('abort', () => following.delete(stream));
      if (closing.aborted) stream.end();
      void tellSession({
        assistant,
        clock,
        limits,
        sessionId,
        after: seen,
        stream,
        failed: (error) => void failed(error, route),
      });
      return stream.response;
    },

    async removeSession(c) {
      const { sessionId } = await access.holder(c, sessionIn(c));
      await assistant.forget(sessionId);
      openSessions.removed(sessionId);
      return c.body(null, 204);
    },
  };
}

/** Ends the connection of a request, where Node holds it. */
function cutOf(c: Context): (() => void) | undefined {
  const { outgoing } = (c.env ?? {}) as { readonly outgoing?: { destroy(): void } };
  return outgoing && (() => outgoing.destroy());
}

/** The session an address names; access looks whether there is one. */
const sessionIn = (c: Context): string => c.req.param('sessionId') ?? '';

const wantsEvents = (c: Context): boolean =>
  accepts(c, {
    header: 'Accept',
    supports: ['application/json', 'text/event-stream'],
    default: 'application/json',
  }) === 'text/event-stream';

const tooMany = (
  code: 'TOO_MANY_MESSAGES' | 'TOO_MANY_SESSIONS' | 'TOO_MANY_STREAMS',
  detail: string,
  waitMs: number,
): ProblemError => new ProblemError(code, detail, { headers: retryAfter(waitMs) });
