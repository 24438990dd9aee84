import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { webhookHandOff } from '../../src/server/webhook.ts';
import { signatureOf, verifySignature } from '../../src/server/webhook-signature.ts';
import type { HandOffPacket } from '../../src/session/hand-off.ts';
import { fridayMs, serveSalon } from './serve-salon.ts';

const secret = 'a secret of the desk';
const clock = { nowMs: () => fridayMs };

const packet: HandOffPacket = {
  sessionId: 's1',
  run: 's1/1',
  flow: { id: 'booking', version: 1, digest: 'd' },
  at: fridayMs,
  because: { why: 'human', detail: 'the user asked for a person' },
  state: 'handedOff',
  slots: {},
  transcript: [{ from: 'user', text: 'Zoë wants a person' }],
};

interface Delivery {
  readonly method: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A desk that takes hand-offs, and answers with these statuses, one after the other; the last for good. */
async function openDesk(...statuses: readonly number[]) {
  const deliveries: Delivery[] = [];
  const server: Server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(Buffer.from(part as Uint8Array));
    deliveries.push({ method: request.method, headers: request.headers, body: Buffer.concat(parts).toString('utf8') });
    const status = statuses[Math.min(deliveries.length, statuses.length) - 1] ?? 204;
    response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  open.push(server);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
  return { url, deliveries };
}
const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

const signal = () => new AbortController().signal;

describe('A hand-off', () => {
  it('is posted as it is, with a signature that its receiver can check', async () => {
    const desk = await openDesk();
    await webhookHandOff({ url: desk.url, secret, clock })(packet, signal());
    const [delivery] = desk.deliveries;
    expect(delivery?.method).toBe('POST');
    expect(delivery?.headers['content-type']).toBe('application/json');
    expect(JSON.parse(delivery?.body ?? '')).toEqual(packet);
    const signature = String(delivery?.headers['talkchart-signature']);
    expect(verifySignature({ body: delivery?.body ?? '', signature, secret, nowMs: fridayMs })).toBe(true);
  });

  it('has one id each time it is tried, and another for another run', async () => {
    const desk = await openDesk();
    const handOff = webhookHandOff({ url: desk.url, secret, clock });
    await handOff(packet, signal());
    await handOff({ ...packet, at: fridayMs + 1 }, signal());
    await handOff({ ...packet, run: 's1/2' }, signal());
    const [first, again, other] = desk.deliveries.map(({ headers }) => headers['idempotency-key']);
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it.each([400, 404, 500, 503])('that is answered %i is not taken', async (status) => {
    const desk = await openDesk(status);
    const handOff = webhookHandOff({ url: desk.url, secret, clock });
    await expect(handOff(packet, signal())).rejects.toMatchObject({ name: 'WebhookError', status });
  });

  it('follows no redirect', async () => {
    const desk = await openDesk(302);
    const handOff = webhookHandOff({ url: desk.url, secret, clock });
    await expect(handOff(packet, signal())).rejects.toMatchObject({ status: null });
    expect(desk.deliveries).toHaveLength(1);
  });

  it('tells of a desk that is away without a word of the packet', async () => {
    const fetch = () => Promise.reject(new TypeError('fetch failed'));
    const handOff = webhookHandOff({ url: 'https://desk.example/hooks?key=1', secret, clock, fetch });
    await expect(handOff(packet, signal())).rejects.toThrow(/^The hand-off webhook at desk\.example did not answer\.$/);
  });

  it('is given up when its time is over', async () => {
    const late = new AbortController();
    const fetch: typeof globalThis.fetch = (_url, options) =>
      new Promise((_resolve, reject) => {
        options?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
      });
    const delivery = webhookHandOff({ url: 'https://desk.example', secret, clock, fetch })(packet, late.signal);
    late.abort();
    await expect(delivery).rejects.toMatchObject({ name: 'WebhookError' });
  });

  it('of a served conversation is tried again by the sweep until it is taken', async () => {
    const desk = await openDesk(500, 204);
    const salon = await serveSalon({ handOff: webhookHandOff({ url: desk.url, secret, clock }) });
    const { say, sessionId } = await salon.talk();
    expect((await say('I want to talk to a person')).state).toBe('handedOff');
    salon.clock.pass(15_000);
    await expect.poll(() => salon.logged()).toContain('"delivered":false');
    salon.clock.pass(75_000);
    await expect.poll(() => salon.logged()).toContain('"delivered":true');
    const metrics = await salon.metrics();
    await salon.stop();
    expect(desk.deliveries.map(({ headers }) => headers['idempotency-key'])).toEqual([
      desk.deliveries[0]?.headers['idempotency-key'],
      desk.deliveries[0]?.headers['idempotency-key'],
    ]);
    expect(JSON.parse(desk.deliveries[1]?.body ?? '')).toMatchObject({
      sessionId,
      state: 'handedOff',
      because: { why: 'human' },
      slots: { service: { status: 'empty', attempts: 0 } },
      transcript: [{ from: 'assistant' }, { from: 'user', text: 'I want to talk to a person' }, { from: 'assistant' }],
    });
    expect(metrics).toContain('talkchart_hand_offs_total{delivered="false"} 1');
    expect(metrics).toContain('talkchart_hand_offs_total{delivered="true"} 1');
  });
});

describe('A webhook is refused', () => {
  it.each([
    { url: 'http://desk.example/hooks', why: 'plain http' },
    { url: 'ftp://desk.example', why: 'is none' },
    { url: 'desk.example', why: 'is none' },
    { url: 'https://ann:pass@desk.example', why: 'holds a password' },
    { url: 'http://127.0.0.1.desk.example', why: 'plain http' },
  ])('at $url', ({ url, why }) => {
    expect(() => webhookHandOff({ url, secret })).toThrow(why);
    expect(() => webhookHandOff({ url, secret })).not.toThrow('pass@');
  });

  it('with a secret that is too short', () => {
    expect(() => webhookHandOff({ url: 'https://desk.example', secret: 'short' })).toThrow('16 characters');
  });

  it('but not over plain http where that is said to be good enough', () => {
    expect(webhookHandOff({ url: 'http://desk.internal', secret, allowPlainHttp: true })).toBeTypeOf('function');
  });
});

describe('A signature', () => {
  const body = '{"sessionId":"s1"}';
  const signature = signatureOf(body, secret, fridayMs);
  const asked = { body, signature, secret, nowMs: fridayMs };

  it('is the HMAC-SHA256 of the time in seconds, a dot and the body', () => {
    expect(signatureOf('{}', 'it is a very secret secret', 1_700_000_000_999)).toBe(
      't=1700000000,v1=8cf791bafe4c63999448834fd3c6979d307651352e0aa9e61c83def3d1465c70',
    );
  });

  it('holds for what was signed', () => expect(verifySignature(asked)).toBe(true));

  it.each([
    { but: 'for another body', change: { body: '{"sessionId":"s2"}' } },
    { but: 'with another secret', change: { secret: 'another secret!!' } },
    { but: 'with no secret at all', change: { secret: [] } },
    { but: 'with an empty secret', change: { signature: signatureOf(body, '', fridayMs), secret: '' } },
    { but: 'six minutes later', change: { nowMs: fridayMs + 360_000 } },
    { but: 'six minutes earlier', change: { nowMs: fridayMs - 360_000 } },
    { but: 'with another time', change: { signature: signature.replace(/t=\d+/, 't=1795305601') } },
    { but: 'without one', change: { signature: undefined } },
    { but: 'with half of one', change: { signature: signature.slice(0, -1) } },
    { but: 'with junk behind it', change: { signature: `${signature},v1=0` } },
  ])('does not hold $but', ({ change }) => expect(verifySignature({ ...asked, ...change })).toBe(false));

  it('holds with either secret while one takes the place of another', () => {
    expect(verifySignature({ ...asked, secret: ['the new secret', secret] })).toBe(true);
  });

  it('may be older where that is said', () => {
    expect(verifySignature({ ...asked, nowMs: fridayMs + 360_000, toleranceSeconds: 400 })).toBe(true);
  });
});
