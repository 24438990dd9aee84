import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/main.ts';
import { readServeOptions } from '../../src/cli/serve-options.ts';
import type { Reply } from '../../src/session/reply.ts';
import { FakeIo } from './fake-io.ts';

const bin = join(import.meta.dirname, '../../src/cli/bin.ts');
const kitchen = join(import.meta.dirname, 'slow-kitchen.ts');

let cwd: string;
const children: ChildProcessWithoutNullStreams[] = [];
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'talkchart-serve-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(cwd, { recursive: true });
});

/** The command in a process of its own, once it listens. */
async function startServer(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [bin, 'serve', '--port', '0', ...args], {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, ...env },
  });
  children.push(child);
  const written = { out: '', err: '' };
  child.stdout.on('data', (part) => {
    written.out += String(part);
  });
  child.stderr.on('data', (part) => {
    written.err += String(part);
  });
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  const says = async (words: string): Promise<void> => {
    while (!written.err.includes(words)) await once(child.stderr, 'data');
  };
  await says('and-offs');
  const [url = ''] = /http:\S+/.exec(written.err) ?? [];
  return { child, url, written, exited, says };
}

async function call(
  url: string,
  body: unknown,
  token = '',
): Promise<Record<'sessionId' | 'token', string> & { reply: Reply }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Awaited<ReturnType<typeof call>>;
}

/** A session of the kitchen, up to the summary. */
async function order(url: string, plates = 4) {
  const { sessionId, token, reply } = await call(`${url}/v1/sessions`, {});
  const messages = `${url}/v1/sessions/${sessionId}/messages`;
  const summary = await call(messages, { text: `${plates} plates`, seen: reply.id }, token);
  return { sessionId, token, confirm: () => call(messages, { text: 'yes', seen: summary.reply.id }, token) };
}

