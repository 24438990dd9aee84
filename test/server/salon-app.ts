import { afterEach } from 'vitest';
import { booking } from '../../machines/booking.ts';
import { type AssistantOptions, createAssistant } from '../../src/create-assistant.ts';
import { createDiary } from '../../src/salon/diary.ts';
import { createSalonPerform } from '../../src/salon/perform.ts';
import { type AppOptions, createApp, type Observer } from '../../src/server/app.ts';
import type { Reply } from '../../src/session/reply.ts';
import { createMemoryStore } from '../../src/stores/memory.ts';
import { createTestClock } from '../../src/testing/test-clock.ts';

/** Friday 20 November 2026, ten in the morning at the salon. */
const friday = Date.parse('2026-11-20T10:00:00-05:00');

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Has something closed when the test is over; what was opened last first. */
export const closeAfterTest = (close: () => Promise<void> | void): void => void closers.push(close);

/** A request as tests write it. */
export interface Asking {
  readonly token?: string | undefined;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where it comes from; somewhere in the world if left out. */
  readonly from?: string;
}

/** What a client knows of a session it has started. */
export interface Started {
  readonly sessionId: string;
  readonly token: string;
  readonly reply: Reply;
}

export type SalonApp = ReturnType<typeof openSalonApp>;

/** Opens everything an operator may see. */
export const operatorKey = 'the-key-of-the-operator';

/** The salon over HTTP, on a clock of its own, without a socket. */
export function openSalonApp(options: Partial<AppOptions> = {}, ports: Partial<AssistantOptions<typeof booking>> = {}) {
  const clock = createTestClock({ now: friday });
  const diary = createDiary({ path: ':memory:', nowMs: clock.nowMs, newReference: () => 'S-7K3Q' });
  closeAfterTest(() => diary.close());
  const store = createMemoryStore({ clock });
  const perform = createSalonPerform(diary);
  const assistant = createAssistant({ flow: booking, perform, clock, store, ...ports });
  const requests: Parameters<NonNullable<Observer['request']>>[0][] = [];
  const turns: Parameters<NonNullable<Observer['turn']>>[0][] = [];
  const failures: Parameters<NonNullable<Observer['failed']>>[0][] = [];
  const app = createApp({
    assistant,
    flow: booking,
    operatorKey,
    clock,
    addressOf: (c) => c.req.header('x-from') ?? '203.0.113.7',
    observe: {
      request: (seen) => void requests.push(seen),
      turn: (seen) => void turns.push(seen),
      failed: (seen) => void failures.push(seen),
    },
    ...options,
  });

  const ask = async (method: string, path: string, asking: Asking = {}): Promise<Response> =>
    app.request(path, requestOf(method, asking));

  async function begin(body: unknown = {}): Promise<Started> {
    const response = await ask('POST', '/v1/sessions', { body });
    return (await response.json()) as Started;
  }

  async function say({ sessionId, token }: Started, text: string, seen?: string): Promise<Reply> {
    clock.pass(5_000);
    const body = { text, ...(seen !== undefined && { seen }) };
    const response = await ask('POST', `/v1/sessions/${sessionId}/messages`, { token, body });
    return ((await response.json()) as { reply: Reply }).reply;
  }

  return { app, assistant, clock, store, diary, perform, ask, begin, say, requests, turns, failures };
}

/** A request as `fetch` takes it; a body that is no text is sent as JSON. */
export function requestOf(method: string, { token, body, headers, from }: Asking): RequestInit {
  return {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(from !== undefined && { 'x-from': from }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  };
}

/** The code of a problem, and its status. */
export async function problemIn(response: Response): Promise<{ readonly status: number; readonly code: string }> {
  const { status, code } = (await response.json()) as { status: number; code: string };
  return { status, code };
}
