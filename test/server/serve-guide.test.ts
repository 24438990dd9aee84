import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { openDesk } from '../../docs/examples/receive-hand-offs.ts';
import { serveHelp } from '../../src/cli/serve-options.ts';
import { webhookHandOff } from '../../src/server/webhook.ts';
import type { HandOffPacket } from '../../src/session/hand-off.ts';
import { systemClock } from '../../src/session/system-clock.ts';
import { serveSalon } from './serve-salon.ts';

const guide = readFileSync('docs/server.md', 'utf8');

const namesIn = (text: string, pattern: RegExp): readonly string[] =>
  [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].toSorted();

describe('The guide to the server', () => {
  it('tells every metric there is, with its labels', async () => {
    const salon = await serveSalon();
    const text = await salon.metrics();
    await salon.stop();
    expect(namesIn(guide, /^\| `(talkchart_\w+)`/gm)).toEqual(namesIn(text, /^# TYPE (talkchart_\w+) /gm));
  });

  it('tells every variable and option that the help tells, and no other', () => {
    const table = guide.split('## The environment')[1]?.split('\n## ')[0] ?? '';
    const told = namesIn(table, /`(TALKCHART_\w+)`/g).filter((name) => name !== 'TALKCHART_DEBUG');
    expect(told).toEqual(namesIn(serveHelp, /(TALKCHART_\w+)/g));
    const options = namesIn(table, /`(--[a-z-]+)`/g);
    expect(namesIn(serveHelp, /(--[a-z-]+)/g)).toEqual(expect.arrayContaining([...options]));
  });

  it('shows calls that work, and what they answer', async () => {
    const salon = await serveSalon();
    const [, started = '', sent = ''] = /run by [^\n]*\n```sh\n([\s\S]*?)\n\n([\s\S]*?)\n\n/.exec(guide) ?? [];
    const bodyOf = (call: string): string => /-d '(.*)'/.exec(call)?.[1] ?? '';
    const start = await salon.post('/v1/sessions', JSON.parse(bodyOf(started)));
    const { sessionId, token, reply } = (await start.json()) as Record<'sessionId' | 'token', string> & {
      readonly reply: { readonly id: string; readonly text: string };
    };
    expect(started).toContain(reply.text.slice(0, 'Welcome to the salon!'.length));
    salon.clock.pass(4_000);
    const message: unknown = JSON.parse(bodyOf(sent).replace("'$SEEN'", reply.id));
    const answer = await salon.post(`/v1/sessions/${sessionId}/messages`, message, token);
    const { reply: next } = (await answer.json()) as {
      readonly reply: { readonly text: string; readonly state: string };
    };
    await salon.stop();
    expect(sent).toContain(`"state":"${next.state}"`);
    expect(next.text).toMatch(/^Got it: haircut, /);
  });

  it('shows a desk that takes each hand-off once, and nothing that is not signed', async () => {
    const taken: HandOffPacket[] = [];
    const secret = 'a secret of the desk';
    const desk = openDesk(secret, (packet) => void taken.push(packet)).listen(0, '127.0.0.1');
    await once(desk, 'listening');
    const url = `http://127.0.0.1:${(desk.address() as AddressInfo).port}`;
    const packet: HandOffPacket = {
      sessionId: 's1',
      run: '1',
      flow: { id: 'booking', version: 1, digest: 'd' },
      at: 0,
      because: null,
      state: 'handedOff',
      slots: {},
      transcript: [{ from: 'user', text: 'Zoë' }],
    };
    const { signal } = new AbortController();
    const handOff = webhookHandOff({ url, secret, clock: systemClock });
    await handOff(packet, signal);
    await handOff(packet, signal);
    const stranger = webhookHandOff({ url, secret: 'another secret!!', clock: systemClock });
    await expect(stranger({ ...packet, run: '2' }, signal)).rejects.toMatchObject({ status: 401 });
    desk.close();
    expect(taken).toEqual([packet]);
  });
});
