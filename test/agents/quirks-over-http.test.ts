import { describe, expect, it } from 'vitest';
import { call, calls, type ScriptedTurn, set, text, type WireCall } from './openai-turn.ts';
import { everyWire, talkOver } from './over-http.ts';

const service = { slot: 'service', value: 'haircut', quote: 'haircut' };
const date = { slot: 'date', value: 'tomorrow', quote: 'tomorrow' };
const inText = (args: object) => JSON.stringify({ name: 'set_slot', arguments: args });
const withArguments = (...all: readonly unknown[]) =>
  calls(...all.map((one): WireCall => ({ name: 'set_slot', id: '', arguments: one })));
const withIds = (...ids: readonly WireCall['id'][]) =>
  calls(...[set('service', 'haircut'), set('date', 'tomorrow')].map((one, at) => withId(one, ids[at])));

function withId({ name, arguments: args }: WireCall, id: WireCall['id']): WireCall {
  return id === undefined ? { name, arguments: args } : { name, id, arguments: args };
}

/** How servers that speak OpenAI's protocol put the same two calls. */
const quirks: readonly { readonly quirk: string; readonly turn: ScriptedTurn; readonly unlessStreamed?: true }[] = [
  {
    quirk: 'adds keys to arguments',
    turn: withArguments(...[service, date].map((one) => JSON.stringify({ ...one, confidence: 0.9 }))),
  },
  {
    quirk: 'leaves keys out that may be null',
    turn: withArguments(...[service, date].map(({ slot, value }) => JSON.stringify({ slot, value }))),
  },
  {
    quirk: 'sends arguments encoded twice',
    turn: withArguments(...[service, date].map((one) => JSON.stringify(JSON.stringify(one)))),
  },
  {
    quirk: 'sends arguments in a code block',
    turn: withArguments(...[service, date].map((one) => `\`\`\`json\n${JSON.stringify(one)}\n\`\`\``)),
  },
  { quirk: 'sends arguments as an object', unlessStreamed: true, turn: withArguments(service, date) },
  { quirk: 'sends no ids', turn: withIds(undefined, undefined) },
  { quirk: 'sends null as ids', turn: withIds(null, null) },
  { quirk: 'uses one id twice', turn: withIds('call_a', 'call_a') },
  {
    quirk: 'writes text beside calls',
    turn: { is: 'answer', text: 'Let me note that.', calls: [set('service', 'haircut'), set('date', 'tomorrow')] },
  },
  {
    quirk: 'sends no content beside calls',
    turn: { is: 'answer', without: ['content'], calls: [set('service', 'haircut'), set('date', 'tomorrow')] },
  },
  {
    quirk: 'marks calls with <tool_call>',
    turn: text(`<tool_call>\n${inText(service)}\n</tool_call>\n<tool_call>\n${inText(date)}\n</tool_call>`),
  },
  {
    quirk: 'writes calls in a code block',
    turn: text(`Here you go:\n\`\`\`json\n[${inText(service)}, ${inText(date)}]\n\`\`\``),
  },
  { quirk: 'writes calls as bare JSON', turn: text(`${inText(service)}\n${inText(date)}`) },
  {
    quirk: 'calls arguments parameters',
    turn: text([service, date].map((parameters) => JSON.stringify({ name: 'set_slot', parameters })).join('; ')),
  },
  {
    quirk: 'writes calls as OpenAI nests them',
    turn: text(
      JSON.stringify(
        [service, date].map((one) => ({
          type: 'function',
          function: { name: 'set_slot', arguments: JSON.stringify(one) },
        })),
      ),
    ),
  },
  { quirk: 'marks a list of calls with [TOOL_CALLS]', turn: text(`[TOOL_CALLS][${inText(service)},${inText(date)}]`) },
  {
    quirk: 'names calls after [TOOL_CALLS]',
    turn: text(`[TOOL_CALLS]set_slot[ARGS]${JSON.stringify(service)}[TOOL_CALLS]set_slot${JSON.stringify(date)}`),
  },
  {
    quirk: 'names calls in <function=...>',
    turn: text([service, date].map((one) => `<function=set_slot>${JSON.stringify(one)}</function>`).join('\n')),
  },
  {
    quirk: 'names calls in <function name="...">',
    turn: text([service, date].map((one) => `<function name="set_slot">${JSON.stringify(one)}</function>`).join('\n')),
  },
];

