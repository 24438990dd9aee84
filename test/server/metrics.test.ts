import { describe, expect, it } from 'vitest';
import { booking } from '../../machines/booking.ts';
import { createMetrics } from '../../src/server/metrics.ts';
import { watchedBy } from '../../src/server/serve-watch.ts';
import { SessionError } from '../../src/session/session-error.ts';
import { createMemoryStore } from '../../src/stores/memory.ts';
import { everything, fridayMs, serveSalon } from './serve-salon.ts';

/** The number that a metric shows, named with its labels as in the text. */
const shown = (text: string, name: string): number | undefined => {
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length + 1));
};

describe('The metrics of a server', () => {
  it('count what happens in a conversation, once', async () => {
    const salon = await serveSalon();
    const { say } = await salon.talk();
    await say('next Sunday');
    await say(everything);
    expect((await say('yes')).state).toBe('completed');
    const text = await salon.metrics();
    await salon.stop();
    const expected = {
      'talkchart_turns_total{cause="started",state="greeting"}': 1,
      'talkchart_turns_total{cause="message",state="confirming.awaiting"}': 1,
      'talkchart_turns_total{cause="message",state="completed"}': 1,
      talkchart_turn_duration_seconds_count: 3,
      'talkchart_verdicts_total{slot="phone",is="accepted"}': 1,
      'talkchart_verdicts_total{slot="date",is="refused"}': 1,
      talkchart_runs_started_total: 1,
      'talkchart_runs_ended_total{outcome="completed",because="none"}': 1,
      'talkchart_effect_duration_seconds_count{effect="check",outcome="passed"}': 1,
      'talkchart_effect_duration_seconds_count{effect="fulfil",outcome="succeeded"}': 1,
      'talkchart_read_duration_seconds_count{by="reader",outcome="read"}': 3,
      'talkchart_effects_owed{effect="fulfil"}': 0,
      talkchart_sessions_overdue: 0,
      'talkchart_http_requests_total{method="POST",route="/v1/sessions/:sessionId/messages",status="200"}': 3,
    };
    for (const [name, value] of Object.entries(expected))
      expect(`${name} ${shown(text, name)}`).toBe(`${name} ${value}`);
  });

  it('count the attempts of a slot, and what a model spent', async () => {
    const salon = await serveSalon({
      extract: async () => ({ proposals: [], usage: { modelCalls: 1, inputTokens: 700, outputTokens: 20 } }),
    });
    const { say } = await salon.talk();
    await say('blue');
    await say('green');
    const text = await salon.metrics();
    await salon.stop();
    expect(shown(text, 'talkchart_attempts_total{slot="service"}')).toBe(2);
    expect(shown(text, 'talkchart_model_calls_total')).toBe(2);
    expect(shown(text, 'talkchart_model_tokens_total{direction="input"}')).toBe(1400);
    expect(shown(text, 'talkchart_model_tokens_total{direction="output"}')).toBe(40);
  });

  it('tell a reader that fails by its code, and who took the turn', async () => {
    const salon = await serveSalon({ extract: () => Promise.reject(new Error('no 415 555 2671 here')) });
    const { say } = await salon.talk();
    await say('a haircut');
    const text = await salon.metrics();
    await salon.stop();
    expect(shown(text, 'talkchart_read_duration_seconds_count{by="reader",outcome="failed"}')).toBe(1);
    expect(shown(text, 'talkchart_read_duration_seconds_count{by="fallback",outcome="read"}')).toBe(1);
    expect(text).toMatch(/^talkchart_turn_errors_total\{code="[a-z-]+"\} 1$/m);
    expect(text).not.toContain('415 555');
  });

  it('show what is owed, of all sessions in the store', async () => {
    const booked = Promise.withResolvers<void>();
    const salon = await serveSalon({
      around: (perform) => ({ ...perform, fulfil: (asked) => booked.promise.then(() => perform.fulfil(asked)) }),
    });
    const { say, send } = await salon.talk();
    await say(everything);
    const answer = send('yes');
    await expect.poll(async () => shown(await salon.metrics(), 'talkchart_effects_owed{effect="fulfil"}')).toBe(1);
    booked.resolve();
    await answer;
    expect(shown(await salon.metrics(), 'talkchart_effects_owed{effect="fulfil"}')).toBe(0);
    await salon.stop();
  });

  it('are shown without what is owed where the store does not answer', async () => {
    const broken = { due: () => Promise.reject(new Error('gone')), list: () => Promise.reject(new Error('gone')) };
    const metrics = createMetrics({ flow: booking, store: broken, clock: { nowMs: () => fridayMs } });
    const text = await metrics.text();
    expect(text).not.toMatch(/^talkchart_(?:effects_owed|sessions_overdue)[ {]/m);
    expect(shown(text, 'talkchart_runs_started_total')).toBe(0);
  });

  it('count what the store could not do, and not that somebody else was faster', async () => {
    const clock = { nowMs: () => fridayMs };
    const store = createMemoryStore({ clock });
    const metrics = createMetrics({ flow: booking, store, clock });
    const watched = watchedBy([metrics.watcher], clock).store({
      ...store,
      load: () => Promise.reject(new Error('the disk is gone')),
      findReply: () => Promise.reject(new SessionError('SESSION_CONFLICT', 'somebody was faster')),
    });
    await expect(watched.load('s1')).rejects.toThrow('the disk is gone');
    await expect(watched.findReply('s1', 'm1')).rejects.toThrow('somebody was faster');
    const counted = (await metrics.text()).match(/^talkchart_store_failures_total\{.*$/gm);
    expect(counted).toEqual(['talkchart_store_failures_total{operation="load"} 1']);
  });

  it('name no slot that a model made up', async () => {
    const salon = await serveSalon({
      extract: async () => ({
        proposals: [{ type: 'slot.proposed', slot: 'Ann Lee', value: 'x' }],
        usage: { modelCalls: 1, inputTokens: 1, outputTokens: 1 },
      }),
    });
    const { say } = await salon.talk();
    await say('it is Ann Lee');
    const text = await salon.metrics();
    await salon.stop();
    expect(text).not.toContain('Ann');
    expect(salon.logged()).not.toContain('Ann');
  });
});
