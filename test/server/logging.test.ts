import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { describe, expect, it } from 'vitest';
import { createLog, shapeOf } from '../../src/server/logging.ts';
import { StoreError } from '../../src/stores/store-error.ts';
import { everything, fridayMs, privateWords, serveSalon } from './serve-salon.ts';
import { openTracing } from './tracing-in-memory.ts';

const clock = { nowMs: () => fridayMs };

/** A log, and the lines it has written. */
function openLog(): { readonly log: ReturnType<typeof createLog>; readonly lines: () => readonly object[] } {
  const written: string[] = [];
  const log = createLog({ level: 'debug', clock, to: { write: (line) => void written.push(line) } });
  return { log, lines: () => written.map((line) => JSON.parse(line) as object) };
}

describe('The log of a server', () => {
  it('has one line for each request and one for each turn', async () => {
    const salon = await serveSalon({ level: 'info' });
    const { say, sessionId } = await salon.talk();
    await say(everything);
    const lines = salon.lines();
    await salon.stop();
    expect(lines.map(({ msg }) => msg)).toEqual(['listening', 'turn', 'request', 'turn', 'request']);
    const [, , , turn, request] = lines;
    expect(turn).toMatchObject({
      level: 'info',
      time: '2026-11-20T15:00:04.000Z',
      sessionId,
      cause: 'answer',
      state: 'confirming.awaiting',
      directive: 'confirm',
      durationMs: 0,
    });
    expect(request).toMatchObject({ method: 'POST', route: '/v1/sessions/:sessionId/messages', status: 200 });
  });

  it('tells the verdicts of a turn without the values', async () => {
    const salon = await serveSalon();
    const { say } = await salon.talk();
    await say('a haircut');
    await say('next Sunday');
    const turn = salon.lines().findLast(({ msg }) => msg === 'turn');
    await salon.stop();
    expect(turn).toMatchObject({ verdicts: ['date refused'], directive: 'reprompt' });
  });

  it('tells an effect that threw by where it was thrown, and not by its message', async () => {
    const salon = await serveSalon({
      around: (perform) => ({
        ...perform,
        fulfil: ({ slots }) => Promise.reject(new TypeError(`no room for ${slots.name}\n    at ${slots.phone}`)),
      }),
    });
    const { say, send } = await salon.talk();
    await say(everything);
    const answer = send('yes');
    const thrown = () => salon.lines().find(({ msg, level }) => msg === 'effect' && level === 'error');
    await expect.poll(thrown).toBeDefined();
    const effect = thrown();
    await Promise.all([answer, salon.stop()]);
    expect(effect).toMatchObject({ effect: 'fulfil', outcome: 'threw', error: { name: 'TypeError' } });
    expect(JSON.stringify(effect)).toContain('logging.test.ts');
    expect(privateWords.filter((words) => salon.logged().includes(words))).toEqual([]);
  });

  it('withholds what should never have been logged', () => {
    const { log, lines } = openLog();
    log.info({ text: 'call me', token: 't-1', reply: { slots: { phone: '+14155552671' } } }, 'mistake');
    log.warn({ deep: { er: { password: 'p-1' } } }, 'mistake');
    expect(lines()).toMatchObject([
      { text: '[withheld]', token: '[withheld]', reply: { slots: '[withheld]' } },
      { deep: { er: { password: '[withheld]' } } },
    ]);
  });

  it('shows why a store failed, for its messages hold nothing of users', () => {
    const { log, lines } = openLog();
    log.error({ error: new StoreError('STORE_UNREADABLE', 'The disk is full.') }, 'store');
    expect(lines()).toMatchObject([
      { error: { name: 'StoreError', code: 'STORE_UNREADABLE', reason: 'The disk is full.' } },
    ]);
  });

  it.each([
    { thrown: 'Ann Lee', shape: { name: 'string' } },
    { thrown: undefined, shape: { name: 'undefined' } },
    { thrown: Object.assign(new Error('Ann'), { status: 503 }), shape: { name: 'Error', code: '503' } },
  ])('tells $thrown that was thrown as $shape', ({ thrown, shape }) => {
    expect(shapeOf(thrown)).toMatchObject(shape);
    expect(JSON.stringify(shapeOf(thrown))).not.toContain('Ann');
  });
});

it('What a user says stands in no line of the log, no metric and no span; nor does a token', async () => {
  const { api, spans } = openTracing(new AsyncLocalStorageContextManager());
  const salon = await serveSalon({ tracing: api });
  const { say, token, send } = await salon.talk();
  await say(everything);
  await say('actually my number is 415 555 2671, thanks');
  expect((await say('yes')).state).toBe('completed');
  await (await send('Did you get it? Ann Lee', { accept: 'text/event-stream' })).text();
  const seen = { log: salon.logged(), metrics: await salon.metrics(), spans: JSON.stringify(spans()) };
  await salon.stop();
  for (const [where, text] of Object.entries(seen)) {
    expect(text.length, where).toBeGreaterThan(1_000);
    expect(
      [token, ...privateWords, 'haircut', '2026-11-24', '15:00"'].filter((words) => text.includes(words)),
      where,
    ).toEqual([]);
  }
});
