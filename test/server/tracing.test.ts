import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { describe, expect, it } from 'vitest';
import { booking } from '../../machines/booking.ts';
import { loadTracing, tracedBy } from '../../src/server/tracing.ts';
import { everything, serveSalon } from './serve-salon.ts';
import { openTracing } from './tracing-in-memory.ts';

const named = (name: string) => (span: { readonly name: string }) => span.name === `talkchart.${name}`;

describe('The spans of a server', () => {
  it('stand below the turn they belong to', async () => {
    const { api, spans } = openTracing(new AsyncLocalStorageContextManager());
    const salon = await serveSalon({ tracing: api });
    const { say, sessionId } = await salon.talk();
    await say(everything);
    await say('yes');
    await salon.stop();
    const turns = spans().filter(named('turn'));
    expect(turns.map(({ attributes }) => attributes)).toMatchObject([
      { 'talkchart.cause': 'started', 'talkchart.flow': 'booking', 'talkchart.session': sessionId },
      { 'talkchart.cause': 'message', 'talkchart.state': 'confirming.awaiting', 'talkchart.directive': 'confirm' },
      { 'talkchart.cause': 'message', 'talkchart.state': 'completed', 'talkchart.model_calls': 0 },
    ]);
    const [, first, second] = turns;
    expect(
      spans()
        .filter(named('extract'))
        .map(({ parent }) => parent),
    ).toEqual([first?.id, second?.id]);
    expect(spans().filter(named('effect'))).toMatchObject([
      { parent: first?.id, attributes: { 'talkchart.effect': 'check', 'talkchart.outcome': 'passed' } },
      { parent: second?.id, attributes: { 'talkchart.effect': 'fulfil', 'talkchart.outcome': 'succeeded' } },
    ]);
  });

  it('tell a failure by its kind', async () => {
    const { api, spans } = openTracing(new AsyncLocalStorageContextManager());
    const salon = await serveSalon({ tracing: api, extract: () => Promise.reject(new RangeError('Ann Lee')) });
    const { say } = await salon.talk();
    await say('a haircut');
    await salon.stop();
    const [failed, read] = spans().filter(named('extract'));
    expect(failed).toMatchObject({
      status: 2,
      attributes: { 'talkchart.reader': 'reader', 'error.type': 'RangeError' },
    });
    expect(read).toMatchObject({ status: 0, attributes: { 'talkchart.reader': 'fallback' } });
    expect(JSON.stringify(spans())).not.toContain('Ann');
  });
});

describe('Without OpenTelemetry', () => {
  it('there is no tracing, and nothing fails', async () => {
    expect(
      await loadTracing(() => Promise.reject(new Error("Cannot find package '@opentelemetry/api'"))),
    ).toBeUndefined();
  });

  it('everything is as it was', async () => {
    const traced = tracedBy(undefined, booking);
    const perform = { fulfil: async () => ({ is: 'succeeded', result: null }) as const };
    expect(traced.perform(perform)).toBe(perform);
  });

  it('and with it its API is found', async () => {
    expect((await loadTracing())?.trace.getTracer('x')).toHaveProperty('startActiveSpan');
  });
});
