import { afterEach, describe, expect, it, vi } from 'vitest';
import { agentExtract } from '../../src/agents/extract.ts';
import { modelNamed, type NamedModel, usualModel } from '../../src/agents/model-named.ts';
import { createAssistant } from '../../src/create-assistant.ts';
import { ExtractError } from '../../src/session/extract-error.ts';
import { table } from '../flows/table.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

/** What is sent, and where, when one message is read; nobody answers. */
async function requestOf(named: NamedModel) {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => new Response('{}', { status: 500 }));
  vi.stubGlobal('fetch', fetch);
  const assistant = createAssistant({
    flow: table,
    extract: agentExtract({ model: modelNamed(named), asks: 'always' }),
    perform: { check: async () => ({ is: 'passed' }), fulfil: async () => ({ is: 'succeeded', result: null }) },
  });
  const { sessionId } = await assistant.start();
  await assistant.send(sessionId, 'friday');
  expect(fetch).toHaveBeenCalledOnce();
  const [url, init] = fetch.mock.calls[0] ?? [];
  const headers = new Headers(init?.headers);
  return { url: String(url), key: headers.get('authorization'), body: JSON.parse(String(init?.body)) };
}

const named = { name: 'gpt-test', apiKey: 'sk-1' } as const;

describe('A model by its name', () => {
  it.each([
    { api: 'responses', baseUrl: 'https://api.openai.com/v1', store: false },
    { api: 'responses', baseUrl: 'http://localhost:1234/v1', store: false },
    { api: 'chat', baseUrl: 'https://api.openai.com/v1', store: false },
    { api: 'chat', baseUrl: 'https://eu.api.openai.com/v1', store: false },
    { api: 'chat', baseUrl: 'https://openai.com.example/v1', store: undefined },
    { api: 'chat', baseUrl: 'http://localhost:1234/v1', store: undefined },
  ] as const)('through $api at $baseUrl is told store: $store', async ({ api, baseUrl, store }) => {
    const { url, body } = await requestOf({ ...named, api, baseUrl });
    expect(url.startsWith(baseUrl)).toBe(true);
    expect(body.store).toBe(store);
  });

  it.each([
    { name: 'gpt-5.6-luna', api: 'responses', settings: { reasoning: { effort: 'none' } } },
    { name: 'gpt-5.6-luna', api: 'chat', settings: { reasoning_effort: 'none' } },
    { name: 'gpt-test', api: 'responses', settings: {} },
    { name: 'gpt-test', api: 'chat', settings: {} },
  ] as const)('$name is asked through $api to think no longer than it must', async ({ name, api, settings }) => {
    const { body } = await requestOf({ ...named, name, api });
    expect({ reasoning: body.reasoning, reasoning_effort: body.reasoning_effort }).toEqual(settings);
  });

  it('is found through the environment where nothing else is said', async () => {
    vi.stubEnv('OPENAI_API_KEY', ' sk-2 ');
    vi.stubEnv('OPENAI_BASE_URL', 'http://localhost:1234/v1');
    const { url, key, body } = await requestOf({});
    expect({ url, key, model: body.model }).toEqual({
      url: 'http://localhost:1234/v1/responses',
      key: 'Bearer sk-2',
      model: usualModel(),
    });
  });

  it.each(['', '   '])('needs a key, which "%s" is not', (key) => {
    vi.stubEnv('OPENAI_API_KEY', key);
    expect(() => modelNamed({ name: 'gpt-test' })).toThrow(ExtractError);
    expect(() => modelNamed({ name: 'gpt-test', apiKey: key })).toThrow(/set OPENAI_API_KEY/);
  });
});