describe.each(everyWire)('A server behind $api, streamed: $isStreamed, that', (wire) => {
  it.each(quirks.filter(({ unlessStreamed }) => !(unlessStreamed && wire.isStreamed)))(
    '$quirk is understood in one request',
    async ({ turn }) => {
      await using talk = await talkOver(wire);
      const { server, say } = talk;
      server.script(turn);
      const { slots, errors, usage } = await say('a haircut tomorrow');
      expect(errors).toEqual([]);
      expect(usage.modelCalls).toBe(1);
      expect([slots.service?.value, slots.date?.value]).toEqual(['haircut', '2026-11-24']);
      expect(server.requests).toHaveLength(1);
    },
  );

  it.each([
    ['no text', ''],
    ['spaces', '  '],
    ['an empty object', '{}'],
    ['null in words', 'null'],
    ['null', null],
    ['nothing', undefined],
  ])('sends %s as the arguments of a tool without any is understood', async (_sends, args) => {
    await using talk = await talkOver(wire);
    const { server, say } = talk;
    server.script(calls(args === undefined ? { name: 'cancel', id: '' } : { name: 'cancel', id: '', arguments: args }));
    expect(await say('cancel')).toMatchObject({ state: 'cancelled', errors: [], usage: { modelCalls: 1 } });
  });

  it('counts no tokens costs none, as far as we know', async () => {
    await using talk = await talkOver(wire);
    const { server, say } = talk;
    server.script({ is: 'answer', calls: [set('service', 'haircut')], without: ['usage'] });
    expect(await say('a haircut')).toMatchObject({
      errors: [],
      usage: { modelCalls: 1, inputTokens: 0, outputTokens: 0 },
    });
  });

  it('knows no "required" tool choice is asked without it where we are told so', async () => {
    const serves = { refuses: ({ tool_choice }: { readonly tool_choice?: unknown }) => tool_choice === 'required' };
    await using usual = await talkOver(wire, serves);
    expect((await usual.say('a haircut')).errors).toMatchObject([{ code: 'model-rejected-request' }]);
    await using told = await talkOver(wire, serves, { toolChoice: 'auto' });
    told.server.script(text(inText(service)));
    expect(await told.say('a haircut')).toMatchObject({ errors: [], usage: { modelCalls: 1 } });
  });
});

describe('A stream of chunks that the SDK puts together wrong', () => {
  it.each<{ readonly when: string; readonly turn: ScriptedTurn }>([
    { when: 'arguments are objects', turn: withArguments(service, date) },
    {
      when: 'calls have no index',
      turn: { is: 'answer', calls: [set('service', 'haircut'), set('date', 'tomorrow')], without: ['index'] },
    },
  ])('because $when costs the model, not the user: the embedded reader takes the turn', async ({ turn }) => {
    await using talk = await talkOver({ api: 'chat', isStreamed: true });
    const { server, say } = talk;
    server.script(turn, turn);
    const { slots, errors } = await say('a haircut tomorrow');
    expect([slots.service?.value, slots.date?.value]).toEqual(['haircut', '2026-11-24']);
    expect(Object.values(slots).map(({ attempts }) => attempts)).toEqual([0, 0, 0, 0, 0]);
    expect(errors).not.toEqual([]);
    expect(server.requests).toHaveLength(2);
  });
});

it('A call that is only spoken of in a text is a call, and decides no more than one', async () => {
  await using talk = await talkOver(everyWire[2]);
  const { server, say, booked } = talk;
  server.script(text(`Not yet: ${JSON.stringify(call('confirm'))}`));
  expect((await say('a haircut')).errors).toMatchObject([{ code: 'model-spoke' }]);
  expect(booked).toEqual([]);
});
