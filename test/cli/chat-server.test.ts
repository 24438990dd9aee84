import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/main.ts';
import { createAssistant } from '../../src/create-assistant.ts';
import { createApp } from '../../src/server/app.ts';
import { type Answer, listen, openServer, urlOf } from '../../src/server/serve-listen.ts';
import type { Clock } from '../../src/session/ports.ts';
import type { Reply } from '../../src/session/reply.ts';
import { bakery, slowBakery } from './bakery.ts';
import { FakeIo, stillClock } from './fake-io.ts';

const ctrlD = '\u0004';
const prompt = 'You: ';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A clock of a client that waits for its next try no longer than it has to. */
const hasty: Clock = {
  ...stillClock,
  wait: (ms, signal) => (ms <= 30_000 ? setImmediate() : stillClock.wait(ms, signal)),
};

/** Serves the bakery on a free port; `around` may do something to answers. */
async function serveBakery({ around = (answer) => answer, isImpatient = false }: Serving = {}) {
  const oven = slowBakery();
  const clock: Clock = {
    ...stillClock,
    wait: (ms, signal) => (ms === 0 ? Promise.resolve() : stillClock.wait(ms, signal)),
  };
  const limits = isImpatient ? { replyWithinMs: 0 } : {};
  const assistant = createAssistant({ flow: bakery, perform: oven.perform, clock, limits });
  const app = createApp({ assistant, flow: bakery, operatorKey: null, clock });
  const url = await listenTo(around(app.fetch));
  return { url, oven, assistant };
}

interface Serving {
  readonly around?: (answer: Answer) => Answer;
  readonly isImpatient?: boolean;
}

async function listenTo(answer: Answer): Promise<string> {
  const server = openServer(answer, new AbortController().signal);
  await listen(server, { port: 0, host: '127.0.0.1' });
  closers.push(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });
  return urlOf(server);
}

async function pipe(argv: readonly string[], input = '') {
  const io = new FakeIo({ clock: hasty });
  io.stdin.end(input);
  return { code: await runCommand(['chat', ...argv], io), out: io.out, err: io.err };
}

async function sitDown(argv: readonly string[]) {
  const io = new FakeIo({ isTerminal: true, clock: hasty, env: { NO_COLOR: '1' } });
  const ended = runCommand(['chat', ...argv], io);
  await io.sees(prompt);
  return { io, ended };
}

const repliesIn = (out: string): readonly Reply[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Reply);

describe('chat --server', () => {
  it('talks to the flow of a server, line by line', async () => {
    const { url, oven } = await serveBakery();
    oven.make({ loaves: 4 });
    const { code, out, err } = await pipe(['--server', url, '--json'], '\n4\nyes\n');
    expect(code).toBe(0);
    expect(repliesIn(out).map(({ state }) => state)).toEqual([
      ...['greeting', 'collecting.eliciting', 'confirming.awaiting', 'completed'],
    ]);
    expect(err).toContain('Done: B-4.\n');
    expect(err).toMatch(/Go on with: talkchart chat --server http:\S+ --session [\w-]+ \(and its token\)\n$/);
  });

  it('is left on a terminal with all it takes to come back', async () => {
    const { url } = await serveBakery();
    const first = await sitDown(['--server', url]);
    expect(first.io.out).toMatch(/Talkchart \S+, http:\/\/127/);
    first.io.stdin.write('4\r');
    await first.io.sees('Shall I go ahead');
    first.io.stdin.write('/state\r');
    await first.io.sees('state  confirming.awaiting\nasked  confirm\n');
    first.io.stdin.write(ctrlD);
    expect(await first.ended).toBe(0);
    const [, argv = ''] = /Go on with: talkchart chat (.*)\n/.exec(first.io.out) ?? [];

    const second = await pipe([...argv.split(' '), '--json'], 'make it 5\n');
    expect(second.code).toBe(0);
    expect(repliesIn(second.out).map(({ slots }) => slots.loaves?.value)).toEqual([4, 5]);
    const stranger = await pipe(argv.replace(/--token=.*/, '--token=wrong').split(' '));
    expect(stranger).toMatchObject({ code: 1, out: '' });
    expect(stranger.err).toBe('talkchart: There is no such session for this token: start one.\n');
  });

  it('sends a message again when its answer got lost, says so, and it stays one turn', async () => {
    const sent: string[] = [];
    const loseFirst: Serving['around'] = (answer) => async (request, env) => {
      if (!request.url.endsWith('/messages')) return answer(request, env);
      sent.push(((await request.clone().json()) as { messageId: string }).messageId);
      const response = await answer(request, env);
      if (sent.length === 1) (env as { readonly incoming: IncomingMessage }).incoming.socket.destroy();
      return response;
    };
    const { url, assistant } = await serveBakery({ around: loseFirst });
    const { code, out, err } = await pipe(['--server', url, '--json'], '4\n');
    expect(code).toBe(0);
    expect(repliesIn(out).map(({ state }) => state)).toEqual(['greeting', 'confirming.awaiting']);
    expect(err).toMatch(/^127\.0\.0\.1:\d+ does not answer \(\w+.*\); trying again in 1 s\.$/m);
    expect(sent).toHaveLength(2);
    expect(new Set(sent).size).toBe(1);
    const [session] = await assistant.list({ limit: 2 });
    expect(session?.version).toBe(2);
  });

  it('shows what comes later, and waits for nobody at the end', async () => {
    const { url, oven } = await serveBakery({ isImpatient: true });
    const { io, ended } = await sitDown(['--server', url]);
    io.stdin.write('4\r');
    await io.sees('Shall I go ahead');
    await io.sees(prompt);
    io.stdin.write('yes\r');
    await io.sees('One moment');
    await io.sees(prompt);
    oven.make({ loaves: 4 });
    await io.sees('B-4');
    io.stdin.write(ctrlD);
    expect(await ended).toBe(0);
    expect(io.out.match(/Talkchart: .*B-4/g)).toHaveLength(1);
    expect(io.out).toContain('Goodbye. Done: B-4.');
  });

  it('shows what the server refuses, and goes on', async () => {
    const { url } = await serveBakery();
    const { io, ended } = await sitDown(['--server', url]);
    io.stdin.write(`${'so many '.repeat(600)}\r`);
    await io.sees('That was not taken. A message may have 4000 characters');
    await io.sees(prompt);
    io.stdin.write('4\r');
    await io.sees('Shall I go ahead');
    io.stdin.write(ctrlD);
    expect(await ended).toBe(0);
  });

  it.each([
    {
      when: 'something else answers',
      answer: () => new Response('<h1>Hello</h1>'),
      says: /127\.0\.0\.1:\d+ does not answer as a Talkchart server does\.\n$/,
    },
    {
      when: 'there is nothing of ours',
      answer: () => new Response('no', { status: 404 }),
      says: /127\.0\.0\.1:\d+ answers with HTTP 404\.\n$/,
    },
    {
      when: 'it stays away',
      answer: () => new Response('', { status: 503 }),
      says: /(?:trying again in \d+ s\.\n.*){7}does not answer: HTTP 503\.\n$/s,
    },
    {
      when: 'it asks for too much patience',
      answer: () =>
        Response.json(
          { title: 'Too Many', detail: 'Come back later.' },
          { status: 429, headers: { 'retry-after': '1800' } },
        ),
      says: /^talkchart: Come back later\.\n$/,
    },
  ])('ends with a clear word where $when', async ({ answer, says }) => {
    const { code, out, err } = await pipe(['--server', await listenTo(answer)]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(says);
  });
});
