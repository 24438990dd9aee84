import {
  type AgentOutputItem,
  type Model,
  type ModelRequest,
  type ModelResponse,
  Usage as SdkUsage,
  type StreamEvent,
} from '@openai/agents';
import type { Usage } from '../session/ports.ts';
import { callsInText } from './calls-in-text.ts';
import type { FunctionCallItem } from './sdk-items.ts';
import { TOOL_NAMES } from './tools.ts';

/** No message holds more than this; what a model calls beyond is not looked at. */
const mostCalls = 50;

/**
 * A model whose answers the SDK can always take, whatever server is behind it: every call has an id of its own, calls that
 * came as text are calls, and there are no more than a message can hold. It counts what was spent, also when a run fails.
 */
export class ForgivingModel implements Model {
  readonly #model: Model;
  readonly #reject: Reject;
  #ids = 0;
  #usage: Usage = { modelCalls: 0, inputTokens: 0, outputTokens: 0 };

  /** `reject` hears of calls that nobody can take. */
  constructor(model: Model, reject: Reject) {
    this.#model = model;
    this.#reject = reject;
  }

  /** What was spent so far. */
  get usage(): Usage {
    return this.#usage;
  }

  async getResponse(request: ModelRequest): Promise<ModelResponse> {
    this.#spend(1, 0, 0);
    const response = await this.#model.getResponse(request);
    this.#count(response);
    return { ...response, usage: response.usage ?? new SdkUsage(), output: this.#mended(response.output, request) };
  }

  async *getStreamedResponse(request: ModelRequest): AsyncIterable<StreamEvent> {
    this.#spend(1, 0, 0);
    for await (const event of this.#model.getStreamedResponse(request)) {
      if (event.type !== 'response_done') yield event;
      else {
        const { response } = event;
        this.#count(response);
        yield { ...event, response: { ...response, output: this.#mended(response.output, request) } };
      }
    }
  }

  /** What a server does not tell counts as nothing. */
  #count({ usage }: { readonly usage?: { readonly inputTokens?: number; readonly outputTokens?: number } }): void {
    this.#spend(0, usage?.inputTokens ?? 0, usage?.outputTokens ?? 0);
  }

  #spend(modelCalls: number, inputTokens: number, outputTokens: number): void {
    this.#usage = {
      modelCalls: this.#usage.modelCalls + modelCalls,
      inputTokens: this.#usage.inputTokens + inputTokens,
      outputTokens: this.#usage.outputTokens + outputTokens,
    };
  }

  #mended<Item extends AgentOutputItem>(output: readonly Item[], { tools }: ModelRequest): (Item | FunctionCallItem)[] {
    const names = tools.flatMap((tool) => ('name' in tool ? [tool.name] : []));
    const items: readonly (Item | FunctionCallItem)[] = output.some(({ type }) => type === 'function_call')
      ? output
      : output.flatMap((item) => orCallsIn(item, names));
    const calls = items.filter(isCall);
    if (calls.length > mostCalls) this.#reject('too-many-calls', `${calls.length} calls in one answer`);
    const taken = new Set<AgentOutputItem>(calls.slice(0, mostCalls));
    return items.flatMap((item): readonly (Item | FunctionCallItem)[] => {
      if (!isCall(item)) return [item];
      return taken.has(item) ? [this.#mendedCall(item, names)] : [];
    });
  }

  /** Ids are used nowhere but between a call and its result, so each call gets a fresh one. */
  #mendedCall(call: FunctionCallItem, names: readonly string[]): FunctionCallItem {
    const args = asJsonObject(call.arguments);
    if (!names.includes(call.name)) this.#reject(isTool(call.name) ? 'tool-closed' : 'tool-unknown', nameToTell(call));
    else if (args === undefined) this.#reject('tool-arguments-malformed', `${call.name}: no JSON object`);
    return { ...call, arguments: args ?? String(call.arguments), callId: `call_${++this.#ids}` };
  }
}

/** Hears of a call that nobody can take. */
export type Reject = (code: string, detail: string) => void;

const isCall = (item: AgentOutputItem): item is FunctionCallItem => item.type === 'function_call';

const isTool = (name: string): boolean => (TOOL_NAMES as readonly string[]).includes(name);

/** A name that we did not give may hold anything. */
const nameToTell = ({ name }: FunctionCallItem): string =>
  isTool(name) ? `${name} is not open now` : 'there is no such tool';

/** Arguments as the JSON text of an object: some servers send the object, fence it, encode it twice or leave it out. */
function asJsonObject(args: unknown): string | undefined {
  if (args === undefined || args === null) return '{}';
  if (typeof args === 'object') return Array.isArray(args) ? undefined : JSON.stringify(args);
  const text = unfenced(String(args).trim());
  if (text === '') return '{}';
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'number' || typeof value === 'boolean' ? undefined : asJsonObject(value);
  } catch {
    return undefined;
  }
}

/** What stands between the marks of a code block. */
const unfenced = (text: string): string =>
  text.startsWith('```') ? text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1) : text;

function orCallsIn<Item extends AgentOutputItem>(
  item: Item,
  names: readonly string[],
): readonly (Item | FunctionCallItem)[] {
  const calls = callsInText(textOf(item), names);
  return calls.length === 0 ? [item] : calls;
}

const textOf = (item: AgentOutputItem): string =>
  item.type === 'message' && 'content' in item && Array.isArray(item.content)
    ? item.content.flatMap((part) => (part.type === 'output_text' ? [part.text] : [])).join('\n')
    : '';
