import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenAiServer, startOpenAiServer } from '../agents/openai-server.ts';
import { call, calls, type ScriptedTurn, set, text } from '../agents/openai-turn.ts';
import { FakeIo } from '../cli/fake-io.ts';
import { runLive } from './live/live.ts';
import { readingTurns } from './live/readings.ts';
import { recordedTurns } from './live/recorded-turns.ts';
import type { asJson } from './live/report.ts';
import { sampleOf } from './live/sets.ts';

type Findings = ReturnType<typeof asJson>;

const timeout = 30_000;
const never = new AbortController().signal;

let place: string;
let server: OpenAiServer;
let env: Readonly<Record<string, string>>;
beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'talkchart-live-'));
  server = await startOpenAiServer({ key: 'sk-right' });
  env = { OPENAI_API_KEY: 'sk-right', OPENAI_BASE_URL: server.baseUrl };
});
afterEach(async () => {
  await server.close();
  rmSync(place, { recursive: true });
});

/** Runs it with no data but what is in the repository, one turn after the other. */
async function run(argv: readonly string[], { interrupted = never, has = {} } = {}) {
  const io = new FakeIo({ env: { ...env, ...has } });
  const json = join(place, 'live.json');
  const always = ['--data', place, '--concurrency', '1', '--json', json];
  const code = await runLive([...always, ...argv], io, interrupted);
  return { code, out: io.out, err: io.err, findings: () => JSON.parse(readFileSync(json, 'utf8')) as Findings };
}

/** "I was wondering if you could squeeze me in for a trim of my beard", then "Hi, I'd like to book a haircut please." */
const twoTurns = ['--rows', '1', '--always', '--model', 'openai:gpt-test'];
const beard = calls(set('service', 'trim of my beard'));
const beardByChoice = calls(call('set_slot', { slot: 'service', value: 'beard trim', quote: 'trim of my beard' }));
const haircut = calls(set('service', 'haircut'));
const usualTurns = [beardByChoice, haircut];

describe('The embedded reader in the place of a model', { timeout }, () => {
  it('reads every turn through the whole agent as it does alone', async () => {
    const { code, out, err, findings } = await run(['--model', 'offline'], { has: { OPENAI_API_KEY: '' } });
    const { sets, effort, turns, ended } = findings();
    expect(code).toBe(0);
    expect(ended).toEqual({ is: 'done' });
    expect(turns).toHaveLength(readingTurns().length + recordedTurns().length);
    expect(effort).toMatchObject({ asked: turns.length, calls: turns.length, second: 0, failed: 0, codes: {} });
    for (const { model, embedded } of sets) expect(model).toEqual(embedded);
    expect(turns.map(({ model }) => model.faults)).toEqual(turns.map(({ embedded }) => embedded.faults));
    expect(sets.find(({ name }) => name === 'salon')?.model).toMatchObject({ turns: 20, right: 20 });
    expect(out).toContain(`${turns.length} of ${turns.length} turns`);
    expect(err).toContain(`${turns.length} of ${turns.length} turns, ${turns.length} calls\n`);
    expect(server.requests).toEqual([]);
  });
});

describe('A model behind a server', { timeout }, () => {
  it.each([
    { model: 'openai:gpt-test', path: '/v1/responses' },
    { model: 'openai-chat:gpt-test', path: '/v1/chat/completions' },
  ])('is asked at $path, and what it took is counted', async ({ model, path }) => {
    server.script(...usualTurns);
    const prices = ['--input-price', '100', '--output-price', '1000'];
    const { code, out, findings } = await run([...twoTurns, ...prices, '--model', model]);
    expect(code).toBe(0);
    expect(server.requests.map((request) => [request.path, request.body.model])).toEqual(
      usualTurns.map(() => [path, 'gpt-test']),
    );
    expect(server.problems).toEqual([]);
    expect(findings().effort).toMatchObject({
      ...{ turns: 2, asked: 2, calls: 2, second: 0, misfired: 0, failed: 0, codes: {} },
      ...{ inputTokens: 20, outputTokens: 10, cost: (20 * 100 + 10 * 1000) / 1e6 },
    });
    expect(findings().turns.map((turn) => turn.model.faults)).toEqual([[], []]);
    expect(out).toContain('cost');
    expect(out).not.toContain('sk-right');
  });

  it.each<readonly [does: string, script: readonly ScriptedTurn[], kinds: readonly (readonly string[])[]]>([
    ['leaves a value out', [beardByChoice, calls(call('answer', { kind: 'chat' }))], [[], ['missing']]],
    ['takes another value', [calls(set('service', 'massage')), beard, haircut], [[], []]],
    ['adds a wish', [calls(set('service', 'trim of my beard'), call('cancel')), haircut], [['control'], []]],
  ])('that %s is judged by what comes of it', async (_, script, kinds) => {
    server.script(...script);
    const { findings } = await run(twoTurns);
    expect(findings().turns.map(({ model }) => model.faults.map(({ kind }) => kind))).toEqual(kinds);
    expect(server.requests).toHaveLength(script.length);
  });

  it('that invents a value is asked again, and both are counted', async () => {
    const invented = calls(set('service', 'haircut'), call('set_slot', { slot: 'name', value: 'Zoe', quote: 'Zoe' }));
    server.script(beardByChoice, invented, haircut);
    const { findings } = await run(twoTurns);
    expect(findings().effort).toMatchObject({ asked: 2, calls: 3, second: 1, misfired: 1 });
    expect(findings().turns[1]?.model.faults).toEqual([]);
  });

  it('is not asked where the embedded reader is certain, unless it is wanted', async () => {
    server.script(beardByChoice);
    const { findings } = await run(twoTurns.filter((option) => option !== '--always'));
    const { effort, turns } = findings();
    expect(turns.map(({ isCertain }) => isCertain)).toEqual([false, true]);
    expect(effort).toMatchObject({ turns: 2, certain: 1, asked: 1, calls: 1 });
  });

  it('that fails now and then is told of once, and its turns are the embedded reader’s', async () => {
    const failing = { is: 'status', status: 500 } as const;
    server.script(failing, failing);
    const { code, err, findings } = await run(twoTurns);
    expect(code).toBe(0);
    expect(err.match(/model-unavailable/g)).toHaveLength(1);
    expect(findings().effort).toMatchObject({ failed: 2, codes: { 'model-unavailable': 2 } });
    expect(findings().turns.map(({ model }) => model.faults)).toEqual(
      findings().turns.map(({ embedded }) => embedded.faults),
    );
  });

  it('that writes text in place of calls has that counted by its code', async () => {
    server.script(text('Sure!'), haircut);
    const { findings } = await run(twoTurns);
    expect(findings().effort.codes).toEqual({ 'model-spoke': 1 });
  });
});

