import { describe, expect, it } from 'vitest';
import { call, calls, set, tell } from './openai-turn.ts';
import { everyWire, talkOver } from './over-http.ts';

describe.each(everyWire)('A booking through $api, streamed: $isStreamed', (wire) => {
  it('is made over several turns, one request each', async () => {
    await using talk = await talkOver(wire);
    const { server, booked, say } = talk;
    server.script(
      calls(set('service', 'haircut'), set('date', 'tomorrow')),
      calls(set('time', '3 pm')),
      calls(tell('answer')),
      calls(set('name', 'Ann Lee'), set('phone', '212-555-0123')),
      calls(call('update_slot', { slot: 'date', value: 'friday', quote: 'friday' })),
      calls(call('confirm')),
    );
    const replies = [
      await say('I would like a haircut tomorrow'),
      await say('3 pm would be good'),
      await say('do you have a cat?'),
      await say('Ann Lee, 212-555-0123'),
      await say('make that friday'),
      await say('yes, go ahead'),
    ];
    expect(replies.map(({ state }) => state)).toEqual([
      ...Array.from({ length: 3 }, () => 'collecting.eliciting'),
      ...Array.from({ length: 2 }, () => 'confirming.awaiting'),
      'completed',
    ]);
    expect(booked).toEqual([
      { service: 'haircut', date: '2026-11-27', time: '15:00', name: 'Ann Lee', phone: '+12125550123' },
    ]);
    expect(replies.flatMap(({ errors }) => errors)).toEqual([]);
    expect(replies.map(({ usage }) => usage)).toEqual(
      replies.map(() => ({ modelCalls: 1, inputTokens: 10, outputTokens: 5 })),
    );
    expect(server.requests).toHaveLength(replies.length);
    expect(server.problems).toEqual([]);
  });

  it('looks at the state in a second request, which holds the result of the first', async () => {
    await using talk = await talkOver(wire);
    const { server, say } = talk;
    server.script(calls(call('get_state')), calls(set('service', 'haircut')));
    const { slots, usage, errors } = await say('a haircut');
    expect(slots.service?.value).toBe('haircut');
    expect(usage.modelCalls).toBe(2);
    expect(errors).toEqual([]);
    expect(server.requests.map(({ body }) => body.tool_choice)).toEqual(['required', 'required']);
    expect(JSON.stringify(server.requests[1]?.body)).toContain('The user was asked for the slot service.');
    expect(server.problems).toEqual([]);
  });

  it('offers only the tools that are open, says that one has to be called, and has nothing kept', async () => {
    await using talk = await talkOver(wire);
    const { server, say } = talk;
    server.script(calls(set('service', 'haircut')));
    await say('a haircut');
    const body = server.requests[0]?.body ?? {};
    const text = JSON.stringify(body.tools);
    expect(text).toContain('"set_slot"');
    expect(text).not.toContain('"confirm"');
    expect(text).not.toContain('"update_slot"');
    expect(body).toMatchObject({ tool_choice: 'required', parallel_tool_calls: true, model: 'gpt-test' });
    expect(body.stream ?? false).toBe(wire.isStreamed);
    // Other servers than OpenAI's refuse the key where they do not know it.
    expect(body.store).toBe(wire.api === 'responses' ? false : undefined);
  });
});
