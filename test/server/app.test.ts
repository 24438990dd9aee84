import { describe, expect, it } from 'vitest';
import { SessionError, type SessionErrorCode } from '../../src/session/session-error.ts';
import { createMemoryStore } from '../../src/stores/memory.ts';
import { type Asking, openSalonApp, problemIn } from './salon-app.ts';

describe('a conversation', () => {
  it('is held from the greeting to the booking', async () => {
    const { ask, say, diary } = openSalonApp();
    const response = await ask('POST', '/v1/sessions', { body: { timeZone: 'America/New_York', locale: 'en-US' } });
    const started = await response.json();
    expect(response.status).toBe(201);
    expect(response.headers.get('location')).toBe(`/v1/sessions/${started.sessionId}`);
    expect(started.reply.state).toBe('greeting');
    await say(started, 'A haircut next Tuesday at 3');
    const summary = await say(started, "it's Ann Lee, 212 555 0123");
    expect(summary.state).toBe('confirming.awaiting');
    const done = await say(started, 'yes', summary.id);
    expect(done.outcome).toMatchObject({ is: 'completed', result: { reference: 'S-7K3Q' } });
    expect(diary.appointments()).toHaveLength(1);
  });

  it('begins with what is known already', async () => {
    const { reply } = await openSalonApp().begin({ values: { service: 'haircut' } });
    expect(reply.slots.service).toMatchObject({ status: 'settled', value: 'haircut', source: 'carried' });
  });

  it('shows what was said last', async () => {
    const { ask, begin, say } = openSalonApp();
    const started = await begin();
    const reply = await say(started, 'A haircut');
    const response = await ask('GET', `/v1/sessions/${started.sessionId}`, { token: started.token });
    expect(await response.json()).toEqual({
      sessionId: started.sessionId,
      reply,
      version: 2,
      startedAt: '2026-11-20T15:00:00.000Z',
      activeAt: '2026-11-20T15:00:05.000Z',
    });
  });

  it('is over once it is removed, and its token is an old one', async () => {
    const { ask, begin } = openSalonApp();
    const { sessionId, token } = await begin();
    const path = `/v1/sessions/${sessionId}`;
    expect((await ask('DELETE', path, { token })).status).toBe(204);
    expect(await problemIn(await ask('GET', path, { token }))).toEqual({ status: 404, code: 'SESSION_UNKNOWN' });
    expect(await problemIn(await ask('DELETE', path, { token }))).toEqual({ status: 404, code: 'SESSION_UNKNOWN' });
  });
});

describe('a message', () => {
  const send = async (first: unknown, second: unknown) => {
    const { ask, begin } = openSalonApp();
    const { sessionId, token } = await begin();
    const answerTo = async (body: unknown) =>
      (await ask('POST', `/v1/sessions/${sessionId}/messages`, { token, body })).json();
    return [await answerTo(first), await answerTo(second)];
  };

  it('that comes twice under one id is one turn', async () => {
    const message = { text: 'A haircut', messageId: 'm-1' };
    const [first, second] = await send(message, message);
    expect(first.messageId).toBe('m-1');
    expect(second).toEqual(first);
  });

  it('without an id is given one, and the answer tells it', async () => {
    const [first, second] = await send({ text: 'hello' }, { text: 'hello' });
    expect(first.messageId).toMatch(/^[\w-]{36}$/);
    expect(second.messageId).not.toBe(first.messageId);
  });

  it('cannot take the id of another', async () => {
    const [, second] = await send({ text: 'A haircut', messageId: 'm-1' }, { text: 'A facial', messageId: 'm-1' });
    expect(second).toMatchObject({ status: 422, code: 'MESSAGE_ID_REUSED' });
  });

  it('is told to whoever looks on', async () => {
    const salon = openSalonApp();
    const started = await salon.begin();
    const reply = await salon.say(started, 'A haircut');
    expect(salon.turns).toEqual([{ sessionId: started.sessionId, reply, durationMs: 0 }]);
  });
});

const json = { 'content-type': 'application/json' };

