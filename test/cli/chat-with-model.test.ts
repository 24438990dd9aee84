import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/session/reply.ts';
import { type OpenAiServer, startOpenAiServer } from '../agents/openai-server.ts';
import { calls, set } from '../agents/openai-turn.ts';
import { runChat } from './run-chat.ts';

const timeout = 30_000;
/** Not plain: it goes to the model. */
const wish = 'I was thinking of a haircut tomorrow at 3 pm';
const wishRead = calls(set('service', 'haircut'), set('date', 'tomorrow'), set('time', '3 pm'));

let server: OpenAiServer;
let host: string;
let env: Readonly<Record<string, string>>;
beforeEach(async () => {
  server = await startOpenAiServer({ key: 'sk-right' });
  host = new URL(server.baseUrl).host;
  env = { OPENAI_API_KEY: 'sk-right', OPENAI_BASE_URL: server.baseUrl };
});
afterEach(() => server.close());

const repliesIn = (out: string): readonly Reply[] =>
  out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Reply);

describe('chat with a model', { timeout }, () => {
  it.each([
    { model: 'openai:gpt-test', path: '/v1/responses' },
    { model: 'openai-chat:gpt-test', path: '/v1/chat/completions' },
  ])('books through $path for --model $model, and says who reads where', async ({ model, path }) => {
    server.script(wishRead, calls(set('name', 'Ann Lee'), set('phone', '212-555-0123')));
    const input = `${wish}\nit is for Ann Lee, you can call 212-555-0123\nyes\n`;
    const { code, out, err } = await runChat({ argv: ['--json', '--model', model], env, input }).ended;
    expect(code).toBe(0);
    expect(repliesIn(out).map(({ state }) => state)).toEqual([
      ...['greeting', 'collecting.eliciting', 'confirming.awaiting', 'completed'],
    ]);
    expect(repliesIn(out).flatMap(({ errors }) => errors)).toEqual([]);
    expect(server.requests.map((request) => [request.path, request.body.model])).toEqual(
      [1, 2].map(() => [path, 'gpt-test']),
    );
    expect(err).toMatch(new RegExp(`^Reading with gpt-test at ${host}\\.\n`));
    expect(out + err).not.toContain('sk-right');
  });

  it('takes the usual model where there is a key, and says how to do without', async () => {
    server.script(wishRead);
    const { code, err } = await runChat({ env, input: `${wish}\n` }).ended;
    const [{ body } = { body: {} as Reply['slots'] }] = server.requests;
    expect(code).toBe(0);
    expect(err).toContain(
      `Reading with ${String(body.model)} at ${host} (OPENAI_API_KEY is set); --model offline reads without a model.\n`,
    );
    expect(body).toMatchObject({ model: expect.stringMatching(/^gpt-/), reasoning: { effort: 'none' } });
  });

  it('asks nobody, and loads nothing for it, where it reads offline', async () => {
    const run = { argv: ['--json', '--model', 'offline'], env, input: `${wish}\n`, tellsImports: true };
    const { code, out, err } = await runChat(run).ended;
    expect(code).toBe(0);
    expect(repliesIn(out).at(-1)?.slots.time?.value).toBe('15:00');
    expect(server.requests).toEqual([]);
    expect(err).toContain('Reading without a model.\n');
    expect(err).toContain('loaded xstate');
    expect(err).not.toMatch(/loaded .*(?:openai|zod)/);
  });

  it('says that the model fails once, and goes on', async () => {
    server.script(...[429, 429].map((status) => ({ is: 'status', status }) as const), calls(set('name', 'Ann Lee')));
    const argv = ['--model', 'openai:gpt-test'];
    const input = `${wish}\nI guess I should tell you the name\nwell it is Ann Lee of course\n`;
    const { code, out, err } = await runChat({ argv, env, input }).ended;
    expect(code).toBe(0);
    expect(out).toContain('Got it: haircut, Tuesday 24 November 2026, 3 pm.');
    expect(out).toContain('Got it: Ann Lee.');
    expect(out).not.toContain('model');
    expect(err.match(/^The model did not answer \(model-rate-limited\); .*$/gm)).toHaveLength(1);
    expect(server.requests).toHaveLength(3);
  });
});

