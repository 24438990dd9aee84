import { idOf, piecesOf, type SpokenTurn, type WireAnswer, type WireCall } from './openai-turn.ts';

type Item = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: 'message' | 'function_call' };

/** A turn as the Responses API puts it; `at` counts requests. */
export function asResponse(turn: SpokenTurn, model: string, at: number): WireAnswer {
  const output = outputOf(turn, at);
  const status = turn.is === 'incomplete' || turn.is === 'failed' ? turn.is : 'completed';
  const response = {
    id: `resp_${at}`,
    object: 'response',
    created_at: 0,
    model,
    status,
    ...(status === 'incomplete' ? { incomplete_details: { reason: 'max_output_tokens' } } : {}),
    ...(status === 'failed' ? { error: { code: 'server_error', message: 'Something went wrong.' } } : {}),
    output,
    ...(turn.is === 'answer' && turn.without?.includes('usage') ? {} : { usage }),
  };
  const begun = { ...response, status: 'in_progress', output: [], usage: null };
  const events = [
    { type: 'response.created', response: begun },
    ...output.flatMap(eventsOf),
    { type: `response.${status}`, response },
  ];
  return { json: response, events: events.map((event, number) => ({ ...event, sequence_number: number })) };
}

const usage = {
  input_tokens: 10,
  output_tokens: 5,
  total_tokens: 15,
  input_tokens_details: { cached_tokens: 0 },
  output_tokens_details: { reasoning_tokens: 0 },
};

function outputOf(turn: SpokenTurn, at: number): readonly Item[] {
  switch (turn.is) {
    case 'refusal':
      return [message(at, { type: 'refusal', refusal: 'I cannot help with that.' })];
    case 'incomplete':
    case 'failed':
      return [];
    case 'answer': {
      const said =
        turn.text === undefined ? [] : [message(at, { type: 'output_text', text: turn.text, annotations: [] })];
      return [...said, ...(turn.calls ?? []).map((call, index) => callItem(call, `${at}_${index}`))];
    }
    default:
      return turn satisfies never;
  }
}

const message = (at: number, part: object): Item => ({
  id: `msg_${at}`,
  type: 'message',
  role: 'assistant',
  status: 'completed',
  content: [part],
});

function callItem(call: WireCall, number: string): Item {
  const { id } = idOf(call, `call_${number}`);
  return {
    id: `fc_${number}`,
    type: 'function_call',
    status: 'completed',
    name: call.name,
    ...(id === undefined ? {} : { call_id: id }),
    ...('arguments' in call ? { arguments: call.arguments } : {}),
  };
}

function eventsOf(item: Item, output_index: number): readonly object[] {
  const place = { item_id: item.id, output_index };
  const empty = item.type === 'message' ? { content: [] } : { arguments: '' };
  const between =
    item.type === 'message'
      ? piecesOf(textIn(item)).map((delta) => ({
          type: 'response.output_text.delta',
          ...place,
          content_index: 0,
          delta,
        }))
      : [{ type: 'response.function_call_arguments.done', ...place, arguments: item.arguments }];
  return [
    { type: 'response.output_item.added', output_index, item: { ...item, status: 'in_progress', ...empty } },
    ...between,
    { type: 'response.output_item.done', output_index, item },
  ];
}

const textIn = ({ content }: Item): string =>
  Array.isArray(content) ? content.map(({ text = '' }: { readonly text?: string }) => text).join('') : '';