describe('a request that cannot be used', () => {
  it.each<[string, Asking, number, string, readonly unknown[] | undefined]>([
    ['no JSON', { body: '{"text": ' }, 400, 'BODY_INVALID', undefined],
    ['no body', { headers: json }, 400, 'BODY_INVALID', undefined],
    ['no object', { body: [] }, 400, 'REQUEST_INVALID', [{ at: '/', problem: expect.any(String) }]],
    ['no text', { body: {} }, 400, 'REQUEST_INVALID', [{ at: '/text', problem: expect.any(String) }]],
    ['an empty text', { body: { text: '' } }, 400, 'REQUEST_INVALID', [expect.objectContaining({ at: '/text' })]],
    ['a number for a text', { body: { text: 1 } }, 400, 'REQUEST_INVALID', [expect.objectContaining({ at: '/text' })]],
    ['another member', { body: { text: 'a', x: 1 } }, 400, 'REQUEST_INVALID', [expect.objectContaining({ at: '/' })]],
    [
      'an id with a space',
      { body: { text: 'a', messageId: 'm 1' } },
      ...([400, 'REQUEST_INVALID', [expect.objectContaining({ at: '/messageId' })]] as const),
    ],
    ['a long text', { body: { text: 'a'.repeat(4_001) } }, 413, 'TEXT_TOO_LONG', undefined],
    ['a large body', { body: { text: 'a'.repeat(70_000) } }, 413, 'BODY_TOO_LARGE', undefined],
    [
      'another type',
      { body: 'text=a', headers: { 'content-type': 'text/plain' } },
      415,
      'MEDIA_TYPE_UNSUPPORTED',
      undefined,
    ],
  ])('for %s', async (_, asking, status, code, errors) => {
    const { ask, begin, failures } = openSalonApp();
    const { sessionId, token } = await begin();
    const response = await ask('POST', `/v1/sessions/${sessionId}/messages`, { token, ...asking });
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const problem = await response.json();
    expect(response.status).toBe(status);
    expect(problem).toMatchObject({ type: 'about:blank', status, code, ...(errors && { errors }) });
    expect(failures).toEqual([]);
  });

  it('is told the place in the body', async () => {
    const { ask } = openSalonApp();
    const { detail } = await (
      await ask('POST', '/v1/sessions', { body: `{"locale": "en",\n "timeZone" "UTC", "values": {}}` })
    ).json();
    expect(detail).toMatch(/line 2 column 13/);
  });

  it('is read no further than its limit, whatever length it names', async () => {
    const { app } = openSalonApp();
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled++;
        controller.enqueue(new Uint8Array(1024).fill(32));
      },
    });
    const request = new Request('http://localhost/v1/sessions', {
      method: 'POST',
      headers: json,
      body: endless,
      duplex: 'half',
    } as RequestInit);
    expect(await problemIn(await app.request(request))).toEqual({ status: 413, code: 'BODY_TOO_LARGE' });
    expect(pulled).toBeLessThan(100);
  });

  it.each([
    ['an unknown zone', { timeZone: 'Mars/Base' }],
    ['an unknown locale', { locale: '!' }],
    ['an unknown slot', { values: { colour: 'red' } }],
    ['a slot named like a part of every object', '{"values":{"constructor":1}}'],
    ['values nested too deeply', `{"values":{"name":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`],
  ])('does not start a session with %s', async (_, body) => {
    const response = await openSalonApp().ask('POST', '/v1/sessions', { body });
    expect(await problemIn(response)).toEqual({ status: 400, code: 'REQUEST_INVALID' });
  });
});

describe('an address', () => {
  it.each([
    ['GET', '/nowhere', 404, 'NOT_FOUND', null],
    ['GET', '/v1/nowhere', 404, 'NOT_FOUND', null],
    ['PUT', '/v1/sessions', 405, 'METHOD_NOT_ALLOWED', 'POST, GET, HEAD'],
    ['PATCH', '/v1/sessions/x', 405, 'METHOD_NOT_ALLOWED', 'GET, HEAD, DELETE'],
    ['GET', '/v1/sessions/x/messages', 405, 'METHOD_NOT_ALLOWED', 'POST'],
    ['OPTIONS', '/v1/sessions', 405, 'METHOD_NOT_ALLOWED', 'POST, GET, HEAD'],
    ['POST', '/healthz', 405, 'METHOD_NOT_ALLOWED', 'GET, HEAD'],
  ])('%s %s is a problem: %i', async (method, path, status, code, allow) => {
    const response = await openSalonApp().ask(method, path);
    expect(response.headers.get('allow')).toBe(allow);
    expect(await problemIn(response)).toEqual({ status, code });
  });

  it('is seen by whoever looks on as its pattern, and nothing of a session', async () => {
    const { ask, begin, requests } = openSalonApp();
    const { sessionId, token } = await begin();
    await ask('GET', `/v1/sessions/${sessionId}`, { token });
    await ask('GET', `/v1/sessions/${sessionId}/nowhere`);
    await ask('PUT', `/v1/sessions/${sessionId}`);
    expect(requests.map(({ method, route, status }) => `${method} ${route} ${status}`)).toEqual([
      'POST /v1/sessions 201',
      'GET /v1/sessions/:sessionId 200',
      'GET (none) 404',
      'PUT /v1/sessions/:sessionId 405',
    ]);
  });

  it('says at the root what there is', async () => {
    const text = await (await openSalonApp().ask('GET', '/')).text();
    expect(text).toMatch(/^POST +\/v1\/sessions\/\{sessionId\}\/messages/m);
  });
});

