import { describe, expect, it } from 'vitest';
import { clientOf } from '../../src/server/address.ts';
import { usualServerLimits } from '../../src/server/limits.ts';
import { createSeats } from '../../src/server/places.ts';
import { createRateLimit } from '../../src/server/rate-limit.ts';
import { createTestClock } from '../../src/testing/test-clock.ts';
import { openSalonApp, operatorKey, problemIn, type SalonApp, type Started } from './salon-app.ts';

const start = ({ ask }: SalonApp, from?: string) =>
  ask('POST', '/v1/sessions', { body: {}, ...(from !== undefined && { from }) });
const send = ({ ask }: SalonApp, { sessionId, token }: Started, from?: string) =>
  ask('POST', `/v1/sessions/${sessionId}/messages`, {
    token,
    body: { text: 'hello' },
    ...(from !== undefined && { from }),
  });
const follow = ({ ask }: SalonApp, { sessionId, token }: Started, from?: string) =>
  ask('GET', `/v1/sessions/${sessionId}/events`, { token, ...(from !== undefined && { from }) });

async function expectTooMany(response: Response, code: string, seconds: number): Promise<void> {
  expect(response.headers.get('retry-after')).toBe(String(seconds));
  expect(await problemIn(response)).toEqual({ status: 429, code });
}

describe('an address', () => {
  const limits = { requestsPerAddress: { burst: 2, perMinute: 6 } };

  it('may ask so often, and then waits as long as it is told', async () => {
    const salon = openSalonApp({ limits });
    expect((await start(salon)).status).toBe(201);
    expect((await start(salon)).status).toBe(201);
    await expectTooMany(await start(salon), 'TOO_MANY_REQUESTS', 10);
    expect((await start(salon, '203.0.113.8')).status, 'for itself alone').toBe(201);
    salon.clock.pass(10_000);
    expect((await start(salon)).status).toBe(201);
    await expectTooMany(await start(salon), 'TOO_MANY_REQUESTS', 10);
  });

  it('is counted when it guesses, and not when it is the operator', async () => {
    const { ask } = openSalonApp({ limits });
    const statuses = async (token: string) => {
      const asked = [1, 2, 3, 4].map(() => ask('GET', '/v1/sessions/x', { token }));
      return (await Promise.all(asked)).map(({ status }) => status);
    };
    expect(await statuses('guess')).toEqual([404, 404, 429, 429]);
    expect(await statuses(operatorKey)).toEqual([404, 404, 404, 404]);
  });

  it.each([
    ['is not told by whoever asks', false, [201, 429]],
    ['is told by a proxy that is trusted', true, [201, 201]],
  ])('%s', async (_, trustProxy, statuses) => {
    const { ask } = openSalonApp({ trustProxy, limits: { requestsPerAddress: { burst: 1, perMinute: 1 } } });
    const from = (forwarded: string) =>
      ask('POST', '/v1/sessions', { body: {}, headers: { 'x-forwarded-for': forwarded } });
    const responses = [await from('1.1.1.1, 198.51.100.1'), await from('1.1.1.1, 198.51.100.2')];
    expect(responses.map(({ status }) => status)).toEqual(statuses);
  });

  it.each([
    ['203.0.113.7', undefined, '203.0.113.7'],
    ['::ffff:203.0.113.7', undefined, '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::1', undefined, '2001:db8:1:2::/64'],
    ['2001:db8::1', undefined, '2001:db8:0:0::/64'],
    ['fe80::1%eth0', undefined, 'fe80:0:0:0::/64'],
    ['::1', undefined, '0:0:0:0::/64'],
    [null, undefined, 'unknown'],
    ['10.0.0.1', 'made up, 198.51.100.1', '198.51.100.1'],
    ['10.0.0.1', '', '10.0.0.1'],
    ['10.0.0.1', 'x'.repeat(1_000), 'x'.repeat(64)],
  ])('%s forwarded for %s is counted as %s', (peer, forwarded, client) => {
    expect(clientOf(peer, forwarded)).toBe(client);
  });
});

describe('a session', () => {
  it('takes so many messages, from wherever they come', async () => {
    const salon = openSalonApp({ limits: { messagesPerSession: { burst: 2, perMinute: 30 } } });
    const [one, other] = [await salon.begin(), await salon.begin()];
    expect((await send(salon, one, '198.51.100.1')).status).toBe(200);
    expect((await send(salon, one, '198.51.100.2')).status).toBe(200);
    await expectTooMany(await send(salon, one, '198.51.100.3'), 'TOO_MANY_MESSAGES', 2);
    expect((await send(salon, other)).status).toBe(200);
    salon.clock.pass(2_000);
    expect((await send(salon, one)).status).toBe(200);
  });
});

