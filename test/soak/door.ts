import type { Reply } from '../../src/session/reply.ts';
import type { SentMessage } from './ledger.ts';

/** A session, to whom it belongs. */
export interface Ticket {
  readonly sessionId: string;
  readonly token: string;
}

/** How clients reach the servers. Every method throws {@link AnswerLost} where the same is to be sent again. */
export interface Door {
  start(): Promise<Ticket & { readonly reply: Reply }>;
  /** The reply as JSON, as it came. */
  send(ticket: Ticket, message: Pick<SentMessage, 'id' | 'text' | 'seen'>, signal?: AbortSignal): Promise<string>;
  /** What was said last. */
  look(ticket: Ticket): Promise<Reply>;
}

/** No answer came, or one that says to come again: nobody knows whether it was done. */
export class AnswerLost extends Error {
  override readonly name = 'AnswerLost';
}

/** Longer than a server that took over from a dead one needs. */
const answersWithinMs = 30_000;

/** What a server answers if it wants to be asked again. */
const comeAgain: readonly number[] = [409, 429, 502, 503, 504];

/** The HTTP API, over whichever server `pick` gives. */
export function httpDoor(pick: () => Promise<Reached>): Door {
  async function ask<Body>(path: string, init: RequestInit, { signal }: { readonly signal?: AbortSignal } = {}) {
    const { url, over } = await pick();
    const timeUp = AbortSignal.timeout(answersWithinMs);
    try {
      const response = await fetch(`${url}${path}`, {
        ...init,
        signal: signal === undefined ? timeUp : AbortSignal.any([signal, timeUp]),
      });
      const text = await response.text();
      if (comeAgain.includes(response.status)) throw new AnswerLost(`${response.status}: ${text}`);
      if (!response.ok) throw new Error(`${init.method} ${path} was answered ${response.status}: ${text}`);
      return JSON.parse(text) as Body;
    } catch (error) {
      // `fetch` throws a TypeError where the connection broke, a DOMException where time was up.
      if (error instanceof TypeError || error instanceof DOMException) throw new AnswerLost(error.message);
      throw error;
    } finally {
      over();
    }
  }

  return {
    start: () => ask('/v1/sessions', posted({}, {})),
    async send({ sessionId, token }, { id, text, seen }, signal) {
      const body = { text, messageId: id, ...(seen === null ? {} : { seen }) };
      const { reply } = await ask<{ readonly reply: Reply }>(
        `/v1/sessions/${sessionId}/messages`,
        posted(body, { authorization: `Bearer ${token}` }),
        signal === undefined ? {} : { signal },
      );
      return JSON.stringify(reply);
    },
    async look({ sessionId, token }) {
      const headers = { authorization: `Bearer ${token}` };
      return (await ask<{ readonly reply: Reply }>(`/v1/sessions/${sessionId}`, { method: 'GET', headers })).reply;
    },
  };
}

/** A server that is up; `over` says that the request to it has ended. */
export interface Reached {
  readonly url: string;
  readonly over: () => void;
}

const posted = (body: unknown, headers: Readonly<Record<string, string>>): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});