describe('a key that is no good', { timeout }, () => {
  const wrong = { OPENAI_API_KEY: 'sk-wrong' };
  const missing = { OPENAI_API_KEY: '' };

  it.each([
    {
      when: 'is missing',
      has: missing,
      argv: ['--model', 'openai:gpt-x'],
      says: '--model openai:gpt-x: OPENAI_API_KEY is not set',
    },
    {
      when: 'is missing',
      has: { ...missing, TALKCHART_MODEL: 'openai:gpt-x' },
      argv: [],
      says: 'TALKCHART_MODEL openai:gpt-x: OPENAI_API_KEY is not set',
    },
    {
      when: 'is refused',
      has: wrong,
      argv: ['--model', 'openai:gpt-x'],
      says: 'refuses the key (HTTP 401): set OPENAI_API_KEY',
    },
    {
      when: 'is refused',
      has: wrong,
      argv: ['--model', 'openai-chat:gpt-x'],
      says: 'refuses the key (HTTP 401): set OPENAI_API_KEY',
    },
  ])('ends the chat where a model was asked for with $argv and it $when', async ({ has, argv, says }) => {
    const { code, out, err } = await runChat({ argv, env: { ...env, ...has }, input: `${wish}\n` }).ended;
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(says);
    expect(err).toContain('or read without a model: --model offline.\nFor help: talkchart chat --help\n');
    expect(err.trimEnd().split('\n')).toHaveLength(2);
    expect(err).not.toContain('sk-wrong');
  });

  it('is told where nobody asked for a model, and the embedded reader reads', async () => {
    const { code, out, err } = await runChat({ env: { ...env, ...wrong }, input: `${wish}\n` }).ended;
    expect(code).toBe(0);
    expect(out).toContain('Got it: haircut');
    expect(err).toContain(`Reading without a model: ${host} refuses the key (HTTP 401): set OPENAI_API_KEY`);
    expect(err).not.toContain('did not answer');
    expect(server.requests).toEqual([]);
  });
});

describe('a process that has loaded a model', { timeout }, () => {
  let cwd: string;
  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), 'talkchart-model-'));
  });
  afterEach(() => rmSync(cwd, { recursive: true }));

  it.each(['SIGINT', 'SIGTERM'] as const)('is ended by %s at once, as any other', async (signal) => {
    const taken = Promise.withResolvers<void>();
    server.script({ is: 'hang', taken: taken.resolve });
    const { child, ended } = runChat({ argv: ['--model', 'openai:gpt-test'], env });
    child.stdin.write(`${wish}\n`);
    await Promise.race([taken.promise, ended]);
    child.kill(signal);
    expect(await ended).toMatchObject({ code: null, signal });
  });

  it('ends where a promise fails that nobody looks at, and shows which', async () => {
    const bakery = JSON.stringify(join(import.meta.dirname, 'bakery.ts'));
    const failing = `() => Promise.reject(new Error('the oven is cold'))`;
    const perform = `{ fulfil: async () => { setImmediate(${failing}); return new Promise(() => {}); } }`;
    writeFileSync(join(cwd, 'cold.mjs'), `export { bakery } from ${bakery}; export const perform = ${perform};`);
    const run = (model: string) => runChat({ argv: ['cold.mjs', '--model', model], env, cwd, input: '4\nyes\n' }).ended;
    const [with_, without] = await Promise.all([run('openai:gpt-test'), run('offline')]);
    expect(with_.err).toContain('Error: the oven is cold\n');
    expect([with_.code, with_.signal, with_.out]).toEqual([without.code, without.signal, without.out]);
    expect(with_.code).toBe(1);
  });
});