describe('what fails here', () => {
  const thrown = (code: SessionErrorCode) => new SessionError(code, 'secret');

  it.each<[string, unknown, number, string, boolean, boolean]>([
    ['a conflict', thrown('SESSION_CONFLICT'), 409, 'SESSION_CONFLICT', true, false],
    ['a closed assistant', thrown('ASSISTANT_CLOSED'), 503, 'CLOSING', true, false],
    ['a store', new Error('secret: connection lost'), 503, 'STORE_UNAVAILABLE', true, true],
    ['a mistake', new TypeError('secret is not a function'), 500, 'INTERNAL', false, true],
    ['a text', 'secret', 500, 'INTERNAL', false, true],
  ])('%s is told without a word of what it was', async (_, error, status, code, comeBack, isTold) => {
    const store = createMemoryStore();
    const { ask, failures } = openSalonApp({}, { store: { ...store, commit: () => Promise.reject(error) } });
    const response = await ask('POST', '/v1/sessions', { body: {} });
    expect(response.headers.has('retry-after')).toBe(comeBack);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ status, code });
    expect(text).not.toMatch(/secret|at /);
    expect(failures).toEqual(isTold ? [{ error, route: '/v1/sessions' }] : []);
  });

  it('does not fail with whoever looks on', async () => {
    const broken = () => {
      throw new Error('broken');
    };
    const { begin, say } = openSalonApp({ observe: { request: broken, turn: broken, failed: broken } });
    expect((await say(await begin(), 'hello')).text).not.toBe('');
  });
});

describe('every answer', () => {
  it.each(['/', '/nowhere', '/v1/flow', '/openapi.json'])('to %s says how careful a browser must be', async (path) => {
    const { headers } = await openSalonApp().ask('GET', path);
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it.each([
    ['no origin', [], 'https://salon.example', null],
    ['this origin', ['https://salon.example'], 'https://salon.example', 'https://salon.example'],
    ['another origin', ['https://salon.example'], 'https://evil.example', null],
    ['any origin', ['*'], 'https://evil.example', '*'],
  ])('lets pages read it where %s may', async (_, origins, origin, allowed) => {
    const { ask } = openSalonApp({ origins });
    const headers = { origin, 'access-control-request-method': 'POST' };
    for (const response of [
      await ask('GET', '/healthz', { headers }),
      await ask('GET', '/v1/sessions/x', { headers }),
      await ask('OPTIONS', '/v1/sessions', { headers }),
    ]) {
      expect(response.headers.get('access-control-allow-origin')).toBe(allowed);
      expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    }
  });
});

describe('the server itself', () => {
  it('is alive, and ready unless it is not', async () => {
    const closing = new AbortController();
    const trouble: string[] = [];
    const ready = async () => {
      if (trouble.length > 0) throw new Error(trouble[0]);
    };
    const { ask } = openSalonApp({ ready, closing: closing.signal });
    expect((await ask('GET', '/readyz')).status).toBe(200);
    trouble.push('secret');
    const response = await ask('GET', '/readyz');
    expect(response.headers.get('retry-after')).toBe('2');
    expect(await response.text()).not.toContain('secret');
    trouble.pop();
    closing.abort();
    expect(await problemIn(await ask('GET', '/readyz'))).toEqual({ status: 503, code: 'NOT_READY' });
    expect((await ask('GET', '/healthz')).status).toBe(200);
  });
});
