import { afterEach } from 'vitest';
import { booking } from '../../machines/booking.ts';
import { type AssistantOptions, createAssistant } from '../../src/create-assistant.ts';
import { type InspectorOptions, openInspector } from '../../src/inspect/index.ts';
import { createTestClock } from '../../src/testing/test-clock.ts';
import { type Watcher, watch } from './watch.ts';

/** Friday 20 November 2026, ten in the morning at the salon. */
const friday = Date.parse('2026-11-20T10:00:00-05:00');

/** A phone number in every form it may take, down to its last digits. */
export const phone = /415\D*555|555\D*2671|2671/;

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** The salon with somebody who looks on; sessions are s-1, s-2 ... and their first runs `s-1/1`, `s-2/1`. */
export async function openWatchedSalon(
  options: InspectorOptions = {},
  ports: Partial<AssistantOptions<typeof booking>> = {},
) {
  const clock = createTestClock({ now: friday });
  const inspector = await openInspector(booking, { newToken: () => 'let-me-in', nowMs: clock.nowMs, ...options });
  closers.push(inspector.close);
  let ids = 0;
  const assistant = createAssistant({
    flow: booking,
    perform: {
      check: async () => ({ is: 'passed' }),
      fulfil: async ({ slots }) => ({ is: 'succeeded', result: { reference: `S-1 for ${slots.phone}` } }),
    },
    clock,
    newId: () => `s-${++ids}`,
    inspect: inspector.inspect,
    ...ports,
  });

  async function talk() {
    const { sessionId, reply } = await assistant.start({ timeZone: 'America/New_York', locale: 'en-US' });
    let seen = reply.id;
    return {
      /** Its first run, as whoever looks on knows it. */
      run: `${sessionId}/1`,
      async say(...texts: readonly string[]) {
        for (const text of texts) {
          clock.pass(5_000);
          seen = (await assistant.send(sessionId, text, { seen })).id;
        }
      },
    };
  }

  async function look(): Promise<Watcher> {
    const watcher = await watch(inspector.socketUrl);
    closers.unshift(watcher.close);
    return watcher;
  }

  return { inspector, assistant, talk, look };
}
