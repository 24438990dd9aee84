import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { serve } from '../../src/server/serve.ts';
import type { Reply } from '../../src/session/reply.ts';
import { createMemoryStore } from '../../src/stores/memory.ts';
import { openStore } from '../../src/stores/open-store.ts';
import { bakery } from '../cli/bakery.ts';
import { describePostgres } from '../stores/postgres-server.ts';
import { everything, fridayMs, serveSalon } from './serve-salon.ts';

/** A salon whose diary waits for us before it books. */
async function slowSalon(options: Parameters<typeof serveSalon>[0] = {}) {
  const asked = Promise.withResolvers<void>();
  const booked = Promise.withResolvers<void>();
  const salon = await serveSalon({
    ...options,
    around: (perform) => ({
      ...perform,
      async fulfil(what) {
        asked.resolve();
        await booked.promise;
        return perform.fulfil(what);
      },
    }),
  });
  return { ...salon, asked: asked.promise, book: () => booked.resolve() };
}

/** A request on a connection that is kept open. */
function get(agent: Agent, url: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent: ClientRequest = request(url, { agent }, (response) => {
      response.resume().once('end', () => resolve(response));
    });
    sent.once('error', reject).end();
  });
}

describe('A server', () => {
  it('holds a conversation, and is alive and ready', async () => {
    const salon = await serveSalon();
    const { say } = await salon.talk();
    expect((await say(everything)).state).toBe('confirming.awaiting');
    expect((await say('yes')).outcome).toMatchObject({ is: 'completed' });
    expect((await fetch(`${salon.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${salon.url}/readyz`)).status).toBe(200);
    await salon.stop();
  });

  it('is not ready while its store does not answer', async () => {
    const store = { ...createMemoryStore(), due: () => Promise.reject(new Error('gone')) };
    const salon = await serveSalon({ store });
    expect((await fetch(`${salon.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${salon.url}/healthz`)).status).toBe(200);
    await salon.stop();
    expect(salon.logged()).toMatch(/"level":"error".*"msg":"sweep"/);
  });

  it('sweeps at the start and every 15 s', async () => {
    let sweeps = 0;
    const inMemory = createMemoryStore();
    const due: typeof inMemory.due = (query) => {
      if (query.limit > 1) sweeps++;
      return inMemory.due(query);
    };
    const salon = await serveSalon({ store: { ...inMemory, due } });
    await expect.poll(() => sweeps).toBe(1);
    salon.clock.pass(15_000);
    await expect.poll(() => sweeps).toBe(2);
    await salon.stop();
  });

  it('says in one line that its port is taken, and leaves the store to its owner', async () => {
    const salon = await serveSalon();
    const port = Number(new URL(salon.url).port);
    let closes = 0;
    const store = { ...createMemoryStore(), close: async () => void closes++ };
    const perform = { fulfil: async () => ({ is: 'succeeded', result: null }) as const };
    await expect(serve({ flow: bakery, perform, store, port })).rejects.toThrow(
      `Cannot listen on 127.0.0.1:${port}: something else listens there; choose another port, or 0 for one that is free.`,
    );
    expect(closes).toBe(0);
    await salon.stop();
  });
});

describePostgres('Two servers that share a PostgreSQL', (database) => {
  it('go on with the same session, whichever of them is asked', async () => {
    const keys = `1:${Buffer.alloc(32, 7).toString('base64')}`;
    const open = async () =>
      (await openStore({ db: database.url, keys, cwd: '/', clock: { nowMs: () => fridayMs } })).store;
    const [one, other] = [await serveSalon({ store: await open() }), await serveSalon({ store: await open() })];
    const { say, sessionId, token } = await one.talk();
    const summary = await say(everything);
    other.clock.pass(60_000);
    const body = { text: 'yes', seen: summary.id };
    const answer = await other.post(`/v1/sessions/${sessionId}/messages`, body, token);
    expect(await answer.json()).toMatchObject({ reply: { state: 'completed' } });
    await Promise.all([one.stop(), other.stop()]);
  });
});

