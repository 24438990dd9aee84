import { describe, expect, it, vi } from 'vitest';
import { booking } from '../../machines/booking.ts';
import { createAssistant } from '../../src/create-assistant.ts';
import { offlineExtract } from '../../src/offline/index.ts';
import type { Perform } from '../../src/session/perform.ts';
import type { Extract } from '../../src/session/ports.ts';
import { openLiveSalon } from './live-salon.ts';
import type { Started } from './salon-app.ts';

const asEvents = { accept: 'text/event-stream' };
const messages = ({ sessionId }: Started) => `/v1/sessions/${sessionId}/messages`;
const events = ({ sessionId }: Started) => `/v1/sessions/${sessionId}/events`;

/** A salon that takes its time, and says how it goes. */
function slowSalon() {
  const may = Promise.withResolvers<void>();
  const perform: Perform<typeof booking> = {
    check: async () => ({ is: 'passed' }),
    async fulfil({ progress }) {
      progress('Looking into the diary.');
      await may.promise;
      progress('Writing it down.');
      return { is: 'succeeded', result: { reference: 'S-1' } };
    },
  };
  return { perform: { ...perform, fulfil: vi.fn(perform.fulfil) }, letItHappen: () => may.resolve() };
}

/** A session in which only the yes is left to say. */
async function summary(salon: Awaited<ReturnType<typeof openLiveSalon>>) {
  const started = await salon.begin();
  await salon.say(started, 'A haircut next Tuesday at 3');
  const reply = await salon.say(started, "it's Ann Lee, 212 555 0123");
  const look = await salon.ask('GET', `/v1/sessions/${started.sessionId}`, { token: started.token });
  const { version } = await look.json();
  return {
    started,
    yes: { text: 'yes', seen: reply.id, messageId: 'm-yes' },
    newsPath: `${events(started)}?after=${version}`,
  };
}

describe('a turn that is streamed', () => {
  it('tells what was understood, how the task goes, and the reply', async () => {
    const { perform, letItHappen } = slowSalon();
    const salon = await openLiveSalon({}, { perform });
    const { started, yes } = await summary(salon);
    const { response, hear, next } = await salon.stream('POST', messages(started), {
      token: started.token,
      body: yes,
      headers: asEvents,
    });
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const [understood, first] = await hear(2);
    expect(understood).toMatchObject({ event: 'understood', data: { messageId: 'm-yes', slots: { service: {} } } });
    expect(first).toEqual({ event: 'progress', data: { words: 'Looking into the diary.' } });
    letItHappen();
    expect(await next()).toEqual({ event: 'progress', data: { words: 'Writing it down.' } });
    expect(await next()).toMatchObject({
      event: 'reply',
      data: { messageId: 'm-yes', reply: { outcome: { is: 'completed', result: { reference: 'S-1' } } } },
    });
    expect(await next()).toBeNull();
  });

  it('is one reply where nothing has to be done', async () => {
    const salon = await openLiveSalon();
    const started = await salon.begin();
    const { hear } = await salon.stream('POST', messages(started), {
      token: started.token,
      body: { text: 'A haircut' },
      headers: asEvents,
    });
    expect((await hear(9)).map(({ event }) => event)).toEqual(['reply']);
  });

  it('tells nothing of what was understood of another message', async () => {
    const held = Promise.withResolvers<void>();
    const extract: Extract = async (said, given) => {
      if (said === first.text) await held.promise;
      return offlineExtract(said, given);
    };
    const salon = await openLiveSalon({}, { extract });
    const started = await salon.begin();
    const { token } = started;
    const first = { text: 'A haircut next Tuesday at 3', messageId: 'm-1' };
    const followed = vi.spyOn(salon.assistant, 'follow');
    const sent = salon.call('POST', messages(started), { token, body: first });
    const second = { text: 'A facial', messageId: 'm-2' };
    const streamed = salon.stream('POST', messages(started), { token, body: second, headers: asEvents });
    await vi.waitUntil(() => followed.mock.calls.length > 0, { interval: 1 });
    held.resolve();
    expect((await salon.passUntil(sent)).status).toBe(200);
    const heard = await salon.passUntil((await streamed).hear(9));
    expect(heard.map(({ data }) => data.messageId)).toEqual(heard.map(() => 'm-2'));
    expect(heard.at(-1)?.event).toBe('reply');
  });

  it('ends with a problem where there is one', async () => {
    const salon = await openLiveSalon();
    const started = await salon.begin();
    const send = (text: string) =>
      salon.stream('POST', messages(started), {
        token: started.token,
        body: { text, messageId: 'm-1' },
        headers: asEvents,
      });
    await (await send('A haircut')).hear(1);
    const { hear, response } = await send('A facial');
    expect(response.status).toBe(200);
    expect(await hear(9)).toEqual([
      { event: 'problem', data: expect.objectContaining({ status: 422, code: 'MESSAGE_ID_REUSED' }) },
    ]);
  });

  it('is answered with a plain problem where nothing was begun', async () => {
    const salon = await openLiveSalon();
    const started = await salon.begin();
    const response = await salon.call('POST', messages(started), { token: 'x', body: {}, headers: asEvents });
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  });

  it('goes on when its client has gone, and is found among the events', async () => {
    const { perform, letItHappen } = slowSalon();
    const salon = await openLiveSalon({ limits: { streams: { all: 1, perAddress: 1 } } }, { perform });
    const { started, yes, newsPath } = await summary(salon);
    const gone = await salon.stream('POST', messages(started), { token: started.token, body: yes, headers: asEvents });
    await gone.hear(2);
    gone.leave();
    await vi.waitUntil(async () => {
      const response = await salon.ask('GET', events(started), { token: started.token });
      await response.body?.cancel();
      return response.status === 200;
    });
    letItHappen();
    const { hearReplies } = await salon.stream('GET', newsPath, { token: started.token });
    const [heard] = await salon.passUntil(hearReplies(1));
    expect(heard).toMatchObject({ event: 'reply', data: { messageId: 'm-yes', reply: { state: 'completed' } } });
    expect(perform.fulfil).toHaveBeenCalledOnce();
  });
});

