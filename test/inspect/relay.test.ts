import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openRelay, type Relay, type RelayOptions } from '../../src/inspect/relay.ts';
import { watch } from './watch.ts';

const token = 'let-me-in';
const page = { headers: { 'content-type': 'text/html' }, body: '<p>the page</p>' };

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function open(port = 0, options: Partial<RelayOptions> = {}): Promise<Relay> {
  const relay = await openRelay({
    port,
    token,
    pages: { '/': async () => page },
    greeting: () => ['"welcome"'],
    ...options,
  });
  closers.push(relay.close);
  return relay;
}

type Headers = Readonly<Record<string, string>>;

/** Asks for a page, or for a socket where the headers say so. */
async function ask(port: number, path: string, headers: Headers = {}, method = 'GET') {
  const asked = request({ host: '127.0.0.1', port, path, method, headers: { connection: 'close', ...headers } });
  asked.end();
  const status = await new Promise<{ readonly status: number | undefined; readonly body: string }>(
    (resolve, reject) => {
      asked.once('response', async (response) => resolve({ status: response.statusCode, body: await text(response) }));
      asked.once('upgrade', (response, socket) => {
        socket.destroy();
        resolve({ status: response.statusCode, body: '' });
      });
      asked.once('error', reject);
    },
  );
  return status;
}

const socket = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
};

interface Visit {
  readonly who: string;
  readonly path?: string;
  readonly headers?: (port: number) => Headers;
  readonly method?: string;
  readonly isTold: number;
}

const visits: readonly Visit[] = [
  { who: 'who has no token', path: '/', isTold: 401 },
  { who: 'who has another token', path: '/?token=let-me-im', isTold: 401 },
  { who: 'who has part of the token', path: '/?token=let', isTold: 401 },
  { who: 'who sends an empty token', path: '/?token=', isTold: 401 },
  { who: 'a page of another site', headers: () => ({ origin: 'https://elsewhere.example' }), isTold: 403 },
  { who: 'a page without a site', headers: () => ({ origin: 'null' }), isTold: 403 },
  { who: 'a page of this machine on another port', headers: () => ({ origin: 'http://127.0.0.1:1' }), isTold: 403 },
  { who: 'who calls us by another name', headers: (port) => ({ host: `elsewhere.example:${port}` }), isTold: 403 },
  { who: 'who calls us by another port', headers: () => ({ host: '127.0.0.1:1' }), isTold: 403 },
  { who: 'who sends something', method: 'POST', isTold: 405 },
];

describe('the relay', () => {
  it.each(visits)('turns away $who: $isTold', async ({ path = `/?token=${token}`, headers, method, isTold }) => {
    const { port } = await open();
    expect((await ask(port, path, headers?.(port), method)).status).toBe(isTold);
    expect((await ask(port, path, { ...socket, ...headers?.(port) }, method)).status).toBe(isTold);
  });

  it.each([
    { who: 'our own page', headers: (port: number) => ({ origin: `http://127.0.0.1:${port}` }) },
    { who: 'our own page by another name', headers: localhost },
    { who: 'a program', headers: () => ({}) },
  ])('lets in $who with the token', async ({ headers }) => {
    const { port } = await open();
    expect(await ask(port, `/?token=${token}`, headers(port))).toEqual({ status: 200, body: page.body });
    expect((await ask(port, `/?token=${token}`, { ...socket, ...headers(port) })).status).toBe(101);
  });

  it('has no other pages', async () => {
    const { port } = await open();
    expect((await ask(port, `/package.json?token=${token}`)).status).toBe(404);
    expect((await ask(port, `//?token=${token}`)).status).toBe(401);
  });

  it('says that it is its own fault where a page cannot be made', async () => {
    const { port } = await open(0, { pages: { '/': async () => Promise.reject(new Error('no ink')) } });
    expect(await ask(port, `/?token=${token}`)).toEqual({ status: 500, body: 'Internal Server Error' });
  });

  it('listens on 127.0.0.1 alone', async () => {
    const { port } = await open();
    const other = connect(port, '127.0.0.2');
    await expect(once(other, 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('hears nothing: whoever talks to it is not answered, whoever talks much is let go', async () => {
    const { port } = await open();
    const quiet = await watch(`ws://127.0.0.1:${port}/?token=${token}`);
    const loud = new WebSocket(`ws://127.0.0.1:${port}/?token=${token}`);
    await once(loud, 'open');
    const closed = once(loud, 'close');
    loud.send('hello');
    loud.send('x'.repeat(10_000));
    await closed;
    expect(quiet.frames).toEqual(['"welcome"']);
    quiet.close();
  });

  it('lets go of who does not listen any more, and keeps the others', async () => {
    const relay = await open();
    const url = `ws://127.0.0.1:${relay.port}/?token=${token}`;
    const listening = new WebSocket(url);
    const hanging = new WebSocket(url);
    closers.unshift(() => hanging.terminate());
    await Promise.all([once(listening, 'message'), once(hanging, 'message')]);
    hanging.pause();
    const frame = 'x'.repeat(2_000_000);
    for (let sent = 0; sent < 20; sent++) {
      const arrived = once(listening, 'message');
      relay.send([frame]);
      await arrived;
    }
    const gone = once(hanging, 'close');
    hanging.resume();
    await gone;
    expect(listening.readyState).toBe(WebSocket.OPEN);
  });

  it('frees its port when it is closed, whoever is still there', async () => {
    const first = await open();
    const watcher = await watch(`ws://127.0.0.1:${first.port}/?token=${token}`);
    await first.close();
    await watcher.isClosed;
    const second = await open(first.port);
    expect(second.port).toBe(first.port);
  });

  it('tells the rest before it is closed', async () => {
    const relay = await open();
    const watcher = await watch(`ws://127.0.0.1:${relay.port}/?token=${token}`);
    const frames = Array.from({ length: 50 }, (_, at) => `"${at}${'x'.repeat(100_000)}"`);
    relay.send(frames);
    await relay.close();
    await watcher.isClosed;
    expect(watcher.frames).toHaveLength(51);
  });

  it('is closed though somebody does not listen', async () => {
    const relay = await open(0, { goodbyeMs: 1 });
    const hanging = new WebSocket(`ws://127.0.0.1:${relay.port}/?token=${token}`);
    closers.unshift(() => hanging.terminate());
    await once(hanging, 'message');
    hanging.pause();
    await expect(relay.close()).resolves.toBeUndefined();
  });

  it('says so where the port is taken', async () => {
    const { port } = await open();
    await expect(open(port)).rejects.toThrow(`Cannot listen on 127.0.0.1:${port}: `);
  });
});

function localhost(port: number): Headers {
  return { host: `localhost:${port}`, origin: `http://localhost:${port}` };
}