describe('A server that stops', () => {
  it('answers the turn in flight, and then closes its store', async () => {
    const closed: string[] = [];
    const inMemory = createMemoryStore();
    const salon = await slowSalon({ store: { ...inMemory, close: async () => void closed.push('closed') } });
    const { say, send } = await salon.talk();
    await say(everything);
    const answer = send('yes');
    await salon.asked;
    const stopped = salon.stop();
    expect(closed).toEqual([]);
    salon.book();
    const response = await answer;
    expect(response.headers.get('connection')).toBe('close');
    expect(((await response.json()) as { reply: Reply }).reply.state).toBe('completed');
    await stopped;
    expect(closed).toEqual(['closed']);
    expect(salon.lines().at(-1)).toMatchObject({ level: 'info', msg: 'stopped' });
    await expect(fetch(`${salon.url}/healthz`)).rejects.toThrow();
  });

  it('answers a turn that is told as a stream to its end', async () => {
    const salon = await slowSalon();
    const { say, send } = await salon.talk();
    await say(everything);
    const answer = await send('yes', { accept: 'text/event-stream' });
    await salon.asked;
    const stopped = salon.stop();
    salon.book();
    expect(await answer.text()).toMatch(/event: reply\ndata: .*"state":"completed"/);
    await stopped;
  });

  it('ends the streams of those who follow a session', async () => {
    const salon = await serveSalon();
    const { sessionId, token } = await salon.talk();
    const events = await fetch(`${salon.url}/v1/sessions/${sessionId}/events`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(events.headers.get('content-type')).toContain('text/event-stream');
    const all = events.text();
    await salon.stop();
    expect(await all).toContain('retry:');
  });

  it('refuses what comes on a connection that is still open, and closes it', async () => {
    const salon = await slowSalon();
    const { say, send } = await salon.talk();
    await say(everything);
    const answer = send('yes');
    await salon.asked;
    // Its first request is still under way when the server stops: so the connection stays.
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const slow = slowRequest(agent, salon.url);
    await slow.begun;
    const stopped = salon.stop();
    const [first, second] = [slow.finish(), get(agent, `${salon.url}/healthz`)];
    const { statusCode, headers } = await first;
    expect({ statusCode, connection: headers.connection, retry: headers['retry-after'] }).toEqual({
      statusCode: 503,
      connection: 'close',
      retry: '2',
    });
    await expect(second).rejects.toThrow();
    salon.book();
    await Promise.all([answer, stopped]);
    agent.destroy();
  });

  it('waits no longer than it was told, and leaves the rest to the next process', async () => {
    let now = fridayMs;
    const store = createMemoryStore({ clock: { nowMs: () => now } });
    const salon = await slowSalon({ store, stopWithinMs: 20_000 });
    const { say, send, sessionId } = await salon.talk();
    await say(everything);
    const answer = send('yes').then(
      (response) => response.status,
      () => 'cut',
    );
    await salon.asked;
    const stopped = salon.stop();
    salon.clock.pass(9_000);
    salon.clock.pass(11_000);
    await stopped;
    await answer;
    expect(salon.logged()).toContain('not all turns ended in time');
    const left = await store.load(sessionId);
    expect(left?.due).not.toBeNull();
    expect(left?.told.value).toEqual({ executing: 'running' });
    const next = await serveSalon({ store });
    // By then what the first one held has run out.
    now += 60_000;
    const state = async () => {
      next.clock.pass(15_000);
      return (await store.load(sessionId))?.told.value;
    };
    await expect.poll(state).toBe('completed');
    await next.stop();
  });

  it('stops once, however often it is told', async () => {
    const salon = await serveSalon();
    const first = salon.stop();
    expect(salon.stop()).toBe(first);
    await first;
    expect(salon.lines().filter(({ msg }) => msg === 'stopped')).toHaveLength(1);
  });
});

/** A request whose head is sent in two parts. */
function slowRequest(agent: Agent, url: string) {
  const sent = request(`${url}/v1/sessions`, {
    agent,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  });
  sent.flushHeaders();
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('error', reject).once('response', (response) => resolve(response.resume()));
  });
  return {
    begun: new Promise<void>((resolve) => sent.once('socket', (socket) => socket.once('connect', () => resolve()))),
    finish() {
      sent.end('{}');
      return answered;
    },
  };
}
