import { booking } from '../../machines/booking.ts';
import { createDiary, createSalonPerform } from '../../src/salon/index.ts';
import { createLog } from '../../src/server/logging.ts';
import { type ServeOptions, serve } from '../../src/server/serve.ts';
import type { Perform } from '../../src/session/perform.ts';
import type { Reply } from '../../src/session/reply.ts';
import { createMemoryStore } from '../../src/stores/memory.ts';
import { createTestClock } from '../../src/testing/test-clock.ts';

/** Friday 20 November 2026, ten in the morning at the salon. */
export const fridayMs = Date.parse('2026-11-20T10:00:00-05:00');

/** What a booking needs, in one message, and the words in it that nobody else may read. */
export const everything = "A haircut next Tuesday at 3, it's Ann Lee, 415 555 2671";
export const privateWords = ['Ann', 'Lee', '415 555 2671', '4155552671'];

/** What is other than usual. */
export interface SalonServerOptions extends Partial<ServeOptions<typeof booking>> {
  /** Puts something between the assistant and the diary, such as a delay. */
  readonly around?: (perform: Perform<typeof booking>) => Perform<typeof booking>;
  readonly level?: 'info' | 'debug';
}

/** A server of the booking flow on a free port, with a diary and sessions in memory, and a clock that we move. */
export async function serveSalon({
  around = (perform) => perform,
  level = 'debug',
  ...options
}: SalonServerOptions = {}) {
  const clock = createTestClock({ now: fridayMs });
  const diary = createDiary({ path: ':memory:', nowMs: clock.nowMs });
  const logged: string[] = [];
  const log = createLog({ level, clock, to: { write: (line) => void logged.push(line) } });
  const store = createMemoryStore({ clock });
  const perform = around(createSalonPerform(diary));
  const server = await serve({ flow: booking, perform, store, clock, log, port: 0, ...options });

  const post = (path: string, body: unknown, token?: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: JSON.stringify(body),
    });

  async function talk() {
    const started = await post('/v1/sessions', { locale: 'en-US' });
    const { sessionId, token, reply } = (await started.json()) as { sessionId: string; token: string; reply: Reply };
    let seen = reply.id;
    /** Sends a message, having seen the reply before; the answer as it comes. */
    const send = (text: string, headers?: Readonly<Record<string, string>>) => {
      clock.pass(4_000);
      return post(`/v1/sessions/${sessionId}/messages`, { text, seen }, token, headers);
    };
    async function say(text: string): Promise<Reply> {
      const answer = (await (await send(text)).json()) as { reply: Reply };
      seen = answer.reply.id;
      return answer.reply;
    }
    return { sessionId, token, send, say };
  }

  return {
    ...server,
    clock,
    store,
    talk,
    post,
    /** Every line of the log, parsed. */
    lines: () => logged.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>),
    logged: () => logged.join(''),
    metrics: async () => (await fetch(`${server.url}/metrics`)).text(),
  };
}
