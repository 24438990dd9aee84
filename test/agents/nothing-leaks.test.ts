import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import type { TurnError } from '../../src/session/turn-error.ts';
import { startOpenAiServer } from './openai-server.ts';
import { call, calls, type ScriptedTurn, set, text } from './openai-turn.ts';
import { everyWire } from './over-http.ts';

const key = 'sk-of-somebody';
/** What the user says, the key, and what the model and the server repeat of both. */
const secret = /Zebulon|Quist|555-?0147|sk-of|Overheard/i;

/** Two of these take a turn together: what was wrong is asked for once more. */
const script: readonly ScriptedTurn[] = [
  calls(set('name', 'Zebulon Quist'), set('phone', '212-555-0147')),
  text('Overheard: Zebulon Quist'),
  { is: 'status', status: 401 },
  { is: 'status', status: 500 },
  calls({ ...call('set_slot'), arguments: '{"slot": "Zebulon' }, call('tell_Zebulon', { phone: '212-555-0147' })),
  calls(call('set_slot', { slot: 'Zebulon Quist', value: '212-555-0147' })),
  { is: 'refusal' },
  { is: 'garbled' },
  { is: 'reset' },
];

const turns = script.length - 2;

/** Talks in a process of its own, where nothing is switched off by being under test. */
async function talkInChild(env: Readonly<Record<string, string>>) {
  const place = mkdtempSync(join(tmpdir(), 'talkchart-leak-'));
  const server = await startOpenAiServer({ key });
  for (const _wire of everyWire) server.script(...script);
  const file = join(place, 'report.json');
  const program = join(import.meta.dirname, 'talk-quietly.ts');
  const child = spawn(process.execPath, [program, file, server.baseUrl, String(turns)], {
    env: { PATH: process.env.PATH, OPENAI_API_KEY: key, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
  const report = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly contacted: readonly string[];
    readonly errors: readonly TurnError[];
  };
  await server.close();
  rmSync(place, { recursive: true });
  return { out, err, server, ...report };
}

it('Nothing is said to anybody but the model, and nothing is printed', { timeout: 30_000 }, async () => {
  const { out, err, server, contacted, errors } = await talkInChild({});
  expect(server.requests.length).toBeGreaterThanOrEqual(everyWire.length * turns);
  expect(contacted).toEqual([new URL(server.baseUrl).host]);
  expect(new Set(server.requests.map(({ path }) => path))).toEqual(new Set(['/v1/responses', '/v1/chat/completions']));
  expect(out + err).toBe('');
  expect(errors.map(({ code }) => code)).toEqual(expect.arrayContaining(['model-unauthorized', 'tool-unknown']));
  expect(JSON.stringify(errors)).not.toMatch(secret);
});

it.each([{ DEBUG: 'openai-agents*' }, { DEBUG: '*', OPENAI_LOG: 'debug' }])(
  '%o shows neither the key nor what was said',
  { timeout: 30_000 },
  async (env) => {
    const { out, err } = await talkInChild(env);
    expect(err).toContain('openai-agents');
    expect(out + err).not.toMatch(secret);
  },
);
