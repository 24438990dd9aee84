import { describe, expect, it } from 'vitest';
import { type Endpoint, endpoints } from '../../src/server/endpoints.ts';
import { digestOf, isTokenOf, randomToken } from '../../src/server/token.ts';
import { type Asking, openSalonApp, operatorKey, problemIn, type SalonApp, type Started } from './salon-app.ts';

const all: readonly [string, Endpoint][] = Object.entries<Endpoint>(endpoints);
const ofSessions = all.filter(([, { path }]) => path.includes('{sessionId}'));
const forOperators = all.filter(([, { openTo }]) => openTo === 'operator' || openTo === 'operatorOrLocal');

const call = (
  { ask }: SalonApp,
  { method, path, body }: Endpoint,
  sessionId: string,
  asking: Asking,
): Promise<Response> =>
  ask(method.toUpperCase(), path.replace('{sessionId}', sessionId), {
    ...asking,
    ...(body !== undefined && { body: { text: 'hello' } }),
  });

/** Streams go on until they are let go. */
async function drop(response: Response): Promise<number> {
  await response.body?.cancel();
  return response.status;
}

describe.each(ofSessions)('%s', (_, endpoint) => {
  const asked = async (asking: (own: Started, other: Started) => Asking, id?: string) => {
    const salon = openSalonApp();
    const [own, other] = [await salon.begin(), await salon.begin()];
    return call(salon, endpoint, id ?? own.sessionId, asking(own, other));
  };
  const isForHolder = endpoint.openTo !== 'operator';
  const refused = isForHolder ? { status: 404, code: 'SESSION_UNKNOWN' } : { status: 403, code: 'OPERATOR_ONLY' };

  it('knows its holder', async () => {
    expect(await drop(await asked(({ token }) => ({ token })))).toBe(isForHolder ? endpoint.answer.status : 403);
  });

  it('does not open to the token of another session', async () => {
    expect(await problemIn(await asked((_own, { token }) => ({ token })))).toEqual(refused);
  });

  it('answers the same whether a session is not there or not theirs', async () => {
    const others = await asked((_own, { token }) => ({ token }));
    for (const id of ['00000000-0000-4000-8000-000000000000', 'x', '%00', '%ff', 'a%20b', 'x'.repeat(1_000)]) {
      const none = await asked(({ token }) => ({ token }), id);
      expect([none.status, await none.text()]).toEqual([others.status, await others.clone().text()]);
      expect([...none.headers]).toEqual([...others.headers]);
    }
  });

  it.each<Asking>([{}, { headers: { authorization: 'Basic YTpi' } }, { headers: { authorization: 'Bearer ' } }])(
    'asks for a token where there is %j',
    async (asking) => {
      const response = await asked(() => asking);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      expect(await problemIn(response)).toEqual({ status: 401, code: 'TOKEN_MISSING' });
    },
  );

  it('takes a token from the address only to follow the events', async () => {
    const salon = openSalonApp();
    const { sessionId, token } = await salon.begin();
    const inUrl = { ...endpoint, path: `${endpoint.path}?access_token=${token}` } as const;
    const status = await drop(await call(salon, inUrl, sessionId, {}));
    expect(status).toBe(endpoint.path.endsWith('/events') ? 200 : 401);
  });

  if (endpoint.openTo === 'holder')
    it('does not open to the operator, who is not the holder', async () => {
      expect(await problemIn(await asked(() => ({ token: operatorKey })))).toEqual(refused);
    });
  else
    it('opens to the operator, who also hears where there is none', async () => {
      const salon = openSalonApp();
      const { sessionId } = await salon.begin();
      expect(await drop(await call(salon, endpoint, sessionId, { token: operatorKey }))).toBe(200);
      const none = await call(salon, endpoint, 'none', { token: operatorKey });
      expect(await problemIn(none)).toEqual({ status: 404, code: 'SESSION_UNKNOWN' });
    });
});

