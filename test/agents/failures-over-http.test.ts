import { describe, expect, it } from 'vitest';
import { call, calls, type ScriptedTurn, set, text } from './openai-turn.ts';
import { everyWire, patienceMs, talkOver } from './over-http.ts';

/** What the model does wrong when it reads the first message; a single thing is done again when it is asked again. */
interface Failure {
  readonly when: string;
  readonly turn: ScriptedTurn;
  /** Stands among the errors of the turn. */
  readonly code: string;
  /** How many requests it takes. */
  readonly requests: 1 | 2;
}

const many = (count: number, name: string, args = {}) => Array.from({ length: count }, () => call(name, args));

const failures: readonly Failure[] = [
  {
    when: 'sends arguments that are no JSON',
    code: 'tool-arguments-malformed',
    requests: 2,
    turn: calls({ ...call('set_slot'), arguments: '{"slot": "ser' }),
  },
  {
    when: 'sends a list as arguments',
    code: 'tool-arguments-malformed',
    requests: 2,
    turn: calls({ ...call('set_slot'), arguments: '["service"]' }),
  },
  {
    when: 'sends arguments that do not fit',
    code: 'tool-arguments-invalid',
    requests: 2,
    turn: calls(call('set_slot', { slot: 'size', value: 4 })),
  },
  { when: 'calls a tool that there is not', code: 'tool-unknown', requests: 2, turn: calls(call('book_now')) },
  { when: 'calls a tool that is not open', code: 'tool-closed', requests: 2, turn: calls(call('confirm')) },
  { when: 'asks for the state over and over', code: 'model-incomplete', requests: 2, turn: calls(call('get_state')) },
  {
    when: 'makes 2,000 calls of tools that there are not',
    code: 'too-many-calls',
    requests: 2,
    turn: calls(...many(2_000, 'book_now')),
  },
  {
    when: 'asks for the state 2,000 times',
    code: 'model-incomplete',
    requests: 2,
    turn: calls(...many(2_000, 'get_state')),
  },
  { when: 'answers with nothing', code: 'model-silent', requests: 2, turn: calls() },
  {
    when: 'says that it is done',
    code: 'model-spoke',
    requests: 1,
    turn: text('Done! Your haircut is booked for Friday at 9.'),
  },
  { when: 'refuses', code: 'model-refused', requests: 1, turn: { is: 'refusal' } },
  { when: 'stops before it is done', code: 'model-incomplete', requests: 1, turn: { is: 'incomplete' } },
  { when: 'sends a body that is none', code: 'model-failed', requests: 1, turn: { is: 'garbled' } },
  { when: 'cuts the connection', code: 'model-unreachable', requests: 1, turn: { is: 'reset' } },
  ...[
    [400, 'model-rejected-request'],
    [401, 'model-unauthorized'],
    [403, 'model-unauthorized'],
    [404, 'model-not-found'],
    [408, 'model-timed-out'],
    [429, 'model-rate-limited'],
    [500, 'model-unavailable'],
    [503, 'model-unavailable'],
  ].map(
    ([status, code]): Failure => ({
      when: `answers with HTTP ${status}`,
      code: String(code),
      requests: 1,
      turn: { is: 'status', status: Number(status), headers: { 'retry-after': '0' } },
    }),
  ),
];

const said = 'a haircut tomorrow at 3 pm';
const understood = { service: 'haircut', date: '2026-11-24', time: '15:00', name: null, phone: null };

describe.each(everyWire)('A model behind $api, streamed: $isStreamed, that', (wire) => {
  it.each(failures)('$when: the embedded reader takes the turn ($code)', async ({ turn, code, requests }) => {
    await using talk = await talkOver(wire);
    const { server, booked, say } = talk;
    server.script(...Array.from({ length: requests }, () => turn));
    const reply = await say(said);
    const { slots, errors, text: answer } = reply;
    expect(answer).toBe('Got it: haircut, Tuesday 24 November 2026, 3 pm. What name shall I put it under?');
    expect(Object.fromEntries(Object.entries(slots).map(([name, { value }]) => [name, value]))).toEqual(understood);
    expect(Object.values(slots).map(({ attempts }) => attempts)).toEqual([0, 0, 0, 0, 0]);
    expect(errors.map((error) => error.code)).toContain(code);
    expect(errors.every(({ slot }) => slot === null)).toBe(true);
    expect(server.requests).toHaveLength(requests);

    server.script(calls(set('name', 'Ann Lee'), set('phone', '212-555-0123')), calls(call('confirm')));
    expect(await say('Ann Lee, 212-555-0123')).toMatchObject({ state: 'confirming.awaiting', errors: [] });
    expect(await say('yes')).toMatchObject({ state: 'completed', errors: [] });
    expect(booked).toEqual([{ ...understood, name: 'Ann Lee', phone: '+12125550123' }]);
    expect(server.problems).toEqual([]);
  });

  it('says with HTTP 200 that something went wrong fails like any other', async () => {
    await using talk = await talkOver(wire);
    const { server, say } = talk;
    server.script({ is: 'failed' }, { is: 'failed' });
    const { text: answer, errors } = await say(said);
    expect(answer).toContain('Got it: haircut, Tuesday 24 November 2026, 3 pm.');
    // An answer without choices, as a plain completion then is, holds nothing at all: the SDK asks again.
    const isSilent = wire.api === 'chat' && !wire.isStreamed;
    expect(errors.map(({ code }) => code)).toEqual([isSilent ? 'model-silent' : 'model-failed']);
    expect(server.requests).toHaveLength(isSilent ? 2 : 1);
  });

  it('does not answer in time is cut off, and the embedded reader takes the turn', async () => {
    await using talk = await talkOver(wire);
    const { server, clock, booked, say } = talk;
    server.script({ is: 'hang', taken: () => clock.pass(patienceMs) });
    const { text: answer, errors, slots } = await say(said);
    expect(answer).toBe('Got it: haircut, Tuesday 24 November 2026, 3 pm. What name shall I put it under?');
    expect(errors).toEqual([{ slot: null, code: 'extract-timed-out', detail: `no answer within ${patienceMs} ms` }]);
    expect(Object.values(slots).map(({ attempts }) => attempts)).toEqual([0, 0, 0, 0, 0]);
    await server.cut(1);
    expect(server.requests).toHaveLength(1);

    server.script(calls(set('name', 'Ann Lee'), set('phone', '212-555-0123')), calls(call('confirm')));
    await say('Ann Lee, 212-555-0123');
    expect(await say('yes')).toMatchObject({ state: 'completed' });
    expect(booked).toHaveLength(1);
  });
});