describe('open sessions', () => {
  const limits = { openSessions: { all: 3, perAddress: 2 }, openSessionMs: 60_000 };

  it('are so many for an address, and so many in all', async () => {
    const salon = openSalonApp({ limits });
    expect([(await start(salon)).status, (await start(salon)).status]).toEqual([201, 201]);
    await expectTooMany(await start(salon), 'TOO_MANY_SESSIONS', 60);
    expect((await start(salon, '198.51.100.1')).status).toBe(201);
    await expectTooMany(await start(salon, '198.51.100.2'), 'TOO_MANY_SESSIONS', 60);
  });

  it.each<[string, (salon: SalonApp, started: Started) => Promise<unknown>]>([
    ['is removed', ({ ask }, { sessionId, token }) => ask('DELETE', `/v1/sessions/${sessionId}`, { token })],
    ['is over', async (salon, started) => salon.say(started, 'cancel', (await salon.say(started, 'cancel')).id)],
    ['is silent for long', async ({ clock }) => clock.pass(60_000)],
  ])('are one fewer when one %s', async (_, end) => {
    const salon = openSalonApp({ limits: { ...limits, openSessions: { all: 1, perAddress: 1 } } });
    const started = await salon.begin();
    expect((await start(salon)).status).toBe(429);
    await end(salon, started);
    expect((await start(salon)).status).toBe(201);
  });

  it('are no more for one that goes on, nor for one that could not start', async () => {
    const salon = openSalonApp({ limits: { ...limits, openSessions: { all: 1, perAddress: 1 } } });
    expect((await salon.ask('POST', '/v1/sessions', { body: { locale: '!' } })).status).toBe(400);
    const started = await salon.begin();
    expect(started.sessionId).toBeDefined();
    salon.clock.pass(50_000);
    await salon.say(started, 'hello');
    salon.clock.pass(50_000);
    expect((await start(salon)).status).toBe(429);
  });
});

describe('streams', () => {
  it('are so many for an address, until one is let go', async () => {
    const salon = openSalonApp({ limits: { streams: { all: 3, perAddress: 2 } } });
    const started = await salon.begin();
    const [first, second] = [await follow(salon, started), await follow(salon, started)];
    await expectTooMany(await follow(salon, started), 'TOO_MANY_STREAMS', 2);
    const third = await follow(salon, started, '198.51.100.1');
    await expectTooMany(await follow(salon, started, '198.51.100.2'), 'TOO_MANY_STREAMS', 2);
    await second.body?.cancel();
    const fourth = await follow(salon, started);
    expect(fourth.status).toBe(200);
    for (const { body } of [first, third, fourth]) await body?.cancel();
  });

  it('are not opened by asking for their head', async () => {
    const salon = openSalonApp({ limits: { streams: { all: 1, perAddress: 1 } } });
    const { sessionId, token } = await salon.begin();
    for (const _ of [1, 2, 3]) {
      const head = await salon.ask('HEAD', `/v1/sessions/${sessionId}/events`, { token });
      expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    }
  });
});

describe('what is remembered', () => {
  it('does not grow with addresses that are made up', () => {
    const clock = createTestClock({ now: 0 });
    const limit = createRateLimit({ burst: 1, perMinute: 1 }, { clock, remembered: 2 });
    expect([limit.take('a'), limit.take('b'), limit.take('a')]).toEqual([0, 0, 60_000]);
    expect(limit.take('c'), 'which forgets b').toBe(0);
    expect(limit.take('a'), 'heard of after b').toBe(60_000);
    expect(limit.take('b')).toBe(0);
  });

  it('is a full bucket however long nothing was heard, and whatever a clock does', () => {
    const clock = createTestClock({ now: 1_000_000 });
    const limit = createRateLimit({ burst: 2, perMinute: 60 }, { clock, remembered: 10 });
    clock.pass(3_600_000);
    expect([limit.take('a'), limit.take('a'), limit.take('a')]).toEqual([0, 0, 1_000]);
    clock.pass(-500_000);
    expect(limit.take('a')).toBe(1_000);
    clock.pass(1_000);
    expect(limit.take('a')).toBe(0);
  });

  it('is given back once', () => {
    const seats = createSeats({ all: 1, perAddress: 1 });
    const giveBack = seats.take('a');
    giveBack?.();
    giveBack?.();
    expect(seats.take('a')).not.toBeNull();
    expect(seats.take('b')).toBeNull();
  });

  it('is enough by itself', () => {
    const { burst, perMinute } = usualServerLimits.messagesPerSession;
    expect(burst).toBeGreaterThanOrEqual(10);
    expect(perMinute).toBeGreaterThanOrEqual(20);
  });
});
