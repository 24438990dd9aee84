import type { AgentInputItem, Model, ModelRequest, ModelResponse } from '@openai/agents';
import { toolsOnTheWire } from '../agents/request-in-words.ts';
import { textOf } from './scripted-model.ts';
import { sharedStart, tokensIn, tokensOf } from './tokens.ts';

/** What models were given to read and wrote, in tokens. */
export interface Counted {
  readonly calls: number;
  readonly input: number;
  /** The input, where what it begins with is that of the session's last request and counts a tenth. */
  readonly withCache: number;
  readonly output: number;
}

/** What a token out of a provider's cache costs of a fresh one. */
const cachedShare = 0.1;

export const nothingCounted: Counted = { calls: 0, input: 0, withCache: 0, output: 0 };

export const added = (one: Counted, other: Counted): Counted => ({
  calls: one.calls + other.calls,
  input: one.input + other.input,
  withCache: one.withCache + other.withCache,
  output: one.output + other.output,
});

/** Counts what goes through the models it is put around; of one session at a time. */
export function createMeter() {
  let last: readonly number[] = [];
  let counted = nothingCounted;

  function count(request: ModelRequest, { output }: ModelResponse): void {
    const tokens = tokensOf(requestInWords(request));
    const cached = sharedStart(tokens, last);
    last = tokens;
    counted = added(counted, {
      calls: 1,
      input: tokens.length,
      withCache: tokens.length - (1 - cachedShare) * cached,
      output: tokensIn(output.map(itemInWords).join('\n')),
    });
  }

  return {
    watch: (model: Model): Model => ({
      async getResponse(request) {
        const response = await model.getResponse(request);
        count(request, response);
        return response;
      },
      getStreamedResponse: (request) => model.getStreamedResponse(request),
    }),
    /** Forgets the last session: another one begins with an empty cache. */
    newSession() {
      last = [];
    },
    /** What was counted since this was asked last. */
    take(): Counted {
      const taken = counted;
      counted = nothingCounted;
      return taken;
    },
  };
}

/** In the order in which a model reads it: instructions, tools, messages. */
function requestInWords(request: ModelRequest): string {
  const items = typeof request.input === 'string' ? [request.input] : request.input.map(itemInWords);
  return [request.systemInstructions ?? '', JSON.stringify(toolsOnTheWire(request)), ...items].join('\n');
}

/** Only what a model reads or writes of it: no ids, and none of the JSON around it. */
function itemInWords(item: AgentInputItem): string {
  if (item.type === 'function_call') return `${item.name} ${item.arguments}`;
  if (item.type === 'function_call_result') return `${item.name}: ${resultOf(item.output)}`;
  return 'role' in item ? `${item.role}: ${textOf(item)}` : JSON.stringify(item);
}

const resultOf = (output: unknown): string =>
  typeof output === 'object' && output !== null && 'text' in output ? String(output.text) : JSON.stringify(output);