describe.each(forOperators)('%s, which is for operators,', (name, endpoint) => {
  const metrics = async () => ({ contentType: 'text/plain', text: 'counted 1' });
  const asked = async (key: string | null, asking: Asking, trustProxy = false) => {
    const salon = openSalonApp({ operatorKey: key, trustProxy, metrics });
    const { sessionId } = await salon.begin();
    return call(salon, endpoint, sessionId, asking);
  };
  const toLocal = (headers: Readonly<Record<string, string>> = {}): Asking => ({ from: '127.0.0.1', headers });

  it.each<[string, string | null, Asking, number]>([
    ['the key', operatorKey, { token: operatorKey }, 200],
    ['no key', operatorKey, {}, 401],
    ['another key', operatorKey, { token: `${operatorKey}x` }, 403],
    ['the key, where there is none', null, { token: operatorKey }, 403],
    ['no key from elsewhere, where there is none', null, {}, 403],
    ['no key from this machine, where there is none', null, toLocal(), 200],
    ['no key over IPv6 from this machine', null, { from: '::1' }, 200],
    ['no key, both sockets in one', null, { from: '::ffff:127.0.0.1' }, 200],
    ['an address that only looks local', null, { from: '128.127.0.1' }, 403],
    ['a proxy on this machine', null, toLocal({ 'x-forwarded-for': '127.0.0.1' }), 403],
    ['a page of another site', null, toLocal({ origin: 'https://evil.example' }), 403],
    ['a page of this server', null, toLocal({ origin: 'http://localhost' }), 200],
  ])('with %s', async (_, key, asking, status) => {
    expect((await asked(key, asking)).status).toBe(status);
  });

  it('opens to nobody without a key where all requests come through a proxy', async () => {
    expect((await asked(null, toLocal(), true)).status).toBe(403);
  });

  it('opens to nobody whose name for this machine is another', async () => {
    const { app } = openSalonApp({ operatorKey: null, metrics });
    const path = endpoint.path.replace('{sessionId}', 'x');
    const response = await app.request(`http://rebound.example${path}`, { headers: { 'x-from': '127.0.0.1' } });
    expect(response.status).toBe(403);
  });

  it(`asks for the key on this machine too${name === 'showMetrics' ? ', or not for what is counted' : ''}`, async () => {
    expect((await asked(operatorKey, toLocal())).status).toBe(name === 'showMetrics' ? 200 : 401);
  });
});

describe('a token', () => {
  it('is 256 random bits, and another one each time', () => {
    const tokens = Array.from({ length: 100 }, randomToken);
    expect(new Set(tokens).size).toBe(100);
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  });

  it('is known by its digest alone', () => {
    const token = randomToken();
    expect(digestOf(token)).toMatch(/^[0-9a-f]{64}$/);
    expect(isTokenOf(digestOf(token), token)).toBe(true);
    expect(isTokenOf(digestOf(token), `${token}A`)).toBe(false);
    expect(isTokenOf(digestOf(token), digestOf(token))).toBe(false);
    expect(isTokenOf('', '')).toBe(false);
  });

  it('is kept nowhere, and told once', async () => {
    const salon = openSalonApp();
    const started = await salon.begin();
    await salon.say(started, 'A haircut');
    const { sessionId, token } = started;
    const kept = [await salon.store.load(sessionId), await salon.assistant.records(sessionId)];
    expect(JSON.stringify(kept)).not.toContain(token);
    expect(JSON.stringify(kept)).toContain(digestOf(token));
    for (const path of ['', '/records']) {
      const shown = await salon.ask('GET', `/v1/sessions/${sessionId}${path}`, { token: operatorKey });
      expect(await shown.text()).not.toMatch(new RegExp(`${token}|${digestOf(token)}`));
    }
    expect(JSON.stringify([salon.requests, salon.turns, salon.failures])).not.toContain(token);
  });

  it('opens nothing where the host has kept none', async () => {
    const { ask, assistant } = openSalonApp();
    const { sessionId } = await assistant.start();
    for (const token of ['null', 'nobody', 'undefined', randomToken()]) {
      expect((await ask('GET', `/v1/sessions/${sessionId}`, { token })).status).toBe(404);
    }
  });
});