describe('talkchart serve', { timeout: 30_000 }, () => {
  it('finishes the turn in flight when it is asked to end, and exits with 0; the next process goes on', async () => {
    const first = await startServer([kitchen, '--db', 'sessions.db']);
    const { sessionId, token, confirm } = await order(first.url);
    const answer = confirm();
    await first.says('The kitchen has begun.');
    first.child.kill('SIGTERM');
    await first.says('SIGTERM');
    first.child.stdin.write('done\n');
    expect((await answer).reply).toMatchObject({ state: 'completed', outcome: { result: { reference: 'D-4' } } });
    expect(await first.exited).toBe(0);
    expect(first.written.out).toMatch(/"msg":"stopped"\}\n$/);

    const second = await startServer([kitchen, '--db', 'sessions.db']);
    const response = await fetch(`${second.url}/v1/sessions/${sessionId}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await response.text()).toContain('"state":"completed"');
    second.child.kill('SIGINT');
    expect(await second.exited).toBe(0);
  });

  it('ends at once when it is asked a second time', async () => {
    const first = await startServer([kitchen, '--db', 'sessions.db']);
    const { confirm } = await order(first.url);
    const answer = confirm().catch(() => 'cut');
    await first.says('The kitchen has begun.');
    const asking = setInterval(() => first.child.kill('SIGTERM'), 100);
    expect(await first.exited).toBe(143);
    clearInterval(asking);
    expect(await answer).toBe('cut');
  });

  it('stops gracefully, and tells that it failed, where a promise is rejected that nobody waits for', async () => {
    const server = await startServer([kitchen, '--db', ':memory:']);
    const { confirm } = await order(server.url, 12);
    expect((await confirm()).reply.state).toBe('completed');
    expect(await server.exited).toBe(1);
    expect(server.written.out).toMatch(
      /"level":"fatal".*"error":\{"name":"Error","at":\["Object\.fulfil \(.*slow-kitchen\.ts/,
    );
    expect(server.written.err).toContain('talkchart: A promise was rejected that nobody waited for: see the log.\n');
    expect(server.written.out + server.written.err).not.toContain('hunter2');
  });

  it('tells where it listens, where sessions are kept, who reads, and who may see what', async () => {
    const key = Buffer.alloc(32, 7).toString('base64');
    const secrets = {
      TALKCHART_KEY: key,
      TALKCHART_OPERATOR_KEY: 'an operator of ours',
      TALKCHART_HANDOFF_SECRET: 'a secret of the desk',
    };
    const server = await startServer([], { ...secrets, TALKCHART_HANDOFF_URL: 'https://desk.example/hooks' });
    expect(server.written.err.split('\n')).toEqual([
      `Serving "booking" at ${server.url}`,
      'Reading without a model: OPENAI_API_KEY is not set.',
      `Bookings are kept in ${cwd}/.local/share/talkchart/salon.db.`,
      `Sessions are kept in ${cwd}/.local/share/talkchart/sessions.db, sealed with TALKCHART_KEY.`,
      "The operator's endpoints answer to whoever has TALKCHART_OPERATOR_KEY.",
      'Hand-offs are posted to desk.example.',
      '',
    ]);
    server.child.kill('SIGTERM');
    await server.exited;
    const all = server.written.out + server.written.err;
    expect(Object.values(secrets).filter((secret) => all.includes(secret))).toEqual([]);
  });

  it('warns where nothing is protected', async () => {
    const server = await startServer(['--host', '0.0.0.0', '--db', ':memory:', '--model', 'offline']);
    expect(server.written.err).toContain('Sessions are kept in memory only: they are gone at the end.\n');
    expect(server.written.err).toContain('answer only to this machine: TALKCHART_OPERATOR_KEY is not set.\n');
    expect(server.written.err).toContain(
      'Every machine that reaches this port may talk; put a proxy with TLS before it.\n',
    );
  });
});

describe('talkchart serve does not start, and says in one line why,', () => {
  it.each([
    { when: 'the flow is unknown', argv: ['nosuch.ts'], code: 2, says: 'There is no flow "nosuch.ts"' },
    { when: 'an option is unknown', argv: ['--prot', '1'], code: 2, says: "Unknown option '--prot'." },
    { when: 'the key is none', env: { TALKCHART_KEY: 'hunter2' }, code: 1, says: '(TALKCHART_KEY)' },
    { when: 'the database is none', argv: ['--db', '/'], code: 1, says: 'Sessions cannot be kept in "/"' },
    {
      when: 'the database is of a kind that is not known',
      argv: ['--db', 'x://ann:hunter2@b'],
      code: 1,
      says: '"x://..."',
    },
    {
      when: 'hand-offs could be read on the way',
      env: { TALKCHART_HANDOFF_URL: 'http://desk.example', TALKCHART_HANDOFF_SECRET: 'a secret of the desk' },
      code: 2,
      says: 'TALKCHART_HANDOFF_URL: The hand-off webhook at desk.example',
    },
  ])('where $when', async ({ argv = [], env = {}, code, says }) => {
    const io = new FakeIo({ cwd, env: { HOME: cwd, ...env } });
    expect(await runCommand(['serve', ...argv], io)).toBe(code);
    const [line = '', help] = io.err.split('\n');
    expect(line).toContain(says);
    expect(help).toBe(code === 2 ? 'For help: talkchart serve --help' : '');
    expect(io.err).not.toContain('hunter2');
    expect(io.out).toBe('');
  });

  it('where its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const io = new FakeIo({ cwd, env: { HOME: cwd } });
    expect(await runCommand(['serve', '--db', ':memory:', '--port', String(port)], io)).toBe(1);
    expect(io.err).toContain(`talkchart: Cannot listen on 127.0.0.1:${port}: something else listens there`);
    other.close();
  });
});

describe('The settings of talkchart serve', () => {
  it('have defaults for a machine of one’s own', () => {
    expect(readServeOptions([], {})).toEqual({
      flow: 'booking',
      host: '127.0.0.1',
      port: 8080,
      db: null,
      diary: null,
      model: { is: 'keyless' },
      origins: [],
      trustProxy: false,
      logLevel: 'info',
      keys: null,
      operatorKey: null,
      handOff: null,
    });
  });

  it('come from the environment', () => {
    const env = {
      TALKCHART_HOST: '0.0.0.0',
      TALKCHART_PORT: '80',
      TALKCHART_DB: 'postgres://b/c',
      TALKCHART_MODEL: 'offline',
      TALKCHART_ORIGINS: 'https://a.example, https://b.example/',
      TALKCHART_TRUST_PROXY: '1',
      TALKCHART_LOG: 'warn',
      TALKCHART_OPERATOR_KEY: ' an operator of ours ',
      TALKCHART_HANDOFF_URL: 'https://desk.example',
      TALKCHART_HANDOFF_SECRET: 's',
    };
    expect(readServeOptions([], env)).toMatchObject({
      host: '0.0.0.0',
      port: 80,
      db: 'postgres://b/c',
      model: { is: 'offline' },
      origins: ['https://a.example', 'https://b.example'],
      trustProxy: true,
      logLevel: 'warn',
      operatorKey: 'an operator of ours',
      handOff: { url: 'https://desk.example', secret: 's' },
    });
    const argv = [
      '--host',
      '::1',
      '--port',
      '0',
      '--db',
      'a.db',
      '--origin',
      'http://localhost:5173',
      '--origin',
      'https://c.example',
    ];
    expect(readServeOptions(argv, env)).toMatchObject({
      host: '::1',
      port: 0,
      db: 'a.db',
      origins: ['http://localhost:5173', 'https://c.example'],
    });
  });

  it.each([
    { argv: ['--port', '65536'], env: {}, says: '--port: "65536" is no port' },
    { argv: [], env: { TALKCHART_PORT: 'x' }, says: 'TALKCHART_PORT: "x" is no port' },
    { argv: ['--origin', '*'], env: {}, says: '--origin: "*" is no origin' },
    { argv: ['--origin', 'https://a.example/page'], env: {}, says: 'without a path' },
    { argv: [], env: { TALKCHART_TRUST_PROXY: 'yes' }, says: 'TALKCHART_TRUST_PROXY: "yes" is neither 1 nor 0' },
    { argv: [], env: { TALKCHART_LOG: 'loud' }, says: 'TALKCHART_LOG: "loud" is no level' },
    { argv: [], env: { TALKCHART_OPERATOR_KEY: 'short' }, says: 'TALKCHART_OPERATOR_KEY is too short' },
    {
      argv: [],
      env: { TALKCHART_HANDOFF_URL: 'https://a.example' },
      says: 'TALKCHART_HANDOFF_SECRET is not: hand-offs need both',
    },
    { argv: ['mine.ts', '--diary', 'x.db'], env: {}, says: '--diary goes with the flow "booking"' },
    { argv: ['--db', ''], env: {}, says: '--db needs a value' },
    { argv: ['one.ts', 'two.ts'], env: {}, says: '"two.ts" is too much' },
  ])('are refused: $says', ({ argv, env, says }) => expect(() => readServeOptions(argv, env)).toThrow(says));

  it('are not looked at for help', async () => {
    const io = new FakeIo({ env: { TALKCHART_PORT: 'x' } });
    expect(await runCommand(['serve', '--help'], io)).toBe(0);
    expect(io.out).toMatch(/^talkchart serve: /);
  });
});
