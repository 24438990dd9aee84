import { afterEach, describe, expect, it, vi } from 'vitest';
import { askServer } from '../../src/cli/model-server.ts';
import { stillClock } from './fake-io.ts';

afterEach(() => vi.unstubAllGlobals());

const server = { baseUrl: 'http://localhost:8000/v1', apiKey: 'sk-1' };
const insufficient = '{"error": {"message": "You have insufficient permissions. Missing scopes: api.model.read"}}';

describe('A server that is asked for its models', () => {
  it.each([
    { status: 200, body: '{"data": []}', answer: 'ready' },
    { status: 401, body: '{"error": {"code": "invalid_api_key"}}', answer: 'keyRefused' },
    { status: 401, body: insufficient, answer: 'ready' },
    { status: 403, body: insufficient, answer: 'ready' },
    { status: 404, body: '<html>', answer: 'ready' },
    { status: 503, body: '', answer: 'ready' },
  ])('and answers $status, "$body" is $answer', async ({ status, body, answer }) => {
    vi.stubGlobal('fetch', async () => new Response(body, { status }));
    expect(await askServer(server, stillClock)).toBe(answer);
  });

  it('and is not there is unreachable', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')));
    expect(await askServer(server, stillClock)).toBe('unreachable');
  });

  it('and takes too long is unreachable', async () => {
    const never = (_url: string, { signal }: { readonly signal: AbortSignal }) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    vi.stubGlobal('fetch', never);
    const impatient = { ...stillClock, wait: () => Promise.resolve() };
    expect(await askServer(server, impatient)).toBe('unreachable');
  });

  it.each(['http://localhost:8000/v1', 'http://localhost:8000/v1/'])('at %s gets the key there', async (baseUrl) => {
    const fetch = vi.fn(async () => new Response('{}'));
    vi.stubGlobal('fetch', fetch);
    await askServer({ ...server, baseUrl }, stillClock);
    expect(fetch).toHaveBeenCalledWith(
      'http://localhost:8000/v1/models',
      expect.objectContaining({ headers: { authorization: 'Bearer sk-1' } }),
    );
  });
});
