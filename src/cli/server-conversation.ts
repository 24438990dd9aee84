import type { StartOptions } from '../session/assistant.ts';
import type { Clock } from '../session/ports.ts';
import type { Reply } from '../session/reply.ts';
import type { Conversation } from './conversation.ts';
import { referenceOf } from './flow-to-run.ts';
import { createServerClient } from './server-client.ts';
import { followServer } from './server-events.ts';
import { createTally } from './tally.ts';

export interface ServerOptions {
  readonly clock: Clock;
  readonly start: Pick<StartOptions, 'timeZone' | 'locale'>;
  /** The session to go on with; `null`: a new one. */
  readonly known: { readonly sessionId: string; readonly token: string } | null;
  /** Hears that the server does not answer, and that it is asked again. */
  readonly tell: (trouble: string) => void;
  /** How to come back to the session, in words. */
  readonly comeBack: (sessionId: string, token: string) => string;
}

/**
 * Opens a conversation that a Talkchart server holds.
 * @param url of the server, without a slash at the end.
 * @throws Error where it does not answer, or refuses; the message says why.
 */
export async function openServerConversation(
  url: string,
  { clock, start, known, tell, comeBack }: ServerOptions,
): Promise<Conversation> {
  const leaving = new AbortController();
  const client = createServerClient(url, { clock, leaving: leaving.signal, tell });

  async function open() {
    if (known === null) {
      const begun = (await client.ask({ method: 'POST', path: '/v1/sessions', body: start })) as Begun;
      return { ...begun, after: '0', lastActiveAt: null };
    }
    const { sessionId, token } = known;
    const path = pathOf(sessionId);
    const { reply, version, activeAt } = (await client.ask({ method: 'GET', path, token })) as Seen;
    return { sessionId, token, reply, after: String(version), lastActiveAt: Date.parse(activeAt) };
  }

  const { sessionId, token, reply: opening, after, lastActiveAt } = await open();
  const path = pathOf(sessionId);
  const listeners = new Set<(reply: Reply) => void>();
  const tally = createTally((results) =>
    results.length === 0 ? 'Nothing was done.' : `Done: ${results.map(referenceOf).join(', ')}.`,
  );
  const last = { reply: tally.note(opening) };
  const note = (reply: Reply): Reply => {
    last.reply = tally.note(reply);
    return reply;
  };
  const following = followServer(
    client,
    { path: `${path}/events`, token, after, clock, leaving: leaving.signal },
    (said) => {
      if (said.messageId !== null || said.reply.id === opening.id) return;
      note(said.reply);
      for (const listener of listeners) listener(said.reply);
    },
  );

  return {
    about: url,
    opening,
    lastActiveAt,
    async send(text, seen) {
      // A server takes no message without a character; a space says as little.
      const body = { text: text === '' ? ' ' : text, messageId: crypto.randomUUID(), seen };
      const { reply } = (await client.ask({ method: 'POST', path: `${path}/messages`, token, body })) as Answered;
      return note(reply);
    },
    follow: (listener) => void listeners.add(listener),
    standing: async () => ({ state: last.reply.state, asked: last.reply.asked }),
    hurry: () => leaving.abort(),
    async close() {
      leaving.abort();
      await following;
    },
    stands: () => `${tally.stands()}\n${comeBack(sessionId, token)}`,
  };
}

// As the server's OpenAPI document has them.
interface Answered {
  readonly reply: Reply;
}
interface Begun extends Answered {
  readonly sessionId: string;
  readonly token: string;
}
interface Seen extends Answered {
  readonly version: number;
  readonly activeAt: string;
}

const pathOf = (sessionId: string): string => `/v1/sessions/${encodeURIComponent(sessionId)}`;
