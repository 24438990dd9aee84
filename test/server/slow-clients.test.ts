import { connect } from 'node:net';
import { expect, it, vi } from 'vitest';
import { openEventStream } from '../../src/server/event-stream.ts';
import { usualServerLimits } from '../../src/server/limits.ts';
import { createTestClock } from '../../src/testing/test-clock.ts';
import { openLiveSalon } from './live-salon.ts';
import { closeAfterTest } from './salon-app.ts';

const limits = { ...usualServerLimits, streamLagBytes: 1_000, streamStallMs: 30_000 };
const event = { event: 'progress', data: 'x'.repeat(300) };

function open() {
  const clock = createTestClock({ now: 0 });
  const stream = openEventStream(limits, clock);
  const reader = stream.response.body?.getReader();
  return { clock, stream, read: async () => reader?.read() };
}

it('A client that reads nothing is let go before it fills the memory', async () => {
  const { stream, read } = open();
  for (const _ of [1, 2]) stream.send(event);
  expect(stream.ended.aborted).toBe(false);
  for (const _ of [1, 2, 3]) stream.send(event);
  expect(stream.ended.aborted).toBe(true);
  await expect(read()).rejects.toThrow('too slowly');
});

it('A client that reads is told all there is, however much that is', async () => {
  const { stream, read } = open();
  const heard: number[] = [];
  const telling = (async () => {
    for (let id = 1; id <= 100; id++) {
      await stream.room();
      stream.send({ ...event, id });
    }
    stream.end();
  })();
  for (let part = await read(); part?.done === false; part = await read()) {
    const [, id] = /^id: (\d+)/.exec(new TextDecoder().decode(part.value)) ?? [];
    if (id !== undefined) heard.push(Number(id));
  }
  await telling;
  expect(heard).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
});

it('A client that stops reading is waited for, but not for ever', async () => {
  const { clock, stream } = open();
  for (const _ of [1, 2]) stream.send(event);
  const room = stream.room();
  clock.pass(29_999);
  expect(stream.ended.aborted).toBe(false);
  clock.pass(1);
  await room;
  expect(stream.ended.aborted).toBe(true);
});

it('A client that goes away ends the wait, and nothing is written for it any more', async () => {
  const { stream } = open();
  for (const _ of [1, 2]) stream.send(event);
  const room = stream.room();
  stream.end();
  await room;
  for (const _ of [1, 2, 3, 4]) stream.send(event);
  stream.end();
});

it('A server goes on when it lets a client go, and has nothing to say about it', async () => {
  const printed = vi.spyOn(console, 'error');
  const words = 'x'.repeat(100_000);
  const salon = await openLiveSalon();
  const { sessionId, token } = await salon.begin();
  const news = vi.fn<(of: { readonly is: 'progress'; readonly words: string }) => void>();
  vi.spyOn(salon.assistant, 'follow').mockImplementation((_, listener) => {
    news.mockImplementation(listener);
    return () => news.mockReset();
  });
  const { port } = new URL(salon.url);
  const socket = connect(Number(port), '127.0.0.1');
  closeAfterTest(() => void socket.destroy());
  socket.write(`GET /v1/sessions/${sessionId}/events HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\n\r\n`);
  // It never reads.
  socket.pause();
  await vi.waitUntil(() => news.getMockImplementation() !== undefined, { interval: 1 });
  await vi.waitUntil(
    () => {
      for (const _ of [1, 2]) news({ is: 'progress', words });
      return news.getMockImplementation() === undefined;
    },
    { interval: 1, timeout: 4_000 },
  );
  expect((await salon.call('GET', '/healthz')).status).toBe(200);
  expect(printed).not.toHaveBeenCalled();
  expect(salon.failures).toEqual([]);
});