describe('A run ends early', { timeout }, () => {
  it('where the budget is spent, without a call more', async () => {
    server.script(beardByChoice, haircut, beard, beard);
    const { code, out, findings } = await run([...twoTurns, '--rows', '2', '--budget', '3']);
    expect(code).toBe(0);
    expect(server.requests).toHaveLength(2);
    expect(findings()).toMatchObject({ ended: { is: 'spent' }, effort: { calls: 2 }, planned: 4 });
    expect(out).toContain('2 of 4 turns, then the budget was spent');
  });

  it('where it is interrupted, and prints what is there', async () => {
    const interrupt = new AbortController();
    server.script(beardByChoice, { is: 'hang', taken: () => interrupt.abort() });
    const { code, out, findings } = await run(twoTurns, { interrupted: interrupt.signal });
    expect(code).toBe(130);
    expect(out).toContain('1 of 2 turns, then interrupted');
    expect(findings().turns).toHaveLength(1);
  });

  it.each([
    { status: 401, code: 'model-unauthorized', requests: 1 },
    { status: 404, code: 'model-not-found', requests: 1 },
    { status: 429, code: 'model-rate-limited', requests: 10 },
  ])('where the model answers with HTTP $status, after $requests requests', async ({ status, code, requests }) => {
    server.script(...Array.from({ length: 20 }, () => ({ is: 'status', status }) as const));
    const ran = await run([...twoTurns, '--rows', '20']);
    expect(ran.code).toBe(1);
    expect(server.requests).toHaveLength(requests);
    expect(ran.err).toContain(`eval:live: the model failed: ${code} (HTTP ${status}`);
    expect(ran.out).toContain(`${requests} of 40 turns, then the model failed`);
  });
});

describe('A run does not begin', { timeout }, () => {
  it.each<{ readonly argv: readonly string[]; readonly has?: Readonly<Record<string, string>>; readonly says: string }>(
    [
      { argv: [], says: 'Which model?' },
      { argv: [], has: { OPENAI_API_KEY: '' }, says: 'Which model?' },
      { argv: ['--model', 'gpt-test'], says: 'names no model' },
      { argv: twoTurns, has: { OPENAI_API_KEY: '' }, says: 'OPENAI_API_KEY is not set' },
      { argv: twoTurns, has: { OPENAI_API_KEY: 'sk-wrong' }, says: 'refuses the key (HTTP 401)' },
      { argv: twoTurns, has: { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }, says: 'does not answer' },
      { argv: twoTurns, has: { OPENAI_BASE_URL: 'here' }, says: 'no http address' },
      { argv: [...twoTurns, '--rows', 'all'], says: '--rows: "all" is no count' },
      { argv: [...twoTurns, '--budget', '0'], says: '--budget: "0" is no count' },
      { argv: [...twoTurns, '--input-price', '1'], says: 'go together' },
      { argv: [...twoTurns, '--input-price', '-1', '--output-price', '1'], says: 'input-price' },
      { argv: [...twoTurns, '--tool-choice', 'none'], says: 'neither required nor auto' },
      { argv: ['--speed', '9'], says: 'Unknown option' },
    ],
  )('with $argv and $has: $says', async ({ argv, has = {}, says }) => {
    const { code, out, err } = await run(argv, { has });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(says);
    expect(err).not.toMatch(/sk-/);
    expect(server.requests).toEqual([]);
  });

  it('but tells how it is used where it is asked', async () => {
    const { code, out } = await run(['--help'], { has: { OPENAI_API_KEY: '' } });
    expect(code).toBe(0);
    expect(out).toMatch(/--model MODEL[\s\S]*--budget CALLS[\s\S]*Exit code/);
  });
});

it('A sample is spread evenly, and all where there is no more', () => {
  expect(sampleOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 4)).toEqual([0, 2, 5, 7]);
  expect(sampleOf([0, 1], 4)).toEqual([0, 1]);
});