describe('who follows a session', () => {
  it('hears every reply once and in order, from the greeting on', async () => {
    const salon = await openLiveSalon();
    const started = await salon.begin();
    const first = await salon.say(started, 'A haircut');
    const { hearReplies } = await salon.stream('GET', events(started), { token: started.token });
    const before = await hearReplies(2);
    expect(before.map(({ data }) => data.reply)).toEqual([started.reply, first]);
    const said = await Promise.all(
      ['next Tuesday', 'at 3', 'my name is Ann Lee'].map((text) => salon.say(started, text)),
    );
    const after = await hearReplies(3);
    expect(after.map(({ data }) => data.reply)).toEqual(said);
    const ids = [...before, ...after].map(({ id }) => Number(id));
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b));
  });

  it.each<[string, (id: string) => [string, Readonly<Record<string, string>>]]>([
    ['Last-Event-ID', (id) => ['', { 'last-event-id': id }]],
    ['after', (id) => [`?after=${id}`, {}]],
    ['Last-Event-ID before after', (id) => ['?after=0', { 'last-event-id': id }]],
  ])('goes on where it stopped, by %s', async (_, place) => {
    const salon = await openLiveSalon();
    const started = await salon.begin();
    const { hear, leave } = await salon.stream('GET', events(started), { token: started.token });
    const [greeting] = await hear(1);
    leave();
    const missed = [await salon.say(started, 'A haircut'), await salon.say(started, 'next Tuesday')];
    const [query, headers] = place(greeting?.id ?? '');
    const again = await salon.stream('GET', `${events(started)}${query}`, { token: started.token, headers });
    expect((await again.hear(2)).map(({ data }) => data.reply)).toEqual(missed);
  });

  it.each([
    ['?after=x', {}],
    ['?after=-1', {}],
    ['', { 'last-event-id': 'x' }],
    ['', { 'last-event-id': '1.5' }],
  ])('is told where %j %j is no place', async (query, headers) => {
    const salon = await openLiveSalon();
    const started = await salon.begin();
    const response = await salon.call('GET', `${events(started)}${query}`, { token: started.token, headers });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'REQUEST_INVALID', errors: [{}] });
  });

  it('hears an outcome that comes late, and how the task goes', async () => {
    const { perform, letItHappen } = slowSalon();
    const salon = await openLiveSalon({}, { perform });
    const { started, yes, newsPath } = await summary(salon);
    const { hear } = await salon.stream('GET', newsPath, { token: started.token });
    const sent = salon.call('POST', messages(started), { token: started.token, body: yes });
    expect((await hear(2)).map(({ event }) => event)).toEqual(['understood', 'progress']);
    const { reply } = await (await salon.passUntil(sent)).json();
    expect(reply.directive.say).toBe('wait');
    letItHappen();
    const rest = await salon.passUntil(hear(3));
    expect(rest.map(({ event, data }) => [event, data.messageId, data.reply?.state ?? data.words])).toEqual([
      ['reply', 'm-yes', 'executing.running'],
      ['progress', undefined, 'Writing it down.'],
      ['reply', null, 'completed'],
    ]);
  });

  it('hears what another server has said', async () => {
    const salon = await openLiveSalon();
    const started = await salon.begin();
    const { hear } = await salon.stream('GET', events(started), { token: started.token });
    await hear(1);
    const { perform, clock, store } = salon;
    const elsewhere = createAssistant({ flow: booking, perform, clock, store });
    const reply = await elsewhere.send(started.sessionId, 'A haircut');
    const [heard] = await salon.passUntil(hear(1));
    expect(heard?.data.reply).toEqual(reply);
  });

  it('hears nothing of other sessions', async () => {
    const salon = await openLiveSalon();
    const [one, other] = [await salon.begin(), await salon.begin()];
    const { hear } = await salon.stream('GET', `${events(one)}?after=1`, { token: one.token });
    await salon.say(other, 'A facial');
    const reply = await salon.say(one, 'A haircut');
    expect((await hear(1)).map(({ data }) => data.reply)).toEqual([reply]);
  });

  it('hears that the stream lives while nothing is said, and what to do when it breaks', async () => {
    const salon = await openLiveSalon();
    const started = await salon.begin();
    const { hear, comments } = await salon.stream('GET', `${events(started)}?after=1`, { token: started.token });
    const next = hear(1);
    await vi.waitUntil(
      () => {
        salon.clock.pass(15_000);
        return comments.length > 2;
      },
      { interval: 1 },
    );
    expect(comments.slice(0, 2)).toEqual(['retry: 2000', ': still here']);
    await salon.say(started, 'A haircut');
    await next;
  });

  it('hears the end when the session is removed, and when the server stops', async () => {
    const closing = new AbortController();
    const salon = await openLiveSalon({ closing: closing.signal });
    const [removed, kept] = [await salon.begin(), await salon.begin()];
    const ofRemoved = await salon.stream('GET', `${events(removed)}?after=1`, { token: removed.token });
    const ofKept = await salon.stream('GET', `${events(kept)}?after=1`, { token: kept.token });
    await salon.call('DELETE', `/v1/sessions/${removed.sessionId}`, { token: removed.token });
    expect(await salon.passUntil(ofRemoved.hear(1))).toEqual([]);
    closing.abort();
    expect(await ofKept.hear(1)).toEqual([]);
    const late = await salon.stream('GET', `${events(kept)}?after=1`, { token: kept.token });
    expect(await late.hear(1)).toEqual([]);
  });

  it('goes on while the store is away for a while', async () => {
    const salon = await openLiveSalon();
    const started = await salon.begin();
    const { hear } = await salon.stream('GET', events(started), { token: started.token });
    await hear(1);
    const away = vi.spyOn(salon.store, 'replies').mockRejectedValue(new Error('connection lost'));
    const said = salon.assistant.send(started.sessionId, 'A haircut');
    const heard = hear(1);
    await vi.waitUntil(() => salon.failures.length > 0);
    away.mockRestore();
    const [event] = await salon.passUntil(heard);
    expect(event?.data.reply).toEqual(await said);
  });
});
