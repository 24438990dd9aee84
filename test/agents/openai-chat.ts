import { idOf, piecesOf, type SpokenTurn, type WireAnswer } from './openai-turn.ts';

/** A turn as the Chat Completions API puts it; `at` counts requests. */
export function asCompletion(turn: SpokenTurn, model: string, at: number): WireAnswer {
  if (turn.is === 'failed') return { json: failure, events: [failure] };
  const base = { id: `chatcmpl_${at}`, created: 0, model };
  const { content, refusal, toolCalls, finish } = saidIn(turn, at);
  const isNumbered = !(turn.is === 'answer' && turn.without?.includes('index'));
  const hasUsage = !(turn.is === 'answer' && turn.without?.includes('usage'));
  const message = {
    role: 'assistant',
    ...(turn.is === 'answer' && turn.without?.includes('content') ? {} : { content }),
    refusal,
    ...(toolCalls.length === 0 ? {} : { tool_calls: toolCalls }),
  };
  const json = {
    ...base,
    object: 'chat.completion',
    choices: [{ index: 0, finish_reason: finish, message }],
    ...(hasUsage ? { usage } : {}),
  };
  const chunk = (delta: object, finish_reason: string | null = null) => ({
    ...base,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason }],
  });
  const events = [
    chunk({ role: 'assistant', content: '' }),
    ...piecesOf(content ?? '').map((piece) => chunk({ content: piece })),
    ...(refusal === null ? [] : [chunk({ refusal })]),
    ...toolCalls.map((call, index) => chunk({ tool_calls: [{ ...(isNumbered ? { index } : {}), ...call }] })),
    chunk({}, finish),
    ...(hasUsage ? [{ ...base, object: 'chat.completion.chunk', choices: [], usage }] : []),
  ];
  return { json, events };
}

const failure = { error: { code: 502, message: 'Something went wrong.' } };

const usage = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 };

function saidIn(turn: Exclude<SpokenTurn, { readonly is: 'failed' }>, at: number) {
  switch (turn.is) {
    case 'refusal':
      return { content: null, refusal: 'I cannot help with that.', toolCalls: [], finish: 'stop' };
    case 'incomplete':
      return { content: null, refusal: null, toolCalls: [], finish: 'length' };
    case 'answer': {
      const toolCalls = (turn.calls ?? []).map((call, index) => ({
        ...idOf(call, `call_${at}_${index}`),
        type: 'function',
        function: { name: call.name, ...('arguments' in call ? { arguments: call.arguments } : {}) },
      }));
      const finish = toolCalls.length > 0 ? 'tool_calls' : 'stop';
      return { content: turn.text ?? null, refusal: null, toolCalls, finish };
    }
    default:
      return turn satisfies never;
  }
}
