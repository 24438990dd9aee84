import { expect, it } from 'vitest';
import { openLiveSalon } from './live-salon.ts';
import { openSalonApp, type SalonApp } from './salon-app.ts';

/** The same numbers every time: a failure can be seen again. */
function createChance(seed: number) {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const good = [
  '{"text":"A haircut"}',
  '{"text":"hi","messageId":"m-1","seen":"r-1"}',
  '{"values":{"service":"haircut"},"locale":"en"}',
];
const bits = [
  ...['{', '}', '[', ']', '"', ':', ',', '\\', '\\u0000', '\\ud800', '\u0000', '\ufeff', '🍜', ' ', '\n', '-', '1e999'],
  ...[
    'null',
    'true',
    '0',
    '"text"',
    '"__proto__":',
    '"constructor":{"prototype":1}',
    '"a":'.repeat(50),
    '['.repeat(5_000),
  ],
  ...['"toString"', 'NaN', '//', "'", '\u202e', '\x7f', '%00', '#{x}', '</script>', '../../', '{"$ne":1}', '\r\n\r\n'],
];

const limits = {
  requestsPerAddress: { burst: 1e6, perMinute: 1e6 },
  messagesPerSession: { burst: 1e6, perMinute: 1e6 },
  openSessions: { all: 1e6, perAddress: 1e6 },
};

/** A body that was right once, with a few things done to it. */
function spoilt(chance: (below: number) => number): Uint8Array<ArrayBuffer> {
  let text = good[chance(good.length)] ?? '';
  for (let times = chance(4); times >= 0; times--) {
    const at = chance(text.length + 1);
    text = text.slice(0, at) + (bits[chance(bits.length)] ?? '') + text.slice(at + chance(3));
  }
  const bytes = new Uint8Array(new TextEncoder().encode(text));
  const flip = chance(3 * bytes.length);
  if (flip < bytes.length) bytes[flip] = chance(256);
  return bytes;
}

const statuses = [200, 201, 400, 404, 413, 415, 422];

async function expectSound(salon: SalonApp, response: Response, body: Uint8Array): Promise<void> {
  const told = new TextDecoder().decode(body);
  expect(statuses, told).toContain(response.status);
  expect(await response.json(), told).toBeTypeOf('object');
  expect(salon.failures, told).toEqual([]);
}

it('Three hundred malformed bodies are answered, and none of them is our fault', async () => {
  const chance = createChance(20_261_122);
  const salon = openSalonApp({ limits });
  const { sessionId, token } = await salon.begin();
  const paths = ['/v1/sessions', `/v1/sessions/${sessionId}/messages`, '/v1/sessions/x/messages'];
  const types = ['application/json', 'application/json; charset=utf-8', 'text/plain', 'application/json\u00ff', ''];
  for (let times = 0; times < 300; times++) {
    const body = spoilt(chance);
    const type = types[chance(10)] ?? 'application/json';
    const response = await salon.app.request(paths[chance(paths.length)] ?? '/', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
      body,
    });
    await expectSound(salon, response, body);
  }
  expect((await salon.say({ sessionId, token, reply: (await salon.begin()).reply }, 'A haircut')).text).not.toBe('');
});

it('Malformed headers, addresses and bodies do not end the server', async () => {
  const chance = createChance(7);
  const salon = await openLiveSalon({ limits });
  const odd = ['%', '%00', '%ff%fe', '..%2f..', 'x'.repeat(5_000), '%F0%9F%8D%9C', '?a[]=1&a[b]=2', '?after=%ff', '//'];
  for (let times = 0; times < 100; times++) {
    const path = `/v1/sessions/${odd[chance(odd.length)]}${['', '/events', '/messages', '/records'][chance(4)]}`;
    const method = ['GET', 'POST', 'DELETE', 'PUT', 'HEAD'][chance(5)] ?? 'GET';
    const headers = {
      authorization: ['Bearer', 'Bearer x', `Bearer ${'x'.repeat(2_000)}`, 'bearer\tx', 'Basic %%%'][chance(5)] ?? '',
      'last-event-id': ['1', '-1', '1e9', 'x'][chance(4)] ?? '',
      accept: ['*/*', 'text/event-stream', ';;q=x', 'text/event-stream;q=0'][chance(4)] ?? '',
    };
    const response = await salon.call(method, path, { ...(method === 'POST' && { body: 'x' }), headers });
    await response.body?.cancel();
    expect([400, 401, 403, 404, 405], `${method} ${path}`).toContain(response.status);
  }
  expect(salon.failures).toEqual([]);
  expect((await salon.call('GET', '/healthz')).status).toBe(200);
});
